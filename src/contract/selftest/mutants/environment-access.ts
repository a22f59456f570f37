/** Changes, deletions, roles and repeated requests of the secrets of environments, broken. */
import { breaking, editing, forgiving, heading, itemOf, listing, reply } from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const create = 'POST /api/environments/*/secrets'
const list = 'GET /api/environments/*/secrets'

export const environmentAccessMutants: readonly Mutant[] = mutantsOf('environment-secrets', [
  {
    name: 'another value is revealed',
    requirement: 'ENV-SHOW-1',
    killedBy: 'reveals it',
    wrap: editing('GET /api/secrets/*/value', 'value', (value) => String(value).toUpperCase()),
  },
  {
    name: 'a change of the value is lost',
    requirement: 'ENV-EDIT-1',
    killedBy: 'reveals the new value',
    wrap: breaking('PATCH /api/secrets/*', () => ({ body }, next) => {
      const { value, ...others } = itemOf(body)
      return typeof value === 'string' && value !== '' ? next({ body: others }) : next()
    }),
  },
  {
    name: 'a change resets createdAt',
    requirement: 'ENV-EDIT-1',
    killedBy: 'changes its value and its description',
    wrap: editing('PATCH /api/secrets/*', 'secret/createdAt', () => '2001-01-01T00:00:00.000Z'),
  },
  {
    name: 'a change without members clears the description',
    requirement: 'ENV-EDIT-1',
    killedBy: 'changing nothing changes nothing',
    wrap: breaking(
      'PATCH /api/secrets/*',
      () =>
        ({ body }, next) =>
          body !== undefined && Object.keys(itemOf(body)).length === 0 && !Array.isArray(body)
            ? next({ body: { description: '' } })
            : next(),
    ),
  },
  {
    name: 'a field that cannot be changed is ignored',
    requirement: 'ENV-EDIT-2',
    killedBy: 'a field that cannot be changed is refused',
    wrap: breaking('PATCH /api/secrets/*', () => ({ body }, next) => {
      const { key, ...others } = itemOf(body)
      return key === undefined ? next() : next({ body: others })
    }),
  },
  {
    name: 'a deletion does nothing',
    requirement: 'ENV-DEL-1',
    killedBy: 'it is gone',
    wrap: breaking('DELETE /api/secrets/*', () => {
      const spared = new Set<string>()
      return async ({ url, parts: [id = ''] }, next) => {
        if (spared.has(id)) return next({ path: '/api/secrets/clxk3v9qd000008l4hq2n7z3m' })
        const like = await next({ method: 'GET', path: `${url.pathname}/value`, body: undefined })
        if (!like.ok) return next()
        spared.add(id)
        return reply(like, { success: true })
      }
    }),
  },
  {
    name: 'a second deletion succeeds too',
    requirement: 'ENV-DEL-1',
    killedBy: 'it cannot be deleted twice',
    wrap: forgiving('DELETE /api/secrets/*', 404, () => ({ success: true })),
  },
  {
    name: 'a viewer may write',
    requirement: 'ENV-ROLE-1',
    killedBy: 'a viewer reads the list and writes nothing',
    wrap: breaking(
      create,
      () =>
        ({ headers }, next) =>
          headers.get('authorization') === 'Bearer nowhere_bob'
            ? next({ headers: { authorization: 'Bearer nowhere_alice' } })
            : next(),
    ),
  },
  {
    name: 'a token that is bound elsewhere may read the list',
    requirement: 'ENV-ROLE-1',
    killedBy: 'a token that is bound elsewhere does nothing here',
    wrap: breaking(
      list,
      () =>
        ({ headers }, next) =>
          headers.get('authorization') === 'Bearer nowhere_alice_staging'
            ? next({ headers: { authorization: 'Bearer nowhere_alice' } })
            : next(),
    ),
  },
  {
    name: 'what a viewer may not write is written all the same',
    requirement: 'ENV-ROLE-1',
    killedBy: 'nothing was made',
    wrap: breaking(create, () => async ({ headers }, next) => {
      const response = await next()
      if (headers.get('authorization') === 'Bearer nowhere_bob' && response.status === 403) {
        await next({ headers: { authorization: 'Bearer nowhere_alice' } })
      }
      return response
    }),
  },
  {
    name: 'the key of a request is ignored',
    requirement: 'ENV-IDEM-1',
    killedBy: 'the same again is answered as before',
    wrap: breaking(create, () => ({ headers }, next) => {
      headers.delete('idempotency-key')
      return next()
    }),
  },
  {
    name: 'a replay makes a second secret',
    requirement: 'ENV-IDEM-1',
    killedBy: 'it is there once',
    wrap: (fetch) => {
      const replayed = new Set<string>()
      const watch = breaking(create, () => async ({ body }, next) => {
        const response = await next()
        if (response.headers.get('idempotent-replayed') === 'true') replayed.add(String(itemOf(body).key))
        return response
      })
      return listing(list, 'secrets', (items) =>
        items.flatMap((item) => (replayed.has(String(item.key)) ? [item, item] : [item])),
      )(watch(fetch))
    },
  },
  {
    name: 'a replay does not say that it is one',
    requirement: 'ENV-IDEM-1',
    killedBy: 'the same again is answered as before',
    wrap: heading(create, (headers) => headers.delete('idempotent-replayed')),
  },
  {
    name: 'another body under the key of a request is taken for the first',
    requirement: 'ENV-IDEM-1',
    killedBy: 'another body with that key is refused',
    wrap: breaking(create, () => {
      const bodies = new Map<string, unknown>()
      return ({ body, headers }, next) => {
        const key = headers.get('idempotency-key')
        if (key === null) return next()
        const first = bodies.get(key) ?? body
        bodies.set(key, first)
        return next({ body: first })
      }
    }),
  },
  {
    name: 'an environment that is not there is empty',
    requirement: 'ENV-GONE-1',
    killedBy: 'listEnvironmentSecrets: of nothing',
    wrap: forgiving(list, 404, () => ({ secrets: [] })),
  },
  {
    name: 'what remains does not fall',
    requirement: 'ENV-LIMIT-1',
    killedBy: 'rate limit adds up',
    wrap: heading('*', (headers) => {
      if (headers.has('x-ratelimit-remaining')) headers.set('x-ratelimit-remaining', '99')
    }),
  },
])

/** Secrets of environments, broken. */
import {
  accepting,
  bodyOf,
  breaking,
  edit,
  editing,
  excusing,
  forgiving,
  heading,
  itemOf,
  listing,
  refusing,
  reply,
  turning,
} from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const create = 'POST /api/environments/*/secrets'
const list = 'GET /api/environments/*/secrets'

/** Which request made which secret, for mutants that know values. */
function withValues(use: (value: (id: string) => unknown) => Mutant['wrap']): Mutant['wrap'] {
  return (fetch) => {
    const values = new Map<string, unknown>()
    const remember = breaking(create, () => async ({ body }, next) => {
      const response = await next()
      if (response.ok) values.set(String(itemOf(itemOf(await bodyOf(response)).secret).id), itemOf(body).value)
      return response
    })
    return use((id) => values.get(id))(remember(fetch))
  }
}

export const environmentSecretMutants: readonly Mutant[] = mutantsOf('environment-secrets', [
  {
    name: 'a creation answers 201',
    requirement: 'ENV-NEW-2',
    killedBy: 'status is declared',
    wrap: turning(create, 200, 201),
  },
  {
    name: 'a creation is not wrapped',
    requirement: 'ENV-NEW-2',
    killedBy: 'body fits its schema',
    wrap: breaking(create, () => async (_, next) => {
      const response = await next()
      return response.ok ? reply(response, itemOf(await bodyOf(response)).secret) : response
    }),
  },
  {
    name: 'a creation loses the description',
    requirement: 'ENV-NEW-2',
    killedBy: 'creates it',
    wrap: editing(create, 'secret/description', () => null),
  },
  {
    name: 'a creation answers the value',
    requirement: 'ENV-NEW-3',
    killedBy: 'no secret comes back',
    wrap: editing(create, 'secret/value', (_, { body }) => itemOf(body).value),
  },
  {
    name: 'the list shows values',
    requirement: 'ENV-NEW-3',
    killedBy: 'no secret comes back',
    wrap: withValues((value) =>
      listing(list, 'secrets', (items) => items.map((item) => ({ ...item, value: value(String(item.id)) }))),
    ),
  },
  {
    name: 'an error tells the value',
    requirement: 'ENV-NEW-3',
    killedBy: 'no secret comes back',
    wrap: excusing(create, 409, (body, { body: sent }) => ({
      ...itemOf(body),
      hint: `You sent ${String(itemOf(sent).value)}`,
    })),
  },
  {
    name: 'an error has no message',
    requirement: 'ENV-ERR-1',
    killedBy: 'body fits its schema',
    wrap: excusing('*', 404, (body) => edit(body, ['message'], () => undefined)),
  },
  {
    name: 'the hint of an error is a number',
    requirement: 'ENV-ERR-1',
    killedBy: 'body fits its schema',
    wrap: excusing('*', 400, (body) => ({ ...itemOf(body), hint: 7 })),
  },
  {
    name: 'invalid input is a 422',
    requirement: 'ENV-ERR-2',
    killedBy: 'createEnvironmentSecret: key of another type',
    wrap: turning(create, 400, 422),
  },
  {
    name: 'a missing token is a 403',
    requirement: 'ENV-ERR-2',
    killedBy: 'listEnvironmentSecrets: without a token',
    wrap: turning('*', 401, 403),
  },
  {
    name: 'a key may be in small letters',
    requirement: 'ENV-ERR-4',
    killedBy: 'createEnvironmentSecret: key not of its pattern',
    wrap: accepting(
      create,
      ({ key }) => typeof key === 'string' && key !== '' && !/^[A-Z][A-Z0-9_]*$/.test(key),
      (body) => ({ ...body, key: 'REPAIRED' }),
    ),
  },
  {
    name: 'a value may be empty',
    requirement: 'ENV-ERR-4',
    killedBy: 'createEnvironmentSecret: value of 0 characters',
    wrap: accepting(
      create,
      ({ value }) => value === '',
      (body) => ({ ...body, value: 'repaired' }),
    ),
  },
  {
    name: 'a value of one character is refused',
    requirement: 'ENV-ERR-4',
    killedBy: 'createEnvironmentSecret: value of 1 character',
    wrap: refusing(create, ({ value }) => typeof value === 'string' && value.length === 1),
  },
  {
    name: 'neverReveal may be a text',
    requirement: 'ENV-NEW-1',
    killedBy: 'createEnvironmentSecret: neverReveal of another type',
    wrap: accepting(
      create,
      ({ neverReveal }) => neverReveal !== undefined && typeof neverReveal !== 'boolean',
      (body) => ({ ...body, neverReveal: false }),
    ),
  },
  {
    name: 'a second secret of a key is accepted',
    requirement: 'ENV-KEY-1',
    killedBy: 'a second one of that key is refused',
    wrap: breaking(create, () => {
      let count = 0
      return async ({ body }, next) => {
        const response = await next()
        return response.status === 409
          ? next({ body: { ...itemOf(body), key: `${String(itemOf(body).key)}_${++count}` } })
          : response
      }
    }),
  },
  {
    name: 'a conflict does not name its field',
    requirement: 'ENV-KEY-2',
    killedBy: 'a second one of that key is refused',
    wrap: excusing(create, 409, (body) => edit(body, ['field'], () => undefined)),
  },
  {
    name: 'a key is taken in all environments',
    requirement: 'ENV-KEY-2',
    killedBy: 'its key is free in another environment',
    wrap: breaking(create, () => {
      const taken = new Set<string>()
      return async ({ body }, next) => {
        const key = String(itemOf(body).key)
        // An empty body is refused.
        const response = await (taken.has(key) ? next({ body: [] }) : next())
        if (response.ok) taken.add(key)
        return response
      }
    }),
  },
  {
    name: 'the list is not sorted',
    requirement: 'ENV-LIST-1',
    killedBy: 'the list has it once, by key',
    wrap: listing(list, 'secrets', (items) => items.toReversed()),
  },
  {
    name: 'a secret is missing from the list',
    requirement: 'ENV-LIST-1',
    killedBy: 'the list has it once, by key',
    wrap: listing(list, 'secrets', () => []),
  },
  {
    name: 'the list does not say how often a secret is used',
    requirement: 'ENV-LIST-1',
    killedBy: 'body fits its schema',
    wrap: editing(list, 'secrets/*/usageCount', () => undefined),
  },
  {
    name: 'what is never to be revealed is revealed',
    requirement: 'ENV-SHOW-1',
    killedBy: 'nobody is shown it',
    wrap: withValues((value) =>
      breaking('GET /api/secrets/*/value', () => async ({ parts: [id = ''] }, next) => {
        const response = await next()
        return response.status === 403 ? reply(response, { value: value(id) }, { status: 200 }) : response
      }),
    ),
  },
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

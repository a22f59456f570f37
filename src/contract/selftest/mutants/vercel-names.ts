/** Renames, deletions, teams and limits of the secrets of the Vercel API, broken. */
import { breaking, editing, forgiving, haunting, heading, itemOf, sparing, turning } from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const pages = { path: '/v3/secrets?limit=100', member: 'secrets' }
const isNamed = (item: Readonly<Record<string, unknown>>, reference: string | undefined): boolean =>
  item.uid === reference || item.name === reference

export const vercelNameMutants: readonly Mutant[] = mutantsOf('vercel-secrets', [
  {
    name: 'a rename changes the id',
    requirement: 'VER-NAME-1',
    killedBy: 'renames one',
    wrap: editing('PATCH /v2/secrets/*', 'uid', () => 'sec_zWsFytQUFlkUWaR7nWdwS7xR'),
  },
  {
    name: 'a rename does not tell the old name',
    requirement: 'VER-NAME-1',
    killedBy: 'body fits its schema',
    wrap: editing('PATCH /v2/secrets/*', 'oldName', () => undefined),
  },
  {
    name: 'the old name still leads to a secret',
    requirement: 'VER-NAME-1',
    killedBy: 'the old name leads nowhere',
    wrap: (fetch) => {
      const renamed = new Map<string, string>()
      const watch = breaking('PATCH /v2/secrets/*', () => async ({ body, parts: [old = ''] }, next) => {
        const response = await next()
        if (response.ok) renamed.set(old, String(itemOf(body).name))
        return response
      })
      const lead = breaking('GET /v3/secrets/*', () => async ({ parts: [name = ''] }, next) => {
        const response = await next()
        const now = renamed.get(name)
        return response.status === 404 && now !== undefined ? next({ path: `/v3/secrets/${now}` }) : response
      })
      return lead(watch(fetch))
    },
  },
  {
    name: 'a rename to a taken name is accepted',
    requirement: 'VER-NAME-1',
    killedBy: 'a taken name is refused',
    wrap: forgiving('PATCH /v2/secrets/*', 400, ({ body, parts: [oldName] }) => ({
      uid: 'sec_zWsFytQUFlkUWaR7nWdwS7xR',
      name: itemOf(body).name,
      created: '2021-02-10T13:11:49.180Z',
      oldName,
    })),
  },
  {
    name: 'a deletion answers created as a text',
    requirement: 'VER-DEL-1',
    killedBy: 'body fits its schema',
    wrap: editing('DELETE /v2/secrets/*', 'created', () => '2021-02-10T13:11:49.180Z'),
  },
  {
    name: 'a deletion does nothing',
    requirement: 'VER-DEL-1',
    killedBy: 'it is gone, the other is not',
    wrap: sparing(
      'DELETE /v2/secrets/*',
      pages,
      (item, { parts }) => isNamed(item, parts[0]),
      ({ uid, name, createdAt }) => ({ uid, name, created: createdAt }),
    ),
  },
  {
    name: 'what was deleted stays in the list',
    requirement: 'VER-DEL-1',
    killedBy: 'it is gone, the other is not',
    wrap: (fetch) =>
      haunting('DELETE /v2/secrets/*', { ...pages, path: '/v3/secrets' }, (item, { parts }) => isNamed(item, parts[0]))(
        fetch,
      ),
  },
  {
    name: 'a second deletion succeeds too',
    requirement: 'VER-DEL-1',
    killedBy: 'it cannot be deleted twice',
    wrap: forgiving('DELETE /v2/secrets/*', 404, ({ parts: [name] }) => ({
      uid: 'sec_zWsFytQUFlkUWaR7nWdwS7xR',
      name,
      created: 1_612_962_709_180,
    })),
  },
  {
    name: 'a team has the secrets of the user',
    requirement: 'VER-TEAM-1',
    killedBy: 'the user has none of that name',
    wrap: breaking('GET|POST|PATCH|DELETE /v2/secrets/*', () => ({ url }, next) => {
      url.searchParams.delete('teamId')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
  {
    name: 'anybody may act for a team that is not there',
    requirement: 'VER-TEAM-2',
    killedBy: 'nobody acts for a team that is not there',
    wrap: breaking('GET /v3/secrets', () => async (_, next) => {
      const response = await next()
      return response.status === 403 ? next({ path: '/v3/secrets' }) : response
    }),
  },
  {
    name: 'an unauthenticated request ends in 404',
    requirement: 'VER-AUTH-1',
    killedBy: 'getVercelSecret: without a token',
    wrap: turning('GET /v3/secrets/*', 401, 404),
  },
  {
    name: 'an unauthenticated request ends in 403',
    requirement: 'VER-AUTH-1',
    killedBy: 'listVercelSecrets: without a token',
    wrap: turning('GET /v3/secrets', 401, 403),
  },
  {
    name: 'the end of the window is in milliseconds',
    requirement: 'VER-LIMIT-1',
    killedBy: 'rate limit adds up',
    wrap: heading('GET /v3/secrets', (headers) => {
      const reset = headers.get('x-ratelimit-reset')
      if (reset !== null) headers.set('x-ratelimit-reset', `${reset}000`)
    }),
  },
  {
    name: 'the slug of a team is ignored',
    requirement: 'VER-TEAM-1',
    killedBy: 'the slug of the team leads to its secret too',
    wrap: breaking('GET /v3/secrets/*', () => ({ url }, next) => {
      url.searchParams.delete('slug')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
])

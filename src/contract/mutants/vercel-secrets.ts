/** Secrets of the Vercel API, broken. */
import {
  accepting,
  answering,
  breaking,
  editing,
  forgiving,
  haunting,
  heading,
  itemOf,
  listing,
  refusing,
  sharing,
  sparing,
  turning,
} from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

const pages = { path: '/v3/secrets?limit=100', member: 'secrets' }
const isNamed = (item: Readonly<Record<string, unknown>>, reference: string | undefined): boolean =>
  item.uid === reference || item.name === reference

export const vercelSecretMutants: readonly Mutant[] = mutantsOf('vercel-secrets', [
  {
    name: 'a creation answers no created',
    requirement: 'VER-NEW-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'created', () => undefined),
  },
  {
    name: 'created is a number',
    requirement: 'VER-NEW-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'created', () => 1_609_492_210_000),
  },
  {
    name: 'the value of a creation is a text',
    requirement: 'VER-NEW-2',
    killedBy: 'body fits its schema',
    wrap: editing('POST /v2/secrets/*', 'value', (_, { body }) => itemOf(body).value),
  },
  {
    name: 'the value of a creation is not the one that was sent',
    requirement: 'VER-NEW-2',
    killedBy: 'creates a decryptable one',
    wrap: editing('POST /v2/secrets/*', 'value/data', (data) => (Array.isArray(data) ? data.slice(1) : data)),
  },
  {
    name: 'a creation answers 201',
    requirement: 'VER-NEW-1',
    killedBy: 'status is declared',
    wrap: turning('POST /v2/secrets/*', 200, 201),
  },
  {
    name: 'a name may have 101 characters',
    requirement: 'VER-NEW-4',
    killedBy: 'createVercelSecret: name of 101 characters',
    wrap: (fetch) =>
      breaking('POST /v2/secrets/*', () => ({ body }, next) => {
        const { name } = itemOf(body)
        if (typeof name !== 'string' || name.length !== 101) return next()
        return next({ path: `/v2/secrets/${name.slice(1)}`, body: { ...itemOf(body), name: name.slice(1) } })
      })(fetch),
  },
  {
    name: 'a name may have 99 characters at most',
    requirement: 'VER-NEW-4',
    killedBy: 'createVercelSecret: name of 100 characters',
    wrap: refusing('POST /v2/secrets/*', ({ name }) => typeof name === 'string' && name.length === 100),
  },
  {
    name: 'a body may have an unknown member',
    requirement: 'VER-NEW-4',
    killedBy: 'createVercelSecret: the body with an unknown member',
    wrap: accepting(
      'POST /v2/secrets/*',
      (body) => Object.keys(body).some((name) => !['name', 'value', 'decryptable', 'projectId'].includes(name)),
      ({ name, value }) => ({ name, value }),
    ),
  },
  {
    name: 'decryptable may be a text',
    requirement: 'VER-NEW-3',
    killedBy: 'createVercelSecret: decryptable of another type',
    wrap: accepting(
      'POST /v2/secrets/*',
      ({ decryptable }) => decryptable !== undefined && typeof decryptable !== 'boolean',
      (body) => ({ ...body, decryptable: false }),
    ),
  },
  {
    name: 'an invalid value ends in a 422',
    requirement: 'VER-NEW-3',
    killedBy: 'createVercelSecret: value of another type',
    wrap: turning('POST /v2/secrets/*', 400, 422),
  },
  {
    name: 'a blocked account is refused as anybody would be',
    requirement: 'VER-NEW-5',
    killedBy: 'creating is refused',
    wrap: turning('POST /v2/secrets/*', 402, 403),
  },
  {
    name: 'a taken name is accepted',
    requirement: 'VER-NEW-6',
    killedBy: 'so is another secret of a taken name',
    wrap: breaking('POST /v2/secrets/*', () => {
      let count = 0
      return async ({ body }, next) => {
        const response = await next()
        const { name, value } = itemOf(body)
        const isSound = typeof name === 'string' && typeof value === 'string' && Object.keys(itemOf(body)).length === 2
        if (response.status !== 400 || !isSound) return response
        const free = `${name.slice(0, 40)}-again-${++count}`
        return next({ path: `/v2/secrets/${free}`, body: { name: free, value } })
      }
    }),
  },
  {
    name: 'created differs between creating and reading',
    requirement: 'VER-GET-2',
    killedBy: 'reads it by its id',
    wrap: editing('GET /v3/secrets/*', 'created', () => '2001-01-01T00:00:00.000Z'),
  },
  {
    name: 'the project of a secret is lost',
    requirement: 'VER-GET-2',
    killedBy: 'reads it by its id',
    wrap: editing('GET /v3/secrets/*', 'projectId', () => undefined),
  },
  {
    name: 'reading answers the value unasked',
    requirement: 'VER-GET-3',
    killedBy: 'reads it by its id',
    wrap: breaking(
      'GET /v3/secrets/*',
      () =>
        ({ url }, next) =>
          next({ path: `${url.pathname}?decrypt=true` }),
    ),
  },
  {
    name: 'what is not decryptable is decrypted',
    requirement: 'VER-GET-3',
    killedBy: 'the new name leads to it, without a value',
    wrap: breaking('POST /v2/secrets/*', () => ({ body }, next) => {
      const isIt = itemOf(body).decryptable === false && typeof itemOf(body).value === 'string'
      return isIt ? next({ body: { ...itemOf(body), decryptable: true } }) : next()
    }),
  },
  {
    name: 'what is decryptable is not decrypted',
    requirement: 'VER-GET-3',
    killedBy: 'reads it by its name, and its value where asked',
    wrap: editing('GET /v3/secrets/*', 'value', () => undefined),
  },
  {
    name: 'decrypt may be anything',
    requirement: 'VER-GET-3',
    killedBy: 'getVercelSecret: decrypt of another value',
    wrap: breaking(
      'GET /v3/secrets/*',
      () =>
        ({ url }, next) =>
          /^(true|false)?$/.test(url.searchParams.get('decrypt') ?? '') ? next() : next({ path: url.pathname }),
    ),
  },
  {
    name: 'a secret is not read by its name',
    requirement: 'VER-GET-1',
    killedBy: 'reads it by its name, and its value where asked',
    wrap: breaking(
      'GET /v3/secrets/*',
      () =>
        ({ parts: [reference = ''] }, next) =>
          reference.startsWith('sec_') ? next() : next({ path: '/v3/secrets/nobody-has-this-name' }),
    ),
  },
  {
    name: 'anybody can read a secret by its id',
    requirement: 'VER-GET-1',
    killedBy: 'getVercelSecret: of another account',
    wrap: sharing('GET /v3/secrets/*', 'nowhere_alice'),
  },
  {
    name: 'a page has 25 unless told otherwise',
    requirement: 'VER-LIST-1',
    killedBy: 'a page has 20 unless told otherwise, and leads on',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      if (url.searchParams.has('limit')) return next()
      url.searchParams.set('limit', '25')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
  {
    name: 'a limit is ignored',
    requirement: 'VER-LIST-2',
    killedBy: 'shorter pages of the same meet each once too',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      if (!/^([1-9]|1\d)$/.test(url.searchParams.get('limit') ?? '')) return next()
      url.searchParams.delete('limit')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
  {
    name: 'a limit of 101 is accepted',
    requirement: 'VER-LIST-2',
    killedBy: 'listVercelSecrets: limit too large',
    wrap: breaking(
      'GET /v3/secrets',
      () =>
        ({ url }, next) =>
          url.searchParams.get('limit') === '101' ? next({ path: '/v3/secrets?limit=100' }) : next(),
    ),
  },
  {
    name: 'a limit of 100 is refused',
    requirement: 'VER-LIST-2',
    killedBy: 'listVercelSecrets: limit as large as it may be',
    wrap: breaking(
      'GET /v3/secrets',
      () =>
        ({ url }, next) =>
          url.searchParams.get('limit') === '100' ? next({ path: '/v3/secrets?limit=1000' }) : next(),
    ),
  },
  {
    name: 'there is never a next page',
    requirement: 'VER-LIST-1',
    killedBy: 'a page has 20 unless told otherwise, and leads on',
    wrap: editing('GET /v3/secrets', 'pagination/next', () => null),
  },
  {
    name: 'pages overlap',
    requirement: 'VER-LIST-2',
    killedBy: 'shorter pages of the same meet each once too',
    wrap: editing('GET /v3/secrets', 'pagination/next', (next) => (typeof next === 'number' ? next + 1 : next)),
  },
  {
    name: 'the last secret of a page is skipped',
    requirement: 'VER-LIST-1',
    killedBy: 'shorter pages of the same meet each once too',
    wrap: answering('GET /v3/secrets', (body) => {
      const { secrets, pagination } = itemOf(body)
      const isLast = itemOf(pagination).next === null
      return { ...itemOf(body), secrets: Array.isArray(secrets) && !isLast ? secrets.slice(0, -1) : secrets }
    }),
  },
  {
    name: 'the oldest secrets come first',
    requirement: 'VER-LIST-2',
    killedBy: 'walking long pages meets each once',
    wrap: listing('GET /v3/secrets', 'secrets', (items) => items.toReversed()),
  },
  {
    name: 'the count of a page is that of all',
    requirement: 'VER-LIST-2',
    killedBy: 'a page has 20 unless told otherwise, and leads on',
    wrap: editing('GET /v3/secrets', 'pagination/count', () => 1_000),
  },
  {
    name: 'until is left in',
    requirement: 'VER-LIST-2',
    killedBy: 'both ends of a time are left out',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      const [since, until] = [url.searchParams.get('since'), url.searchParams.get('until')]
      if (since === null || until === null || !/^\d+$/.test(until)) return next()
      url.searchParams.set('until', String(Number(until) + 1))
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
  {
    name: 'the list shows values',
    requirement: 'VER-LIST-2',
    killedBy: 'nothing undeclared is said',
    wrap: editing('GET /v3/secrets', 'secrets/*/value', () => 'shown'),
  },
  {
    name: 'the list cannot be narrowed to an id',
    requirement: 'VER-LIST-3',
    killedBy: 'the list can be narrowed to its id',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      url.searchParams.delete('id')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
  {
    name: 'the list cannot be narrowed to a project',
    requirement: 'VER-LIST-3',
    killedBy: 'and to its project',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      url.searchParams.delete('projectId')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
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
    name: 'the end of the window is in milliseconds',
    requirement: 'VER-LIMIT-1',
    killedBy: 'rate limit adds up',
    wrap: heading('GET /v3/secrets', (headers) => {
      const reset = headers.get('x-ratelimit-reset')
      if (reset !== null) headers.set('x-ratelimit-reset', `${reset}000`)
    }),
  },
])

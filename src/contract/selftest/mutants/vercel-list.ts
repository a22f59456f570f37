/** The list of the secrets of the Vercel API, broken. */
import { answering, breaking, editing, itemOf, listing } from './break.ts'
import { type Mutant, mutantsOf } from './mutant.ts'

export const vercelListMutants: readonly Mutant[] = mutantsOf('vercel-secrets', [
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
    killedBy: 'a page has 20 unless told otherwise, and leads on',
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
    killedBy: 'the list can be narrowed to ids',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      url.searchParams.delete('id')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
  {
    name: 'the list cannot be narrowed to a project',
    requirement: 'VER-LIST-3',
    killedBy: 'and to a project',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      url.searchParams.delete('projectId')
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
  {
    name: 'the page that follows has lost its first secret',
    requirement: 'VER-LIST-1',
    killedBy: 'the rest is on the pages that follow',
    wrap: listing('GET /v3/secrets', 'secrets', (items, { url }) =>
      url.searchParams.has('until') ? items.slice(1) : items,
    ),
  },
  {
    name: 'of several ids only the first one counts',
    requirement: 'VER-LIST-3',
    killedBy: 'the list can be narrowed to ids',
    wrap: breaking('GET /v3/secrets', () => ({ url }, next) => {
      const [first] = (url.searchParams.get('id') ?? '').split(',')
      if (first === undefined || first === '') return next()
      url.searchParams.set('id', first)
      return next({ path: `${url.pathname}${url.search}` })
    }),
  },
])

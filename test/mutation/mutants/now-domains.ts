/** The domains of the now API, broken. */
import {
  accepting,
  answering,
  bodyOf,
  breaking,
  editing,
  forgiving,
  haunting,
  itemOf,
  listing,
  reply,
} from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const domains = { path: '/domains', member: 'domains' }
const text40 = 'da39a3ee5e6b4b0d3255bfef95601890afd8070'
const time = '2017-02-20T08:00:00.000Z'

export const nowDomainMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a domain is not in the list',
    requirement: 'NOW-DOM-1',
    killedBy: 'the list has it once, with its aliases',
    wrap: listing('GET /domains', 'domains', (items) => items.slice(1)),
  },
  {
    name: 'the list tells every domain as external',
    requirement: 'NOW-DOM-1',
    killedBy: 'the list has it once, with its aliases',
    wrap: editing('GET /domains', 'domains/*/isExternal', () => true),
  },
  {
    name: 'the list has no aliases of a domain',
    requirement: 'NOW-DOM-1',
    killedBy: 'the list has it once, with its aliases',
    wrap: editing('GET /domains', 'domains/*/aliases', () => []),
  },
  {
    name: 'the aliases of a domain are their names',
    requirement: 'NOW-DOM-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /domains', 'domains/*/aliases/*', () => 'www.example.com'),
  },
  {
    name: 'the time of a domain is another in the list',
    requirement: 'NOW-DOM-2',
    killedBy: 'the list has it once, with its aliases',
    wrap: editing('GET /domains', 'domains/*/created', () => time),
  },
  {
    name: 'a new domain has no zone',
    requirement: 'NOW-DOM-4',
    killedBy: 'its zone leads to the platform',
    wrap: editing('GET /domains/*/records', 'records', () => []),
  },
  {
    name: 'an internal domain is not verified',
    requirement: 'NOW-DOM-4',
    killedBy: 'creates it',
    wrap: breaking('POST /domains', () => async ({ body }, next) => {
      const response = await next()
      const isIt = response.ok && itemOf(body).isExternal === false
      return isIt
        ? reply(response, { ...itemOf(await bodyOf(response)), verified: false, verifyToken: `${text40}9` })
        : response
    }),
  },
  {
    name: 'an external domain comes without a token',
    requirement: 'NOW-DOM-5',
    killedBy: 'creates it, unverified and with a token',
    wrap: editing('POST /domains', 'verifyToken', () => undefined),
  },
  {
    name: 'an external domain is verified at once',
    requirement: 'NOW-DOM-5',
    killedBy: 'creates it, unverified and with a token',
    wrap: answering('POST /domains', (body) => {
      const { verifyToken: _, ...others } = itemOf(body)
      return { ...others, verified: true }
    }),
  },
  {
    name: 'the token of a domain is another one each time',
    requirement: 'NOW-DOM-6',
    killedBy: 'it is the same token',
    wrap: breaking('POST /domains', () => {
      let count = 0
      return async (_, next) => {
        const response = await next()
        const body = itemOf(await bodyOf(response))
        return 'verifyToken' in body ? reply(response, { ...body, verifyToken: `${text40}${count++ % 10}` }) : response
      }
    }),
  },
  {
    name: 'a domain that was external stays so when it is posted as internal',
    requirement: 'NOW-DOM-13',
    killedBy: 'it has a zone',
    wrap: breaking('POST /domains', () => {
      const external = new Set<unknown>()
      return ({ body }, next) => {
        const { name, isExternal } = itemOf(body)
        if (isExternal === true) external.add(name)
        return external.has(name) ? next({ body: { name, isExternal: true } }) : next()
      }
    }),
  },
  {
    name: 'a domain that becomes internal gets no zone',
    requirement: 'NOW-DOM-13',
    killedBy: 'it has a zone',
    wrap: editing('GET /domains/*/records', 'records', (records, { parts: [domain = ''] }) =>
      domain.includes('-external-') ? [] : records,
    ),
  },
  {
    name: 'a domain that becomes external stays verified',
    requirement: 'NOW-DOM-14',
    killedBy: 'posts it as external: it is not verified any more',
    wrap: breaking('POST /domains', () => {
      const internal = new Set<unknown>()
      return ({ body }, next) => {
        const { name, isExternal } = itemOf(body)
        if (isExternal === false) internal.add(name)
        return internal.has(name) ? next({ body: { name, isExternal: false } }) : next()
      }
    }),
  },
  {
    name: 'an alias on an external domain is refused',
    requirement: 'NOW-DOM-12',
    killedBy: 'an alias on it is made, though no record leads here',
    wrap: breaking(
      'POST /now/deployments/*/aliases',
      () =>
        ({ body }, next) =>
          String(itemOf(body).alias).includes('-external-') ? next({ body: { alias: 'nobody.example.com' } }) : next(),
    ),
  },
  {
    name: 'a domain is never verified',
    requirement: 'NOW-DOM-7',
    killedBy: 'once the token is at its nameserver, it is verified',
    wrap: breaking('POST /domains', () => async ({ body }, next) => {
      const response = await next()
      const answer = itemOf(await bodyOf(response))
      if (itemOf(body).isExternal !== true || answer.verified !== true) return response
      return reply(response, { ...answer, verified: false, verifyToken: `${text40}9` })
    }),
  },
  {
    name: 'a deletion answers the name of the domain for its uid',
    requirement: 'NOW-DOM-9',
    killedBy: 'deletes it',
    wrap: editing('DELETE /domains/*', 'uid', () => 'V0fra8eEgQwEpFhYG2vTzC3K'),
  },
  {
    name: 'a domain that was deleted stays in the list',
    requirement: 'NOW-DOM-8',
    killedBy: 'the list has it no more',
    wrap: haunting('DELETE /domains/*', domains, ({ name }, { parts }) => name === parts[0]),
  },
  {
    name: 'a domain leaves its aliases behind',
    requirement: 'NOW-DOM-8',
    killedBy: 'its aliases are gone, another stays',
    wrap: survivingAliases(),
  },
  {
    name: 'a domain takes all aliases along',
    requirement: 'NOW-DOM-8',
    killedBy: 'its aliases are gone, another stays',
    wrap: (fetch) => {
      const deleted = new Set<string>()
      const watch = breaking('DELETE /domains/*', () => ({ parts: [name = ''] }, next) => {
        deleted.add(name)
        return next()
      })
      return listing('GET /now/aliases', 'aliases', (items) => (deleted.size > 0 ? [] : items))(watch(fetch))
    },
  },
  {
    name: 'the zone of a domain outlives it',
    requirement: 'NOW-DOM-10',
    killedBy: 'its records are gone',
    wrap: forgiving('GET /domains/*/records', 404, () => ({ records: [] })),
  },
  {
    name: 'the same domain can be registered by another account',
    requirement: 'NOW-DOM-10',
    killedBy: 'the other cannot register the domain',
    wrap: forgiving('POST /domains', 403, () => ({ uid: 'V0fra8eEgQwEpFhYG2vTzC3K', verified: true, created: time })),
  },
  {
    name: 'a domain may have any name',
    requirement: 'NOW-DOM-10',
    killedBy: 'createNowDomain: name not of its pattern',
    wrap: accepting(
      'POST /domains',
      ({ name }) => typeof name === 'string' && name !== '' && !/^[a-z0-9.-]+\.[a-z]+$/i.test(name),
      (body) => ({ ...body, name: 'repaired.example.com' }),
    ),
  },
  {
    name: 'isExternal may be a text',
    requirement: 'NOW-DOM-10',
    killedBy: 'createNowDomain: isExternal of another type',
    wrap: accepting(
      'POST /domains',
      ({ isExternal }) => isExternal !== undefined && typeof isExternal !== 'boolean',
      (body) => ({ ...body, isExternal: false }),
    ),
  },
  {
    name: 'any record proves whose a domain is',
    requirement: 'NOW-DOM-7',
    killedBy: 'the token of another proves nothing',
    wrap: breaking('POST /domains', () => {
      const asked = new Set<unknown>()
      return async ({ body }, next) => {
        const { name } = itemOf(body)
        const response = await next()
        const isAgain = asked.has(name) && String(name).includes('-unproven-')
        asked.add(name)
        if (!isAgain || !response.ok) return response
        const { verifyToken: _, ...others } = itemOf(await bodyOf(response))
        return reply(response, { ...others, verified: true })
      }
    }),
  },
  {
    name: 'an alias that was deleted stays with its domain',
    requirement: 'NOW-DOM-1',
    killedBy: 'it alone left the list of its domain',
    wrap: (fetch) => {
      const seen = new Map<unknown, Set<unknown>>()
      return listing('GET /domains', 'domains', (items) =>
        items.map((item) => {
          const all = seen.get(item.uid) ?? new Set()
          seen.set(item.uid, all)
          if (Array.isArray(item.aliases)) for (const alias of item.aliases) all.add(alias)
          return { ...item, aliases: [...all] }
        }),
      )(fetch)
    },
  },
])

/** Aliases of a domain that was deleted go on standing in the list. */
function survivingAliases(): Mutant['wrap'] {
  return (fetch) => {
    let all: readonly unknown[] = []
    const ghosts: unknown[] = []
    const remember = breaking('GET /now/aliases', () => async (_, next) => {
      const response = await next()
      const list = itemOf(await bodyOf(response)).aliases
      return reply(response, { aliases: [...(Array.isArray(list) ? list : []), ...ghosts] }, {})
    })
    const watch = breaking('DELETE /domains/*', () => async ({ parts: [name = ''] }, next) => {
      const before = await next({ method: 'GET', path: '/now/aliases', body: undefined })
      all = (itemOf(await bodyOf(before)).aliases ?? []) as unknown[] // the fake answers a list there
      ghosts.push(...all.filter((alias) => String(itemOf(alias).alias).endsWith(name)))
      return next()
    })
    return remember(watch(fetch))
  }
}

/** Domains, their records, certificates and aliases of the now API, broken. */
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
  sharing,
  sparing,
  turning,
} from '../../../src/contract/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/mutants/mutant.ts'

const domains = { path: '/domains', member: 'domains' }
const records = { path: '/domains/*/records', member: 'records' }
const aliases = { path: '/now/aliases', member: 'aliases' }
const certs = { path: '/now/certs', member: 'certs' }

const text40 = 'da39a3ee5e6b4b0d3255bfef95601890afd8070'
const time = '2017-02-20T08:00:00.000Z'

const nowDomainMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a domain is not in the list',
    requirement: 'NOW-DOM-1',
    killedBy: 'the list has it once',
    wrap: listing('GET /domains', 'domains', (items) => items.slice(1)),
  },
  {
    name: 'the list tells every domain as external',
    requirement: 'NOW-DOM-1',
    killedBy: 'the list has it once',
    wrap: editing('GET /domains', 'domains/*/isExternal', () => true),
  },
  {
    name: 'the list has no aliases of a domain',
    requirement: 'NOW-DOM-1',
    killedBy: 'the list has them with their domain',
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
    killedBy: 'the list has it once',
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
    killedBy: 'asking again gives the same token',
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
    killedBy: 'no list has it any more',
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
    requirement: 'NOW-DOM-4',
    killedBy: 'createNowDomain: isExternal of another type',
    wrap: accepting(
      'POST /domains',
      ({ isExternal }) => isExternal !== undefined && typeof isExternal !== 'boolean',
      (body) => ({ ...body, isExternal: false }),
    ),
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

const nowRecordMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a record is missing from its zone',
    requirement: 'NOW-DNS-1',
    killedBy: 'the list has each of them once, as it was given',
    wrap: listing('GET /domains/*/records', 'records', (items) => items.filter(({ type }) => type !== 'A')),
  },
  {
    name: 'the value of a record is in capitals',
    requirement: 'NOW-DNS-1',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing('GET /domains/*/records', 'records/*/value', (value) => String(value).toUpperCase()),
  },
  {
    name: 'a record has no slug',
    requirement: 'NOW-DNS-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /domains/*/records', 'records/*/slug', () => undefined),
  },
  {
    name: 'a new record was updated already',
    requirement: 'NOW-DNS-2',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing('GET /domains/*/records', 'records/*/updated', () => '1487577600000'),
  },
  {
    name: 'the priority of a mail server is lost',
    requirement: 'NOW-DNS-2',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing('GET /domains/*/records', 'records/*/mxPriority', () => undefined),
  },
  {
    name: 'a record is answered with an id that the list does not know',
    requirement: 'NOW-DNS-5',
    killedBy: 'the list has each of them once, as it was given',
    wrap: editing(
      'POST /domains/*/records',
      'uid',
      (uid) => `rec_${String(uid).slice(4).split('').toReversed().join('')}`,
    ),
  },
  {
    name: 'ids of records do not begin with rec_',
    requirement: 'NOW-ID-1',
    killedBy: 'body fits its schema',
    wrap: editing('POST /domains/*/records', 'uid', (uid) => String(uid).slice(4)),
  },
  {
    name: 'a mail server needs no priority',
    requirement: 'NOW-DNS-7',
    killedBy: 'a mail server without priority is refused',
    wrap: accepting(
      'POST /domains/*/records',
      ({ data }) => itemOf(data).type === 'MX' && !('mxPriority' in itemOf(data)),
      ({ data }) => ({ data: { ...itemOf(data), mxPriority: 10 } }),
    ),
  },
  {
    name: 'what is no address can be one',
    requirement: 'NOW-DNS-8',
    killedBy: 'an address that is none is refused',
    wrap: accepting(
      'POST /domains/*/records',
      ({ data }) => itemOf(data).value === 'nowhere',
      ({ data }) => ({ data: { ...itemOf(data), value: '192.0.2.9' } }),
    ),
  },
  {
    name: 'a record of any type can be made',
    requirement: 'NOW-DNS-8',
    killedBy: 'createNowDomainRecord: data.type of another value',
    wrap: accepting(
      'POST /domains/*/records',
      ({ data }) => /^[A-Z_]{6,}$/.test(String(itemOf(data).type)),
      ({ data }) => ({ data: { ...itemOf(data), type: 'TXT', mxPriority: undefined } }),
    ),
  },
  {
    name: 'the priority of a mail server has no upper bound',
    requirement: 'NOW-DNS-8',
    killedBy: 'createNowDomainRecord: data.mxPriority too large',
    wrap: accepting(
      'POST /domains/*/records',
      ({ data }) => Number(itemOf(data).mxPriority) > 65_535,
      ({ data }) => ({ data: { ...itemOf(data), mxPriority: 65_535 } }),
    ),
  },
  {
    name: 'a record that is refused is there all the same',
    requirement: 'NOW-DNS-7',
    killedBy: 'it alone is gone, and what was refused left nothing',
    wrap: breaking('POST /domains/*/records', () => {
      let count = 0
      return async (_, next) => {
        const response = await next()
        if (response.status === 400)
          await next({ body: { data: { name: `left${count++}`, type: 'A', value: '192.0.2.8' } } })
        return response
      }
    }),
  },
  {
    name: 'a deletion of a record does nothing',
    requirement: 'NOW-DNS-9',
    killedBy: 'it alone is gone, and what was refused left nothing',
    wrap: sparing(
      'DELETE /domains/*/records/*',
      records,
      ({ id }, { parts }) => id === parts[1],
      () => undefined,
    ),
  },
  {
    name: 'a deletion of a record answers a body',
    requirement: 'NOW-DNS-9',
    killedBy: 'body fits its schema',
    wrap: breaking('DELETE /domains/*/records/*', () => async ({ parts }, next) => {
      const response = await next()
      return response.ok ? reply(response, { id: parts[1] }, { status: 200 }) : response
    }),
  },
  {
    name: 'anybody can list the records of a domain',
    requirement: 'NOW-ERR-6',
    killedBy: 'listNowDomainRecords: of another account',
    wrap: sharing('GET /domains/*/records', 'nowhere_alice'),
  },
])

const nowCertificateMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a certificate is not in the list',
    requirement: 'NOW-CERT-1',
    killedBy: 'the list has it once',
    wrap: listing('GET /now/certs', 'certs', (items) => items.slice(1)),
  },
  {
    name: 'the name of a certificate leads to all of them',
    requirement: 'NOW-CERT-1',
    killedBy: 'its name alone leads to it',
    wrap: answering('GET /now/certs/*', async (_, __, next) =>
      bodyOf(await next({ method: 'GET', path: '/now/certs', body: undefined })),
    ),
  },
  {
    name: 'a certificate has expired when it is made',
    requirement: 'NOW-CERT-2',
    killedBy: 'the list has it once',
    wrap: editing('GET /now/certs', 'certs/*/expiration', () => '2001-01-01T00:00:00.000Z'),
  },
  {
    name: 'a certificate does not say whether it renews itself',
    requirement: 'NOW-CERT-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /now/certs', 'certs/*/autoRenew', () => undefined),
  },
  {
    name: 'a renewal makes a second certificate',
    requirement: 'NOW-CERT-3',
    killedBy: 'there is still one, which expires no earlier',
    wrap: (fetch) => {
      const renewed = new Set<string>()
      const watch = breaking('POST /now/certs', () => async ({ body }, next) => {
        const { domains: names, renew } = itemOf(body)
        const response = await next()
        if (renew === true && response.ok && Array.isArray(names)) renewed.add(String(names[0]))
        return response
      })
      return listing('GET /now/certs', 'certs', (items) => [
        ...items,
        ...items.filter(({ cn }) => renewed.has(String(cn))),
      ])(watch(fetch))
    },
  },
  {
    name: 'domains of a certificate may be missing',
    requirement: 'NOW-CERT-4',
    killedBy: 'issueNowCertificate: without domains',
    wrap: accepting(
      'POST /now/certs',
      (body) => !('domains' in body),
      () => ({ domains: ['repaired.example.com'] }),
    ),
  },
  {
    name: 'domains of a certificate may be a text',
    requirement: 'NOW-CERT-4',
    killedBy: 'issueNowCertificate: domains of another type',
    wrap: accepting(
      'POST /now/certs',
      ({ domains: names }) => names !== undefined && !Array.isArray(names),
      () => ({ domains: ['repaired.example.com'] }),
    ),
  },
  {
    name: 'what is not PEM is stored as a certificate',
    requirement: 'NOW-CERT-5',
    killedBy: 'what is not PEM is refused',
    wrap: forgiving('PUT /now/certs', 400, () => ({ created_at: time })),
  },
  {
    name: 'a certificate of one’s own does not take the place of the other',
    requirement: 'NOW-CERT-5',
    killedBy: 'it took its place',
    wrap: breaking('PUT /now/certs', () => {
      const stored = new Set<string>()
      return async ({ body }, next) => {
        const { domains: names, cert } = itemOf(body)
        const name = Array.isArray(names) ? String(names[0]) : ''
        const isSound = typeof cert === 'string' && cert.includes('BEGIN CERTIFICATE')
        if (!stored.has(name) || !isSound) {
          const response = await next()
          if (response.ok) stored.add(name)
          return response
        }
        const like = await next({ method: 'GET', path: '/now/certs', body: undefined })
        return reply(like, { created_at: time })
      }
    }),
  },
  {
    name: 'a private key comes back',
    requirement: 'NOW-CERT-9',
    killedBy: 'no secret comes back',
    wrap: breaking('PUT /now/certs', () => async ({ body }, next) => {
      const response = await next()
      return response.ok ? reply(response, { ...itemOf(await bodyOf(response)), key: itemOf(body).key }) : response
    }),
  },
  {
    name: 'a deletion of a certificate does nothing',
    requirement: 'NOW-CERT-8',
    killedBy: 'no list has it any more',
    wrap: sparing(
      'DELETE /now/certs/*',
      certs,
      ({ cn }, { parts }) => cn === parts[0],
      () => undefined,
    ),
  },
  {
    name: 'a certificate that is not there can be deleted',
    requirement: 'NOW-CERT-8',
    killedBy: 'deleteNowCertificate: of nothing',
    wrap: turning('DELETE /now/certs/*', 404, 200),
  },
])

/** Answers a refusal with one code as if the alias were there. */
function forgivingAlias(code: string): Mutant['wrap'] {
  return breaking('POST /now/deployments/*/aliases', () => async (_, next) => {
    const response = await next()
    if (itemOf(itemOf(await bodyOf(response)).error).code !== code) return response
    return reply(response, { uid: '2WjyKQmM8ZnGcJsPWMrHRHrE', created: time }, { status: 200 })
  })
}

const nowAliasMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'an alias is not in the list of the account',
    requirement: 'NOW-ALIAS-1',
    killedBy: 'every list that it belongs to has it once',
    wrap: listing('GET /now/aliases', 'aliases', (items) => items.slice(1)),
  },
  {
    name: 'an alias is not in the list of its deployment',
    requirement: 'NOW-ALIAS-3',
    killedBy: 'every list that it belongs to has it once',
    wrap: editing('GET /now/deployments/*/aliases', 'aliases', () => []),
  },
  {
    name: 'an alias does not name its deployment',
    requirement: 'NOW-ALIAS-2',
    killedBy: 'body fits its schema',
    wrap: editing('GET /now/aliases', 'aliases/*/deploymentId', () => undefined),
  },
  {
    name: 'every alias names the same deployment',
    requirement: 'NOW-ALIAS-2',
    killedBy: 'every list that it belongs to has it once',
    wrap: editing('GET /now/aliases', 'aliases/*/deploymentId', () => 'c9MrOWGzdJSfPxqyTDYhdEGN'),
  },
  {
    name: 'the time of an alias is another in the lists',
    requirement: 'NOW-ALIAS-4',
    killedBy: 'every list that it belongs to has it once',
    wrap: editing('GET /now/deployments/*/aliases', 'aliases/*/created', () => time),
  },
  {
    name: 'an alias that moves does not say from where',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'moves it to the second',
    wrap: editing('POST /now/deployments/*/aliases', 'oldId', () => undefined),
  },
  {
    name: 'an alias that moves says that it came from where it is',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'moves it to the second',
    wrap: editing('POST /now/deployments/*/aliases', 'oldId', (old, { parts }) => (old === undefined ? old : parts[0])),
  },
  {
    name: 'an alias that moves stays at its old deployment too',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'it left the first',
    wrap: (fetch) => {
      const seen = new Map<string, Map<string, unknown>>()
      return breaking('GET /now/deployments/*/aliases', () => async ({ parts: [id = ''] }, next) => {
        const response = await next()
        const own = seen.get(id) ?? new Map<string, unknown>()
        seen.set(id, own)
        const list = itemOf(await bodyOf(response)).aliases
        for (const alias of Array.isArray(list) ? list : []) own.set(String(itemOf(alias).uid), alias)
        return response.ok ? reply(response, { aliases: [...own.values()] }) : response
      })(fetch)
    },
  },
  {
    name: 'an alias does not move',
    requirement: 'NOW-ALIAS-7',
    killedBy: 'it left the first',
    wrap: (fetch) => {
      const first = new Map<string, string>()
      return breaking('POST /now/deployments/*/aliases', () => async ({ body, parts: [id = ''] }, next) => {
        const alias = String(itemOf(body).alias)
        const old = first.get(alias)
        const response = await next()
        if (!response.ok) return response
        if (old === undefined) first.set(alias, id)
        // Puts it back where it was.
        else if (old !== id) await next({ path: `/now/deployments/${old}/aliases`, body })
        return response
      })(fetch)
    },
  },
  {
    name: 'an alias of another account can be taken',
    requirement: 'NOW-ALIAS-8',
    killedBy: 'the other cannot take the alias',
    wrap: forgivingAlias('alias_in_use'),
  },
  {
    name: 'an alias may lie on a domain of nobody',
    requirement: 'NOW-ALIAS-8',
    killedBy: 'a name on a domain of nobody is refused',
    wrap: forgivingAlias('forbidden'),
  },
  {
    name: 'an alias may be missing',
    requirement: 'NOW-ALIAS-5',
    killedBy: 'createNowDeploymentAlias: without alias',
    wrap: accepting(
      'POST /now/deployments/*/aliases',
      (body) => Object.keys(body).length === 0,
      () => ({ alias: 'repaired' }),
    ),
  },
  {
    name: 'a label of 64 letters can be an alias',
    requirement: 'NOW-ALIAS-8',
    killedBy: 'createNowDeploymentAlias: alias of 64 characters',
    wrap: accepting(
      'POST /now/deployments/*/aliases',
      ({ alias }) => typeof alias === 'string' && alias.length === 64,
      ({ alias }) => ({ alias: String(alias).slice(1) }),
    ),
  },
  {
    name: 'a label of 63 letters cannot be an alias',
    requirement: 'NOW-ALIAS-8',
    killedBy: 'createNowDeploymentAlias: alias of 63 characters',
    wrap: accepting(
      'POST /now/deployments/*/aliases',
      ({ alias }) => typeof alias === 'string' && alias.length === 63,
      () => ({}),
    ),
  },
  {
    name: 'a deletion of an alias answers another status',
    requirement: 'NOW-ALIAS-10',
    killedBy: 'deletes it',
    wrap: editing('DELETE /now/aliases/*', 'status', () => 'DELETED'),
  },
  {
    name: 'a deletion of an alias does nothing',
    requirement: 'NOW-ALIAS-9',
    killedBy: 'no list has it any more',
    wrap: sparing(
      'DELETE /now/aliases/*',
      aliases,
      ({ uid }, { parts }) => uid === parts[0],
      () => ({ status: 'SUCCESS' }),
    ),
  },
  {
    name: 'anybody can delete an alias',
    requirement: 'NOW-ERR-6',
    killedBy: 'deleteNowAlias: of another account',
    wrap: sharing('DELETE /now/aliases/*', 'nowhere_alice'),
  },
])

export const nowNameMutants: readonly Mutant[] = [
  ...nowDomainMutants,
  ...nowRecordMutants,
  ...nowCertificateMutants,
  ...nowAliasMutants,
]

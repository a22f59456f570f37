import { describe, it } from 'vitest'
import { nowScenarios } from '../../src/contract/scenarios/now/all.ts'
import { type Body, changed, expectNoticed, type Mutant, on } from './mutant.ts'

const limits = { 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '599', 'x-rate-limit-reset': '4102444800' }

let previousList: unknown
let ticks = 0

const mutants: readonly Mutant[] = [
  {
    what: 'the list of deployments misses the newest',
    scenario: 'a deployment is there',
    step: 'the list has it once',
    requirement: 'NOW-DEP-1',
    mutate: on('GET', /^\/now\/deployments$/, ({ deployments }) => ({
      deployments: (deployments as unknown[]).slice(2),
    })),
  },
  {
    what: 'the list of secrets has one twice',
    scenario: 'a secret answers',
    step: 'the list has it once, under its new name',
    requirement: 'NOW-SEC-1',
    mutate: on('GET', /^\/now\/secrets$/, ({ secrets }) => ({ secrets: [secrets, secrets].flat() })),
  },
  {
    what: 'stateTs is the time of the answer',
    scenario: 'a healthy deployment',
    step: 'stateTs stayed',
    requirement: 'NOW-DEP-10',
    mutate: on('GET', /^\/now\/deployments\/\w+$/, (body) => ({
      ...body,
      stateTs: new Date(Date.UTC(2030, 0, 1, 0, 0, ++ticks)).toISOString(),
    })),
  },
  {
    what: 'DEPLOYING comes back',
    scenario: 'a healthy deployment',
    step: 'DEPLOYING did not come back',
    requirement: 'NOW-DEP-6',
    mutate: on('GET', /^\/now\/deployments\/\w+$/, (body) =>
      body.state === 'BOOTING' && ++ticks % 2 === 0 ? { ...body, state: 'DEPLOYING' } : body,
    ),
  },
  {
    what: 'a deployment never becomes ready',
    scenario: 'a healthy deployment',
    step: 'it becomes READY',
    requirement: 'NOW-DEP-9',
    mutate: on('GET', /^\/now\/deployments\/\w+$/, (body) => ({ ...body, state: 'BOOTING' })),
  },
  {
    what: 'DELETE of a deployment does nothing',
    scenario: 'a deployment is there',
    step: 'no list has it any more',
    requirement: 'NOW-DEP-17',
    mutate: async ({ method, path }) =>
      method === 'DELETE' && /^\/now\/deployments\/\w+$/.test(path)
        ? Response.json({ uid: path.split('/').at(-1), state: 'DELETED' }, { headers: limits })
        : undefined,
  },
  {
    what: 'oldId is missing when an alias moves',
    scenario: 'an alias leads',
    step: 'moves it to the second',
    requirement: 'NOW-ALIAS-7',
    mutate: on('POST', /\/aliases$/, ({ oldId: _, ...body }) => body),
  },
  {
    what: 'an alias that moved stays with its old deployment',
    scenario: 'an alias leads',
    step: 'it left the first',
    requirement: 'NOW-ALIAS-7',
    mutate: on('GET', /^\/now\/deployments\/\w+\/aliases$/, (body) => {
      const aliases = body.aliases as unknown[]
      previousList = aliases.length > 0 ? aliases : previousList
      return { aliases: previousList ?? [] }
    }),
  },
  {
    what: 'aliases survive the deletion of their domain',
    scenario: 'an internal domain',
    step: 'its aliases are gone, another stays',
    requirement: 'NOW-DOM-8',
    mutate: async ({ method, path, token }, ask) => {
      const headers = { authorization: `Bearer ${token}` }
      if (method === 'DELETE' && path.startsWith('/domains/')) {
        previousList = await (await ask.instead('/now/aliases', { headers })).json()
      }
      const hasKept = method === 'GET' && path === '/now/aliases' && previousList !== undefined
      return hasKept ? changed(ask, () => previousList) : undefined
    },
  },
  {
    what: 'a file has a line end too many',
    scenario: 'the files of a deployment',
    step: 'index.html is the same to the byte',
    requirement: 'NOW-FILE-4',
    mutate: async ({ method, path }, ask) => {
      if (method !== 'GET' || !/\/files\/\w+$/.test(path)) return undefined
      const response = await ask()
      return new Response(`${await response.text()}\n`, { status: response.status, headers: response.headers })
    },
  },
  {
    what: 'an empty file is not in the tree',
    scenario: 'the files of a deployment',
    step: 'the tree is that of the paths',
    requirement: 'NOW-FILE-1',
    mutate: async ({ method, path }, ask) => {
      if (method !== 'GET' || !/\/files$/.test(path)) return undefined
      const response = await ask()
      const text = (await response.text()).replace(/\{"type":"file","name":"empty.txt"[^}]*\}/, '')
      return new Response(text, { status: response.status, headers: response.headers })
    },
  },
  {
    what: 'the token of an external domain is another each time',
    scenario: 'an external domain',
    step: 'it is the same token',
    requirement: 'NOW-DOM-6',
    mutate: on('POST', /^\/domains$/, (body) =>
      'verifyToken' in body ? { ...body, verifyToken: String(++ticks).padStart(40, '0') } : body,
    ),
  },
  {
    what: 'an external domain is verified when it is asked for again',
    scenario: 'an external domain',
    step: 'asking again gives a token again',
    requirement: 'NOW-DOM-5',
    mutate: on('POST', /^\/domains$/, (body) => {
      if (body.verified === true) return body
      const { verifyToken: _, ...others } = body
      return ++ticks % 2 === 0 ? { ...others, verified: true } : body
    }),
  },
  {
    what: 'what does not exist is an empty success',
    scenario: 'a deployment is there',
    step: 'its id leads nowhere',
    requirement: 'NOW-DEP-17',
    mutate: async ({ method, path }, ask) => {
      if (method !== 'GET' || !/^\/now\/deployments\/\w+$/.test(path)) return undefined
      const response = await ask()
      return response.status === 404 ? Response.json({}, { headers: response.headers }) : response
    },
  },
  {
    what: 'another account sees the secrets',
    scenario: 'a list holds',
    step: 'none is in the lists of the other',
    requirement: 'NOW-SEC-1',
    mutate: async ({ method, path, token }, ask) =>
      method === 'GET' && path === '/now/secrets' && token === 'nowhere_bob'
        ? ask.instead(path, { headers: { authorization: 'Bearer nowhere_alice' } })
        : undefined,
  },
  {
    what: 'two secrets may share a name after a rename',
    scenario: 'no two secrets',
    step: 'a rename to a taken name is refused',
    requirement: 'NOW-SEC-8',
    mutate: async ({ method, path }, ask) => {
      if (method !== 'PATCH' || !path.startsWith('/now/secrets/')) return undefined
      const response = await ask()
      return response.status === 409
        ? Response.json(
            { uid: `sec_${'A'.repeat(24)}`, oldName: path.split('/').at(-1) },
            { headers: response.headers },
          )
        : response
    },
  },
  {
    what: 'a DNS record loses its value',
    scenario: 'a domain has a zone',
    step: 'the list has each of them once, as it was given',
    requirement: 'NOW-DNS-1',
    mutate: on('GET', /\/records$/, ({ records }) => ({
      records: (records as Body[]).map((record) => ({ ...record, value: 'alias.zeit.co' })),
    })),
  },
  {
    what: 'a certificate that is no PEM takes the place of the one that is there',
    scenario: 'a certificate is brought',
    step: 'what is not PEM is refused',
    requirement: 'NOW-CERT-7',
    mutate: async ({ method, path, body }) =>
      method === 'PUT' && path === '/now/certs' && !body.includes('"cert":"-----BEGIN')
        ? Response.json({ created_at: '2030-01-01T00:00:00.000Z' }, { headers: limits })
        : undefined,
  },
  {
    what: 'a certificate that is replaced is there twice',
    scenario: 'a certificate is brought',
    step: 'it took its place',
    requirement: 'NOW-CERT-5',
    mutate: on('GET', /^\/now\/certs$/, ({ certs }) => {
      const kept = (previousList ?? []) as { expiration: string }[]
      const all = [...(certs as { expiration: string }[]), ...kept]
      previousList = all.filter(
        ({ expiration }, index) => all.findIndex((each) => each.expiration === expiration) === index,
      )
      return { certs: previousList }
    }),
  },
  {
    what: 'the host has nothing to do with the name',
    scenario: 'a deployment is there',
    step: 'creates it',
    requirement: 'NOW-DEP-15',
    mutate: on('POST', /^\/now\/deployments$/, (body) => ({ ...body, host: 'project-a-abcdefghij.now.sh' })),
  },
  {
    what: 'a list is text where the document has an array',
    scenario: 'a secret answers',
    step: 'the list has it once, under its new name',
    requirement: 'NOW-SEC-1',
    mutate: on('GET', /^\/now\/secrets$/, () => ({ secrets: 'none' })),
  },
]

describe('the scenarios notice when', () => {
  it.each(mutants.map((mutant) => [mutant.what, mutant] as const))('%s', async (_, mutant) => {
    previousList = undefined
    ticks = 0
    await expectNoticed(mutant, nowScenarios)
  })
})

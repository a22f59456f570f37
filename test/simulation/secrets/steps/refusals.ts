/** What is refused whatever the world holds: answers that a test ordered, and what a blocked account may not do. */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import type { ErrorCodeOf, OperationId } from '../../../../src/spec/operations.ts'
import { chance, pick } from '../people.ts'
import { expectRefusal, type SecretsSimulation } from '../secrets-simulation.ts'

interface Fault {
  readonly operationId: OperationId
  readonly codes: readonly (readonly [status: number, code: string])[]
  readonly ask: readonly [system: 'vercel' | 'environments' | 'projects', method: string, path: string]
  readonly body?: () => object
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const value = (): string => `value-${faker.string.uuid()}`
const [environment, project] = ['/api/environments/env_production/secrets', '/api/v1/projects/nowhere/secrets']
const vercelCodes = [
  [429, 'rate_limited'],
  [500, 'internal_server_error'],
] as const
const environmentCodes = [
  [429, 'RATE_LIMITED'],
  [503, 'SERVICE_UNAVAILABLE'],
] as const
const projectCodes = [
  [429, 'RATE_LIMITED'],
  [500, 'INTERNAL_ERROR'],
] as const

const faults: readonly Fault[] = [
  {
    operationId: 'createVercelSecret',
    codes: [...vercelCodes, [402, 'payment_required']],
    ask: ['vercel', 'POST', '/v2/secrets/api-key'],
    body: () => ({ name: 'api-key', value: value() }),
  },
  {
    operationId: 'deleteVercelSecret',
    codes: [...vercelCodes, [404, 'not_found']],
    ask: ['vercel', 'DELETE', '/v2/secrets/api-key'],
  },
  { operationId: 'listVercelSecrets', codes: vercelCodes, ask: ['vercel', 'GET', '/v3/secrets'] },
  {
    operationId: 'createEnvironmentSecret',
    codes: [...environmentCodes, [409, 'CONFLICT']],
    ask: ['environments', 'POST', environment],
    body: () => ({ key: 'API_KEY', value: value() }),
  },
  { operationId: 'listEnvironmentSecrets', codes: environmentCodes, ask: ['environments', 'GET', environment] },
  {
    operationId: 'saveProjectSecret',
    codes: [...projectCodes, [409, 'SECRET_LIMIT_EXCEEDED']],
    ask: ['projects', 'POST', project],
    body: () => ({ key: 'API_KEY', value: value() }),
  },
  { operationId: 'deleteProjectSecret', codes: projectCodes, ask: ['projects', 'DELETE', `${project}/API_KEY`] },
]

/** What of each system reads. */
const reads = {
  now: '/now/secrets',
  vercel: '/v3/secrets',
  environments: environment,
  projects: project,
} as const

/** A byte too many for the system that reads the least of the three. */
const tooLarge = new Uint8Array(1_048_577).fill(0x20)

interface RefusedBodies {
  readonly ask: Fault['ask']
  readonly code: string
  readonly bodies: readonly unknown[]
}

/** Bodies that are refused, each for another reason. */
const refusedBodies: readonly RefusedBodies[] = [
  {
    ask: ['vercel', 'POST', '/v2/secrets/api-key'],
    code: 'bad_request',
    bodies: [
      {},
      [],
      null,
      { name: 'api-key' },
      { value: 'v' },
      { name: 'api-key', value: 5 },
      { name: 'x'.repeat(101), value: 'v' },
      { name: 'api-key', value: 'v', other: true },
      { name: 'api-key', value: 'v', decryptable: 'yes' },
      bytes('{"name":"api-key","value":"v"'),
    ],
  },
  {
    ask: ['vercel', 'PATCH', '/v2/secrets/api-key'],
    code: 'bad_request',
    bodies: [{}, [], null, { name: 5 }, { name: '' }, { name: 'x'.repeat(101) }],
  },
  {
    ask: ['environments', 'POST', environment],
    code: 'VALIDATION_ERROR',
    bodies: [
      {},
      [],
      null,
      { key: 'API_KEY' },
      { value: 'v' },
      { key: '', value: 'v' },
      { key: 'API_KEY', value: '' },
      { key: 'API_KEY', value: 'v', description: null },
      { key: 'API_KEY', value: 'v', neverReveal: 'yes' },
      bytes('key=API_KEY'),
    ],
  },
  {
    ask: ['projects', 'POST', project],
    code: 'VALIDATION_ERROR',
    bodies: [
      {},
      [],
      null,
      { key: 'api_key', value: 'v' },
      { key: '1_KEY', value: 'v' },
      { key: `K${'X'.repeat(64)}`, value: 'v' },
      { key: 'API_KEY', value: '' },
      { key: 'API_KEY', value: 'v'.repeat(4_097) },
      { key: 'API_KEY', value: 5 },
      tooLarge,
    ],
  },
]

export const refusalSteps: Readonly<Record<string, (simulation: SecretsSimulation) => Promise<void>>> = {
  /** The next call fails as it was ordered and changes nothing, which the steps after it see; the one behind it is served again. */
  async failNext(simulation) {
    const { operationId, codes, ask, body } = pick(faults)
    const [status, code] = pick(codes)
    // A request that the limit refuses does not come as far as the fault, which would hit a later one.
    simulation.breathe()
    // The table has codes of its operations alone, or the platform refuses the order.
    simulation.platform.fail(operationId, code as ErrorCodeOf<OperationId>)
    const isOrdered = status === 429
    const reply = await simulation.call(...ask, { isOrdered, ...(body === undefined ? {} : { body: body() }) })
    expectRefusal(reply, status, code)
    const isEnvironment = ask[0] === 'environments'
    expect(isEnvironment && 'requestId' in (reply.body as object)).toBe(isEnvironment)
  },

  /** Who is blocked, or owes a payment, reads what is there and makes nothing; each is told the reason. */
  async askUnable(simulation) {
    const [token, reason] = pick([
      ['nowhere_carol', /soft-blocked/],
      ['nowhere_frank', /payment/],
    ] as const)
    simulation.caller = { ...simulation.caller, token }
    const body = { name: 'api-key', value: value() }
    const path = pick(['/v2/secrets/api-key', '/v2/now/secrets'])
    const reply = await simulation.call('vercel', 'POST', path, { body: chance(0.8) ? body : {} })
    expectRefusal(reply, 402, 'payment_required')
    expect(reply.body).toMatchObject({ error: { message: expect.stringMatching(reason) } })
    const { status, body: list } = await simulation.call('vercel', 'GET', '/v3/secrets')
    expect([status, list]).toEqual([200, { secrets: [], pagination: { count: 0, next: null, prev: null } }])
  },

  /** No token that anybody has: refused, and counted among all that come so, who are refused for nothing else. */
  async askAsNobody(simulation) {
    const token = pick(['nowhere_revoked', 'nowhere_nobody', '__proto__'])
    const [system, status, code] = pick([
      ['now', 403, 'authentication_error'],
      ['vercel', 401, 'unauthorized'],
      ['environments', 401, 'UNAUTHORIZED'],
      ['projects', 401, 'UNAUTHORIZED'],
    ] as const)
    simulation.caller = { ...simulation.caller, token }
    const asked = { isBeforeLimit: true, countedFor: 'anonymous' }
    expectRefusal(await simulation.call(system, 'GET', reads[system], asked), status, code)
  },

  async leadNowhere(simulation) {
    const [system, path, code] = pick([
      ['vercel', '/v1/nothing', 'not_found'],
      ['environments', '/api/environments', 'NOT_FOUND'],
      ['projects', '/api/v1/projects/nowhere/secrets/A/B', 'NOT_FOUND'],
    ] as const)
    const reply = await simulation.call(system, pick(['GET', 'POST']), path, { isBeforeLimit: true })
    expectRefusal(reply, 404, code)
  },

  /** Known paths with a method that they do not have. */
  async askOtherwise(simulation) {
    const [system, path, code] = pick([
      ['vercel', '/v3/secrets', 'method_unknown'],
      ['environments', environment, 'METHOD_NOT_ALLOWED'],
      ['projects', project, 'METHOD_NOT_ALLOWED'],
    ] as const)
    const reply = await simulation.call(system, 'PUT', path, { isBeforeLimit: true })
    expectRefusal(reply, 405, code)
  },

  async refuseBody(simulation) {
    const { ask, code, bodies } = pick(refusedBodies)
    const body = pick(bodies)
    expectRefusal(await simulation.call(...ask, { body }), 400, code)
  },
}

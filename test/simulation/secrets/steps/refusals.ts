/** What is refused whatever the world holds: answers that a test ordered, and what a blocked account may not do. */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import type { ErrorCodeOf, OperationId } from '../../../../src/spec/operations.ts'
import { pick } from '../people.ts'
import { expectRefusal, type SecretsSimulation } from '../secrets-simulation.ts'

interface Fault {
  readonly operationId: OperationId
  readonly codes: readonly (readonly [status: number, code: string])[]
  readonly ask: readonly [system: 'vercel' | 'environments' | 'projects', method: string, path: string]
  readonly body?: () => object
}

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

export const refusalSteps: Readonly<Record<string, (simulation: SecretsSimulation) => Promise<void>>> = {
  /** The next call fails as it was ordered and changes nothing, which the steps after it see; the one behind it is served again. */
  async failNext(simulation) {
    const { operationId, codes, ask, body } = pick(faults)
    const [status, code] = pick(codes)
    // The table has codes of its operations alone, or the platform refuses the order.
    simulation.platform.fail(operationId, code as ErrorCodeOf<OperationId>)
    const reply = await simulation.call(...ask, body === undefined ? {} : { body: body() })
    expectRefusal(reply, status, code)
    const isEnvironment = ask[0] === 'environments'
    expect(reply.headers.has('Retry-After')).toBe(status === 429 && ask[0] !== 'vercel')
    expect(isEnvironment && 'requestId' in (reply.body as object)).toBe(isEnvironment)
  },

  /** Who is blocked reads what is there, and makes nothing. */
  async askBlocked(simulation) {
    const before = simulation.caller
    simulation.caller = { ...before, token: 'nowhere_carol' }
    const body = { name: 'api-key', value: value() }
    const path = pick(['/v2/secrets/api-key', '/v2/now/secrets'])
    expectRefusal(await simulation.call('vercel', 'POST', path, { body }), 402, 'payment_required')
    const { status, body: list } = await simulation.call('vercel', 'GET', '/v3/secrets')
    expect([status, list]).toEqual([200, { secrets: [], pagination: { count: 0, next: null, prev: null } }])
    simulation.caller = before
  },
}

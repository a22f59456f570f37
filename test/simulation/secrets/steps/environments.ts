/** Secrets of environments: roles and bound tokens, values that are revealed or never, and requests that are sent again. */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import { callerOf, type EnvironmentSecret, type KeptAnswer } from '../model.ts'
import { chance, environmentIds, pick } from '../people.ts'
import { expectRefusal, type SecretsSimulation } from '../secrets-simulation.ts'

const keys = ['DATABASE_URL', 'ROOT_PASSWORD', 'API_KEY', 'X']
const keptForMs = 24 * 3_600_000

type Refusal = readonly [status: number, code: string] | undefined

/** What stands in the way of the caller there. */
function obstacle({ caller }: SecretsSimulation, environmentId: string, roles: readonly string[]): Refusal {
  const role = caller.environments[environmentId]
  const bound = caller.boundTo.environments
  if (role === undefined) return [404, 'NOT_FOUND']
  if (bound !== null && !bound.includes(environmentId)) return [403, 'FORBIDDEN_SCOPE']
  return roles.includes(role) ? undefined : [403, 'FORBIDDEN_ROLE']
}

const view = (simulation: SecretsSimulation, secret: EnvironmentSecret): object => {
  const { id, key, description, neverReveal, createdAt, updatedAt } = secret
  const times = { createdAt: simulation.iso(createdAt), updatedAt: simulation.iso(updatedAt) }
  return { id, key, description, neverReveal, ...times }
}

/** A secret of any environment, or of none. */
function refer({ model }: SecretsSimulation): EnvironmentSecret | undefined {
  return model.environment.length > 0 && chance(0.9) ? pick(model.environment) : undefined
}

/** What stands in the way of doing something with a secret that may not be there. */
function obstacleOf(simulation: SecretsSimulation, secret: EnvironmentSecret | undefined, roles: string[]): Refusal {
  return secret === undefined ? [404, 'NOT_FOUND'] : obstacle(simulation, secret.environmentId, roles)
}

interface Creation {
  readonly environmentId: string
  readonly body: {
    readonly key: string
    readonly value: string
    readonly description?: string
    readonly neverReveal?: boolean
  }
  readonly idempotencyKey?: string
}

/** A new one, or one that somebody sends again with the key that it had. */
function drawCreation(simulation: SecretsSimulation): Creation {
  const { model } = simulation
  if (model.kept.length > 0 && chance(0.4)) {
    const { token, ...creation } = pick(model.kept)
    simulation.caller = callerOf(token)
    return creation
  }
  const key = pick(keys)
  const body = {
    key,
    value: `value-${pick(['one', 'two'])}-${key}`,
    ...(chance(0.3) ? { description: 'what for' } : {}),
    ...(chance(0.3) ? { neverReveal: true } : {}),
  }
  const idempotencyKey = chance(0.5) ? { idempotencyKey: pick(['a', 'b']) } : {}
  return { environmentId: pick(environmentIds), body, ...idempotencyKey }
}

function keptOf({ model, caller }: SecretsSimulation, environmentId: string, key?: string): KeptAnswer | undefined {
  return model.kept.find(
    (each) => each.token === caller.token && each.environmentId === environmentId && each.idempotencyKey === key,
  )
}

export const environmentSteps: Readonly<Record<string, (simulation: SecretsSimulation) => Promise<void>>> = {
  async createInEnvironment(simulation) {
    const { model } = simulation
    const { environmentId, body, idempotencyKey } = drawCreation(simulation)
    const { key } = body
    const reply = await simulation.call('environments', 'POST', `/api/environments/${environmentId}/secrets`, {
      body,
      ...(idempotencyKey && { headers: { 'Idempotency-Key': idempotencyKey } }),
    })
    const kept = keptOf(simulation, environmentId, idempotencyKey)
    if (kept !== undefined && model.nowMs < kept.untilMs) {
      if (JSON.stringify(kept.body) !== JSON.stringify(body)) {
        return expectRefusal(reply, 409, 'IDEMPOTENCY_KEY_REUSED')
      }
      expect([reply.status, reply.headers.get('Idempotent-Replayed')]).toEqual([200, 'true'])
      expect(reply.body).toEqual(kept.answer)
      return
    }
    const refusal = obstacle(simulation, environmentId, ['admin', 'operator'])
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    if (model.environment.some((each) => each.environmentId === environmentId && each.key === key)) {
      expect(reply.body).toMatchObject({ field: 'key' })
      return expectRefusal(reply, 409, 'CONFLICT')
    }
    const { id } = (reply.body as { readonly secret: { readonly id: string } }).secret
    const times = { createdAt: model.nowMs, updatedAt: model.nowMs }
    const secret = { id, environmentId, description: null, neverReveal: false, ...body, ...times }
    expect([reply.status, reply.headers.get('Idempotent-Replayed')]).toEqual([200, null])
    expect(reply.body).toEqual({ secret: view(simulation, secret) })
    model.environment.push(secret)
    if (idempotencyKey === undefined) return
    const { token } = simulation.caller
    const untilMs = model.nowMs + keptForMs
    model.kept = model.kept.filter((each) => each !== kept)
    model.kept.push({ token, environmentId, idempotencyKey, body, answer: reply.body, untilMs })
  },

  async listOfEnvironment(simulation) {
    const environmentId = pick(environmentIds)
    const reply = await simulation.call('environments', 'GET', `/api/environments/${environmentId}/secrets`)
    const refusal = obstacle(simulation, environmentId, ['admin', 'operator', 'viewer'])
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    const secrets = simulation.model.environment
      .filter((secret) => secret.environmentId === environmentId)
      .toSorted((one, other) => (one.key < other.key ? -1 : 1))
      .map((secret) => ({ ...view(simulation, secret), usedByConfigFiles: [], usedByServices: [], usageCount: 0 }))
    expect([reply.status, reply.body]).toEqual([200, { secrets }])
  },

  async reveal(simulation) {
    const secret = refer(simulation)
    const refusal = obstacleOf(simulation, secret, ['admin'])
    const isShown = refusal === undefined && secret?.neverReveal === false
    const reply = await simulation.call('environments', 'GET', `/api/secrets/${secret?.id ?? 'nothing'}/value`, {
      ...(isShown && { shows: secret.value }),
    })
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    if (!isShown) return expectRefusal(reply, 403, 'FORBIDDEN_SCOPE')
    expect([reply.status, reply.body]).toEqual([200, { value: secret.value }])
  },

  async change(simulation) {
    const secret = refer(simulation)
    const body = {
      ...(chance(0.5) ? { value: `value-${faker.string.uuid()}` } : {}),
      ...(chance(0.3) ? { description: pick(['', 'another']) } : {}),
      ...(chance(0.3) ? { neverReveal: chance(0.5) } : {}),
      ...(chance(0.1) ? { key: 'OTHER' } : {}),
    }
    const reply = await simulation.call('environments', 'PATCH', `/api/secrets/${secret?.id ?? 'nothing'}`, { body })
    if ('key' in body) return expectRefusal(reply, 422, 'READONLY_FIELD')
    const refusal = obstacleOf(simulation, secret, ['admin', 'operator'])
    if (secret === undefined || refusal !== undefined) return expectRefusal(reply, ...(refusal ?? [404, 'NOT_FOUND']))
    if (Object.keys(body).length > 0) Object.assign(secret, body, { updatedAt: simulation.model.nowMs })
    expect([reply.status, reply.body]).toEqual([200, { secret: view(simulation, secret) }])
  },

  async deleteFromEnvironment(simulation) {
    const { model } = simulation
    const secret = refer(simulation)
    const reply = await simulation.call('environments', 'DELETE', `/api/secrets/${secret?.id ?? 'nothing'}`)
    const refusal = obstacleOf(simulation, secret, ['admin', 'operator'])
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    expect([reply.status, reply.body]).toEqual([200, { success: true }])
    model.environment = model.environment.filter((each) => each !== secret)
  },
}

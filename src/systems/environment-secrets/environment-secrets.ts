/**
 * Secrets of an environment. A value goes in and stays in; only `revealEnvironmentSecret` gives it back, and not of a secret
 * that is never to be revealed.
 * Error texts, limits and the documents they come from: openapi.yaml, tag `environment-secrets`.
 */
import { type BehavioursOf, ok } from '../../pipeline/behaviour.ts'
import { formatTime } from '../../world/clock.ts'
import type { EnvironmentSecret } from '../../world/records/records.ts'
import { boundElsewhere, forbid, obstacleIn, reachedSecret } from './access.ts'

export const environmentSecrets: BehavioursOf<'environment-secrets'> = {
  createEnvironmentSecret(call) {
    const { path, body, operation, world, newId, fail } = call
    const obstacle = obstacleIn(path.envId, call)
    // Where the document knows no 404, the record would be refused by the database.
    if (obstacle?.is === 'absent') {
      return operation.errors.includes('NOT_FOUND') ? fail('NOT_FOUND', { thing: 'Environment' }) : fail('INTERNAL')
    }
    forbid(obstacle, call)
    const { key, value, description = null, neverReveal = false } = body
    if (world.environmentSecrets.find({ environmentId: path.envId, key })) fail('CONFLICT', { field: 'key' })

    const now = world.clock.now()
    const secret = world.environmentSecrets.insert({
      id: newId('EnvironmentSecretId'),
      environmentId: path.envId,
      key,
      value,
      description,
      neverReveal,
      createdAt: now,
      updatedAt: now,
    })
    return ok({ secret: viewOf(secret) })
  },

  listEnvironmentSecrets(call) {
    const { path, operation, world, fail } = call
    const obstacle = obstacleIn(path.envId, call)
    if (obstacle?.is === 'absent') {
      // Where the document knows no 404, the database finds no secrets.
      if (operation.errors.includes('NOT_FOUND')) fail('NOT_FOUND', { thing: 'Environment' })
      return ok({ secrets: [] })
    }
    if (obstacle?.is === 'scope') fail('FORBIDDEN_SCOPE', { problem: boundElsewhere })
    const secrets = world.environmentSecrets.list({ environmentId: path.envId })
    secrets.sort((one, other) => (one.key < other.key ? -1 : 1))
    const unused = { usedByConfigFiles: [], usedByServices: [], usageCount: 0 }
    return ok({ secrets: secrets.map((secret) => ({ ...viewOf(secret), ...unused })) })
  },

  revealEnvironmentSecret(call) {
    const secret = reachedSecret(call)
    if (secret.neverReveal) {
      call.fail('FORBIDDEN_SCOPE', { problem: 'This secret is write-only and cannot be revealed.' })
    }
    return ok({ value: secret.value })
  },

  updateEnvironmentSecret(call) {
    const secret = reachedSecret(call)
    const { value, description, neverReveal } = call.body
    const changes = {
      ...(value === undefined ? {} : { value }),
      ...(description === undefined ? {} : { description }),
      ...(neverReveal === undefined ? {} : { neverReveal }),
    }
    if (Object.keys(changes).length === 0) return ok({ secret: viewOf(secret) })
    // The clock can be set back; a secret does not become older for that.
    const updatedAt = Math.max(call.world.clock.now(), secret.updatedAt)
    return ok({ secret: viewOf(call.world.environmentSecrets.update(secret.id, { ...changes, updatedAt })) })
  },

  deleteEnvironmentSecret(call) {
    call.world.environmentSecrets.delete(reachedSecret(call).id)
    return ok({ success: true })
  },
}

interface SecretView {
  readonly id: string
  readonly key: string
  readonly description: string | null
  readonly neverReveal: boolean
  readonly createdAt: string
  readonly updatedAt: string
}

function viewOf({ id, key, description, neverReveal, createdAt, updatedAt }: EnvironmentSecret): SecretView {
  return {
    id,
    key,
    description,
    neverReveal,
    createdAt: formatTime(createdAt),
    updatedAt: formatTime(updatedAt),
  }
}

/**
 * Secrets of a user. A value goes in and stays in: no operation of this system gives it back.
 * Error texts, limits and the documents they come from: openapi.yaml, tag `now`.
 */
import { type BehavioursOf, ok } from '../../pipeline/behaviour.ts'
import { formatTime } from '../../world/clock.ts'
import type { Secret } from '../../world/records/records.ts'
import { addSecret, findSecret } from '../../world/secrets.ts'
import type { World } from '../../world/world.ts'

type SecretOperation = 'listNowSecrets' | 'createNowSecret' | 'getNowSecret' | 'renameNowSecret' | 'deleteNowSecret'

export const secrets: Pick<BehavioursOf<'now'>, SecretOperation> = {
  listNowSecrets({ principal, world }) {
    const owned = world.secrets.list({ ownerId: principal.account.id })
    return ok({ secrets: owned.reverse().map(summarize) })
  },

  createNowSecret({ body, principal, world, newId, fail }) {
    const ownerId = principal.account.id
    // The document's example wraps the secret in a list; the schema admits exactly one.
    const { name, value } = firstOf(body) ?? fail('bad_request', { problem: 'The body is an empty list.' })
    if (isTaken(name, ownerId, world)) fail('conflict', { thing: 'secret', reference: name })

    const secret = addSecret(world, { id: newId('NowSecretId'), ownerId, creatorId: ownerId, name, value })
    return ok({ uid: secret.id })
  },

  getNowSecret({ path, principal, world, fail }) {
    const secret =
      findSecret(world, principal.account.id, path.uidOrName) ??
      fail('not_found', { thing: 'secret', reference: path.uidOrName })
    return ok(summarize(secret))
  },

  renameNowSecret({ path, body, principal, world, fail }) {
    const ownerId = principal.account.id
    const secret =
      findSecret(world, ownerId, path.uidOrName) ?? fail('not_found', { thing: 'secret', reference: path.uidOrName })
    if (body.name !== secret.name && isTaken(body.name, ownerId, world)) {
      fail('conflict', { thing: 'secret', reference: body.name })
    }
    world.secrets.update(secret.id, { name: body.name })
    return ok({ uid: secret.id, oldName: secret.name })
  },

  deleteNowSecret({ path, principal, world, fail }) {
    const secret =
      findSecret(world, principal.account.id, path.uidOrName) ??
      fail('not_found', { thing: 'secret', reference: path.uidOrName })
    world.secrets.delete(secret.id)
    return ok({ uid: secret.id, name: secret.name })
  },
}

function isTaken(name: string, ownerId: string, world: World): boolean {
  return world.secrets.find({ ownerId, name }) !== undefined
}

interface SecretInput {
  readonly name: string
  readonly value: string
}

function firstOf(body: SecretInput | readonly SecretInput[]): SecretInput | undefined {
  return 'name' in body ? body : body[0]
}

function summarize({ id, name, createdAt }: Secret): { uid: string; name: string; created: string } {
  return { uid: id, name, created: formatTime(createdAt) }
}

/**
 * Secrets of a user or of a team: the same that the older API shows, for a user. A value comes back as bytes to whoever
 * created it, and as text only from a secret that was made decryptable.
 * Error texts, limits and the documents they come from: openapi.yaml, tag `vercel-secrets`.
 */
import { type BehavioursOf, type Call, ok } from '../../pipeline/behaviour.ts'
import { formatTime } from '../../world/clock.ts'
import { addSecret, findSecret } from '../../world/secrets.ts'
import type { World } from '../../world/world.ts'
import { ownerOf } from './owner.ts'
import { type SecretView, viewOf } from './views.ts'

type SecretOperation =
  | 'createVercelSecret'
  | 'createVercelSecretByBody'
  | 'getVercelSecret'
  | 'renameVercelSecret'
  | 'deleteVercelSecret'

export const secrets: Pick<BehavioursOf<'vercel-secrets'>, SecretOperation> = {
  // The name of the path says nothing: the document's example has another one than its body.
  createVercelSecret: (call) => ok(create(ownerOf(call).id, call)),

  createVercelSecretByBody: (call) => ok(create(ownerOf(call).id, call)),

  getVercelSecret(call) {
    const { path, query, world, fail } = call
    const secret =
      findSecret(world, ownerOf(call).id, path.idOrName) ??
      fail('not_found', { thing: 'secret', reference: path.idOrName })
    const isShown = query.decrypt === 'true' && secret.decryptable
    return ok({ ...viewOf(secret), ...(isShown ? { value: secret.value } : {}) })
  },

  renameVercelSecret(call) {
    const { path, body, world, fail } = call
    const ownerId = ownerOf(call).id
    const secret =
      findSecret(world, ownerId, path.idOrName) ?? fail('not_found', { thing: 'secret', reference: path.idOrName })
    if (body.name !== secret.name && isTaken(body.name, ownerId, world)) {
      fail('bad_request', { problem: taken(body.name) })
    }
    world.secrets.update(secret.id, { name: body.name })
    return ok({ uid: secret.id, name: body.name, created: formatTime(secret.createdAt), oldName: secret.name })
  },

  deleteVercelSecret(call) {
    const { path, world, fail } = call
    const secret =
      findSecret(world, ownerOf(call).id, path.idOrName) ??
      fail('not_found', { thing: 'secret', reference: path.idOrName })
    world.secrets.delete(secret.id)
    return ok({ uid: secret.id, name: secret.name, created: secret.createdAt })
  },
}

const utf8 = new TextEncoder()

function create(
  ownerId: string,
  { body, principal, world, newId, fail }: Call<'createVercelSecret'> | Call<'createVercelSecretByBody'>,
): SecretView & { value: { type: 'Buffer'; data: number[] } } {
  if (isTaken(body.name, ownerId, world)) fail('bad_request', { problem: taken(body.name) })
  const secret = addSecret(world, { id: newId('VercelSecretId'), ownerId, creatorId: principal.account.id, ...body })
  return { ...viewOf(secret), value: { type: 'Buffer', data: [...utf8.encode(secret.value)] } }
}

function isTaken(name: string, ownerId: string, world: World): boolean {
  return world.secrets.find({ ownerId, name }) !== undefined
}

function taken(name: string): string {
  return `There is a secret named "${name}" already.`
}

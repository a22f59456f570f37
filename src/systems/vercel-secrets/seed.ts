/** Secrets of users and teams that a world begins with: the older API shows those of users too. */

import { addSecret } from '../../world/secrets.ts'
import type { Seeding } from '../../world/seed/seeding.ts'

export function seedSecrets({ seed, world, accountIdOf, idOf, inOrder }: Seeding): void {
  const { secrets = [] } = seed
  const now = world.clock.now()
  // Of those without a date the last one is made now and the others before it, each at a time of its own.
  const undatedMs = (index: number): number => now - (secrets.length - 1 - index)
  for (const { entry, createdAt } of inOrder('secrets', secrets, undatedMs)) {
    const { id, account, team, project = null, name, value, decryptable = false } = entry
    const creatorId = accountIdOf(account)
    const ownerId = team ?? creatorId
    const secret = { name, value, decryptable, ownerId, creatorId, projectId: project }
    addSecret(world, { id: idOf('VercelSecretId', id, team ?? account, name), ...secret }, createdAt)
  }
}

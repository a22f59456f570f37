/** How a secret is shown; nothing here shows its value. */
import { formatTime } from '../../world/clock.ts'
import type { Secret } from '../../world/records/records.ts'

export interface SecretView {
  readonly uid: string
  readonly name: string
  readonly created: string
  readonly createdAt: number
  readonly decryptable: boolean
  readonly projectId?: string
  readonly teamId: string | null
  readonly userId: string
}

export function viewOf({ id, name, createdAt, decryptable, projectId, ownerId, creatorId }: Secret): SecretView {
  return {
    uid: id,
    name,
    created: formatTime(createdAt),
    createdAt,
    decryptable,
    ...(projectId === null ? {} : { projectId }),
    // A secret has one owner: the user who made it, or a team.
    teamId: ownerId === creatorId ? null : ownerId,
    userId: creatorId,
  }
}

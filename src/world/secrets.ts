/**
 * The secrets of users and teams. Two systems show them, one of 2017 and one of 2024, so what both must agree on is here:
 * whose a secret is, what it answers to, and that no two of an owner were made at the same time.
 */

import type { DatedCollections } from './records/dated-collections.ts'
import type { Secret } from './records/records.ts'

export interface NewSecret extends Omit<Secret, 'createdAt' | 'decryptable' | 'projectId'> {
  readonly decryptable?: boolean
  readonly projectId?: string | null
}

/** @param atMs When it was made: by default now. */
export function addSecret(
  world: DatedCollections,
  { id, ownerId, creatorId, name, value, decryptable = false, projectId = null }: NewSecret,
  atMs: number = world.clock.now(),
): Secret {
  const createdAt = world.stamps.next(`secrets of ${ownerId}`, atMs)
  return world.secrets.insert({ id, ownerId, creatorId, name, value, decryptable, projectId, createdAt })
}

/** A name may look like an id; the id goes first. */
export function findSecret(world: DatedCollections, ownerId: string, idOrName: string): Secret | undefined {
  const secret = world.secrets.get(idOrName)
  return secret?.ownerId === ownerId ? secret : world.secrets.find({ ownerId, name: idOrName })
}

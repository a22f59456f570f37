/**
 * What behaviours keep beside the things of a document: the bytes of a file, a mark of somebody's, who signed up. It is a record among
 * the things, so that a snapshot, a fork and a restore have it too, and goes with what it belongs to.
 */
import type { JsonObject } from '../../spec/pointer.ts'
import type { World } from '../../world/world.ts'
import { idOf, placeOf } from '../places.ts'

/** No collection of a document has a space in its name. */
export type Beside = 'files of things' | 'marks of somebody' | 'what was removed' | 'who signed up'

export interface Kept {
  readonly key: string
  /** Id of the thing that it goes with; empty of what goes with none. */
  readonly parentId: string
  readonly ownerId: string
  readonly value: JsonObject
}

/** In place of what was kept under the key before. */
export function keepBeside(world: Pick<World, 'things' | 'clock'>, what: Beside, kept: Kept): void {
  const { things, clock } = world
  const place = placeOf(what, [], {})
  const id = idOf(place, kept.key)
  if (things.has(id)) {
    things.update(id, { value: kept.value })
    return
  }
  const nowMs = clock.now()
  things.insert({
    id,
    collection: what,
    place,
    ordinal: 1,
    version: 1,
    createdAt: nowMs,
    updatedAt: nowMs,
    life: null,
    ...kept,
  })
}

/** Undefined where nothing is kept under the key. */
export function keptBeside({ things }: Pick<World, 'things'>, what: Beside, key: string): JsonObject | undefined {
  // What behaviours put into the world is JSON.
  return things.get(idOf(placeOf(what, [], {}), key))?.value as JsonObject | undefined
}

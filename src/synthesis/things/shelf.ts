/** Things put into a world, changed, and taken out of it, with what they lay claim to. */
import type { CollectionModel } from '../../document/model/model.ts'
import type { Json, JsonObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'

export type Shelves = Pick<World, 'things' | 'claims'>

/** The property whose value another thing of the place has already; undefined where none has. */
export function takenProperty(
  { claims }: Shelves,
  { unique }: CollectionModel,
  place: string,
  value: JsonObject,
  ownId: string,
): string | undefined {
  return unique.find((property) => {
    const wanted = value[property]
    if (wanted === undefined || wanted === null) return false
    const claim = claims.get(claimId(place, property, wanted))
    return claim !== undefined && claim.thingId !== ownId
  })
}

/** Id of the thing that has a value which only one of the place has. */
export function claimedBy(
  { claims }: Pick<Shelves, 'claims'>,
  { place, property, value }: { readonly place: string; readonly property: string; readonly value: unknown },
): string | undefined {
  return claims.get(claimId(place, property, value))?.thingId
}

export function putThing(shelves: Shelves, collection: CollectionModel, thing: Thing): Thing {
  shelves.things.insert(thing)
  claim(shelves, collection, thing)
  return thing
}

export function changeThing(
  shelves: Shelves,
  collection: CollectionModel,
  thing: Thing,
  changes: Pick<Thing, 'value' | 'updatedAt' | 'life'>,
): Thing {
  release(shelves, thing)
  const changed = shelves.things.update(thing.id, { ...changes, version: thing.version + 1 })
  claim(shelves, collection, changed)
  return changed
}

/** With all that stands below it. */
export function removeThing(shelves: Shelves, thing: Thing): void {
  for (const below of shelves.things.list({ parentId: thing.id })) removeThing(shelves, below)
  release(shelves, thing)
  shelves.things.delete(thing.id)
}

function claim({ claims }: Shelves, { unique }: CollectionModel, { id: thingId, place, value }: Thing): void {
  for (const property of unique) {
    const taken = value[property]
    if (taken === undefined || taken === null) continue
    const id = claimId(place, property, taken)
    if (!claims.has(id)) claims.insert({ id, thingId })
  }
}

function release({ claims }: Shelves, { id: thingId }: Thing): void {
  for (const { id } of claims.list({ thingId })) claims.delete(id)
}

function claimId(place: string, property: string, value: unknown): string {
  // What a schema lets be written in several ways is told apart as it was written.
  return JSON.stringify([place, property, value as Json])
}

/** A world as it was at one time. It costs next to nothing to take, whatever is in it, and other worlds can begin as it. */
import type { Held } from './records/collection.ts'
import { namedIn, restoreFrom, snapshotOf, type WorldParts, type WorldSnapshot } from './world-snapshot.ts'

export interface HeldWorld {
  /** Milliseconds since the epoch, by its clock. */
  readonly atMs: number
  /** All but its records. */
  readonly parts: WorldSnapshot
  readonly collections: ReadonlyMap<string, Held<object>>
}

export function holdWorld(parts: WorldParts, collections: object, atMs: number): HeldWorld {
  return {
    atMs,
    parts: structuredClone(snapshotOf(parts, {})),
    collections: new Map(namedIn(collections).map(([name, collection]) => [name, collection.hold()])),
  }
}

/** Makes a world of it, which it can do again and again. */
export function adoptWorld(held: HeldWorld, parts: WorldParts, collections: object): void {
  restoreFrom(structuredClone(held.parts), parts, {})
  for (const [name, collection] of namedIn(collections)) {
    const own = held.collections.get(name)
    if (own === undefined) throw new Error(`a world that was held has ${name}`)
    collection.adopt(own)
  }
}

/** Does something; where that throws, all is as it was before. */
export function attemptIn(
  parts: WorldParts & { clock: { now(): number } },
  collections: object,
  change: () => void,
): void {
  const before = holdWorld(parts, collections, parts.clock.now())
  try {
    change()
  } catch (error) {
    adoptWorld(before, parts, collections)
    throw error
  }
}

/** As plain data, of which nothing leads back into a world. */
export function snapshotOfHeld(held: HeldWorld): WorldSnapshot {
  return structuredClone(plainOfHeld(held))
}

/** The same for who only reads it: its records are the world's. */
export function plainOfHeld({ parts, collections }: HeldWorld): WorldSnapshot {
  // What is empty may be left out of a snapshot, and is of those that few worlds have anything in.
  const records = [...collections]
    .filter(([, { isLeftOut }]) => !isLeftOut)
    .map(([name, { shelf }]) => [name, shelf.all()])
  return { ...parts, collections: Object.fromEntries(records) }
}

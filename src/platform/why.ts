/** Which entries of a log wrote something of a record, and what it was before and after each. */
import type { LogEntry } from '../log/entry.ts'
import type { KeptLog } from '../log/memory-log.ts'
import { formatTime } from '../world/clock.ts'
import { Collection } from '../world/records/collection.ts'
import type { World } from '../world/world.ts'
import { type Assembler, retold } from './retold.ts'
import type { TellingOptions } from './telling.ts'

export interface Written {
  /** Undefined of what the world began with. */
  readonly entry: LogEntry | undefined
  /** ISO 8601, by the world's clock. */
  readonly at: string | undefined
  readonly collection: string
  /** Undefined where it was not there, or is there no more. */
  readonly before: unknown
  readonly after: unknown
}

export interface Asked {
  /** Key of a record, of whatever collection. */
  readonly key: string
  /** Names that lead to a value within it; empty for all of it. */
  readonly path: readonly string[]
}

/** Oldest first; empty where no record ever had that key. */
export function whatWrote(
  { key, path }: Asked,
  kept: KeptLog,
  platforms: Assembler<unknown>,
  telling: TellingOptions = {},
): Written[] {
  const written: Written[] = []
  const known = new Map<string, unknown>()
  const thingCalled = createThingCalled(key)
  const look = (world: World, entry: LogEntry | undefined): void => {
    for (const collection of Object.values<unknown>({ ...world })) {
      if (!(collection instanceof Collection)) continue
      const isOfThings = collection.name === world.things.name
      const { name, record } = isOfThings
        ? thingCalled(world.things)
        : { name: collection.name, record: collection.get(key) }
      const after = valueAt(record, path)
      const before = known.get(name)
      if (after === before || JSON.stringify(after) === JSON.stringify(before)) continue
      known.set(name, after)
      written.push({ entry, at: entry && formatTime(entry.atMs), collection: name, before, after })
    }
  }
  retold(kept, platforms, {
    ...telling,
    onBegun: (world) => look(world, undefined),
    onTold: (entry, _, world) => look(world, entry),
  })
  return written
}

/** A thing of a document is known by the key that its path has, and is of the collection that the document has. */
function createThingCalled(
  key: string,
): (things: World['things']) => { readonly name: string; readonly record: unknown } {
  let known: { readonly id: string; readonly name: string } | undefined
  return (things) => {
    if (known === undefined) {
      const found = things.all().find((each) => each.key === key)
      known = found && { id: found.id, name: found.collection }
    }
    return known === undefined
      ? { name: things.name, record: undefined }
      : { name: known.name, record: things.get(known.id)?.value }
  }
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Readonly<Record<string, unknown>>)[name]
  }
  return found
}

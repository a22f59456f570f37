/** Copies of the records of a world, for the assertions of a test: what is stored, and the state that it is in now. */
import { UsageError } from '../errors/usage-error.ts'
import type { Contract } from '../spec/contract.ts'
import { type Life, lifeAt } from '../world/life-cycle.ts'
import { Collection } from '../world/records/collection.ts'
import type { Collections } from '../world/records/collections.ts'
import type { World } from '../world/world.ts'

export type CollectionName = keyof Collections

/** What a collection holds; of what has a life also the state that it is in, in the words of the profile. */
export type RecordOf<Name extends CollectionName> = ReturnType<Collections[Name]['all']>[number] extends infer Stored
  ? Stored extends { readonly life: Life }
    ? Stored & { readonly state: string }
    : Stored
  : never

/** @throws UsageError UNKNOWN_COLLECTION */
export function recordsOf<Name extends CollectionName>(name: Name, world: World, contract: Contract): RecordOf<Name>[] {
  const collection: unknown = Object.hasOwn(world, name) ? world[name] : undefined
  if (!(collection instanceof Collection)) {
    const names = Object.entries(world).flatMap(([each, part]) =>
      part instanceof Collection && !part.isSparse ? each : [],
    )
    throw new UsageError(
      'UNKNOWN_COLLECTION',
      `Failed to read the records of ${JSON.stringify(name)}: there is no such collection. The collections are ${names.join(', ')}.`,
    )
  }
  const records = structuredClone(collection.all()) as readonly object[]
  // A record with a life is one with its state; the type says the same.
  return records.map((record) => withState(record, world, contract)) as RecordOf<Name>[]
}

function withState(record: object, { clock }: World, { lifeCycles }: Contract): object {
  if (!hasLife(record)) return record
  const cycle = lifeCycles[record.life.cycle]
  if (cycle === undefined) return record
  const life = lifeAt(record.life, cycle, clock.now())
  return { ...record, life, state: cycle.spelling[life.state] ?? life.state }
}

function hasLife(record: object): record is { readonly life: Life } {
  return 'life' in record
}

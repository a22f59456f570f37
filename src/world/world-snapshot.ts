/** A world as plain data, and back. */
import type { ClockSnapshot } from './clock.ts'
import type { CountedFault, KnownFault } from './faults.ts'
import type { IdsSnapshot } from './ids.ts'
import type { KeptAnswersSnapshot } from './kept-answers.ts'
import type { QuotasSnapshot } from './quotas.ts'
import type { Collection } from './records/collection.ts'
import type { StampsSnapshot } from './stamps.ts'

/** Plain data: it survives JSON. */
export interface WorldSnapshot {
  readonly version: 1
  readonly clock: ClockSnapshot
  readonly ids: IdsSnapshot
  readonly quotas: QuotasSnapshot
  readonly faults: readonly (KnownFault | CountedFault)[]
  readonly stamps: StampsSnapshot
  readonly keptAnswers: KeptAnswersSnapshot
  readonly collections: Readonly<Record<string, readonly object[]>>
}

type PartName = Exclude<keyof WorldSnapshot, 'version' | 'collections'>

/** What a world has beside its collections. */
export type WorldParts = {
  readonly [Name in PartName]: {
    snapshot(): WorldSnapshot[Name]
    restore(snapshot: WorldSnapshot[Name]): void
  }
}

export function snapshotOf(parts: WorldParts, collections: object): WorldSnapshot {
  const { clock, ids, quotas, faults, stamps, keptAnswers } = parts
  return {
    version: 1,
    clock: clock.snapshot(),
    ids: ids.snapshot(),
    quotas: quotas.snapshot(),
    faults: faults.snapshot(),
    stamps: stamps.snapshot(),
    keptAnswers: keptAnswers.snapshot(),
    collections: Object.fromEntries(
      namedIn(collections)
        .filter(([, { isSparse, size }]) => !isSparse || size > 0)
        .map(([name, collection]) => [name, collection.snapshot()]),
    ),
  }
}

export function restoreFrom(snapshot: WorldSnapshot, parts: WorldParts, collections: object): void {
  const { clock, ids, quotas, faults, stamps, keptAnswers } = parts
  clock.restore(snapshot.clock)
  ids.restore(snapshot.ids)
  quotas.restore(snapshot.quotas)
  faults.restore(snapshot.faults)
  stamps.restore(snapshot.stamps)
  keptAnswers.restore(snapshot.keptAnswers)
  // A snapshot holds each collection's own records under its name.
  for (const [name, collection] of namedIn(collections)) collection.restore(snapshot.collections[name] ?? [])
}

/** @param clock How it goes. */
export function emptySnapshot(clock: ClockSnapshot): WorldSnapshot {
  return { version: 1, clock, ids: {}, quotas: {}, faults: [], stamps: {}, keptAnswers: {}, collections: {} }
}

export function namedIn(collections: object): [name: string, collection: Collection<object>][] {
  return Object.entries<Collection<object>>({ ...collections })
}

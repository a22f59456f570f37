/** Everything that can change, in one object: it is snapshot, restored and reset as one. */
import type { Contract } from '../spec/contract.ts'
import { type Clock, type ClockOption, type ClockSnapshot, createClock } from './clock.ts'
import { createFaults, type Fault, type Faults } from './faults.ts'
import { createIds, type Ids, type IdsSnapshot } from './ids.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { createKeptAnswers, type KeptAnswers, type KeptAnswersSnapshot } from './kept-answers.ts'
import type { Progression } from './life-cycle.ts'
import { createQuotas, type Quotas, type QuotasSnapshot } from './quotas.ts'
import type { Collection } from './records/collection.ts'
import { type Collections, createCollections } from './records/collections.ts'
import { createStamps, type Stamps, type StampsSnapshot } from './stamps.ts'

export interface WorldOptions {
  readonly seed: number | string
  readonly clock: ClockOption
  readonly progression: Progression
  /** Durations of single states that replace those of the document, in milliseconds. */
  readonly durationsMs: Readonly<Record<string, number>>
  readonly journalSize: number
  readonly journalBytes: number
}

export interface World extends Collections {
  readonly clock: Clock
  readonly ids: Ids
  readonly quotas: Quotas
  readonly faults: Faults
  readonly stamps: Stamps
  readonly keptAnswers: KeptAnswers
  readonly journal: Journal
  /** How new lives progress, and their durations. */
  readonly lives: { readonly progression: Progression; readonly durationsMs: Readonly<Record<string, number>> }
  snapshot(): WorldSnapshot
  restore(snapshot: WorldSnapshot): void
  /** Back to what it began with: records, ids, quotas, faults, stamps, kept answers, journal and clock. */
  reset(): void
}

/** Plain data: it survives JSON. */
export interface WorldSnapshot {
  readonly version: 1
  readonly clock: ClockSnapshot
  readonly ids: IdsSnapshot
  readonly quotas: QuotasSnapshot
  readonly faults: readonly Fault[]
  readonly stamps: StampsSnapshot
  readonly keptAnswers: KeptAnswersSnapshot
  readonly collections: Readonly<Record<string, readonly object[]>>
}

/** @param begin Fills an empty world whose clock stands at its start; done again on each reset. */
export function createWorld(contract: Contract, begin: (world: World) => void, options: WorldOptions): World {
  const collections = createCollections()
  const all = Object.values<Pick<Collection<object>, 'has'>>({ ...collections })
  const clock = createClock(options.clock)
  const ids = createIds(options.seed, contract.ids, (id) => all.some((collection) => collection.has(id)))
  const quotas = createQuotas()
  const faults = createFaults()
  const stamps = createStamps(clock)
  const keptAnswers = createKeptAnswers()
  const journal = createJournal({ size: options.journalSize, bytes: options.journalBytes })
  const start = clock.snapshot()

  const world: World = {
    ...collections,
    clock,
    ids,
    quotas,
    faults,
    stamps,
    keptAnswers,
    journal,
    lives: { progression: options.progression, durationsMs: options.durationsMs },
    snapshot: () => ({
      version: 1,
      clock: clock.snapshot(),
      ids: ids.snapshot(),
      quotas: quotas.snapshot(),
      faults: faults.snapshot(),
      stamps: stamps.snapshot(),
      keptAnswers: keptAnswers.snapshot(),
      collections: Object.fromEntries(
        Object.entries(collections).map(([name, collection]) => [name, collection.snapshot()]),
      ),
    }),
    restore(snapshot) {
      clock.restore(snapshot.clock)
      ids.restore(snapshot.ids)
      quotas.restore(snapshot.quotas)
      faults.restore(snapshot.faults)
      stamps.restore(snapshot.stamps)
      keptAnswers.restore(snapshot.keptAnswers)
      journal.clear()
      for (const [name, collection] of Object.entries(collections)) {
        // A snapshot holds each collection's own records under its name.
        ;(collection as Collection<object>).restore(snapshot.collections[name] ?? [])
      }
    },
    reset() {
      world.restore({
        version: 1,
        clock: start,
        ids: {},
        quotas: {},
        faults: [],
        stamps: {},
        keptAnswers: {},
        collections: {},
      })
      begin(world)
    },
  }
  begin(world)
  return world
}

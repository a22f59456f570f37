/** Everything that can change, in one object: it is snapshot, restored and reset as one. */
import type { Contract } from '../spec/contract.ts'
import { type ClockOption, type ClockSnapshot, createClock, type WorldClock } from './clock.ts'
import { createFaults, type Faults } from './faults.ts'
import { adoptWorld, attemptIn, type HeldWorld, holdWorld } from './held-world.ts'
import { createIds, type Ids } from './ids.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { createKeptAnswers, type KeptAnswers } from './kept-answers.ts'
import type { Progression } from './life-cycle.ts'
import { createQuotas, type Quotas } from './quotas.ts'
import type { Collection } from './records/collection.ts'
import { type Collections, createCollections } from './records/collections.ts'
import { createStamps, type Stamps } from './stamps.ts'
import { emptySnapshot, restoreFrom, snapshotOf, type WorldSnapshot } from './world-snapshot.ts'

export type { WorldSnapshot } from './world-snapshot.ts'

export interface WorldOptions {
  readonly seed: number | string
  readonly clock: ClockOption
  readonly progression: Progression
  /** Durations of single states that replace those of the document, in milliseconds. */
  readonly durationsMs: Readonly<Record<string, number>>
  readonly journalSize: number
  readonly journalBytes: number
  /** When it began, where it began before: as its history tells. */
  readonly begun?: Begun
}

export interface Begun {
  readonly atMs: number
  readonly clock: ClockSnapshot
}

export interface World extends Collections {
  readonly clock: WorldClock
  readonly ids: Ids
  readonly quotas: Quotas
  readonly faults: Faults
  readonly stamps: Stamps
  readonly keptAnswers: KeptAnswers
  readonly journal: Journal
  /** How new lives progress, and their durations. */
  readonly lives: { readonly progression: Progression; readonly durationsMs: Readonly<Record<string, number>> }
  /** How its clock went when it was made, and goes after each reset. */
  readonly start: ClockSnapshot
  /** When it was last made or reset. */
  readonly begunAtMs: number
  /** How often everything in it was replaced: by another world, or by what it began with. */
  readonly replacedTimes: number
  snapshot(): WorldSnapshot
  restore(snapshot: WorldSnapshot): void
  /** As it is now, for other worlds to begin as. */
  hold(): HeldWorld
  /** Does something; where that throws, everything is as it was before. */
  attempt(change: () => void): void
  /** Everything in it is replaced by what was held, of this world or of another. */
  adopt(held: HeldWorld): void
  /** Back to what it began with: records, ids, quotas, faults, stamps, kept answers, journal and clock. */
  reset(): void
}

/** @param begin Fills an empty world whose clock stands at its start; done again on each reset. */
export function createWorld(contract: Contract, begin: (world: World) => void, options: WorldOptions): World {
  const collections = createCollections()
  const all = Object.values<Pick<Collection<object>, 'has' | 'size'>>({ ...collections })
  const clock = createClock(options.clock)
  if (options.begun !== undefined) clock.restore(options.begun.clock)
  const ids = createIds(options.seed, contract.ids, (id) =>
    all.some((collection) => collection.size > 0 && collection.has(id)),
  )
  const quotas = createQuotas()
  const faults = createFaults(ids)
  const stamps = createStamps(clock)
  const keptAnswers = createKeptAnswers()
  const parts = { clock, ids, quotas, faults, stamps, keptAnswers }
  const journal = createJournal({ size: options.journalSize, bytes: options.journalBytes })
  const start = clock.snapshot()
  let begunAtMs = 0
  let replacedTimes = 0

  const world: World = {
    ...collections,
    ...parts,
    journal,
    start,
    get replacedTimes() {
      return replacedTimes
    },
    get begunAtMs() {
      return begunAtMs
    },
    lives: { progression: options.progression, durationsMs: options.durationsMs },
    snapshot: () => snapshotOf(parts, collections),
    restore(snapshot) {
      replacedTimes++
      restoreFrom(snapshot, parts, collections)
      journal.clear()
    },
    hold: () => holdWorld(parts, collections, clock.now()),
    attempt(change) {
      replacedTimes++
      attemptIn(parts, collections, change)
    },
    adopt(held) {
      replacedTimes++
      adoptWorld(held, parts, collections)
      journal.clear()
    },
    reset() {
      world.restore(emptySnapshot(start))
      fill()
    },
  }
  clock.tell(options.begun?.atMs)
  fill()
  clock.tell(undefined)
  return world

  /** At one time, so that it can be told again. */
  function fill(): void {
    replacedTimes++
    clock.pin()
    begunAtMs = clock.now()
    try {
      begin(world)
    } finally {
      clock.unpin()
    }
  }
}

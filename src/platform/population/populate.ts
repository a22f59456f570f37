/** Fills a world with records that are made up: an act of control, whose log has the records themselves. */
import { UsageError } from '../../errors/usage-error.ts'
import { nearestNames } from '../../spec/nearest-names.ts'
import type { World } from '../../world/world.ts'
import type { History } from '../history.ts'
import type { Counts, Population } from './population.ts'

export interface PopulateOptions {
  /** Told how far it has come, at each hundredth of the way. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  /** Records that are made. */
  readonly made: number
  /** All that are to be made. */
  readonly of: number
}

/** At a time: one act, and one entry of the log. */
const recordsMax = 100_000

export function createPopulate(
  world: World,
  population: Population,
  perform: History['perform'],
): (what: number | Counts, options?: PopulateOptions) => Promise<Counts> {
  return async (what, { onProgress } = {}) => {
    const counts = readCounts(what, population, world)
    const of = Object.values(counts).reduce((sum, count) => sum + count, 0)
    if (of > recordsMax)
      refuse(`that is ${of} records`, `At most ${recordsMax} are made at a time: ask for fewer, twice.`)
    const makeUp = await population.load()
    let made = 0
    const step = Math.max(1, Math.floor(of / 100))
    const told = (): void => {
      made++
      if (made % step === 0 || made === of) onProgress?.({ made, of })
    }
    // Nothing is waited for between the two, so that they are put into the world that they were made for.
    perform('populate', { records: makeUp(counts, world, told) })
    return counts
  }
}

function readCounts(what: unknown, population: Population, world: World): Counts {
  if (typeof what === 'number') {
    readCount(what, 'of each collection')
    return population.spread(what, world)
  }
  if (typeof what !== 'object' || what === null || Array.isArray(what)) {
    refuse(
      `it is ${JSON.stringify(what)}`,
      'Give a number, or numbers by collection, such as { deployments: 1000, secrets: 50 }.',
    )
  }
  for (const [name, count] of Object.entries(what)) {
    if (!population.collections.includes(name)) refuseCollection(name, population)
    readCount(count, `of ${name}`)
  }
  // Its values were looked at just now.
  return { ...what } as Counts
}

function readCount(count: unknown, of: string): void {
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return
  refuse(
    `the number ${of} is ${typeof count === 'number' ? count : JSON.stringify(count)}`,
    'Give a whole number of 0 or more.',
  )
}

function refuseCollection(name: string, { collections }: Population): never {
  throw new UsageError(
    'UNKNOWN_COLLECTION',
    `Failed to populate ${JSON.stringify(name)}: there is no such collection, or none whose records can be made up. The nearest is ${nearestNames(name, collections, 1)[0] ?? 'none'}; there is ${collections.join(', ')}.`,
  )
}

export function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to populate the world: ${why}. ${next}`)
}

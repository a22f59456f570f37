/** What can be made up for the worlds of a platform, whatever it is a fake of: each kind brings its own. */
import type { World } from '../../world/world.ts'

/** How many records, by collection. */
export type Counts = Readonly<Record<string, number>>

/** Records by collection, as plain data in the words of the population itself: a log keeps them, and tells them again. */
export type Records = Readonly<Record<string, readonly object[]>>

/** @param told Is called after each record. */
export type MakeUp = (counts: Counts, world: World, told: () => void) => Records

export interface Population {
  /** Of which records can be made. */
  readonly collections: readonly string[]
  /** What a number alone stands for. */
  spread(count: number, world: World): Counts
  /** What makes them up is loaded when it is first wanted. */
  load(): Promise<MakeUp>
  /**
   * Puts them in by the rules of requests.
   * @throws UsageError INVALID_WORLD; the world is as it was then.
   */
  put(records: Records, world: World): void
}

/** Times that never repeat within a series, so that a time can say where a page of a list begins. */
import type { Clock } from './clock.ts'

/** The last time of each series, in milliseconds since the epoch. */
export type StampsSnapshot = Readonly<Record<string, number>>

export interface Stamps {
  /** The time given, by default that of the clock, or the millisecond after the last one of the series, whichever is later. */
  next(series: string, atMs?: number): number
  snapshot(): StampsSnapshot
  restore(snapshot: StampsSnapshot): void
}

export function createStamps(clock: Clock): Stamps {
  let last = new Map<string, number>()
  return {
    next(series, atMs = clock.now()) {
      const stamp = Math.max(atMs, (last.get(series) ?? Number.NEGATIVE_INFINITY) + 1)
      last.set(series, stamp)
      return stamp
    },
    snapshot: () => Object.fromEntries(last),
    restore(snapshot) {
      last = new Map(Object.entries(snapshot))
    },
  }
}

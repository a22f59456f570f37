/** The world's clock as a test has it: what moves it is an act of control, and is kept. */
import type { Contract } from '../spec/contract.ts'
import { type Clock, parseTime } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import type { History } from './history.ts'
import { type AdvanceUntilOptions, type Awaited, untilHolds } from './lives/advance-until.ts'

export interface PlatformClock extends Clock {
  /**
   * Moves forward to when a deployment is in a state, or to when something is true, which is asked at each transition of a deployment
   * and each second. It must change nothing.
   * @returns The time then, as ISO 8601.
   * @throws UsageError NOT_REACHED, INVALID_DURATION, UNKNOWN_RECORD, INVALID_OPTION; the clock is where it was then.
   */
  advanceUntil(awaited: Awaited, options?: AdvanceUntilOptions): string
}

export function controlledClock(world: World, contract: Contract, perform: History['perform']): PlatformClock {
  const { clock } = world
  return {
    now: clock.now,
    iso: clock.iso,
    snapshot: clock.snapshot,
    advance: (duration) => void perform('clock.advance', { duration }),
    advanceUntil(awaited, options = {}) {
      const duration = untilHolds(awaited, options, world, contract)
      if (duration > 0) perform('clock.advance', { duration })
      return clock.iso()
    },
    set(time) {
      // A Date is no plain data, and another realm's is none that this one knows.
      const plain = typeof time === 'string' ? time : Number(time)
      settleBefore(parseTime(plain))
      perform('clock.set', { time: plain })
    },
    freeze: () => void perform('clock.freeze', {}),
    restore(snapshot) {
      // Refuses what leads to no time.
      settleBefore(parseTime(clock.timeOf(snapshot)))
      perform('clock.restore', { clock: snapshot })
    },
  }

  /** A clock that is set back turns no state back. */
  function settleBefore(timeMs: number): void {
    if (timeMs < clock.now() && world.deployments.all().length > 0) perform('settle', {})
  }
}

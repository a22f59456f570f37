/** The world's clock as a test has it: what moves it is an act of control, and is kept. */
import type { Clock, WorldClock } from '../world/clock.ts'
import type { History } from './history.ts'

export function controlledClock(clock: WorldClock, perform: History['perform']): Clock {
  return {
    now: clock.now,
    iso: clock.iso,
    snapshot: clock.snapshot,
    advance: (duration) => void perform('clock.advance', { duration }),
    // A Date is no plain data, and another realm's is none that this one knows.
    set: (time) => void perform('clock.set', { time: typeof time === 'string' ? time : Number(time) }),
    freeze: () => void perform('clock.freeze', {}),
    restore: (snapshot) => void perform('clock.restore', { clock: snapshot }),
  }
}

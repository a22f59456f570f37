/**
 * The contract kit's only real clock and its only timer. With a target whose clock can be moved, waiting moves that clock and takes
 * no time.
 */

/** A clock of the target's that the runner may move. */
export interface SettableClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Moves it forward. */
  advance(ms: number): void | Promise<void>
}

export interface Waiting {
  /** Milliseconds since the epoch by the clock that waiting moves. */
  nowMs(): number
  sleep(ms: number): Promise<void>
}

/** How long a wait may go on after the run was ended. */
const sliceMs = 250

/** @param isStopped When it becomes true, a wait ends early. */
export function createWaiting(clock: SettableClock | undefined, isStopped: () => boolean = () => false): Waiting {
  if (clock === undefined) {
    const sleep = async (ms: number): Promise<void> => {
      const untilMs = realNowMs() + ms
      for (let leftMs = ms; leftMs > 0 && !isStopped(); leftMs = untilMs - realNowMs())
        await realSleep(Math.min(leftMs, sliceMs))
    }
    return { nowMs: realNowMs, sleep }
  }
  // A clock that stands whatever is asked of it would be waited for without end.
  let leastMs = Number.NEGATIVE_INFINITY
  const nowMs = (): number => Math.max(clock.now(), leastMs)
  const sleep = async (ms: number): Promise<void> => {
    leastMs = nowMs() + Math.max(0, Math.ceil(ms))
    await clock.advance(Math.max(0, Math.ceil(ms)))
  }
  return { nowMs, sleep }
}

/** Longer than this nobody who calls is kept from being heard. */
const breathMs = 200

/**
 * @returns To be waited for between two pieces of work that have nothing to wait for: once in a while it lets in who calls, such as whoever
 * ends the run. Where time stands still nobody is kept waiting by it.
 */
export function createBreath(): () => Promise<void> {
  let lastMs = realNowMs()
  return async () => {
    if (realNowMs() - lastMs < breathMs) return
    // The environment of a page has no setImmediate, in Jest neither.
    const soon: (call: () => void) => void = typeof setImmediate === 'function' ? setImmediate : setTimeout
    await new Promise<void>((resolve) => soon(resolve))
    lastMs = realNowMs()
  }
}

/** The time of the machine that the runner runs on, whatever the target's clock says. */
export function realNowMs(): number {
  return Date.now()
}

/** Milliseconds since the epoch; NaN when it is no time. */
export function timeOf(text: string): number {
  return Date.parse(text)
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}

/** For those who want a time as a Date, such as a certificate. */
export function dateOf(ms: number): Date {
  return new Date(ms)
}

function realSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** How long what was written may take to be visible. */
export const visibilityMs = 2_000

/** How long what was only accepted, with 202, may take to be so, where nothing is said. */
export const acceptedWindowMs = 30_000

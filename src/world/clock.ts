/**
 * The world's clock: the only place that reads the system's. It follows the system's time (and so a test runner's fake
 * timers) or stands still; either way it can be set and advanced, per world, never globally.
 */
import { UsageError } from '../errors/usage-error.ts'
import { parseShortDuration } from '../spec/duration.ts'

/** `'system'`: the system's time plus what was advanced; `'frozen'`: stopped at start; an ISO 8601 time: stopped there. */
export type ClockOption = 'system' | 'frozen' | (string & {})

export interface ClockSnapshot {
  readonly mode: 'system' | 'stopped'
  /** Milliseconds: on top of the system's time, or since the epoch when the clock is stopped. */
  readonly ms: number
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** The time as ISO 8601 with milliseconds and Z. */
  iso(): string
  /** Moves forward by milliseconds or by a duration such as `'10s'`, `'1h30m'`; never back. */
  advance(duration: number | string): void
  /** Moves to a time: milliseconds since the epoch, a Date or ISO 8601. A clock that follows the system runs on from there. */
  set(time: number | string | Date): void
  /** Stops where it is. */
  freeze(): void
  snapshot(): ClockSnapshot
  restore(snapshot: ClockSnapshot): void
}

export function createClock(option: ClockOption = 'system'): Clock {
  let mode: ClockSnapshot['mode'] = option === 'system' ? 'system' : 'stopped'
  let ms = option === 'system' ? 0 : option === 'frozen' ? Date.now() : parseTime(option)

  const clock: Clock = {
    now: () => (mode === 'system' ? Date.now() + ms : ms),
    iso: () => formatTime(clock.now()),
    advance(duration) {
      const byMs = typeof duration === 'number' ? duration : parseShortDuration(duration)
      if (byMs === undefined || !Number.isFinite(byMs) || byMs < 0) {
        throw new UsageError(
          'INVALID_DURATION',
          `Failed to advance the clock by ${JSON.stringify(duration)}: it is no duration. Give milliseconds of 0 or more, or a text such as '250ms', '10s', '1h30m'.`,
        )
      }
      ms += byMs
    },
    set(time) {
      const target = parseTime(time)
      ms = mode === 'system' ? target - Date.now() : target
    },
    freeze() {
      ms = clock.now()
      mode = 'stopped'
    },
    snapshot: () => ({ mode, ms }),
    restore(snapshot) {
      mode = snapshot.mode
      ms = snapshot.ms
    },
  }
  return clock
}

/** ISO 8601 with milliseconds and Z, the form in which the documents write a time. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString()
}

/** Milliseconds since the epoch of a number, a Date or an ISO 8601 text. */
export function parseTime(time: number | string | Date): number {
  const ms = typeof time === 'string' ? parseIsoTime(time) : Number(time)
  if (Number.isFinite(ms) && Math.abs(ms) <= 8.64e15) return ms
  throw new UsageError(
    'INVALID_TIME',
    `Failed to read the time ${JSON.stringify(time)}: it is no ISO 8601 time. Give one such as '2017-02-20T08:16:28.547Z'.`,
  )
}

function parseIsoTime(text: string): number {
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN
}

/** The `Date` header's form of a time. */
export function formatHttpDate(ms: number): string {
  return new Date(ms).toUTCString()
}

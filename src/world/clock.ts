/**
 * The world's clock: the only place that reads the system's. It follows the system's time (and so a test runner's fake
 * timers) or stands still; either way it can be set and advanced, per world, never globally.
 */
import { UsageError } from '../errors/usage-error.ts'
import { parseDuration } from '../spec/duration.ts'

/** `'system'`: the system's time plus what was advanced; `'frozen'`: stopped at start; an ISO 8601 time or a Date: stopped there. */
export type ClockOption = 'system' | 'frozen' | (string & {}) | Date

/** Whether it is of the option's type; `createClock` says whether it is a time. */
export function isClockOption(value: unknown): value is ClockOption {
  // A Date of another realm, such as a test environment's, is one too.
  return typeof value === 'string' || Object.prototype.toString.call(value) === '[object Date]'
}

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
  /** Moves forward by milliseconds or by a duration such as `'10s'`, `'1h30m'` or `'PT1H30M'`; never back. */
  advance(duration: number | string): void
  /** Moves to a time: milliseconds since the epoch, a Date or ISO 8601. A clock that follows the system runs on from there. */
  set(time: number | string | Date): void
  /** Stops where it is. */
  freeze(): void
  snapshot(): ClockSnapshot
  restore(snapshot: ClockSnapshot): void
}

/** The clock as the pipeline and the history have it. */
export interface WorldClock extends Clock {
  /** Stands still until it is let go: all of one step of the history happens at one time. */
  pin(): void
  unpin(): void
  /** The time that it would be if that were restored. */
  timeOf(snapshot: ClockSnapshot): number
  /** Takes its time from a history in place of the system's; undefined gives it back. */
  tell(atMs: number | undefined): void
}

/** The documents write a time in four digits of year and count milliseconds from 1970: no other time can be told. */
const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

export function createClock(option: ClockOption = 'system'): WorldClock {
  let mode: ClockSnapshot['mode'] = option === 'system' ? 'system' : 'stopped'
  let ms = option === 'system' ? 0 : option === 'frozen' ? Date.now() : parseTime(option)

  let pinnedMs: number | undefined
  let toldMs: number | undefined

  const clock: WorldClock = {
    now: () => pinnedMs ?? toldMs ?? (mode === 'system' ? Date.now() + ms : ms),
    iso: () => formatTime(clock.now()),
    advance(duration) {
      const byMs = Math.round(typeof duration === 'number' ? duration : (parseDuration(duration) ?? Number.NaN))
      if (!Number.isFinite(byMs) || byMs < 0) {
        refuseDuration(
          duration,
          'it is no duration',
          "Give milliseconds of 0 or more, or a text such as '250ms', '10s', '1h30m' or 'PT1H30M'.",
        )
      }
      if (clock.now() + byMs > lastMs) refuseDuration(duration, 'it leads past the year 9999', 'Give a shorter one.')
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
    pin() {
      pinnedMs = clock.now()
    },
    unpin() {
      pinnedMs = undefined
    },
    timeOf: (snapshot) => (snapshot.mode === 'system' ? Date.now() + snapshot.ms : snapshot.ms),
    tell(atMs) {
      toldMs = atMs
    },
    snapshot: () => ({ mode, ms }),
    restore(snapshot) {
      mode = snapshot.mode
      ms = snapshot.ms
    },
  }
  return clock
}

/** Writing a time costs more than all else that a list does for an entry, and a list writes the same ones again. */
const written = new Map<number, string>()
const writtenMax = 2_000

/** ISO 8601 with milliseconds and Z, the form in which the documents write a time. */
export function formatTime(ms: number): string {
  const known = written.get(ms)
  if (known !== undefined) return known
  const text = new Date(ms).toISOString()
  if (written.size >= writtenMax) written.clear()
  written.set(ms, text)
  return text
}

/** Whole milliseconds since the epoch of a number, a Date or an ISO 8601 text, from 1970 to 9999. */
export function parseTime(time: number | string | Date): number {
  const ms = Math.floor(typeof time === 'string' ? parseIsoTime(time) : Number(time))
  if (ms >= 0 && ms <= lastMs) return ms
  throw new UsageError(
    'INVALID_TIME',
    `Failed to read the time ${show(time)}: it is no ISO 8601 time from 1970 to 9999. Give one such as '2017-02-20T08:16:28.547Z'.`,
  )
}

/** The same of a text; NaN where it is none. */
export function readTime(text: string): number {
  const ms = Math.floor(parseIsoTime(text))
  return ms >= 0 && ms <= lastMs ? ms : Number.NaN
}

function parseIsoTime(text: string): number {
  const match = /^\d{4}-\d{2}-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(text)
  // The system's parser takes the 30th of February for the 2nd of March.
  return match !== null && new Date(text.slice(0, 10)).getUTCDate() === Number(match[1]) ? Date.parse(text) : Number.NaN
}

function refuseDuration(duration: number | string, why: string, next: string): never {
  throw new UsageError('INVALID_DURATION', `Failed to advance the clock by ${show(duration)}: ${why}. ${next}`)
}

function show(value: number | string | Date): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

let httpDate = { second: Number.NaN, text: '' }

/** The `Date` header's form of a time; written once a second, because writing it costs more than reading the clock. */
export function formatHttpDate(ms: number): string {
  const second = Math.floor(ms / 1000)
  if (second !== httpDate.second) httpDate = { second, text: new Date(ms).toUTCString() }
  return httpDate.text
}

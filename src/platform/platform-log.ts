/** The log as whoever has the platform sees it. */
import type { LogEntry } from '../log/entry.ts'
import { type Log, wholeFrom } from '../log/log.ts'

export interface PlatformLog {
  /** The place of the last entry. */
  readonly last: number
  /** The first entry that is kept without a gap; 1 as long as nothing was dropped. */
  readonly wholeFrom: number
  /** What is kept from that place on, oldest first. Secrets stand in it as they came. */
  readonly entries: (from?: number) => LogEntry[]
  /** The same, and then what comes, as it comes. */
  readonly tail: (from?: number) => AsyncIterable<LogEntry>
}

export function viewOf(log: Log): PlatformLog {
  return {
    get last() {
      return log.last
    },
    get wholeFrom() {
      return wholeFrom(log)
    },
    entries: (from) => [...log.read(from)],
    tail: (from) => log.tail(from),
  }
}

/** Entries of a log as they can be shown: `***` stands in the place of each secret and token. They are not told again. */
import type { LogEntry } from '../../log/entry.ts'
import type { Log } from '../../log/log.ts'
import { mask, maskData, meet, type Reading } from './mask-entry.ts'
import { hidden } from './stand-ins.ts'

/** @returns What shows one entry after the other, from any place of the log on. */
export function createShowing(log: Log, reading: Reading): (entry: LogEntry) => LogEntry {
  const standIns = hidden()
  if (log.base !== undefined) maskData(log.base, standIns)
  if (log.beginning !== undefined) meet(log.beginning, reading, standIns)
  let met = 0
  return (entry) => {
    // A text is searched for all that was met before it.
    for (const earlier of log.read(met + 1)) {
      if (earlier.n > entry.n) break
      meet(earlier, reading, standIns)
      met = earlier.n
    }
    return mask(meet(entry, reading, standIns), reading, standIns)
  }
}

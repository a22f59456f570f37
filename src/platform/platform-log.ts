/** The log as whoever has the platform sees it. */
import type { LogEntry } from '../log/entry.ts'
import type { Log } from '../log/log.ts'
import type { KeptLog } from '../log/memory-log.ts'
import { type ExportedLog, exported } from './exported-log.ts'

export interface PlatformLog {
  /** The place of the last entry. */
  readonly last: number
  /** The first entry that is kept without a gap; 1 as long as nothing was dropped. */
  readonly wholeFrom: number
  /** Resolves when all that happened is kept for good, where the log is one that keeps it; rejects when it cannot be. */
  readonly settled: () => Promise<void>
  /** What is kept from that place on, oldest first. Secrets stand in it as they came. */
  readonly entries: (from?: number) => LogEntry[]
  /** The same, and then what comes, as it comes. */
  readonly tail: (from?: number) => AsyncIterable<LogEntry>
  /**
   * All of it as plain JSON, which `replay` tells again: what a bug report needs. Others stand in the place of its secrets and tokens,
   * of the same length and kind, unless `secrets` is true.
   */
  readonly export: (options?: { readonly secrets?: boolean }) => ExportedLog
}

/** @param mask Puts others in the place of secrets. */
export function viewOf(log: Log, mask: (kept: KeptLog) => KeptLog): PlatformLog {
  return {
    get last() {
      return log.last
    },
    get wholeFrom() {
      return log.wholeFrom
    },
    settled: () => log.settled(),
    entries: (from) => [...log.read(from)],
    tail: (from) => log.tail(from),
    export({ secrets = false } = {}) {
      const kept = keptOf(log)
      return exported(secrets ? kept : mask(kept), !secrets)
    },
  }
}

function keptOf(log: Log): KeptLog {
  const { beginning, base } = log
  if (beginning === undefined) throw new Error('a platform gives its log a first entry')
  // Cloned: what a log in memory holds are the request values themselves.
  return { beginning, base: base && structuredClone(base), entries: [...log.read(log.wholeFrom)] }
}

/** The log as whoever has the platform sees it. */
import type { LogEntry } from '../log/entry.ts'
import type { Log } from '../log/log.ts'
import type { KeptLog } from '../log/memory-log.ts'
import { type ExportedLog, exported } from './exported-log.ts'
import type { Reading } from './masking/mask-entry.ts'
import { createShowing } from './masking/shown-entries.ts'

export interface PlatformLog {
  /** The place of the last entry. */
  readonly last: number
  /** The first entry that is kept without a gap; 1 as long as nothing was dropped. */
  readonly wholeFrom: number
  /** Resolves when all that happened is kept for good, where the log is one that keeps it; rejects when it cannot be. */
  readonly settled: () => Promise<void>
  /** What is kept from that place on, oldest first. Secrets stand in it as they came, or as `***` where `masked` is true. */
  readonly entries: (from?: number, options?: Masking) => LogEntry[]
  /** The same, and then what comes, as it comes: until nobody iterates any more, or `gone` is aborted. */
  readonly tail: (from?: number, options?: Masking & { readonly gone?: AbortSignal }) => AsyncIterable<LogEntry>
  /**
   * All of it as plain JSON, which `replay` tells again: what a bug report needs. Others stand in the place of its secrets and tokens,
   * of the same length and kind, unless `secrets` is true.
   */
  readonly export: (options?: { readonly secrets?: boolean }) => ExportedLog
}

/** How entries are shown. */
export interface Masking {
  readonly masked?: boolean
}

/** @param mask Puts others in the place of secrets. */
export function viewOf(log: Log, reading: Reading, mask: (kept: KeptLog) => KeptLog): PlatformLog {
  return {
    get last() {
      return log.last
    },
    get wholeFrom() {
      return log.wholeFrom
    },
    settled: () => log.settled(),
    entries: (from, { masked = false } = {}) => {
      const entries = [...log.read(from)]
      return masked ? entries.map(createShowing(log, reading)) : entries
    },
    tail: (from, { masked = false, gone } = {}) =>
      masked ? shownAs(log.tail(from, gone), createShowing(log, reading)) : log.tail(from, gone),
    export({ secrets = false } = {}) {
      const kept = keptOf(log)
      return exported(secrets ? kept : mask(kept), !secrets)
    },
  }
}

async function* shownAs(
  entries: AsyncIterable<LogEntry>,
  show: (entry: LogEntry) => LogEntry,
): AsyncGenerator<LogEntry> {
  for await (const entry of entries) yield show(entry)
}

function keptOf(log: Log): KeptLog {
  const { beginning, base } = log
  if (beginning === undefined) throw new Error('a platform gives its log a first entry')
  // Cloned: what a log in memory holds are the request values themselves.
  return { beginning, base: base && structuredClone(base), entries: [...log.read(log.wholeFrom)] }
}

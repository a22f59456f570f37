/**
 * Every exchange in order, with its time. The request log that tests assert on, and what a failure can be replayed from:
 * same seed, same clock, same journal, same bytes.
 */

export interface JournalEntry {
  /** From 1, in the order in which the exchanges happened. */
  readonly ordinal: number
  /** Milliseconds since the epoch, by the world's clock. */
  readonly atMs: number
  /** null when no operation matched. */
  readonly operationId: string | null
  readonly accountId: string | null
  readonly request: {
    readonly method: string
    readonly host: string
    /** As they came, percent-encoded. */
    readonly path: string
    readonly query: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: Uint8Array | null
  }
  readonly answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string | Uint8Array | null
  }
}

export interface Journal {
  record(entry: Omit<JournalEntry, 'ordinal'>): void
  /** Oldest first; the last `size` ones that were recorded. */
  entries(): readonly JournalEntry[]
  clear(): void
}

/** @param size How many entries are kept; Infinity keeps all. */
export function createJournal(size = 1_000): Journal {
  /** A ring once it is full: the entry of ordinal N stands at (N - 1) % size. */
  let kept: JournalEntry[] = []
  let recorded = 0
  return {
    record(entry) {
      // The entry is the journal's from here on, so it is numbered in place.
      const numbered = Object.assign(entry, { ordinal: ++recorded })
      if (kept.length < size) kept.push(numbered)
      else if (size > 0) kept[(recorded - 1) % size] = numbered
    },
    entries() {
      const oldest = kept.length < size || size === 0 ? 0 : recorded % size
      return [...kept.slice(oldest), ...kept.slice(0, oldest)]
    },
    clear() {
      kept = []
      recorded = 0
    },
  }
}

/**
 * Every exchange in order, with its time. The request log that tests assert on, and what a failure can be replayed from:
 * same seed, same clock, same journal, same bytes.
 */
import { bodyKept, type KeptBody, lengthOf } from './journal-body.ts'

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
    /** null too when the request was refused before it was read, and when it is left out. */
    readonly body: Uint8Array | null
    readonly leftOut?: LeftOut
  }
  readonly answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string | Uint8Array | null
    readonly leftOut?: LeftOut
    /** The sentence that says why it was refused, which its body need not have a place for. */
    readonly why?: string
  }
  /** What came closest to a request that no operation took, and why it did not take it; the closest first. */
  readonly nearMisses?: readonly {
    readonly operationId: string
    readonly method: string
    readonly path: string
    readonly why: string
  }[]
}

/** What is kept of a body that is too large to be kept whole. */
export type LeftOut = NonNullable<KeptBody['leftOut']>

/** What happened, before it has its place among others. What came closest is looked for when somebody reads it. */
export interface Exchange extends Omit<JournalEntry, 'ordinal' | 'nearMisses'> {
  readonly nearMisses?: () => NonNullable<JournalEntry['nearMisses']>
}

export interface Journal {
  record(exchange: Exchange): void
  /** Oldest first; the last ones that were recorded, as many as there is room for. */
  entries(): readonly JournalEntry[]
  /** How many were recorded since the start, or since it was cleared. */
  readonly recorded: number
  /** Those after so many, oldest first; undefined where some of them are forgotten. */
  after(ordinal: number): readonly Exchange[] | undefined
  clear(): void
}

export interface JournalOptions {
  /** How many entries are kept; Infinity keeps all. */
  readonly size?: number
  /** How much they hold together; Infinity keeps all. */
  readonly bytes?: number
}

export const journalBytesDefault = 64_000_000

/** So large a part of the room has no single body: it would drive out too many others. */
const bodyShare = 16

export function createJournal({ size: sizeMax = 1_000, bytes = journalBytesDefault }: JournalOptions = {}): Journal {
  /** Oldest first from `first` on; what stands before it is forgotten. */
  let kept: (Exchange | undefined)[] = []
  /** What each of them holds, measured once. */
  let sizes: number[] = []
  let first = 0
  let recorded = 0
  let bytesKept = 0
  const bodyMax = bytes / bodyShare

  const forgetOldest = (): void => {
    bytesKept -= sizes[first] ?? 0
    kept[first++] = undefined
    // Moved together once half of the list is empty, so that an entry costs the same however many there were.
    if (first > 1_000 && first * 2 > kept.length) {
      kept = kept.slice(first)
      sizes = sizes.slice(first)
      first = 0
    }
  }
  return {
    record(exchange) {
      recorded++
      if (sizeMax === 0) return
      const small = withSmallBodies(exchange, bodyMax)
      const size = sizeOf(small)
      kept.push(small)
      sizes.push(size)
      bytesKept += size
      while (kept.length - first > sizeMax || (bytesKept > bytes && kept.length > first)) forgetOldest()
    },
    entries() {
      const firstOrdinal = recorded - (kept.length - first) + 1
      // Nothing from `first` on is forgotten.
      return (kept.slice(first) as Exchange[]).map((exchange, index) => placed(exchange, firstOrdinal + index))
    },
    get recorded() {
      return recorded
    },
    after(ordinal) {
      const begin = kept.length - (recorded - ordinal)
      // Nothing from `first` on is forgotten.
      return begin < first || begin > kept.length ? undefined : (kept.slice(begin) as Exchange[])
    },
    clear() {
      kept = []
      sizes = []
      first = 0
      recorded = 0
      bytesKept = 0
    },
  }
}

function placed(
  { atMs, operationId, accountId, request, answer, nearMisses }: Exchange,
  ordinal: number,
): JournalEntry {
  return { atMs, operationId, accountId, request, answer, ordinal, ...(nearMisses && { nearMisses: nearMisses() }) }
}

/** The same where its bodies are small, so that nothing is copied. */
function withSmallBodies(exchange: Exchange, lengthMax: number): Exchange {
  const { request, answer } = exchange
  if (lengthOf(request) <= lengthMax && lengthOf(answer) <= lengthMax) return exchange
  return { ...exchange, request: bodyKept(request, lengthMax), answer: bodyKept(answer, lengthMax) }
}

/** About what an exchange holds, in bytes: its texts and bodies, and a little for what is around them. */
function sizeOf({ request, answer }: Exchange): number {
  const head = request.host.length + request.path.length + request.query.length
  return 500 + head + headersSize(request.headers) + headersSize(answer.headers) + lengthOf(request) + lengthOf(answer)
}

function headersSize(headers: Readonly<Record<string, string>>): number {
  let size = 0
  for (const name in headers) size += name.length + (headers[name] ?? '').length
  return size
}

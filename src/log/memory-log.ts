/**
 * A log in memory, bounded in entries and in bytes. It is kept in two generations, each of half the room, with the state that each
 * began with: when the younger one is full the older one goes, whole.
 */
import { createArrivals } from './arrivals.ts'
import { digestOf } from './digest.ts'
import type { ControlEntry, Happened, LogEntry } from './entry.ts'
import type { Log, LogBase } from './log.ts'

export interface MemoryLogOptions {
  /** How many entries are kept at most; Infinity keeps all. */
  readonly entries: number
  /** About how many bytes they hold together at most; Infinity keeps all. */
  readonly bytes: number
}

/** What a log begins with that was kept elsewhere. */
export interface KeptLog {
  readonly beginning: ControlEntry
  readonly base: LogBase | undefined
  /** All that came after the base, or all with the beginning. */
  readonly entries: readonly LogEntry[]
}

interface Generation {
  readonly base: LogBase | undefined
  readonly happened: (Happened | LogEntry)[]
  bytes: number
}

export function createMemoryLog({ entries: entriesMax, bytes: bytesMax }: MemoryLogOptions, kept?: KeptLog): Log {
  let older: Generation | undefined
  let younger: Generation = { base: kept?.base, happened: [...(kept?.entries ?? [])], bytes: 0 }
  let last = (kept?.base?.after ?? 0) + younger.happened.length
  let beginning = kept?.beginning
  const arrivals = createArrivals(() => last)
  /** Made once each: a digest costs more than all else of an entry. */
  const made = new WeakMap<object, LogEntry>()

  const firstOf = (): number => ((older ?? younger).base?.after ?? 0) + 1
  const entryAt = (n: number): LogEntry => {
    const index = n - firstOf()
    const inOlder = older?.happened.length ?? 0
    const happened = index < inOlder ? older?.happened[index] : younger.happened[index - inOlder]
    if (happened === undefined) throw new Error(`the log does not keep entry ${n}`)
    if ('n' in happened) return happened
    const known = made.get(happened)
    if (known !== undefined) return known
    const entry = placed(happened, n)
    made.set(happened, entry)
    return entry
  }
  function* read(from = 1): Generator<LogEntry> {
    if (beginning !== undefined && from <= 1 && firstOf() > 1) yield beginning
    for (let n = Math.max(from, firstOf()); n <= last; n++) yield entryAt(n)
  }
  return {
    append(happened) {
      for (const each of happened) {
        younger.happened.push(each)
        younger.bytes += sizeOf(each)
        last++
      }
      if (beginning === undefined) {
        const first = entryAt(1)
        if (first.kind === 'control') beginning = first
      }
      arrivals.tell()
      return last
    },
    read,
    async *tail(from = 1) {
      for (let next = from; ; ) {
        for (const entry of read(next)) {
          yield entry
          next = entry.n + 1
        }
        await arrivals.after(next - 1)
      }
    },
    get last() {
      return last
    },
    get beginning() {
      return beginning
    },
    get base() {
      return (older ?? younger).base
    },
    get isBaseDue() {
      return younger.happened.length * 2 > entriesMax || younger.bytes * 2 > bytesMax
    },
    keepBase(state) {
      older = younger
      younger = { base: { after: last, state }, happened: [], bytes: 0 }
      // A single generation that is too large for all of the room goes at once.
      if (older.happened.length > entriesMax || older.bytes > bytesMax) older = undefined
    },
  }
}

function placed(happened: Happened, n: number): LogEntry {
  if (happened.kind === 'control') return { n, ...happened }
  return { n, ...happened, answer: digestOf(happened.answer) }
}

/** About what it holds, in bytes: its texts and bodies, and a little for what is around them. */
function sizeOf(happened: Happened): number {
  // An act of control is small, but for one that brings a world.
  if (happened.kind === 'control') return happened.act.endsWith('restore') ? JSON.stringify(happened).length : 500
  const { request, answer } = happened
  const bodies = (request.body?.length ?? 0) + (answer.body?.length ?? 0)
  return 800 + request.path.length + request.query.length + bodies
}

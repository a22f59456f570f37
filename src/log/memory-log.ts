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

export function createMemoryLog(options: MemoryLogOptions, kept?: KeptLog): Log {
  return new MemoryLog(options, kept)
}

class MemoryLog implements Log {
  readonly #options: MemoryLogOptions
  #older: Generation | undefined
  #younger: Generation
  #last: number
  #beginning: ControlEntry | undefined
  readonly #arrivals = createArrivals(() => this.#last)
  /** Made once each: a digest costs more than all else of an entry. */
  readonly #made = new WeakMap<object, LogEntry>()
  readonly problem = undefined

  constructor(options: MemoryLogOptions, kept: KeptLog | undefined) {
    this.#options = options
    this.#younger = { base: kept?.base, happened: [...(kept?.entries ?? [])], bytes: 0 }
    this.#last = (kept?.base?.after ?? 0) + this.#younger.happened.length
    this.#beginning = kept?.beginning
  }

  append(happened: readonly Happened[]): number {
    for (const each of happened) {
      this.#younger.happened.push(each)
      this.#younger.bytes += sizeOf(each)
      this.#last++
    }
    if (this.#beginning === undefined) {
      const first = this.#entryAt(1)
      if (first.kind === 'control') this.#beginning = first
    }
    this.#arrivals.tell()
    return this.#last
  }

  *read(from = 1): Generator<LogEntry> {
    for (let n = Math.max(from, this.wholeFrom); n <= this.#last; n++) yield this.#entryAt(n)
  }

  async *tail(from = 1, gone?: AbortSignal): AsyncGenerator<LogEntry> {
    for (let next = from; gone?.aborted !== true; ) {
      for (const entry of this.read(next)) {
        yield entry
        next = entry.n + 1
      }
      await this.#arrivals.after(next - 1, gone)
    }
  }

  get last(): number {
    return this.#last
  }

  get beginning(): ControlEntry | undefined {
    return this.#beginning
  }

  get wholeFrom(): number {
    return (this.base?.after ?? 0) + 1
  }

  get base(): LogBase | undefined {
    return (this.#older ?? this.#younger).base
  }

  nearest(n: number): LogBase | undefined {
    return [this.#younger.base, this.#older?.base].find((base) => base !== undefined && base.after <= n)
  }

  get isBaseDue(): boolean {
    const { happened, bytes } = this.#younger
    return happened.length * 2 > this.#options.entries || bytes * 2 > this.#options.bytes
  }

  keepBase(state: () => unknown): void {
    const { entries, bytes } = this.#options
    const full = this.#younger
    // One that is too large for all of the room goes at once.
    this.#older = full.happened.length > entries || full.bytes > bytes ? undefined : full
    this.#younger = { base: saidLater(this.#last, state), happened: [], bytes: 0 }
  }

  settled(): Promise<void> {
    return Promise.resolve()
  }

  #entryAt(n: number): LogEntry {
    const index = n - this.wholeFrom
    const inOlder = this.#older?.happened.length ?? 0
    const happened = index < inOlder ? this.#older?.happened[index] : this.#younger.happened[index - inOlder]
    if (happened === undefined) throw new Error(`the log does not keep entry ${n}`)
    if ('n' in happened) return happened
    const known = this.#made.get(happened)
    if (known !== undefined) return known
    const entry = placed(happened, n)
    this.#made.set(happened, entry)
    return entry
  }
}

/** Most states go again before anybody reads them. */
function saidLater(after: number, say: () => unknown): LogBase {
  let said: { readonly state: unknown } | undefined
  return {
    after,
    get state() {
      said ??= { state: say() }
      return said.state
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

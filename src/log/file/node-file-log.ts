/** A log in a folder: it survives the process, and a kill of it. How its files look: `node-segments.ts`. */
import { createHash, hash } from 'node:crypto'
import { UsageError } from '../../errors/usage-error.ts'
import { createArrivals } from '../arrivals.ts'
import { headOf } from '../digest.ts'
import type { Happened, LogEntry, WholeAnswer } from '../entry.ts'
import type { Log } from '../log.ts'
import { logProblem, reasonOf } from './log-problem.ts'
import { isLogFolder, prepareFolder } from './node-folder.ts'
import { keptStatesIn } from './node-kept-states.ts'
import { lockFolder } from './node-lock.ts'
import { type Fsync, LogWriter } from './node-log-writer.ts'
import { basesIn, checkSegments, entriesIn, readBase, type Segment, segmentsIn } from './node-segments.ts'

export interface OpenLogOptions {
  /**
   * When what is written reaches the disk for good: `'always'` before it is answered, one sync for all that wait; `'interval'` (default)
   * every 100 ms; `'never'` when the system likes.
   */
  readonly fsync?: Fsync
  /** How many entries stay at least; Infinity (default) keeps all. */
  readonly keep?: number
  /** Cuts a log where it is broken, and keeps what it cuts beside it, in place of refusing it. */
  readonly repair?: boolean
  /** Told once when what happens cannot be kept any more, such as on a disk that is full; requests are refused until it can be. */
  readonly onProblem?: (problem: Error) => void
  /** Entries of a file, after which the state is kept and a new one begun; 10,000 by default. */
  readonly segmentEntries?: number
}

/** A log in a folder, which belongs to it until it is closed. */
export interface FileLog extends Log {
  /** What was found when it was opened, such as a torn end that was cut: sentences for people. */
  readonly notices: readonly string[]
  /** Writes what is left, and gives the folder back. */
  close(): Promise<void>
}

const segmentBytes = 16_000_000

/**
 * Opens the log in a folder, or makes one. What it holds a platform that is given it is told again.
 *
 * @example
 * ```ts
 * import { mkdtemp } from 'node:fs/promises'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { createPlatform } from 'nowhere-kit'
 * import { openLog } from 'nowhere-kit/node'
 *
 * const dir = join(await mkdtemp(join(tmpdir(), 'state-')), 'main')
 * const log = await openLog(dir)
 * createPlatform({ log, seed: 42 }).clock.advance('10s')
 * await log.close()
 * const again = await openLog(dir)
 * console.log(createPlatform({ log: again }).log.last) // -> 2
 * await again.close()
 * ```
 * @throws UsageError INVALID_LOG
 */
export async function openLog(dir: string, options: OpenLogOptions = {}): Promise<FileLog> {
  const {
    fsync = 'interval',
    keep = Number.POSITIVE_INFINITY,
    repair = false,
    segmentEntries = 10_000,
    onProblem = () => {},
  } = options
  prepareFolder(dir)
  const unlock = guarded('open', dir, () => lockFolder(dir))
  try {
    const { last, notices } = guarded('read', dir, () => checkSegments(dir, repair))
    const newest = segmentsIn(dir).at(-1)
    const first = newest?.first ?? last + 1
    const writer = await LogWriter.open(first, { dir, fsync, keep, onProblem })
    const log = fileLog({ dir, last, first, writer, segmentEntries, waits: fsync === 'always' })
    return Object.assign(log, {
      states: guarded('read', dir, () => keptStatesIn(dir)),
      notices,
      async close() {
        try {
          await writer.close()
        } finally {
          unlock()
        }
      },
    })
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * Reads the log in a folder and leaves it as it is, whoever has it open.
 * @throws UsageError INVALID_LOG
 */
export function readLog(dir: string): ReadLog {
  if (!isLogFolder(dir)) throw logProblem('read', dir, 'there is none', 'Give the folder that --data named.')
  return guarded('read', dir, () =>
    readingOf(
      dir,
      () => Number.POSITIVE_INFINITY,
      () => [],
    ),
  )
}

interface Parts {
  readonly dir: string
  readonly last: number
  /** The first entry of the newest segment. */
  readonly first: number
  readonly writer: LogWriter
  readonly segmentEntries: number
  readonly waits: boolean
}

function fileLog({ dir, last: lastBefore, first, writer, segmentEntries, waits }: Parts): Log {
  let last = lastBefore
  let segmentFirst = first
  let bytes = 0
  const arrivals = createArrivals(() => last)
  const reading = readingOf(
    dir,
    () => last - writer.pendingCount,
    () => writer.pending(last),
  )
  let { beginning } = reading

  function* read(from?: number): Generator<LogEntry> {
    yield* reading.read(from)
  }
  return {
    append(happened) {
      for (const each of happened) {
        const entry = placed(each, ++last)
        bytes += writer.add(entry)
        beginning ??= entry.kind === 'control' ? entry : undefined
      }
      arrivals.tell()
      const place = last
      return waits || writer.problem !== undefined ? writer.settled().then(() => place) : place
    },
    read,
    async *tail(from = 1, gone) {
      for (let next = from; gone?.aborted !== true; ) {
        for (const entry of read(next)) {
          yield entry
          next = entry.n + 1
        }
        await arrivals.after(next - 1, gone)
      }
    },
    get last() {
      return last
    },
    get beginning() {
      return beginning
    },
    get base() {
      return reading.base
    },
    get wholeFrom() {
      return reading.wholeFrom
    },
    nearest: reading.nearest,
    get isBaseDue() {
      return last - segmentFirst + 1 >= segmentEntries || bytes > segmentBytes
    },
    keepBase(state) {
      if (beginning !== undefined) writer.turn({ after: last, state: state(), beginning })
      segmentFirst = last + 1
      bytes = 0
    },
    get problem() {
      return writer.problem
    },
    settled: () => writer.settled(),
  }
}

/** What can be asked of a log that nothing is appended to. */
export type ReadLog = Pick<Log, 'read' | 'base' | 'nearest' | 'beginning' | 'wholeFrom'>

/** @param written The last entry that is in the files. */
function readingOf(dir: string, written: () => number, pending: () => Iterable<LogEntry>): ReadLog {
  const segmentsFrom = (from: number): Segment[] => {
    const segments = segmentsIn(dir)
    const index = segments.findLastIndex(({ first }) => first <= from)
    return segments.slice(Math.max(0, index))
  }
  const oldest = (): number => segmentsIn(dir)[0]?.first ?? 1
  function* read(from = 1): Generator<LogEntry> {
    // Both as they are now: who reads slowly would find neither what is written meanwhile.
    const until = written()
    const later = [...pending()]
    for (const entry of entriesIn(dir, segmentsFrom(from), until)) if (entry.n >= from) yield entry
    for (const entry of later) if (entry.n >= from) yield entry
  }
  return {
    read,
    get wholeFrom() {
      return oldest()
    },
    get beginning() {
      if (oldest() > 1) return basesIn(dir).flatMap((after) => readBase(dir, after)?.beginning ?? [])[0]
      const [first] = read(1)
      return first?.kind === 'control' ? first : undefined
    },
    get base() {
      const first = oldest()
      return first === 1 ? undefined : readBase(dir, first - 1)
    },
    nearest(n) {
      for (const after of basesIn(dir).reverse()) {
        const base = after <= n ? readBase(dir, after) : undefined
        if (base !== undefined) return base
      }
      return undefined
    },
  }
}

function placed(happened: Happened, n: number): LogEntry {
  if (happened.kind === 'control') return { n, ...happened }
  const { kind, atMs, operationId, accountId, request, preparation, answer } = happened
  const digested = { status: answer.status, sha256: sha256Of(answer) }
  return { n, kind, atMs, operationId, accountId, request, preparation, answer: digested }
}

/** As `digestOf`, by the system's own: of a text in one call, which takes a fifth of the time of several. */
function sha256Of(answer: WholeAnswer): string {
  const { body } = answer
  const head = headOf(answer)
  if (body === null || typeof body === 'string') return hash('sha256', head + (body ?? ''), 'hex')
  return createHash('sha256').update(head).update(body).digest('hex')
}

function guarded<Value>(what: string, dir: string, act: () => Value): Value {
  try {
    return act()
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw logProblem(what, dir, reasonOf(cause), 'Give a folder that can be read and written.', cause)
  }
}

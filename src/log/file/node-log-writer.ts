/**
 * Writes a log's records to its segments, in order, behind whoever appends. What comes while a write or a sync is on its way goes with
 * the next one, so that one sync covers all that wait for it.
 */
import { type FileHandle, open } from 'node:fs/promises'
import type { LogEntry } from '../entry.ts'
import { entryFromJson, entryToJson } from '../entry-json.ts'
import { logProblem, reasonOf } from './log-problem.ts'
import { syncFolder } from './node-folder.ts'
import { Lines } from './node-lines.ts'
import { dropBefore, type KeptBase, segmentFile, segmentsIn, writeBase } from './node-segments.ts'

/** When what is written is synced: before it is answered, so often, or when the system likes. */
export type Fsync = 'always' | 'interval' | 'never'

export interface WriterOptions {
  readonly dir: string
  readonly fsync: Fsync
  /** How many entries stay at least; older segments go. */
  readonly keep: number
  /** Told when writing begins to fail. */
  readonly onProblem: (problem: Error) => void
}

type Task = Lines | { readonly base: KeptBase }

/** Who waits until so many tasks are done. */
interface Waiter {
  readonly until: number
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

const syncEveryMs = 100

export class LogWriter {
  readonly #options: WriterOptions
  #handle: FileHandle
  /** Bytes of the segment that are written whole. */
  #size: number
  readonly #tasks: Task[] = []
  /** What is being written. */
  #batch: Lines | undefined
  /** Whose place in memory is free for the next. */
  #spare: Lines | undefined
  #added = 0
  #done = 0
  #waiting: Waiter[] = []
  #isRunning = false
  #timer: NodeJS.Timeout | undefined
  #problem: Error | undefined

  private constructor(options: WriterOptions, handle: FileHandle, size: number) {
    this.#options = options
    this.#handle = handle
    this.#size = size
  }

  /** @param first The first entry of the segment that is written to. */
  static async open(first: number, options: WriterOptions): Promise<LogWriter> {
    const handle = await openSegment(options.dir, first)
    return new LogWriter(options, handle, (await handle.stat()).size)
  }

  /** Why the last that was added could not be written, until it can. */
  get problem(): Error | undefined {
    return this.#problem
  }

  /** @returns How many bytes it takes. */
  add(entry: LogEntry): number {
    const bytes = this.#lines().add(entryToJson(entry))
    this.#added++
    this.#start()
    return bytes
  }

  /** @param base The state that the next segment begins with. */
  turn(base: KeptBase): void {
    this.#tasks.push({ base })
    this.#added++
    this.#start()
  }

  /** How many were added and are not in the files yet. */
  get pendingCount(): number {
    return this.#pendingLines().reduce((sum, { count }) => sum + count, 0)
  }

  /**
   * Those, read back.
   * @param last The place of the last of them.
   */
  *pending(last: number): Generator<LogEntry> {
    let n = last - this.pendingCount
    for (const lines of this.#pendingLines()) for (const record of lines.records()) yield entryFromJson(record, ++n)
  }

  #pendingLines(): Lines[] {
    return [this.#batch, ...this.#tasks].filter((task) => task instanceof Lines)
  }

  /** Resolves when all that was added is written, and synced where that is asked for. */
  settled(): Promise<void> {
    if (this.#done === this.#added) return Promise.resolve()
    this.#start()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ until: this.#added, resolve, reject })
    })
  }

  async close(): Promise<void> {
    try {
      await this.settled()
      if (this.#options.fsync !== 'never') await this.#handle.datasync()
    } finally {
      // What was written last may have begun to wait for a sync.
      clearTimeout(this.#timer)
      await this.#handle.close()
    }
  }

  /** Where the next goes. */
  #lines(): Lines {
    const last = this.#tasks.at(-1)
    if (last instanceof Lines) return last
    const lines = this.#spare ?? new Lines()
    this.#spare = undefined
    this.#tasks.push(lines)
    return lines
  }

  /** After what is done now, so that all that comes in one turn goes together. */
  #start(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    setImmediate(() => this.#run())
  }

  async #run(): Promise<void> {
    try {
      for (let [head] = this.#tasks; head !== undefined; [head] = this.#tasks) {
        if (head instanceof Lines) {
          await this.#write(head)
        } else {
          await this.#turnTo(head.base)
          this.#tasks.shift()
          this.#finish(1)
        }
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#isRunning = false
    }
  }

  /** All that stand together at the head of what is to be done. */
  async #write(lines: Lines): Promise<void> {
    this.#tasks.shift()
    this.#batch = lines
    try {
      for (const part of lines.parts()) {
        for (let at = 0; at < part.length; ) at += (await this.#handle.write(part, at)).bytesWritten
      }
      if (this.#options.fsync === 'always') await this.#handle.datasync()
    } catch (error) {
      // What went half of the way is taken back, so that it can be written again.
      await this.#handle.truncate(this.#size).catch(() => {})
      this.#tasks.unshift(lines)
      throw error
    } finally {
      this.#batch = undefined
    }
    const { count, size } = lines
    this.#size += size
    lines.empty()
    this.#spare = lines
    if (this.#options.fsync === 'interval') this.#syncSoon()
    this.#finish(count)
  }

  async #turnTo(base: KeptBase): Promise<void> {
    const { dir, keep } = this.#options
    await this.#handle.datasync()
    writeBase(dir, base)
    const next = await openSegment(dir, base.after + 1)
    const before = this.#handle
    // The timer that syncs, which may run while the old one is closed, finds the new one.
    this.#handle = next
    this.#size = 0
    await before.close()
    // The last segment that is needed for so many entries is the one that begins before them.
    const oldest = segmentsIn(dir).findLast(({ first }) => first <= base.after + 1 - keep)
    if (oldest !== undefined) dropBefore(dir, oldest.first)
  }

  #syncSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#handle.datasync().catch((error: unknown) => this.#fail(error))
    }, syncEveryMs).unref()
  }

  #finish(tasks: number): void {
    this.#problem = undefined
    this.#done += tasks
    const told = this.#waiting.filter(({ until }) => until <= this.#done)
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#done)
    for (const { resolve } of told) resolve()
  }

  #fail(cause: unknown): void {
    const next = 'What was answered before is kept. Make room, and ask again.'
    const error = logProblem('write', this.#options.dir, reasonOf(cause), next, cause)
    if (this.#problem === undefined) this.#options.onProblem(error)
    this.#problem = error
    const told = this.#waiting
    this.#waiting = []
    for (const { reject } of told) reject(error)
  }
}

async function openSegment(dir: string, first: number): Promise<FileHandle> {
  const handle = await open(segmentFile(dir, first), 'a', 0o600)
  syncFolder(dir)
  return handle
}

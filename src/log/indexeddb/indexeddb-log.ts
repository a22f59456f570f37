/**
 * A log in IndexedDB: it survives a reload of its page. What is in memory is what a log there always is; each entry is written beside it,
 * and is kept for good before it is answered.
 */
import type { Happened } from '../entry.ts'
import { entryToJson } from '../entry-json.ts'
import type { Log } from '../log.ts'
import { createMemoryLog, type KeptLog, type MemoryLogOptions } from '../memory-log.ts'
import type { KeptStore } from './kept-store.ts'
import { reasonOf, storeProblem } from './store-problem.ts'

/** As many as a log in memory keeps, so that the store does not grow without an end. */
const room: MemoryLogOptions = { entries: 1_000, bytes: 16_000_000 }

/** @param kept What the store holds, or is to hold. */
export function createIndexedDbLog(store: KeptStore, kept: KeptLog): Log {
  const memory = createMemoryLog(room, kept)
  let problem: Error | undefined
  let written = Promise.resolve()

  /** In order, so that what is there has no gap; what could not be written is said to who asks next. */
  const write = (act: () => Promise<void>): Promise<void> => {
    const done = written.then(act).then(
      () => {
        problem = undefined
      },
      (error: unknown) => {
        problem = storeProblem('keep what happens', store.name, reasonOf(error), 'Make room, and reload the page')
        throw problem
      },
    )
    // Who appended waits for it; the next one begins all the same.
    written = done.catch(() => {})
    return done
  }
  const later = (act: () => Promise<void>): void => void write(act).catch(() => {})
  return {
    append(happened: readonly Happened[]) {
      const from = memory.last + 1
      // Its place there is a number.
      const last = memory.append(happened) as number
      const entries = [...memory.read(from)].map(entryToJson)
      return write(() => store.append(entries)).then(() => last)
    },
    keepBase(state) {
      memory.keepBase(state)
      const { base } = memory
      if (base !== undefined) later(() => store.keepBase(base))
    },
    read: (from) => memory.read(from),
    tail: (from, gone) => memory.tail(from, gone),
    nearest: (n) => memory.nearest(n),
    get last() {
      return memory.last
    },
    get beginning() {
      return memory.beginning
    },
    get wholeFrom() {
      return memory.wholeFrom
    },
    get base() {
      return memory.base
    },
    get isBaseDue() {
      return memory.isBaseDue
    },
    get problem() {
      return problem
    },
    async settled() {
      await written
      if (problem !== undefined) throw problem
    },
  }
}

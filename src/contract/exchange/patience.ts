/** How long an answer is waited for, and for how long it is read: some never end, and are none the worse for it. */
import { isSafeMethod } from './exchange.ts'
import type { WireAnswer } from './wire.ts'

/** An answer that is there as far as its head, and whose body is still to come. */
export interface Head extends Omit<WireAnswer, 'bytes'> {
  readonly chunks: AsyncIterable<Uint8Array>
}

/** No answer, or no end of one, within the time that anybody waits for it. */
export class Unended extends Error {
  override readonly name = 'Unended'
  /** Its head came, so that somebody is there. */
  readonly isBegun: boolean

  constructor(isBegun: boolean, patienceMs: number) {
    const seconds = Math.round(patienceMs / 1000)
    super(isBegun ? `the answer had not ended after ${seconds} s` : `nothing was answered within ${seconds} s`)
    this.isBegun = isBegun
  }
}

/** Nobody's answer is longer than this; what is would fill the memory. */
export const answerBytesMax: number = 16 * 1024 * 1024

const readMsMax = 15_000
/** What is made or changed may take its time. */
const writeMsMax = 60_000
/** Of a stream of events the beginning shows what it is. */
const streamMs = 1_000

const streams =
  /^(text\/event-stream|multipart\/x-mixed-replace|application\/(x-)?(ndjson|jsonl|json-seq|stream\+json))\b/i

/**
 * @param open Gives up when its signal says so, or is not listened to any more.
 * @throws Unended; Error when there is more of it than `answerBytesMax`
 */
export async function withPatience(method: string, open: (signal: AbortSignal) => Promise<Head>): Promise<WireAnswer> {
  const controller = new AbortController()
  const patienceMs = isSafeMethod(method) ? readMsMax : writeMsMax
  const end = timer(patienceMs)
  try {
    const head = await Promise.race([open(controller.signal), end.over])
    if (head === 'over') throw new Unended(false, patienceMs)
    const { chunks, ...answer } = head
    const stream = streams.test(answer.headers['content-type'] ?? '') ? timer(streamMs) : undefined
    try {
      const { bytes, isWhole } = await readUntil(chunks, stream?.over ?? end.over)
      if (!isWhole && stream === undefined) throw new Unended(true, patienceMs)
      return { ...answer, bytes }
    } finally {
      stream?.stop()
    }
  } finally {
    end.stop()
    // What has ended is not disturbed by it, and what has not costs nobody anything any more.
    controller.abort()
  }
}

async function readUntil(
  chunks: AsyncIterable<Uint8Array>,
  over: Promise<'over'>,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const read: Uint8Array[] = []
  let length = 0
  const iterator = chunks[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([iterator.next(), over])
    if (next === 'over' || next.done === true) {
      if (next === 'over') leave(iterator)
      return { bytes: joined(read, length), isWhole: next !== 'over' }
    }
    length += next.value.length
    if (length > answerBytesMax) {
      leave(iterator)
      throw new Error(`the answer is longer than ${answerBytesMax} bytes`)
    }
    read.push(next.value)
  }
}

/** No more of it is sent; how its sender takes that is of no interest. */
function leave(iterator: AsyncIterator<Uint8Array>): void {
  iterator.return?.().catch(() => {})
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

function timer(ms: number): { readonly over: Promise<'over'>; stop(): void } {
  let stop = (): void => {}
  const over = new Promise<'over'>((resolve) => {
    const id = setTimeout(() => resolve('over'), ms)
    stop = () => clearTimeout(id)
  })
  return { over, stop }
}

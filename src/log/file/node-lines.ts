/**
 * Records that wait to be written, as the bytes that they will be in their file: what they were made of is free to go, and thousands of
 * them in one turn leave nothing behind that would have to be looked at again and again until they are written.
 */
import { lineBytesMax, lineWritten, recordsOf } from './node-record-line.ts'

const chunkBytes = 64 * 1024

interface Chunk {
  readonly bytes: Buffer
  used: number
}

export class Lines {
  readonly #chunks: Chunk[] = []
  /** Where the next goes. */
  #chunk: Chunk | undefined
  /** How many there are. */
  count = 0
  size = 0

  /** @returns How many bytes it takes. */
  add(record: object): number {
    const json = JSON.stringify(record)
    const most = lineBytesMax(json)
    let chunk = this.#chunk
    if (chunk === undefined || chunk.bytes.length - chunk.used < most) chunk = this.#chunkFor(most)
    const end = lineWritten(json, chunk.bytes, chunk.used)
    const length = end - chunk.used
    chunk.used = end
    this.count++
    this.size += length
    return length
  }

  /** In order. */
  *parts(): Generator<Buffer> {
    for (const { bytes, used } of this.#chunks) yield bytes.subarray(0, used)
  }

  *records(): Generator<unknown> {
    for (const part of this.parts()) yield* recordsOf(part)
  }

  /** Takes others in once these are in their file, in the place that they had. */
  empty(): void {
    const [first] = this.#chunks
    this.#chunk = first?.bytes.length === chunkBytes ? { bytes: first.bytes, used: 0 } : undefined
    this.#chunks.splice(0, this.#chunks.length, ...(this.#chunk === undefined ? [] : [this.#chunk]))
    this.count = 0
    this.size = 0
  }

  #chunkFor(bytes: number): Chunk {
    // From no pool, for it lives long, and not filled with zeros, for what is not written is not read.
    const chunk = { bytes: Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes)), used: 0 }
    this.#chunks.push(chunk)
    this.#chunk = chunk
    return chunk
  }
}

/**
 * Keys in the order of a number, such as the time at which a record was made. They stand in blocks of bounded size, so that
 * putting one in, taking one out and finding where a page begins cost the same with ten records as with a hundred thousand, and a copy
 * has the blocks that nothing was done to in common with what it is a copy of.
 */

interface Entry {
  readonly at: number
  readonly key: string
}

export interface Window {
  /** Only what stands above it. */
  readonly above?: number | undefined
  /** Only what stands below it. */
  readonly below?: number | undefined
  readonly limit: number
}

export interface TimelinePage {
  /** Highest first. */
  readonly keys: readonly string[]
  /** Whether the window goes on below. */
  readonly hasLower: boolean
  /** Whether something stands above the first one, in the window or not. */
  readonly hasHigher: boolean
}

const blockSizeMax = 256

export class Timeline {
  /** Lowest first; none is empty. */
  readonly #blocks: Entry[][]
  /** The blocks that are no other timeline's too; undefined when all are. */
  readonly #own: Set<Entry[]> | undefined
  #size: number

  constructor(of?: Timeline) {
    this.#blocks = of === undefined ? [] : [...of.#blocks]
    this.#own = of === undefined ? undefined : new Set()
    this.#size = of === undefined ? 0 : of.#size
  }

  /** One that begins as this one is, which is not written any more. */
  copy(): Timeline {
    return new Timeline(this)
  }

  get size(): number {
    return this.#size
  }

  /** The lowest. */
  get first(): string | undefined {
    return this.#blocks[0]?.[0]?.key
  }

  /** Lowest first. */
  *keys(): Iterable<string> {
    for (const block of this.#blocks) for (const { key } of block) yield key
  }

  /** The keys from one position to before another, lowest first. */
  slice(from: number, to: number): string[] {
    const keys: string[] = []
    let begin = 0
    for (const block of this.#blocks) {
      if (begin >= to) break
      if (begin + block.length > from)
        for (const { key } of block.slice(Math.max(0, from - begin), to - begin)) keys.push(key)
      begin += block.length
    }
    return keys
  }

  /** How many stand before an entry. */
  positionOf(at: number, key: string): number {
    const entry = { at, key }
    const index = this.#blockOf(entry)
    let position = firstNotBefore(this.#blocks[index] ?? [], entry)
    for (let before = 0; before < index; before++) position += this.#blocks[before]?.length ?? 0
    return position
  }

  /** An entry is there once. */
  add(at: number, key: string): void {
    const entry = { at, key }
    this.#size++
    const index = Math.min(this.#blockOf(entry), this.#blocks.length - 1)
    const block = this.#ownBlock(index)
    if (block === undefined) {
      this.#insert(0, [entry])
      return
    }
    const place = firstNotBefore(block, entry)
    // Most are added at the end, where nothing has to move.
    if (place === block.length) block.push(entry)
    else block.splice(place, 0, entry)
    if (block.length > blockSizeMax) this.#insert(index + 1, block.splice(blockSizeMax / 2))
  }

  remove(at: number, key: string): void {
    const entry = { at, key }
    const index = this.#blockOf(entry)
    const place = firstNotBefore(this.#blocks[index] ?? [], entry)
    const found = this.#blocks[index]?.[place]
    if (found?.key !== key || found.at !== at) return
    const block = this.#ownBlock(index)
    block?.splice(place, 1)
    if (block?.length === 0) this.#blocks.splice(index, 1)
    this.#size--
  }

  page({ above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY, limit }: Window): TimelinePage {
    const keys: string[] = []
    let hasHigher = false
    for (const { entry, isFirst } of this.#downFrom(below)) {
      if (entry.at <= above) break
      if (keys.length === limit) return { keys, hasLower: true, hasHigher }
      if (keys.length === 0) hasHigher = !isFirst
      keys.push(entry.key)
    }
    return { keys, hasLower: false, hasHigher }
  }

  /** Entries below a number, highest first, each with whether it is the highest of all. */
  *#downFrom(below: number): Iterable<{ readonly entry: Entry; readonly isFirst: boolean }> {
    // No key is empty, so this stands before every entry at that number.
    const bound = { at: below, key: '' }
    const last = this.#blocks.length - 1
    let index = Math.min(this.#blockOf(bound), last)
    let place = index < 0 ? 0 : firstNotBefore(this.#blocks[index] ?? [], bound)
    for (; index >= 0; index--) {
      const block = this.#blocks[index] ?? []
      for (let position = place - 1; position >= 0; position--) {
        const entry = block[position]
        if (entry !== undefined) yield { entry, isFirst: index === last && position === block.length - 1 }
      }
      place = this.#blocks[index - 1]?.length ?? 0
    }
  }

  /** A block that may be changed. */
  #ownBlock(index: number): Entry[] | undefined {
    const block = this.#blocks[index]
    if (block === undefined || this.#own === undefined || this.#own.has(block)) return block
    const copy = [...block]
    this.#blocks[index] = copy
    this.#own.add(copy)
    return copy
  }

  #insert(index: number, block: Entry[]): void {
    this.#blocks.splice(index, 0, block)
    this.#own?.add(block)
  }

  /** The first block that does not end before the entry; one past the last when all do. */
  #blockOf(entry: Entry): number {
    let low = 0
    let high = this.#blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const end = this.#blocks[middle]?.at(-1)
      if (end !== undefined && isBefore(end, entry)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function firstNotBefore(block: readonly Entry[], entry: Entry): number {
  let low = 0
  let high = block.length
  while (low < high) {
    const middle = (low + high) >> 1
    const candidate = block[middle]
    if (candidate !== undefined && isBefore(candidate, entry)) low = middle + 1
    else high = middle
  }
  return low
}

/** Equal numbers are told apart by their keys, so that every entry has one place. */
function isBefore(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.key < other.key)
}

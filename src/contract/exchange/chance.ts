/** Chance and names of a run: chance is a function of the seed, names are ones that nobody used before. */

/** At least 0 and less than 1, the same for the same seed and purpose. */
export function createRandom(seed: string, purpose: string): () => number {
  let state = hash(`${seed}/${purpose}`)
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same elements in an order of chance. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result: { readonly item: T; readonly rank: number }[] = items.map((item) => ({ item, rank: random() }))
  return result.sort((a, b) => a.rank - b.rank).map(({ item }) => item)
}

export interface Names {
  /** What everything that the run makes is recognised by. */
  readonly prefix: string
  word(kind: string): string
  key(kind: string): string
  host(kind: string): string
  secretValue(): string
  /** Every one of them so far. */
  readonly secretValues: readonly string[]
}

/**
 * @param startMs When the run began: two runs never share a prefix, whatever their seeds.
 * @param prefix That of an earlier run, to go on with.
 */
export function createNames(
  startMs: number,
  random: () => number,
  prefix: string = `nk${startMs.toString(36)}`,
): Names {
  let count = 0
  const secretValues: string[] = []
  const letters = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('')
  return {
    prefix,
    word: (kind) => `${prefix}-${kind}-${++count}`,
    key: (kind) => `${prefix}_${kind}_${++count}`.toUpperCase().replaceAll('-', '_'),
    host: (kind) => `${prefix}-${kind}-${++count}.com`,
    secretValues,
    secretValue() {
      const value = `${prefix}-value-${++count}-${letters(16)}`
      secretValues.push(value)
      return value
    },
  }
}

function hash(text: string): number {
  let value = 2_166_136_261
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619)
  return value >>> 0
}

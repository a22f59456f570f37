/**
 * Ids as a function of (seed, operation, kind of id, ordinal), so that a call that is added to a test does not shift the ids of
 * other operations. Their shapes are `x-id` in openapi.yaml. A record that a world begins with has one that is a function of what
 * names it, so that a record that is added to the world shifts none either.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { IdShape } from '../spec/contract.ts'

const alphabets = {
  alphanumeric: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  hex: '0123456789abcdef',
} as const

export type IdsSnapshot = Readonly<Record<string, number>>

export interface Ids {
  /** The next id of that kind for that operation that no record has. */
  next(operationId: string, kind: string): string
  /** The id of that shape for what has these names. */
  named(shape: IdShape, names: readonly string[]): string
  /** The next of a series of what is counted beside ids, from 1. */
  count(series: string): number
  /** Chance: from 0 to below 1, always the same for a name. */
  draw(name: string): number
  snapshot(): IdsSnapshot
  restore(snapshot: IdsSnapshot): void
}

/** @param isTaken Whether a record has the id: one of the world that it began with may. */
export function createIds(
  seed: number | string,
  shapes: Readonly<Record<string, IdShape>>,
  isTaken: (id: string) => boolean = () => false,
): Ids {
  let ordinals = new Map<string, number>()
  return {
    next(operationId, kind) {
      const shape = shapes[kind]
      if (shape === undefined) throw new Error(`no schema ${kind} with x-id`)
      const series = `${operationId}/${kind}`
      for (;;) {
        const ordinal = (ordinals.get(series) ?? 0) + 1
        ordinals.set(series, ordinal)
        const id = shape.prefix + letters(`${seed}/${series}/${ordinal}`, shape)
        if (!isTaken(id)) return id
      }
    },
    count(series) {
      const ordinal = (ordinals.get(series) ?? 0) + 1
      ordinals.set(series, ordinal)
      return ordinal
    },
    draw(name) {
      // Four bytes are as much chance as anybody can tell apart.
      const [a = 0, b = 0, c = 0, d = 0] = sha256(utf8ToBytes(`${seed}/chance/${name}`))
      return (((a * 256 + b) * 256 + c) * 256 + d) / 2 ** 32
    },
    named: (shape, names) => shape.prefix + letters(`${seed}/world/${JSON.stringify(names)}`, shape),
    snapshot: () => Object.fromEntries(ordinals),
    restore(snapshot) {
      ordinals = new Map(Object.entries(snapshot))
    },
  }
}

function letters(source: string, { length, alphabet }: IdShape): string {
  const letters = alphabets[alphabet]
  let id = ''
  for (let block = 0; id.length < length; block++) {
    for (const byte of sha256(utf8ToBytes(block === 0 ? source : `${source}/${block}`))) {
      // 248 is the largest multiple of 62 in a byte; taking more would prefer the first letters. 16 divides 256.
      if (byte >= 256 - (256 % letters.length)) continue
      id += letters[byte % letters.length]
      if (id.length === length) break
    }
  }
  return id
}

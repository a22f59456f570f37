/** Chance that is the same whenever it is asked for by the same name: what is made up hangs on the seed and on what it is for. */
import type { World } from '../world/world.ts'

export type Chance = () => number

/** @param name What it is for, such as the id of a thing and one of its properties. */
export function chanceFor({ ids }: Pick<World, 'ids'>, name: string): Chance {
  let state = Math.floor(ids.draw(name) * 2 ** 32)
  // Mulberry32: a multiplication, two shifts, a number.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

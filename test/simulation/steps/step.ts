/** What a step is, and how it picks: from what the account has, what the other has, and what nobody has. */
import { faker } from '@faker-js/faker/locale/en'
import type { Simulation } from '../simulation.ts'
import type { Entity, Kind } from '../store.ts'

/** One thing that happens, with everything in it drawn from faker, which was seeded for it. */
export type Step = (simulation: Simulation) => Promise<void>

export function pick<T>(choices: readonly T[]): T {
  return faker.helpers.arrayElement(choices)
}

export function chance(probability: number): boolean {
  return faker.datatype.boolean(probability)
}

/** Most of the time something of the account's own, now and then of the other's, or of nobody's. */
export function refer<K extends Kind>(
  { store, own, about }: Simulation,
  kind: K,
): { readonly id: string; readonly mine: Entity<K> | undefined } {
  // Every kind that is referred to has an owner.
  const query = (where: object) => store[kind].findMany({ where } as never) as Entity<K>[]
  const id = { id: { notEquals: own.owner.id.equals } }
  const [mine, theirs] = [query(own), query({ owner: id })]
  const chosen = about === undefined ? undefined : mine.find((entity) => entity.id === about)
  if (chosen !== undefined) return { id: chosen.id, mine: chosen }
  const roll = faker.number.int(9)
  if (roll < 7 && mine.length > 0) {
    const found = pick(mine)
    return { id: found.id, mine: found }
  }
  if (roll < 9 && theirs.length > 0) return { id: pick(theirs).id, mine: undefined }
  return { id: pick(['nothing', '__proto__', 'constructor', faker.string.alphanumeric(24)]), mine: undefined }
}

/** Newest first. */
export const newest = { orderBy: { ordinal: 'desc' } } as const

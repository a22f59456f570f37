/** What makes up records for a world: one maker a collection, with what all of them need. */
import type { Faker } from '@faker-js/faker'
import type { WorldSeed } from '../world/seed/seed.ts'
import type { World } from '../world/world.ts'

/** Lists of the data of a world that can be made up. */
export type Populated = Omit<WorldSeed, '$schema' | 'tokens' | 'outsideDns'>

export type CollectionName = keyof Populated

type RecordOf<Name extends CollectionName> = NonNullable<Populated[Name]>[number]

export type Made = { readonly [Name in CollectionName]: RecordOf<Name>[] }

export interface Making {
  readonly faker: Faker
  readonly world: World
  /** What was made up before, collection by collection. */
  readonly made: Made
  /** One of the accounts that may own something. */
  owner(): string
  /** Of an account that was there before. */
  usernameOf(accountId: string): string
  /**
   * What is drawn, or that with a number behind it: a text that nothing else of the series has.
   * @param isTaken Whether something that was there before has it.
   */
  unique(series: string, text: string, isTaken?: (text: string) => boolean): string
  /** Says that something cannot be made without something else. */
  lacks(what: string, next: string): never
}

/** Begins with what was there and was made before, and then makes one record after the other, each later than the one before. */
export type Maker<Name extends CollectionName = CollectionName> = (making: Making) => (atMs: number) => RecordOf<Name>

export type Makers = { readonly [Name in CollectionName]: Maker<Name> }

export interface Before {
  readonly atMs: number
}

/** One of those that were there at that time; the first of all where none was. The list is in the order of its times. */
export function pickBefore<T extends Before>(faker: Faker, list: readonly T[], atMs: number): T | undefined {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.atMs ?? 0) <= atMs) low = middle + 1
    else high = middle
  }
  return list.length === 0 ? undefined : list[faker.number.int({ max: Math.max(1, low) - 1 })]
}

/** `Db Password!` -> `db-password` */
export function slug(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.join('-')
}

/**
 * How a seed becomes records: what holds for every collection is here, and each system puts in its own with its own rules. The same
 * happens again on every reset, and comes out the same.
 */
import { UsageError } from '../../errors/usage-error.ts'
import type { Contract, IdShape } from '../../spec/contract.ts'
import { formatTime, parseTime } from '../clock.ts'
import { Collection } from '../records/collection.ts'
import type { World } from '../world.ts'
import { refuseSeed } from './refuse-seed.ts'
import type { Dated, WorldSeed } from './seed.ts'

/** Puts a part of the seed into the world; the parts before it are there already. */
export type Seeder = (seeding: Seeding) => void

/** An entry of a list of the seed, with the place at which it stands. */
export interface Placed<T> {
  readonly entry: T
  /** JSON pointer into the seed. */
  readonly pointer: string
  readonly createdAt: number
}

export interface Seeding {
  readonly seed: WorldSeed
  readonly world: World
  readonly contract: Contract
  /** The id of the account with that username. */
  readonly accountIdOf: (username: string) => string
  /**
   * The id that is given, or one of that kind that is made of what names the record. It is none that is given elsewhere in the seed,
   * none that was made before, and none of a record that is there.
   */
  readonly idOf: (kind: string | IdShape, given: string | undefined, ...names: readonly string[]) => string
  /** The time of a text, in milliseconds, or the default; a time after the clock's, or before the earliest, is refused. */
  readonly timeOf: (pointer: string, text: string | undefined, bounds: TimeBounds) => number
  /** The entries of a list in the order in which they were made, because that is how records are kept. */
  readonly inOrder: <T extends Dated>(
    list: keyof WorldSeed,
    entries: readonly T[] | undefined,
    undatedMs?: (index: number) => number,
  ) => readonly Placed<T>[]
  /** @throws UsageError INVALID_WORLD */
  readonly refuse: (pointer: string, sentence: string) => never
}

interface TimeBounds {
  readonly defaultMs: number
  readonly earliestMs?: number
  /** null where it may lie after the clock's. */
  readonly latestMs?: number | null
}

export function createSeeding(world: World, seed: WorldSeed, contract: Contract): Seeding {
  const nowMs = world.clock.now()
  const taken = new Set(givenIds(seed))
  const givenAccountIds = new Map(seed.accounts.map(({ username, id }) => [username, id]))
  const accountIds = new Map(world.accounts.all().map(({ username, id }) => [username, id]))
  const collections = Object.values<unknown>({ ...world }).filter((part) => part instanceof Collection)

  const seeding: Seeding = {
    seed,
    world,
    contract,
    accountIdOf(username) {
      const known = accountIds.get(username)
      if (known !== undefined) return known
      const id = seeding.idOf(accountIdShape, givenAccountIds.get(username), 'account', username)
      accountIds.set(username, id)
      return id
    },
    idOf(kind, given, ...names) {
      if (given !== undefined) return given
      const shape = typeof kind === 'string' ? contract.ids[kind] : kind
      if (shape === undefined) throw new Error(`no schema ${String(kind)} with x-id`)
      const series = typeof kind === 'string' ? [kind, ...names] : names
      for (let attempt = 0; ; attempt++) {
        const id = world.ids.named(shape, [...series, String(attempt)])
        if (taken.has(id) || collections.some((collection) => collection.has(id))) continue
        taken.add(id)
        return id
      }
    },
    timeOf(pointer, text, { defaultMs, earliestMs = 0, latestMs = nowMs }) {
      const ms = text === undefined ? defaultMs : readTime(text)
      if (ms === undefined) return refuseSeed(pointer, `${JSON.stringify(text)} is no time of 1970 to 9999.`)
      if (latestMs !== null && text !== undefined && ms > latestMs) {
        refuseSeed(pointer, `It is after ${formatTime(latestMs)}, the time at which the world begins.`)
      }
      if (ms < earliestMs) refuseSeed(pointer, `It is before ${formatTime(earliestMs)}, when the record was made.`)
      return ms
    },
    inOrder: (list, entries = [], undatedMs = () => nowMs) =>
      entries
        .map((entry, index) => {
          const pointer = `/${list}/${index}`
          const timeAt = (name: 'updatedAt' | 'stateSince'): number =>
            seeding.timeOf(`${pointer}/${name}`, entry[name], { defaultMs: Number.POSITIVE_INFINITY })
          // What happened to it happened after it was made.
          const defaultMs = Math.min(undatedMs(index), timeAt('updatedAt'), timeAt('stateSince'))
          return { entry, pointer, createdAt: seeding.timeOf(`${pointer}/createdAt`, entry.createdAt, { defaultMs }) }
        })
        .sort((one, other) => one.createdAt - other.createdAt),
    refuse: refuseSeed,
  }
  return seeding
}

/** As the documents show the ids of users. */
const accountIdShape: IdShape = { prefix: '', length: 24, alphabet: 'alphanumeric' }

function givenIds(seed: WorldSeed): string[] {
  const { accounts, deployments = [], domains = [], dnsRecords = [], certificates = [], aliases = [] } = seed
  const { tokens = [], secrets = [], environmentSecrets = [] } = seed
  const lists = [accounts, deployments, domains, dnsRecords, certificates, aliases, secrets, environmentSecrets]
  const verifyTokens = domains.flatMap(({ verifyToken = [] }) => verifyToken)
  const accessTokens = tokens.flatMap(({ token = [] }) => token)
  return [...lists.flat().flatMap(({ id = [] }) => id), ...verifyTokens, ...accessTokens]
}

function readTime(text: string): number | undefined {
  try {
    return parseTime(text)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

/** What people and programs that look into a world are told: plain data, with `***` in place of its secrets unless they are asked for. */
import { withOtherSecrets } from '../../checks/secrets.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { formatTime } from '../../world/clock.ts'
import type { World } from '../../world/world.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'
import { type LifeCycleFacts, type LifeFacts, lifeCycleFacts, lifeFacts } from './life-facts.ts'
import { type LimitFacts, limitFacts } from './limit-facts.ts'
import { createOwnerNames } from './owner-names.ts'
import type { ShownCollection, StoredThing } from './stored-thing.ts'

export interface CollectionFacts {
  readonly name: string
  readonly size: number
  /** Whether its things hold values that are shown only when they are asked for. */
  readonly hasSecrets: boolean
  /** How its things live; null where they have no states that follow each other. */
  readonly lifeCycle: LifeCycleFacts | null
}

export interface ThingFacts {
  readonly id: string
  /** Username of the account or slug of the team that it is of, or an id; null where it is nobody's. */
  readonly owner: string | null
  readonly life: LifeFacts | null
  readonly record: object
}

export interface ThingsQuery {
  /** A text that its JSON holds, whatever the case; secrets are not searched. */
  readonly search?: string
  readonly owner?: string
  readonly limit?: number
  readonly secrets?: boolean
}

export interface FoundThings {
  /** How many there are that fit. */
  readonly total: number
  readonly things: readonly ThingFacts[]
}

export interface WorldFacts {
  /** The time of the world: ISO 8601, and milliseconds since the epoch. */
  readonly now: string
  readonly nowMs: number
  /** Of accounts and teams. */
  readonly owners: readonly string[]
  readonly collections: readonly CollectionFacts[]
  /** When something next changes by itself; null where nothing does. */
  readonly nextChangeAtMs: number | null
}

/** A world to look into, as it is or as it was. */
export interface Sight {
  readonly facts: () => WorldFacts
  /** @throws UsageError UNKNOWN_COLLECTION */
  readonly things: (collection: string, query?: ThingsQuery) => FoundThings
  readonly limits: () => readonly LimitFacts[]
}

/** A number of requests in place of every quota, or whether none is held to. */
type RateLimitOption = number | 'off' | null

export function createSight(
  world: World,
  { collections, contract }: Pick<Blueprint, 'collections' | 'contract'>,
  rateLimit: RateLimitOption,
): Sight {
  return {
    facts() {
      const nowMs = world.clock.now()
      return {
        now: formatTime(nowMs),
        nowMs,
        owners: createOwnerNames(world).all(),
        collections: collections.map((collection) => ({
          name: collection.name,
          size: collection.size(world),
          hasSecrets: collection.secrets.length > 0,
          lifeCycle: collection.cycle && lifeCycleFacts(collection.cycle),
        })),
        nextChangeAtMs: nextChange(collections, world, nowMs),
      }
    },
    things(name, query = {}) {
      const collection = collections.find((each) => each.name === name)
      if (collection === undefined) refuseUnknown(name, collections)
      return found(collection, query, world)
    },
    limits: () => limitFacts(world, contract.rateLimits, typeof rateLimit === 'number' ? rateLimit : undefined),
  }
}

const limitUsual = 1_000

function found(collection: ShownCollection, query: ThingsQuery, world: World): FoundThings {
  const { search = '', owner, limit = limitUsual, secrets = false } = query
  const nowMs = world.clock.now()
  const names = createOwnerNames(world)
  const wanted = search.toLowerCase()
  const things: ThingFacts[] = []
  let total = 0
  for (const thing of collection.things(world)) {
    const ownerName = thing.ownerId === null ? null : names.of(thing.ownerId)
    if (owner !== undefined && ownerName !== owner) continue
    if (wanted === '' && total++ >= limit) continue
    const masked = maskedRecord(thing, collection)
    const life = thing.living === undefined ? null : lifeFacts(thing.living, nowMs)
    const told = { id: thing.id, owner: ownerName, life, record: masked }
    if (wanted !== '' && (!JSON.stringify(told).toLowerCase().includes(wanted) || total++ >= limit)) continue
    things.push(structuredClone(secrets ? { ...told, record: thing.record } : told))
  }
  return { total, things }
}

function maskedRecord({ record }: StoredThing, { secrets }: ShownCollection): object {
  // An object stays one.
  return secrets.length === 0 ? record : (withOtherSecrets(record, secrets, () => '***') as object)
}

function nextChange(collections: readonly ShownCollection[], world: World, nowMs: number): number | null {
  let next = Number.POSITIVE_INFINITY
  for (const collection of collections) {
    if (collection.cycle === null) continue
    for (const { living } of collection.things(world)) {
      const atMs = living === undefined ? null : lifeFacts(living, nowMs).nextAtMs
      if (atMs !== null && atMs > nowMs && atMs < next) next = atMs
    }
  }
  return Number.isFinite(next) ? next : null
}

function refuseUnknown(name: string, collections: readonly ShownCollection[]): never {
  const names = collections.map((each) => each.name).join(', ')
  throw new UsageError(
    'UNKNOWN_COLLECTION',
    `Failed to look at ${JSON.stringify(name)}: there is no such collection. The collections are ${names}.`,
  )
}

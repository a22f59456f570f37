/**
 * The world of a platform as an @mswjs/data database that is only read: its models, their relations and its query language, for
 * tests that know it. The only folder that imports `@mswjs/data`, an optional peer.
 */
import { drop, factory } from '@mswjs/data'
import type {
  BulkQueryOptions,
  QueryOptions,
  QuerySelector,
  WeakQuerySelector,
} from '@mswjs/data/lib/query/queryTypes.js'
import { UsageError } from '../errors/usage-error.ts'
import type { Platform } from '../platform.ts'
import type { Entities } from './entities.ts'
import { models, references } from './models.ts'

export type { Entities } from './entities.ts'

/** What a model of @mswjs/data can be asked. */
export interface ReadModel<Entity extends Record<string, unknown>> {
  readonly findFirst: (query: QuerySelector<Entity> & QueryOptions) => Entity | null
  readonly findMany: (query: WeakQuerySelector<Entity> & BulkQueryOptions<Entity> & QueryOptions) => Entity[]
  readonly count: (query?: WeakQuerySelector<Entity> & QueryOptions) => number
  readonly getAll: () => Entity[]
}

export type WorldData = { readonly [Name in keyof Entities]: ReadModel<Entities[Name]> }

type Row = Record<string, unknown>

/** What is used of a model, whose own type hangs on its definition. */
interface Model {
  create(values: Row): Row
  findFirst(query: unknown): Row | null
  findMany(query: unknown): Row[]
  count(query?: unknown): number
  getAll(): Row[]
}

const reads = ['findFirst', 'findMany', 'count', 'getAll'] as const
const writes = ['create', 'update', 'updateMany', 'delete', 'deleteMany'] as const

/**
 * A view of the world as it is whenever it is asked. It is made anew by the first question after a change of the world or of its
 * time, at a cost that grows with the world; questions in between cost what @mswjs/data takes for them.
 *
 * @example
 * ```ts
 * import { createPlatform } from 'nowhere-kit'
 * import { dataOf } from 'nowhere-kit/mswjs-data'
 *
 * const platform = createPlatform({ seed: 42, clock: '2017-02-20T08:00:00.000Z' })
 * await platform.populate({ deployments: 20 })
 * const data = dataOf(platform)
 * const failed = data.deployments.findMany({ where: { state: { equals: 'DEPLOYMENT_ERROR' }, owner: { username: { equals: 'alice' } } } })
 * console.log(failed.length < 20, data.deployments.count()) // -> true 20
 * ```
 */
export function dataOf(platform: Pick<Platform, 'records' | 'log' | 'clock'>): WorldData {
  // The definitions are objects of @mswjs/data, which tells them apart itself.
  const database = factory(models as never) as unknown as Record<keyof Entities, Model>
  let seen = ''
  const current = (name: keyof Entities): Model => {
    const now = `${platform.log.last} ${platform.clock.now()}`
    if (now !== seen) fill(database, platform)
    seen = now
    return database[name]
  }
  // The keys are those of the models.
  const names = Object.keys(models) as (keyof Entities)[]
  const read = (name: keyof Entities): object => ({
    ...Object.fromEntries(reads.map((verb) => [verb, (...given: [unknown]) => current(name)[verb](...given)])),
    ...Object.fromEntries(writes.map((verb) => [verb, () => refuseWrite(name, verb)])),
  })
  return Object.fromEntries(names.map((name) => [name, read(name)])) as WorldData
}

function fill(database: Record<keyof Entities, Model>, { records }: Pick<Platform, 'records'>): void {
  drop(database as never)
  const made = new Map<string, Row>()
  for (const [name, definition] of Object.entries(models) as [keyof Entities, object][]) {
    const fields = Object.keys(definition)
    for (const record of records(name) as readonly object[]) {
      const stored: Row = { ...record }
      const values = fields.flatMap((field): [string, unknown][] => {
        const [idField, model] = references[field] ?? []
        if (idField === undefined) return [[field, stored[field]]]
        const referred = made.get(
          `${model} ${String(stored[field === 'team' && name === 'secrets' ? 'ownerId' : idField])}`,
        )
        return referred === undefined ? [] : [[field, referred]]
      })
      made.set(`${name} ${String(stored.id)}`, database[name].create(Object.fromEntries(values)))
    }
  }
}

function refuseWrite(name: string, verb: string): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to ${verb} in the view of ${name}: it is only read. Change the world by requests, or with platform.populate and platform.restore.`,
  )
}

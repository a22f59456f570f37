/** Makes up the records of a world with faker, collection by collection. Loaded when somebody wants some: faker is not small. */
import type { Faker } from '@faker-js/faker'
import { faker as shared } from '@faker-js/faker/locale/en'
import { UsageError } from '../errors/usage-error.ts'
import { systemMakers } from '../systems/makers.ts'
import { formatTime } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import { collectionNames } from './collection-names.ts'
import type { CollectionName, Made, Makers, Making } from './making.ts'
import { accounts, environments, projects, teams } from './people.ts'

const makers: Makers = { accounts, teams, environments, projects, ...systemMakers }

/** Lists whose records have a time. */
const undated: ReadonlySet<CollectionName> = new Set(['accounts', 'teams', 'environments', 'projects'])

/** How far back the oldest of them may be made. */
const spanMs = 90 * 86_400_000

export function makeUp(
  counts: Readonly<Record<string, number>>,
  world: World,
  told: () => void,
): Readonly<Record<string, readonly object[]>> {
  const names = collectionNames.filter((name) => (counts[name] ?? 0) > 0)
  // A list has a record's type by its name, which the compiler cannot follow through a loop.
  const made = Object.fromEntries(collectionNames.map((name) => [name, []])) as unknown as Record<
    CollectionName,
    object[]
  >
  const making = makingFor(world, made as unknown as Made, counts)
  for (const name of names) {
    const makeNext = makers[name]({ ...making, lacks: (what, next) => refuseLack(name, what, next) })
    const timeOf = timesOf(name, counts[name] ?? 0, world, making.faker)
    for (let index = 0; index < (counts[name] ?? 0); index++) {
      const atMs = timeOf(index)
      const record = makeNext(atMs)
      made[name].push(undated.has(name) ? record : { ...record, createdAt: formatTime(atMs) })
      told()
    }
  }
  return Object.fromEntries(names.map((name) => [name, made[name]]))
}

function makingFor(world: World, made: Made, counts: Readonly<Record<string, number>>): Omit<Making, 'lacks'> {
  const faker = ownFaker(world, counts)
  const usernames = new Map(world.accounts.all().map(({ id, username }) => [id, username]))
  const able = world.accounts.all().flatMap(({ username, blocked, unpaid }) => (blocked || unpaid ? [] : username))
  const seen = new Map<string, Set<string>>()
  const lastNumbers = new Map<string, number>()
  return {
    faker,
    world,
    made,
    owner() {
      const place = faker.number.int({ max: Math.max(0, able.length + made.accounts.length - 1) })
      return (
        able[place] ??
        made.accounts[place - able.length]?.username ??
        refuseLack('records', 'an account', 'Ask for accounts too, such as { accounts: 1 }.')
      )
    },
    usernameOf: (accountId) => usernames.get(accountId) ?? '',
    unique(series, text, isTaken = () => false) {
      const taken = seen.get(series) ?? new Set()
      seen.set(series, taken)
      const separator = /^[A-Z0-9_]+$/.test(text) ? '_' : '-'
      for (let n = lastNumbers.get(`${series} ${text}`) ?? 1; ; n++) {
        const name = n === 1 ? text : `${text}${separator}${n}`
        if (taken.has(name) || isTaken(name)) continue
        taken.add(name)
        lastNumbers.set(`${series} ${text}`, n + 1)
        return name
      }
    },
  }
}

/** One of its own: what is drawn from it is drawn from nobody else's. */
function ownFaker(world: World, counts: Readonly<Record<string, number>>): Faker {
  // Its locale is given away by nothing else that does not load all of them.
  const Own = shared.constructor as new (options: { locale: object; seed: number }) => Faker
  const sizes = collectionNames.map((name) => world[name].size)
  const chance = world.ids.draw(`populate/${JSON.stringify([sizes, counts])}`)
  return new Own({ locale: shared.rawDefinitions, seed: Math.floor(chance * 2 ** 32) })
}

/** Each later than the one before, between the newest that is there and now. */
function timesOf(name: CollectionName, count: number, world: World, faker: Faker): (index: number) => number {
  const nowMs = world.clock.now()
  const newest = world[name].all().at(-1)
  const earliestMs = Math.max(0, nowMs - spanMs)
  const fromMs = newest !== undefined && 'createdAt' in newest ? Math.max(earliestMs, newest.createdAt) : earliestMs
  const stepMs = (nowMs - fromMs) / count
  return (index) => Math.min(nowMs, Math.floor(fromMs + stepMs * (index + faker.number.float())))
}

function refuseLack(what: string, lacked: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to populate ${what}: there is not ${lacked}. ${next}`)
}

/** What a platform of somebody's document begins with: accounts for its tokens, and things by collection. */
import { UsageError } from '../../errors/usage-error.ts'
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import { nearest, problemOfThing } from '../../synthesis/seeding/problem-of-thing.ts'
import { type RefuseThing, seedThings } from '../../synthesis/seeding/seed-things.ts'
import type { Setting } from '../../synthesis/setting.ts'
import type { World } from '../../world/world.ts'
import type { Beginning, TokenOption } from '../options.ts'

/** Nothing is there but what nobody can make. */
export const seedOfNothing: object = {}

/** Of two accounts, so that one can be shown what is another's. */
export const tokensUsual: readonly TokenOption[] = ['alice', 'bob'].map((account) => ({
  account,
  token: `nowhere_${account}`,
}))

/** @throws UsageError INVALID_WORLD */
export function documentFiller(
  data: unknown,
  { tokens }: Beginning,
  settings: readonly Setting[],
): (world: World) => void {
  const seed = readThings(data, settings)
  const named = tokens.flatMap((option) => (typeof option === 'string' ? [] : [option.account]))
  const accounts =
    tokens.length === 0
      ? tokensUsual.map(({ account }) => account)
      : [...new Set([...(named.length === tokens.length && named.length > 0 ? [] : ['alice']), ...named])]
  return (world) => {
    for (const username of accounts) {
      world.accounts.insert({
        id: username,
        username,
        email: `${username}@example.com`,
        name: username,
        blocked: false,
        unpaid: false,
        limits: {},
      })
      if (tokens.length === 0) addToken(world, username)
    }
    // Each takes those of its own collections.
    for (const setting of settings) seedThings(seed, setting, world, refuseThing)
  }
}

function addToken(world: World, username: string): void {
  const token = `nowhere_${username}`
  world.tokens.insert({ token, accountId: username, revoked: false, environmentIds: null, projectIds: null })
}

function readThings(data: unknown, settings: readonly Setting[]): Readonly<Record<string, readonly JsonObject[]>> {
  if (data === undefined) return {}
  if (!isObject(data)) refuse('', 'It is no object with a list of things by collection.')
  const known = collectionsOf(settings)
  for (const [name, things] of Object.entries(data)) {
    if (!known.includes(name))
      refuse(
        `/${name}`,
        `The document has no collection ${JSON.stringify(name)}. ${nearest(name, known)} It has ${known.join(', ')}.`,
      )
    if (!Array.isArray(things) || !things.every(isObject)) refuse(`/${name}`, 'It is no list of objects.')
    for (const setting of settings) {
      for (const [index, thing] of things.entries()) {
        const problem = problemOfThing(setting, name, thing)
        if (problem !== undefined) refuse(`/${name}/${index}${problem.pointer}`, problem.sentence)
      }
    }
  }
  // Each was just found to be a list of objects.
  return structuredClone(data) as Readonly<Record<string, readonly JsonObject[]>>
}

export function collectionsOf(settings: readonly Setting[]): string[] {
  return settings.flatMap(({ model }) => Object.keys(model.collections))
}

/** @throws UsageError UNKNOWN_COLLECTION */
export function documentRecords(name: string, { things }: World, settings: readonly Setting[]): object[] {
  const known = collectionsOf(settings)
  if (!known.includes(name)) {
    throw new UsageError(
      'UNKNOWN_COLLECTION',
      `Failed to read the records of ${JSON.stringify(name)}: there is no such collection. The collections are ${known.join(', ')}.`,
    )
  }
  return structuredClone(things.list({ collection: name }).map(({ value }) => value))
}

/** @throws UsageError INVALID_WORLD */
export const refuseThing: RefuseThing = (collection, index, sentence) => refuse(`/${collection}/${index}`, sentence)

function refuse(pointer: string, sentence: string): never {
  throw new UsageError(
    'INVALID_WORLD',
    `Failed to read the world${pointer === '' ? '' : ` at ${pointer}`}: ${sentence}`,
  )
}

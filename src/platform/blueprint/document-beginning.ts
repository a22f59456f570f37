/** What a platform of somebody's document begins with: accounts for its tokens, and things by collection. */
import { UsageError } from '../../errors/usage-error.ts'
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import { type RefuseThing, seedThings } from '../../synthesis/seeding/seed-things.ts'
import type { Setting } from '../../synthesis/setting.ts'
import type { World } from '../../world/world.ts'
import type { Beginning } from '../options.ts'

/** Nothing is there but what nobody can make. */
export const seedOfNothing: object = {}

const accountsUsual = ['alice', 'bob']

/** @throws UsageError INVALID_WORLD */
export function documentFiller(data: unknown, { tokens }: Beginning, setting: Setting): (world: World) => void {
  const seed = readThings(data, setting)
  const named = tokens.flatMap((option) => (typeof option === 'string' ? [] : [option.account]))
  const accounts = [...new Set([...(named.length === tokens.length && named.length > 0 ? [] : ['alice']), ...named])]
  return (world) => {
    for (const username of tokens.length === 0 ? accountsUsual : accounts) {
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
    seedThings(seed, setting, world, refuseThing)
  }
}

function addToken(world: World, username: string): void {
  const token = `nowhere_${username}`
  world.tokens.insert({ token, accountId: username, revoked: false, environmentIds: null, projectIds: null })
}

function readThings(data: unknown, { model }: Setting): Readonly<Record<string, readonly JsonObject[]>> {
  if (data === undefined) return {}
  if (!isObject(data)) refuse('', 'It is no object with a list of things by collection.')
  const known = Object.keys(model.collections)
  for (const [name, things] of Object.entries(data)) {
    if (!known.includes(name))
      refuse(`/${name}`, `The document has no collection ${JSON.stringify(name)}. It has ${known.join(', ')}.`)
    if (!Array.isArray(things) || !things.every(isObject)) refuse(`/${name}`, 'It is no list of objects.')
  }
  // Each was just found to be a list of objects.
  return structuredClone(data) as Readonly<Record<string, readonly JsonObject[]>>
}

/** @throws UsageError UNKNOWN_COLLECTION */
export function documentRecords(name: string, { things }: World, { model }: Setting): object[] {
  if (model.collections[name] === undefined) {
    throw new UsageError(
      'UNKNOWN_COLLECTION',
      `Failed to read the records of ${JSON.stringify(name)}: there is no such collection. The collections are ${Object.keys(model.collections).join(', ')}.`,
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

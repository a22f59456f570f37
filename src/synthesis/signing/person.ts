/** Who an account is of: the member of the document's collection of users, or a record of its own where it has none. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isSingularOf } from '../../document/words.ts'
import { type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import type { Account, Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import { idOf, placeOf } from '../places.ts'
import type { Setting } from '../setting.ts'
import type { Maker, Person } from '../things/account.ts'
import { newKey, propertyOf } from '../things/keys.ts'
import { keyInPaths } from '../things/keys-in-paths.ts'
import { makeThing } from '../things/making/make-thing.ts'
import { putThing } from '../things/shelf.ts'
import { lifeOf, valueNow } from '../things/states.ts'
import { identityIn, isSecretName, linkAccount, linkedTo, profileOf } from './accounts.ts'
import { type People, peopleOf } from './people.ts'
import { ofParts, partsOf } from './person-parts.ts'
import { isTokenName } from './tokens.ts'

interface Meeting {
  readonly setting: Setting
  readonly world: World
  readonly account: Account
}

/** Undefined of who signed up nowhere, and of who is gone. */
export function personOf({ setting, world, account }: Meeting): Thing | undefined {
  const people = account.id === '' ? undefined : peopleOf(setting)
  const id = people && linkedTo(world, account)
  return id === undefined ? undefined : world.things.get(id)
}

/** In all the names that are known of somebody, secrets aside. */
export function asKnown(meeting: Meeting): Person {
  const { setting, world, account } = meeting
  const { username, email } = account
  const thing = personOf(meeting)
  const people = peopleOf(setting)
  if (thing === undefined || people === undefined) return { username, email, profile: profileOf(world, account) }
  const value = valueNow(thing, people.collection, world)
  const shown = Object.entries(value).filter(([name]) => !isSecretName(name) && !isTokenName(name))
  return {
    username,
    email,
    ...(showsKey(setting, people) && { id: keyIn(value, people) }),
    profile: { ...profileOf(world, account), ...ofParts(value), ...Object.fromEntries(shown) },
  }
}

/** As whom things name who made them; undefined where nothing shows an id. */
export function makerOf(meeting: Meeting): Maker | undefined {
  const { setting } = meeting
  const thing = personOf(meeting)
  const people = peopleOf(setting)
  if (thing === undefined || people === undefined || !showsKey(setting, people)) return undefined
  const { role = '', user_type: kind = role } = valueNow(thing, people.collection, meeting.world)
  const others = Object.keys(setting.model.collections).filter((name) => name !== people.name)
  return {
    id: keyIn(thing.value as JsonObject, people),
    role: typeof kind === 'string' ? kind : '',
    isElse: (what) => others.some((name) => isSingularOf(what, flat(name.split('/').at(-1) ?? ''))),
  }
}

function showsKey({ document }: Setting, { collection: { schema, key } }: People): boolean {
  const shown = schema === null ? undefined : locate(document, schema)
  return shown !== undefined && shapeOf(document, shown).properties.has(key)
}

function keyIn(value: JsonObject, { collection }: People): string | number {
  const key = value[collection.key]
  return typeof key === 'number' ? key : String(key)
}

/** The member of the collection that is called so. */
export function memberCalled(
  { setting, world }: Omit<Meeting, 'account'>,
  names: readonly string[],
): Thing | undefined {
  const people = peopleOf(setting)
  if (people === undefined || names.length === 0) return undefined
  return world.things
    .list({ place: placeOf(people.name, [], {}) })
    .find(({ value }) => identityIn(value).names.some((name) => names.includes(name)))
}

/** @param body Of what signs up, whose members may be left out. */
export function makePerson(meeting: Meeting, body: Located | undefined): void {
  const { setting, world, account } = meeting
  const { document } = setting
  const people = peopleOf(setting)
  if (people === undefined) return
  const { name, collection } = people
  const place = placeOf(name, [], {})
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  const profile = profileOf(world, account)
  const said = profile[collection.key]
  const schema = propertyOf(document, thing, collection.key)
  const free = (): readonly [ordinal: number, key: string | number] => {
    const ordinal = world.ids.count(`things of ${name}`)
    if (typeof said === 'string' && !world.things.has(idOf(place, said))) return [ordinal, said]
    const wanted = {
      collection: name,
      schema,
      name: collection.key,
      ordinal,
      inPaths: keyInPaths(setting, name),
    }
    const key = newKey(document, world, wanted)
    return world.things.has(idOf(place, String(key))) ? free() : [ordinal, key]
  }
  const [ordinal, key] = free()
  const id = idOf(place, String(key))
  const nowMs = world.clock.now()
  const { username, email } = account
  const stamped = { createdAt: nowMs, updatedAt: nowMs, version: 1, path: '', username, email, accountId: account.id }
  const value = makeThing({
    document,
    collection,
    world,
    isKnown: true,
    sent: { ...usualRole(document, thing), ...profile },
    referred: thing === undefined ? {} : partsOf(document, thing, { said: profile, key, stamped }),
    body: body && unwrapped(document, body),
    above: {},
    key,
    id,
    stamped,
  })
  putThing(world, collection, {
    id,
    collection: name,
    place,
    key: String(key),
    parentId: '',
    ownerId: account.id,
    ordinal,
    version: 1,
    createdAt: nowMs,
    updatedAt: nowMs,
    life: lifeOf(collection, value, world),
    value,
  })
  linkAccount(world, account, id)
}

/** What alone stands in a body is what is sent. */
function unwrapped(document: JsonObject, body: Located): Located {
  const [only, ...others] = shapeOf(document, body).properties.values()
  const isWrapper = only !== undefined && others.length === 0 && shapeOf(document, only).properties.size > 0
  return isWrapper ? only : body
}

/** Who signs up and says no role is none who may do everything. */
function usualRole(document: JsonObject, thing: Located | undefined): JsonObject {
  for (const [name, property] of thing === undefined ? [] : shapeOf(document, thing).properties) {
    const { keywords } = shapeOf(document, property)
    const values: readonly Json[] = Array.isArray(keywords.enum) ? keywords.enum : []
    if (flat(name) !== 'role' || keywords.default !== undefined) continue
    const usual = values.find((value) =>
      /^(user|member|customer|client|viewer|student|reader|guest)$/i.test(String(value)),
    )
    return usual === undefined ? {} : { [name]: usual }
  }
  return {}
}

/** Makes a thing: with what was sent, a key of its own, and all that a server chooses. */

import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isSingularOf, wordsOf } from '../../document/words.ts'
import { isObject, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { withToldKey } from '../answers/told-key.ts'
import { chanceFor } from '../chance.ts'
import { idOf, placeOfOperation } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import { asKnown, makerOf } from '../signing/person.ts'
import { aboveOf } from '../things/above.ts'
import { countBelow } from '../things/counted.ts'
import { factsOfFile, keepFile } from '../things/files.ts'
import { newKey, propertyOf } from '../things/keys.ts'
import { keyInPaths } from '../things/keys-in-paths.ts'
import { type Making, makeThing } from '../things/making/make-thing.ts'
import { isMadeOfAnother, takenOver } from '../things/making/taken-over.ts'
import { bareKey } from '../things/named-keys.ts'
import { shownNow } from '../things/personal-marks.ts'
import { referencesIn } from '../things/referring/references.ts'
import { putThing, takenProperty } from '../things/shelf.ts'
import { lifeOf } from '../things/states.ts'
import { addressOf, locationOf } from './addresses.ts'
import { putAmong } from './among.ts'
import {
  type Asked,
  type Behave,
  bodySchemaOf,
  parentIdOf,
  requireParents,
  sendableOf,
  sentThings,
  singular,
} from './behaviour.ts'
import { versionHeaders } from './conditions.ts'
import { requireFree } from './overlaps.ts'
import { moveSource } from './source.ts'

export const create: Behave = (asked) => {
  requireParents(asked)
  moveSource(asked)
  // What takes a list makes as many things.
  const things = sentThings(asked).map((sent) => {
    const thing = add(asked, sent, keyInQuery(asked) ?? ownKey(asked, sent) ?? customKey(asked, sent))
    putAmong(asked, thing)
    keepFile(asked, thing)
    return thing
  })
  const [first] = things
  const values = things.map((thing) => withToldKey(asked, shownNow(asked, thing), () => addressOf(asked, thing.key)))
  const { kind } = asked.model.answer
  return answerWith(asked, {
    content: kind === 'things' ? values : (values[0] ?? {}),
    purpose: first?.id ?? '',
    ...(kind === 'things' && { purposes: things.map(({ id }) => id) }),
    headers: first === undefined ? {} : { ...locationOf(asked, first), ...versionHeaders(asked, first) },
  })
}

/** `shelfId` of a query that makes one of `/shelves` is what it will be known by. */
function keyInQuery({ model, call }: Asked): string | undefined {
  const kind = flat(model.collection?.split('/').at(-1) ?? '')
  const [, value] =
    Object.entries(call.query).find(([name]) => isSingularOf(/^(.+)id$/.exec(flat(name))?.[1] ?? '', kind)) ?? []
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What is sent once for all that are made, beside the list of them. */
function sharedIn({ setting: { document }, model, collection, call }: Asked): JsonObject {
  const [list, ...deeper] = model.bodyWithin
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  const { body } = call
  if (list === undefined || deeper.length > 0 || schema === undefined || !isObject(body) || !Array.isArray(body[list]))
    return {}
  const known = shapeOf(document, schema).properties
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => known.has(name) && (typeof value !== 'object' || value === null)),
  )
}

/**
 * @param given The key that the path says, where it does.
 * @param isKnown Whether what is sent is what is known of it, and not what a request may say.
 */
export function add(asked: Asked, sent: JsonObject, given?: string, isKnown = false): Thing {
  const { setting, model, collection, call } = asked
  const { world } = call
  const place = placeOfOperation(model, call.path)
  // Numbers begin anew in each place.
  const series = /^(number|index|iid|sequence)$/.test(flat(collection.key))
    ? `things of ${place}`
    : `things of ${model.collection}`
  const nowMs = world.clock.now()
  let ordinal = world.ids.count(series)
  let key = keyOf(asked, sent, given, ordinal)
  // One that was made up is none that is taken.
  while (typeof given !== 'string' && !isSent(asked, sent) && world.things.has(idOf(place, String(key)))) {
    ordinal = world.ids.count(series)
    key = keyOf(asked, sent, given, ordinal)
  }
  const id = idOf(place, String(key))
  const what = singular(model.collection ?? 'thing')
  if (world.things.has(id))
    refuseBy(
      call,
      model.refusals,
      'conflict',
      `There is a ${what} with the ${collection.key} ${JSON.stringify(key)} already.`,
      collection.key,
    )
  const making = makingOf(asked, { sent, isKnown, key, id, nowMs })
  const value = madeApart(making, (each) => takenProperty(world, collection, place, each, id), ordinal)
  const taken = takenProperty(world, collection, place, value, id)
  if (taken !== undefined)
    refuseBy(
      call,
      model.refusals,
      'conflict',
      `There is a ${what} with the ${taken} ${JSON.stringify(value[taken])} already.`,
      taken,
    )
  if (!isKnown) requireFree(asked, value, place, id)
  const thing = putThing(world, collection, {
    id,
    collection: model.collection ?? '',
    place,
    key: String(key),
    // What was made out of another thing does not go with it.
    parentId: isMadeOfAnother(model) ? '' : parentIdOf(asked),
    ownerId: call.principal.account.id,
    ordinal,
    version: 1,
    createdAt: nowMs,
    updatedAt: nowMs,
    life: lifeOf(collection, value, world),
    value,
  })
  countBelow({ document: setting.document, model: setting.model, shelves: world }, thing, 1)
  return thing
}

function makingOf(
  asked: Asked,
  { nowMs, ...made }: Pick<Making, 'sent' | 'isKnown' | 'key' | 'id'> & { readonly nowMs: number },
): Making {
  const { setting, model, collection, call } = asked
  const { account } = call.principal
  const maker = makerOf({ setting, world: call.world, account })
  return {
    ...made,
    document: setting.document,
    collection,
    world: call.world,
    body: bodySchemaOf(asked),
    above: { ...queried(asked), ...sharedIn(asked), ...aboveOf(model, call.path) },
    referred: {
      ...(isMadeOfAnother(model) && takenOver(asked, made.sent)),
      ...referencesIn(asked, made.sent),
      ...withoutSent(factsOfFile(asked), made.sent),
    },
    keyFor: (property) => keyFor(asked, property, made.id),
    stamped: {
      createdAt: nowMs,
      updatedAt: nowMs,
      version: 1,
      path: addressOf(asked, String(made.key)),
      username: account.username,
      email: account.email,
      accountId: account.id,
      person: asKnown({ setting, world: call.world, account }),
      ...(maker && { maker }),
      kind: singular(model.collection ?? ''),
    },
  }
}

function withoutSent(known: JsonObject, sent: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(known).filter(([name]) => sent[name] === undefined))
}

/** So often what was made up is made up once more, where something else has it already. */
const drawsMax = 10

function madeApart(making: Making, takenIn: (value: JsonObject) => string | undefined, ordinal: number): JsonObject {
  let value = makeThing(making)
  for (let draw = 1; draw <= drawsMax; draw++) {
    const taken = takenIn(value)
    const own = taken === undefined ? undefined : value[taken]
    if (taken === undefined || Object.hasOwn(making.sent, taken)) break
    value = makeThing({ ...making, draw })
    // There are only so many words.
    if (draw === drawsMax && typeof own === 'string') value = { ...value, [taken]: numbered(own, ordinal) }
  }
  return value
}

/** `ada2@example.com`, `amber-harbor-2` */
function numbered(text: string, ordinal: number): string {
  return text.includes('@') ? text.replace('@', `${ordinal}@`) : `${text}-${ordinal}`
}

function keyOf(asked: Asked, sent: JsonObject, given: string | undefined, ordinal: number): string | number {
  const { setting, model, collection, call } = asked
  const { document } = setting
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  const schema = propertyOf(document, thing, collection.key)
  const own = bareKey(collection, given ?? (isSent(asked, sent) ? sent[collection.key] : undefined))
  if (typeof own === 'number') return own
  if (typeof own === 'string') {
    const isNumber =
      schema !== undefined && shapeOf(document, schema).types.some((type) => type === 'integer' || type === 'number')
    return isNumber && /^\d{1,15}$/.test(own) ? Number(own) : own
  }
  const spoken = spokenKey(collection.key, sent)
  if (spoken !== undefined && !call.world.things.has(idOf(placeOfOperation(model, call.path), spoken))) return spoken
  return newKey(document, call.world, {
    collection: model.collection ?? '',
    schema,
    name: collection.key,
    ordinal,
    inPaths: keyInPaths(setting, model.collection ?? ''),
  })
}

/** `customSlug` in place of the code that is made otherwise. */
function customKey({ collection }: Asked, sent: JsonObject): string | undefined {
  if (collection.isKeySent || !/(?:code|slug|alias|key|name|handle|path)$/.test(flat(collection.key))) return undefined
  const [, key] =
    Object.entries(sent).find(([name]) =>
      /^custom(?:short)?(?:slug|alias|code|key|name|handle|path)$/.test(flat(name)),
    ) ?? []
  return typeof key === 'string' && key !== '' ? key : undefined
}

/** Of what somebody has one of, such as a profile, who that is. */
function ownKey(asked: Asked, sent: JsonObject): string | undefined {
  const { setting, model, collection, call } = asked
  const isOwned = /^(user|owner|account)u?u?id$/.test(flat(collection.key)) && model.scope.length === 0
  // Who is invited by an address is somebody else.
  const isOfOther = [...sendableOf(asked)].some((name) => /^(email|username)$/.test(flat(name)))
  if (!isOwned || isOfOther || isSent(asked, sent)) return undefined
  const maker = makerOf({ setting, world: call.world, account: call.principal.account })
  return maker && String(maker.id)
}

/** A slug says what the thing is called, where nothing else has it. */
function spokenKey(key: string, { title, name }: JsonObject): string | undefined {
  const said = title ?? name
  if (flat(key) !== 'slug' || typeof said !== 'string') return undefined
  const words = wordsOf(said.replaceAll(/[^A-Za-z0-9]+/g, ' '))
  return words.length === 0 ? undefined : words.join('-')
}

function isSent({ collection, call }: Asked, sent: JsonObject): boolean {
  const key = sent[collection.key]
  // What stands above is called so in the path, and by some in the body too.
  const isAbove = call.path[collection.key] !== undefined && String(call.path[collection.key]) === String(key)
  return collection.isKeySent && !isAbove && ['string', 'number'].includes(typeof key)
}

/** So many things are looked through for one of them. */
const lookedThrough = 200

/** `authorId` and `author_id` are the key of one of the authors. */
function keyFor({ setting, call: { world } }: Asked, property: string, id: string): string | undefined {
  const words = wordsOf(property)
  if (!['id', 'uid', 'uuid', 'key', 'slug'].includes(words.at(-1) ?? '')) return undefined
  const what = words.slice(0, -1).join('')
  const collection = collectionNamed(setting, what)
  if (what === '' || collection === undefined) return undefined
  if (world.things.count({ collection }) > lookedThrough) return world.things.find({ collection })?.key
  const things = world.things.list({ collection })
  return things[Math.floor(chanceFor(world, `${id} ${property}`)() * things.length)]?.key
}

/** `author` for the authors, and `list` for the to-do lists where there are no others. */
export function collectionNamed({ model }: Asked['setting'], what: string): string | undefined {
  const names = Object.keys(model.collections)
  const own = names.find((each) => flat(singular(each)) === what)
  const [only, ...others] = what.length < 4 ? [] : names.filter((each) => flat(singular(each)).endsWith(what))
  return own ?? (others.length === 0 ? only : undefined)
}

/** What a query says of a thing that is made, such as whose it is. */
function queried({ call }: Asked): JsonObject {
  return Object.fromEntries(
    Object.entries(call.query).filter((entry): entry is [string, string | number | boolean] =>
      ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  )
}

/** All that is known of a thing: what was sent of it, and what a server chooses itself. It is chosen once, so that every read shows the same. */
import type { CollectionModel } from '../../../document/model/model.ts'
import { flat } from '../../../document/path-names.ts'
import { type Shape, shapeOf } from '../../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../../spec/pointer.ts'
import type { World } from '../../../world/world.ts'
import { asPerson, isPerson, namesMaker } from '../account.ts'
import { shownKey } from '../named-keys.ts'
import { fullNameOf } from './full-name.ts'
import { makeUp } from './make-up.ts'
import { isLater, isOwnTime, type Stamped, stampOf } from './stamps.ts'

export interface Making {
  readonly document: JsonObject
  readonly collection: CollectionModel
  readonly world: Pick<World, 'ids' | 'clock'>
  /** What was sent. */
  readonly sent: JsonObject
  /** What is known besides: sent as keys and shown as objects, or taken over of what it is made of. */
  readonly referred?: JsonObject
  /** Whether it is what is known of the thing, such as by a world, and so holds for what nobody may send too. */
  readonly isKnown?: boolean
  /** The schema of what may be sent; undefined where nothing may. */
  readonly body: Located | undefined
  /** Values of path and query by the names of their parameters, such as the key of what it stands below. */
  readonly above: JsonObject
  readonly key: string | number
  readonly id: string
  readonly stamped: Stamped
  /** How often it was made already, where what came of it could not be. */
  readonly draw?: number
  /** The key of something that is there, where a property is called as the id of such a thing is. */
  readonly keyFor?: (property: string) => string | undefined
}

export function makeThing(making: Making): JsonObject {
  const { document, collection, sent, body, key, isKnown = false } = making
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  const shown = schema && shapeOf(document, schema)
  const sendable = body && shapeOf(document, body).properties
  // What only answers have is passed over when it is sent.
  const taken = Object.entries(sent).filter(
    ([name]) => isKnown || sendable?.has(name) !== false || shown?.properties.has(name) !== true,
  )
  const made: Record<string, Json> = { ...Object.fromEntries(taken), ...making.referred }
  for (const [name, property] of shown?.properties ?? []) {
    if (Object.hasOwn(made, name)) continue
    const isRequired = shown?.required.has(name) === true
    const asSent = sendable?.get(name)
    const value =
      asSent === undefined
        ? chosen(making, name, property, isRequired)
        : unsent(making, name, property, asSent, isRequired)
    if (value !== undefined) made[name] = value
  }
  for (const [name, property] of sendable ?? []) {
    const initial = shapeOf(document, property).keywords.default
    if (initial !== undefined && !Object.hasOwn(made, name)) made[name] = initial
  }
  // What is made up is called by the names that were made up.
  for (const name of isMadeUp(making) ? (shown?.properties.keys() ?? []) : []) {
    const full = sendable?.has(name) === true ? undefined : fullNameOf(name, made)
    if (full !== undefined && typeof made[name] === 'string') made[name] = full
  }
  made[collection.key] = shownKey(collection, key, making.above)
  return made
}

/** What a property has that nobody may send; undefined where it is left out. */
function chosen(making: Making, name: string, property: Located, isRequired: boolean): Json | undefined {
  const { document, collection, world, stamped } = making
  const { keywords, types } = shapeOf(document, property)
  if (name === collection.states?.property) return collection.states.initial
  const outer = outerValue(making, name, types)
  if (outer !== undefined) return outer
  if (keywords.default !== undefined) return keywords.default
  const called = calledInWords(making, name, property)
  if (called !== undefined) return called
  const isWhole = isMadeUp(making)
  if (types.includes('null') && isOfLaterState(collection, name)) return null
  const stamp = stampOf(name, property, document, stamped)
  if (stamp !== undefined) return stamp
  const flag = isWhole ? undefined : firstFlag(name, types, keywords)
  if (flag !== undefined) return flag
  // What is made up begins as what is made does, where there are states.
  const isNew = !isWhole || collection.states !== null
  if (isNew && !isRequired && (isLater(name) || isSentLater(making, name))) return undefined
  const isDeep = types.includes('object') || types.includes('array')
  const isOwner = types.includes('object') && isPerson(name)
  // What is not there yet of something new is null where that may stand.
  const isNotYet =
    !isWhole &&
    types.includes('null') &&
    (isDeep || !isRequired || collection.states?.cycle != null || notYet.test(flat(name)))
  if (isNotYet && !isOwner) return null
  const zero = isWhole ? undefined : firstNumber(document, name, property)
  if (zero !== undefined) return zero
  if (!isRequired && isDeep && !isOwner) return isWhole ? undefined : emptyOf(types, keywords)
  const made = makeUp(document, property, world, { name, purpose: purposeOf(making, name) })
  return isOwner && isObject(made)
    ? asPerson(document, property, made, stamped.person ?? { username: stamped.username, email: stamped.email })
    : made
}

/** When it comes into a state in which it does not begin: `published_at` of a draft. */
function isOfLaterState({ states }: CollectionModel, name: string): boolean {
  const [, word] = /^(.+?)(?:at|on|date|time)$/.exec(flat(name)) ?? []
  const isOne = states?.names.some((state) => flat(state) === word) === true
  return isOne && flat(states?.initial ?? '') !== word
}

/** What somebody adds to a thing after it was made, or what becomes of it. */
const notYet = /(id|by|at|reason|error)$|(?:photo|picture|image|avatar|cover|thumbnail|banner|logo)(?:ur[li]|path)?$/

/** What is counted of something new, and the first of values that are numbered. */
function firstNumber(document: JsonObject, name: string, property: Located): Json | undefined {
  const { keywords, properties } = shapeOf(document, property)
  if (Array.isArray(keywords.enum) && keywords.enum.every((each) => typeof each === 'number'))
    return keywords.enum.find((each) => each === 0)
  const counts = [...properties].map(([each, schema]) => [each, shapeOf(document, schema)] as const)
  const isCount = ({ types, keywords: own }: Shape): boolean =>
    types.includes('integer') &&
    [own.minimum, own.exclusiveMinimum].every((least) => least === undefined || least === 0)
  if (!/(?:summary|stats|statistics|counts|totals|metrics)$/.test(flat(name)) || counts.length === 0) return undefined
  return counts.every(([, shape]) => isCount(shape)) ? Object.fromEntries(counts.map(([each]) => [each, 0])) : undefined
}

/** A state of which no values are shown, and the whole name of what somebody owns. */
function calledInWords(
  { document, collection, sent, stamped }: Making,
  name: string,
  property: Located,
): Json | undefined {
  const { types, keywords } = shapeOf(document, property)
  const isFree = ['enum', 'const', 'pattern', 'format', 'example', 'examples'].every(
    (each) => keywords[each] === undefined,
  )
  if (!isFree || !types.includes('string')) return undefined
  if (flat(name) === 'fullname' && typeof sent.name === 'string' && stamped.username !== '')
    return `${stamped.username}/${sent.name}`
  const full = fullNameOf(name, sent)
  if (full !== undefined) return full
  if (flat(name) === 'object' && stamped.kind !== undefined) return stamped.kind
  if (flat(name) !== 'state' && flat(name) !== 'status') return undefined
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  const isClosed =
    thing !== undefined &&
    [...shapeOf(document, thing).properties.keys()].some((each) => /^closed(at|on)?$/.test(flat(each)))
  return isClosed ? 'open' : 'active'
}

/** What is done to things has not been done to a new one: nobody has archived it or taken a liking to it. */
function isFalseFirst(name: string, { enum: values, const: only }: JsonObject): boolean {
  const bare = flat(name).replace(/^(is|has)(?=.{3})/, '')
  const isLimited = values !== undefined || only !== undefined
  return (
    !isLimited &&
    (/(ed|ing|done|hidden|complete|paid)$/.test(bare) || /^(sent|read|seen|sold|taken)$/.test(bare)) &&
    !/^(enabled|allowed|supported|required|unpaid)$/.test(bare)
  )
}

/** When something is sent that is written first: it is a draft, or waits. */
function isSentLater({ document, collection }: Making, name: string): boolean {
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  if (!/^(?:sent|delivered)(?:at|on|date)?$/.test(flat(name)) || thing === undefined) return false
  const [, status] = [...shapeOf(document, thing).properties].find(([each]) => /^(?:status|state)$/.test(each)) ?? []
  const { enum: values, example } = status === undefined ? {} : shapeOf(document, status).keywords
  return [values, example].flat().some((value) => /^(?:draft|scheduled|queued|pending)$/i.test(String(value)))
}

/** What a flag is at first, where its name says that. */
function firstFlag(name: string, types: readonly string[], keywords: JsonObject): boolean | undefined {
  if (!types.includes('boolean')) return undefined
  return isTrueFirst(name, keywords) ? true : isFalseFirst(name, keywords) ? false : undefined
}

/** What is new is in use, unless who made it said that it is not. */
function isTrueFirst(name: string, { enum: values, const: only }: JsonObject): boolean {
  return values === undefined && only === undefined && /^(is|has)?(active|enabled|available|valid)$/.test(flat(name))
}

/** What a property has that may be sent and was not; undefined where it is left out. */
function unsent(
  making: Making,
  name: string,
  property: Located,
  asSent: Located,
  isRequired: boolean,
): Json | undefined {
  const { document, collection, world, draw = 0 } = making
  const { types } = shapeOf(document, property)
  const sent = shapeOf(document, asSent).keywords
  const { default: initial, minItems } = {
    ...shapeOf(document, property).keywords,
    ...sent,
    ...besideReference(making, name),
  }
  if (initial !== undefined) return initial
  if (name === collection.states?.property) return collection.states.initial
  const outer = outerValue(making, name, types)
  if (outer !== undefined) return outer
  const isWhole = isMadeUp(making)
  const { maker } = making.stamped
  const isOwn = isOwnTime(name) || (maker !== undefined && namesMaker(name, maker))
  const stamp = isOwn ? stampOf(name, property, document, making.stamped) : undefined
  if (stamp !== undefined) return stamp
  if (!isRequired && !isWhole) return emptyOf(types, shapeOf(document, property).keywords, name)
  const key = isWhole ? making.keyFor?.(name) : undefined
  if (key !== undefined) return typedAs(key, types)
  if (types.includes('null') && !isWhole) return null
  const flag = isWhole ? undefined : firstFlag(name, types, sent)
  if (flag !== undefined) return flag
  if (types.includes('array') && !(Number(minItems) > 0)) return []
  if (!isRequired && types.includes('object')) return undefined
  return makeUp(document, isWhole ? asSent : property, world, {
    name,
    purpose: purposeOf(making, name),
    byExample: draw === 0,
  })
}

/** A default that the schema of the body has beside a reference, where FastAPI and others write it. */
function besideReference({ body }: Making, name: string): JsonObject {
  const own = isObject(body?.value.properties) ? body.value.properties[name] : undefined
  return isObject(own) && own.$ref !== undefined && own.default !== undefined ? { default: own.default } : {}
}

function purposeOf({ id, draw = 0 }: Making, name: string): string {
  return draw === 0 ? `${id} ${name}` : `${id} ${name} ${draw}`
}

/** What a server shows where nothing was said: null where that may stand, no elements, and a flag that is not set; undefined where it is left out. */
function emptyOf(types: readonly string[], keywords: JsonObject, name = ''): Json | undefined {
  const { minItems, enum: values } = keywords
  if (types.includes('null')) return null
  if (types.length === 1 && types[0] === 'array' && !(Number(minItems) > 0)) return []
  const isFlag = types.length === 1 && types[0] === 'boolean' && values === undefined
  if (isFlag && isTrueFirst(name, keywords)) return true
  return isFlag && name !== '' && !/(enabled|active|allow|visible|public|auto|notif)/.test(flat(name))
    ? false
    : undefined
}

/** Nobody sent anything of it, so that all of it is made up. */
function isMadeUp({ sent, isKnown = false }: Making): boolean {
  return isKnown && Object.keys(sent).length === 0
}

/** The key of what it stands below, where a property is called as its parameter is. */
function outerValue({ above }: Making, name: string, types: readonly string[]): Json | undefined {
  const outer = Object.entries(above).find(([parameter]) => flat(parameter) === flat(name))
  return outer && !types.includes('object') && !types.includes('array') ? typedAs(outer[1], types) : undefined
}

function typedAs(value: Json, types: readonly string[]): Json {
  const isNumber = types.includes('integer') || types.includes('number')
  return isNumber && typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
}

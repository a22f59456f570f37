/**
 * Things that what is sent names by their keys, and that answers show as objects: `customerId` becomes `customer`, `assignees: ['ada']` a list
 * of people, and `items: [{ product_id }]` a list of what has a `product`.
 */
import { flat } from '../../../document/path-names.ts'
import { shapeOf } from '../../../document/shape.ts'
import { isSingularOf } from '../../../document/words.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../../spec/pointer.ts'
import { isOfType } from '../../answers/show.ts'
import { type Asked, bodySchemaOf } from '../../behaviours/behaviour.ts'
import { aboveOf } from '../above.ts'
import { merged } from '../merge-patch.ts'
import { copiedFrom } from './copied.ts'
import { madeUpReferent } from './made-up-referent.ts'
import { calledOf, collectionsCalled, isKey, thingNamed } from './named-things.ts'
import { isOnly, lookingFrom, ownIdOf, type Part } from './parts.ts'
import { lineTotalIn, totalsIn } from './sums.ts'

/** What was sent, with objects where the thing shows objects and keys were sent. */
export function withReferences(asked: Asked, sent: JsonObject): JsonObject {
  return { ...sent, ...referencesIn(asked, sent) }
}

/** What something was, with what was sent of it: a part of it is merged, and what is named anew is another thing. */
export function mergedWith(asked: Asked, before: JsonObject, sent: JsonObject): JsonObject {
  const referred = Object.entries(referencesIn(asked, sent))
  const isPart = ([name]: [string, Json]): boolean => isObject(soleKey(sent[name]))
  const parts = Object.fromEntries(referred.filter(isPart))
  const others = Object.fromEntries(referred.filter((each) => !isPart(each)))
  return { ...(merged(before, { ...sent, ...parts }) as JsonObject), ...others }
}

/** @returns Those objects alone, and what is copied of them. */
export function referencesIn(asked: Asked, sent: JsonObject): JsonObject {
  const { setting, collection, model, call } = asked
  const { document } = setting
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (schema === undefined) return {}
  const above = aboveOf(model, call.path)
  const part: Part = { schema, body: bodySchemaOf(asked), sent, above, depth: 0 }
  const own = calledAsShown(document, schema, { sent, key: collection.key, many: calledOf(model.collection ?? '') })
  const referred = { ...own, ...objectsIn(asked, part) }
  return { ...referred, ...totalsIn(document, part, { ...sent, ...referred }) }
}

const depthMax = 3

function objectsIn(asked: Asked, part: Part): Record<string, Json> {
  const { document } = asked.setting
  const { schema, sent, depth } = part
  const referred: Record<string, Json> = {}
  for (const [name, property] of shapeOf(document, schema).properties) {
    const value = shownFor(asked, part, name, property)
    if (value !== undefined) referred[name] = value
    else if (Object.hasOwn(sent, name) && depth < depthMax) {
      const within = partsWithin(asked, part, name, property)
      if (within !== undefined) referred[name] = within
    }
  }
  return { ...referred, ...copiedFrom(asked, part) }
}

/** The object, or the list of them, of a property for which keys were sent; undefined where it is none. */
function shownFor(asked: Asked, { sent, above }: Part, name: string, property: Located): Json | undefined {
  const { document } = asked.setting
  const shape = shapeOf(document, property)
  const { items } = shape
  const isSent = Object.hasOwn(sent, name)
  if (isOnly(shape, 'object')) {
    const said = isSent ? soleKey(sent[name]) : keysFor(name, sent, false)
    if (isKey(said)) return referredTo(asked, sent, { name, schema: property, key: said })
    if (said === null && !isSent && shape.types.includes('null')) return null
    const outer = isSent ? undefined : keysFor(name, above, false)
    return isKey(outer) ? thingFor(asked, sent, { name, schema: property, key: outer }) : undefined
  }
  const isMany = isOnly(shape, 'array') && items !== undefined && isOnly(shapeOf(document, items), 'object')
  const said = isMany ? (isSent ? sent[name] : keysFor(name, sent, true)) : undefined
  return items !== undefined && Array.isArray(said) && said.length > 0 && said.every(isKey)
    ? said.map((key: string | number) => referredTo(asked, sent, { name, schema: items, key }))
    : undefined
}

/** Objects that were sent, with what they refer to; undefined where they are as they were sent. */
function partsWithin(asked: Asked, { sent, body, depth }: Part, name: string, property: Located): Json | undefined {
  const { document } = asked.setting
  const said = sent[name]
  const own = body && shapeOf(document, body).properties.get(name)
  const { items } = shapeOf(document, property)
  const inner = { above: {}, depth: depth + 1 }
  if (Array.isArray(said) && items !== undefined && said.length > 0 && said.every((each) => isObject(each))) {
    const asSent = own && shapeOf(document, own).items
    const made = said.map((each: JsonObject) =>
      elementWith(asked, name, { ...inner, schema: items, body: asSent, sent: each }),
    )
    return made.every((each, index) => each === said[index]) ? undefined : made
  }
  if (!isObject(said)) return undefined
  const objects = objectsIn(asked, { ...inner, schema: property, body: own, sent: said })
  return Object.keys(objects).length === 0 ? undefined : { ...said, ...objects }
}

/** As it was sent where nothing is to be added. */
function elementWith(asked: Asked, list: string, part: Part): JsonObject {
  const added = { ...ownIdOf(asked, list, part), ...objectsIn(asked, part) }
  const element = { ...part.sent, ...added }
  const sums = lineTotalIn(asked.setting.document, part, element)
  return Object.keys(added).length + Object.keys(sums).length === 0 ? part.sent : { ...element, ...sums }
}

/** `{ "id": 7 }` names a thing as `7` does. */
function soleKey(said: Json | undefined): Json | undefined {
  if (!isObject(said)) return said
  const [only, ...others] = Object.entries(said)
  return only !== undefined && others.length === 0 && /^_?(id|uuid)$/i.test(only[0]) ? only[1] : said
}

/** `branchname` for the `name` of one of the `branches`. */
function isOfOne(name: string, own: string, many: string): boolean {
  return name.endsWith(own) && isSingularOf(name.slice(0, name.length - own.length), many)
}

/** `FriendlyName` is `friendly_name` where the thing is shown so, and the `branchName` of a branch its `name`. */
function calledAsShown(
  document: JsonObject,
  schema: Located,
  { sent, key, many }: { readonly sent: JsonObject; readonly key: string; readonly many: string },
): Record<string, Json> {
  const { properties } = shapeOf(document, schema)
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]): [string, Json][] => {
      const shown = properties.has(name)
        ? undefined
        : [...properties].find(
            ([each]) =>
              each !== key &&
              (flat(each) === flat(name) || (!Object.hasOwn(sent, each) && isOfOne(flat(name), flat(each), many))),
          )
      return shown !== undefined && isOfType(value, shapeOf(document, shown[1]).types) ? [[shown[0], value]] : []
    }),
  )
}

/** `customer_id` for `customer`; `label_ids`, `labels_id` and `labelUuids` for `labels`. */
function keysFor(name: string, sent: JsonObject, isMany: boolean): Json | undefined {
  const own = flat(name)
  const found = Object.keys(sent).find((member) => {
    const [, stem = ''] =
      (isMany ? /^(.+?)(ids?|keys?|names?|uuids?)$/ : /^(.+?)(id|uuid|key)$/).exec(flat(member)) ?? []
    return stem !== '' && (stem === own || (isMany && isSingularOf(stem, own)))
  })
  return found === undefined ? undefined : sent[found]
}

interface Naming {
  readonly name: string
  /** Of what is shown. */
  readonly schema: Located
  readonly key: string | number
}

/** The thing that has the key, where one is there, else one that is called so. */
function referredTo(asked: Asked, sent: JsonObject, naming: Naming): Json {
  return thingFor(asked, sent, naming) ?? madeUpReferent(asked.setting.document, asked.call.world, naming)
}

function thingFor(asked: Asked, sent: JsonObject, { name, schema, key }: Naming): JsonObject | undefined {
  const { model } = asked.setting
  const thing = thingNamed(lookingFrom(asked, sent), collectionsCalled(model, name, schema.pointer), key)
  return thing?.value as JsonObject | undefined
}

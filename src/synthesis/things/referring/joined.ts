/** What a thing names is shown as it is now, wherever the thing is shown: a join, and no copy. What is gone is shown as it was when it was named. */
import type { CollectionModel, Model } from '../../../document/model/model.ts'
import { shapeOf } from '../../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { valueNow } from '../states.ts'
import { collectionsCalled, isKey, thingNamed } from './named-things.ts'
import { isOnly } from './parts.ts'

interface Showing {
  readonly document: JsonObject
  readonly model: Model
  readonly world: World
}

/** A member that shows things which are named by keys, or parts that have such members. */
interface Reference {
  readonly name: string
  readonly collections: readonly string[]
  readonly within: readonly Reference[]
}

const known = new WeakMap<Model, Map<string, readonly Reference[]>>()

/** So many steps from the thing that is shown. */
const stepsMax = 2

/** @returns The value itself where all that it refers to is as it was. */
export function joined(showing: Showing, { collection }: Pick<Thing, 'collection'>, value: JsonObject): JsonObject {
  return withReferents(showing, referencesOf(showing, collection), value, 0)
}

function referencesOf({ document, model }: Showing, collection: string): readonly Reference[] {
  const all = known.get(model) ?? new Map<string, readonly Reference[]>()
  known.set(model, all)
  const references = all.get(collection) ?? readReferences(document, model, collection)
  all.set(collection, references)
  return references
}

function withReferents(
  showing: Showing,
  references: readonly Reference[],
  value: JsonObject,
  steps: number,
): JsonObject {
  let shown = value
  for (const { name, collections, within } of references) {
    const before = value[name]
    const now = eachOf(before, (part) =>
      collections.length > 0
        ? referentNow(showing, collections, { part, beside: value }, steps)
        : withReferents(showing, within, part, steps),
    )
    if (now !== undefined && now !== before) shown = { ...shown, [name]: now }
  }
  return shown
}

/** An object, or each of a list; the same value where none of them is another. */
function eachOf(value: Json | undefined, change: (part: JsonObject) => JsonObject): Json | undefined {
  if (isObject(value)) return change(value)
  if (!Array.isArray(value)) return undefined
  const parts = value as readonly Json[]
  const changed = parts.map((part) => (isObject(part) ? change(part) : part))
  return changed.every((part, index) => part === parts[index]) ? parts : changed
}

function referentNow(
  showing: Showing,
  collections: readonly string[],
  { part, beside }: { readonly part: JsonObject; readonly beside: JsonObject },
  steps: number,
): JsonObject {
  const { model, world } = showing
  for (const name of collections) {
    const collection = model.collections[name]
    const key = collection && part[collection.key]
    const thing = isKey(key) ? thingNamed({ model, world, beside: [part, beside] }, [name], key) : undefined
    if (collection === undefined || thing === undefined) continue
    const now = valueNow(thing, collection, world)
    return steps === stepsMax ? now : withReferents(showing, referencesOf(showing, name), now, steps + 1)
  }
  return part
}

/** What is sent as an object is the sender's own, and is shown as it was sent. */
function readReferences(document: JsonObject, model: Model, collection: string): Reference[] {
  const { schema } = model.collections[collection] ?? ({ schema: null } satisfies Pick<CollectionModel, 'schema'>)
  const thing = schema === null ? undefined : locate(document, schema)
  const bodies = Object.values(model.operations).flatMap((each) => {
    const body = each.collection === collection && each.body !== null ? locate(document, each.body) : undefined
    return body === undefined || each.does === 'act' ? [] : [body]
  })
  return thing === undefined ? [] : referencesAt({ document, model }, thing, bodies, 0)
}

function referencesAt(
  setting: Pick<Showing, 'document' | 'model'>,
  schema: Located,
  bodies: readonly Located[],
  depth: number,
): Reference[] {
  const { document, model } = setting
  return [...shapeOf(document, schema).properties].flatMap(([name, property]): Reference[] => {
    const part = partOf(document, property)
    if (part === undefined) return []
    const sent = bodies.flatMap((body) => {
      const own = shapeOf(document, body).properties.get(name)
      const asSent = own && partOf(document, own)
      return asSent === undefined ? [] : [asSent]
    })
    const collections = sent.length > 0 ? [] : collectionsCalled(model, name, part.pointer)
    if (collections.length > 0) return [{ name, collections, within: [] }]
    const within = depth < stepsMax && sent.length > 0 ? referencesAt(setting, part, sent, depth + 1) : []
    return within.length === 0 ? [] : [{ name, collections, within }]
  })
}

/** The schema of an object, or of those of a list. */
function partOf(document: JsonObject, schema: Located): Located | undefined {
  const shape = shapeOf(document, schema)
  if (isOnly(shape, 'object')) return schema
  const { items } = shape
  return isOnly(shape, 'array') && items !== undefined && isOnly(shapeOf(document, items), 'object') ? items : undefined
}

/** What stands below a thing and is shown within it: the items of a cart, where `items` is a list of what `/carts/{id}/items` makes. */
import type { Model } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import { singular } from '../behaviours/behaviour.ts'
import { joined } from './referring/joined.ts'
import { valueNow } from './states.ts'

interface Below {
  /** The property that shows them. */
  readonly property: string
  readonly collection: string
  /** The property by which they name what they belong to, where they do not stand below it. */
  readonly by: string | null
}

interface Showing {
  readonly document: JsonObject
  readonly model: Model
  readonly world: World
}

const known = new WeakMap<Model, ReadonlyMap<string, readonly Below[]>>()

/** @returns The value with the lists of what stands below as they are kept, and not as they are shown. */
export function withoutBelow(
  { document, model }: Pick<Showing, 'document' | 'model'>,
  thing: Thing,
  value: JsonObject,
): JsonObject {
  const below = belowOf(document, model).get(thing.collection) ?? []
  const shown = new Set(below.map(({ property }) => property))
  const kept = Object.entries(thing.value as JsonObject).filter(([name]) => shown.has(name))
  return {
    ...Object.fromEntries(Object.entries(value).filter(([name]) => !shown.has(name))),
    ...Object.fromEntries(kept),
  }
}

/** @returns The value with all that was put below the thing since: after what was sent with it. */
export function withBelow({ document, model, world }: Showing, thing: Thing, value: JsonObject): JsonObject {
  const below = belowOf(document, model).get(thing.collection)
  if (below === undefined) return value
  const shown = below.flatMap(({ property, collection, by }): [string, Json][] => {
    const own = model.collections[collection]
    const things =
      by === null
        ? world.things.list({ parentId: thing.id }).filter((each) => each.collection === collection)
        : world.things.list({ collection }).filter((each) => String((each.value as JsonObject)[by]) === thing.key)
    if (own === undefined) return []
    const sent = value[property]
    // Where nothing belongs to it yet, there is a list of nothing.
    if (things.length === 0) return by !== null && sent == null ? [[property, []]] : []
    return [
      [
        property,
        [
          ...(Array.isArray(sent) ? (sent as readonly Json[]) : []),
          ...things.map((each) => joined({ document, model, world }, each, valueNow(each, own, world))),
        ],
      ],
    ]
  })
  return shown.length === 0 ? value : { ...value, ...Object.fromEntries(shown) }
}

function belowOf(document: JsonObject, model: Model): ReadonlyMap<string, readonly Below[]> {
  const all = known.get(model) ?? readBelow(document, model)
  known.set(model, all)
  return all
}

function readBelow(document: JsonObject, model: Model): ReadonlyMap<string, readonly Below[]> {
  const all = new Map<string, Below[]>()
  for (const { does, collection, parents } of Object.values(model.operations)) {
    const parent = parents.at(-1)?.collection
    if (does !== 'create' || collection === null || parent === undefined) continue
    const property = propertyFor(document, model, parent, collection)
    if (property === undefined) continue
    const others = all.get(parent) ?? []
    if (!others.some((each) => each.collection === collection))
      all.set(parent, [...others, { property, collection, by: null }])
  }
  for (const parent of Object.keys(model.collections)) {
    const known = all.get(parent) ?? []
    const keyed = namingIt(document, model, parent).filter(
      ({ property, collection }) => !known.some((each) => each.property === property || each.collection === collection),
    )
    if (keyed.length > 0) all.set(parent, [...known, ...keyed])
  }
  return all
}

/** Lists of the very things that have the key of this one: the `items` of a to-do list, each with its `listId`. */
function namingIt(document: JsonObject, model: Model, parent: string): Below[] {
  const schema = schemaOf(document, model, parent)
  if (schema === undefined) return []
  const one = flat(singular(parent))
  return [...shapeOf(document, schema).properties].flatMap(([property, list]): Below[] => {
    const { types, items } = shapeOf(document, list)
    if (!types.includes('array') || items === undefined) return []
    return Object.entries(model.collections).flatMap(([collection, own]): Below[] => {
      const known = own.schema === items.pointer && own.isMade ? schemaOf(document, model, collection) : undefined
      if (known === undefined || collection === parent) return []
      const by = [...shapeOf(document, known).properties.keys()].find((name) => {
        const [, stem = ''] = /^(.{3,}?)(?:uu)?id$/.exec(flat(name)) ?? []
        return stem !== '' && name !== own.key && (one === stem || (stem.length > 3 && one.endsWith(stem)))
      })
      return by === undefined ? [] : [{ property, collection, by }]
    })
  })
}

function schemaOf(document: JsonObject, model: Model, collection: string): Located | undefined {
  const pointer = model.collections[collection]?.schema
  return pointer == null ? undefined : locate(document, pointer)
}

/** A list of objects that have the key of what stands below, called as that is. */
function propertyFor(document: JsonObject, model: Model, parent: string, collection: string): string | undefined {
  const pointer = model.collections[parent]?.schema
  const schema = pointer == null ? undefined : locate(document, pointer)
  const key = model.collections[collection]?.key
  if (schema === undefined || key === undefined) return undefined
  const called = flat(collection.split('/').findLast((segment) => !segment.includes('{')) ?? collection)
  for (const [name, property] of shapeOf(document, schema).properties) {
    const { types, items } = shapeOf(document, property)
    if (flat(name) !== called || !types.includes('array') || items === undefined) continue
    if (shapeOf(document, items).properties.has(key)) return name
  }
  return undefined
}

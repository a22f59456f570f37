/** What stands below a thing and is shown within it: the items of a cart, where `items` is a list of what `/carts/{id}/items` makes. */
import type { Model } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { type Json, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import { joined } from './referring/joined.ts'
import { valueNow } from './states.ts'

interface Below {
  /** The property that shows them. */
  readonly property: string
  readonly collection: string
}

interface Showing {
  readonly document: JsonObject
  readonly model: Model
  readonly world: World
}

const known = new WeakMap<Model, ReadonlyMap<string, readonly Below[]>>()

/** @returns The value with all that was put below the thing since: after what was sent with it. */
export function withBelow({ document, model, world }: Showing, thing: Thing, value: JsonObject): JsonObject {
  const all = known.get(model) ?? readBelow(document, model)
  known.set(model, all)
  const below = all.get(thing.collection)
  if (below === undefined) return value
  const shown = below.flatMap(({ property, collection }): [string, Json][] => {
    const own = model.collections[collection]
    const things = world.things.list({ parentId: thing.id }).filter((each) => each.collection === collection)
    if (own === undefined || things.length === 0) return []
    const sent = value[property]
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

function readBelow(document: JsonObject, model: Model): ReadonlyMap<string, readonly Below[]> {
  const all = new Map<string, Below[]>()
  for (const { does, collection, parents } of Object.values(model.operations)) {
    const parent = parents.at(-1)?.collection
    if (does !== 'create' || collection === null || parent === undefined) continue
    const property = propertyFor(document, model, parent, collection)
    if (property === undefined) continue
    const others = all.get(parent) ?? []
    if (!others.some((each) => each.collection === collection)) all.set(parent, [...others, { property, collection }])
  }
  return all
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

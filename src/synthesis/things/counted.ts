/** How many stand below a thing, or name it by its key, where one of its properties is called so: `taskCount` of a list, `comments` of an issue. */
import type { Model } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { singular } from '../behaviours/behaviour.ts'
import { idOf, placeOf } from '../places.ts'
import type { Shelves } from './shelf.ts'

interface Counting {
  readonly document: JsonObject
  readonly model: Model
  readonly shelves: Shelves
}

/** @param by How many more there are below it, and with its keys, now. */
export function countBelow(counting: Counting, thing: Thing, by: 1 | -1): void {
  countAt(counting, thing.parentId, thing.collection, by)
  for (const id of keyedTo(counting, thing)) if (id !== thing.parentId) countAt(counting, id, thing.collection, by)
}

/** A thing whose keys are others now is counted with those. */
export function countMoved(counting: Counting, before: Thing, after: Thing): void {
  const [was, is] = [before, after].map((thing) => new Set(keyedTo(counting, thing)))
  for (const id of was ?? []) if (is?.has(id) === false) countAt(counting, id, after.collection, -1)
  for (const id of is ?? []) if (was?.has(id) === false) countAt(counting, id, after.collection, 1)
}

/** Ids of the things that its keys name, where such things stand below nothing: `folderId` of one of `/folders`. */
function keyedTo({ model, shelves }: Counting, { value }: Thing): string[] {
  return Object.entries(value as JsonObject).flatMap(([name, key]) => {
    const [, stem] = /^(.+?)(?:uu)?id$/.exec(flat(name)) ?? []
    if (stem === undefined || (typeof key !== 'string' && typeof key !== 'number')) return []
    const collection = callingsOf(model).get(stem)
    const id = collection === undefined ? undefined : idOf(placeOf(collection, [], {}), String(key))
    return id !== undefined && shelves.things.has(id) ? [id] : []
  })
}

const callings = new WeakMap<Model, ReadonlyMap<string, string>>()

/** What one of a collection is called -> the collection. */
function callingsOf(model: Model): ReadonlyMap<string, string> {
  const known =
    callings.get(model) ??
    new Map(
      Object.keys(model.collections)
        .toReversed()
        .map((each) => [flat(singular(each)), each]),
    )
  callings.set(model, known)
  return known
}

function countAt({ document, model, shelves }: Counting, id: string, collection: string, by: 1 | -1): void {
  const counting = id === '' ? undefined : shelves.things.get(id)
  const pointer = counting && model.collections[counting.collection]?.schema
  const schema = pointer == null ? undefined : locate(document, pointer)
  if (counting === undefined || schema === undefined || !isObject(counting.value)) return
  const many = flat(collection.split('/').findLast((segment) => !segment.includes('{')) ?? collection)
  const one = flat(singular(collection))
  const names = [`${one}count`, `${many}count`, `${one}scount`, `num${many}`, `numberof${many}`, `total${many}`, many]
  let value: JsonObject = counting.value
  for (const [name, property] of shapeOf(document, schema).properties) {
    const count = value[name]
    if (!names.includes(flat(name)) || typeof count !== 'number') continue
    if (!shapeOf(document, property).types.some((type) => type === 'integer' || type === 'number')) continue
    value = { ...value, [name]: Math.max(0, count + by) }
  }
  if (value !== counting.value) shelves.things.update(counting.id, { value })
}

/** How many stand below a thing, where one of its properties is called so: `taskCount` of a list, `comments` of an issue. */
import type { Model } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { singular } from '../behaviours/behaviour.ts'
import type { Shelves } from './shelf.ts'

interface Counting {
  readonly document: JsonObject
  readonly model: Model
  readonly shelves: Shelves
}

/** @param by How many more there are below it now. */
export function countBelow({ document, model, shelves }: Counting, { parentId, collection }: Thing, by: 1 | -1): void {
  const parent = parentId === '' ? undefined : shelves.things.get(parentId)
  const pointer = parent && model.collections[parent.collection]?.schema
  const schema = pointer == null ? undefined : locate(document, pointer)
  if (parent === undefined || schema === undefined || !isObject(parent.value)) return
  const many = flat(collection.split('/').findLast((segment) => !segment.includes('{')) ?? collection)
  const one = flat(singular(collection))
  const names = [`${one}count`, `${many}count`, `${one}scount`, `num${many}`, `numberof${many}`, `total${many}`, many]
  for (const [name, property] of shapeOf(document, schema).properties) {
    const count = parent.value[name]
    if (!names.includes(flat(name)) || typeof count !== 'number') continue
    if (!shapeOf(document, property).types.includes('integer')) continue
    shelves.things.update(parent.id, { value: { ...parent.value, [name]: Math.max(0, count + by) } })
  }
}

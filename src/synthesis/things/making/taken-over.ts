/** What a thing takes over of the one that it is made of: an order has the items of the cart that was checked out. */
import type { OperationModel } from '../../../document/model/model.ts'
import { shapeOf } from '../../../document/shape.ts'
import { type Json, type JsonObject, locate } from '../../../spec/pointer.ts'
import { type Asked, parentIdOf } from '../../behaviours/behaviour.ts'
import { shownNow } from '../personal-marks.ts'

/** By an action on a thing of another kind, such as the checkout of a cart. */
export function isMadeOfAnother({ does, action }: OperationModel): boolean {
  return does === 'create' && action !== null
}

/** Members that nobody sent, that both have and that say nothing of either alone, as its key, its state and its times do. */
export function takenOver(asked: Asked, sent: JsonObject): JsonObject {
  const { setting, collection, call } = asked
  const { document, model } = setting
  const source = call.world.things.get(parentIdOf(asked))
  const of = source && model.collections[source.collection]
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (source === undefined || of === undefined || schema === undefined) return {}
  const value = shownNow({ ...asked, collection: of }, source)
  const own = [collection.key, of.key, collection.states?.property, of.states?.property]
  return Object.fromEntries(
    [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
      const said = value[name]
      const { keywords } = shapeOf(document, property)
      const isTime = ['date', 'date-time'].includes(String(keywords.format))
      return said === undefined ||
        Object.hasOwn(sent, name) ||
        own.includes(name) ||
        isTime ||
        keywords.readOnly === true
        ? []
        : [[name, said]]
    }),
  )
}

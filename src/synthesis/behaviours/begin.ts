/** What is there of a collection before anybody made anything of it. */
import { placeOfOperation } from '../places.ts'
import { beginningCount, isBegun, markBegun } from '../things/begin-place.ts'
import type { Asked } from './behaviour.ts'
import { add } from './create.ts'

/** Makes up the few things of a place of which nobody can make any, when it is first looked at. */
export function beginPlace(asked: Asked): void {
  const { model, collection, call } = asked
  if (collection.isMade || !collection.isListed || model.collection === null) return
  const place = placeOfOperation(model, call.path)
  if (isBegun(call.world, model.collection) || isBegun(call.world, place)) return
  markBegun(call.world, place)
  for (let count = 0; count < beginningCount; count++) add(asked, {})
}

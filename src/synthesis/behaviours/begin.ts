/** What is there of a collection before anybody made anything of it. */

import type { Json } from '../../spec/pointer.ts'
import { placeOfOperation } from '../places.ts'
import { exampleThings } from '../seeding/example-things.ts'
import type { ThingsSeed } from '../seeding/seed-things.ts'
import type { Setting } from '../setting.ts'
import { beginningCount, isBegun, markBegun } from '../things/begin-place.ts'
import type { Asked } from './behaviour.ts'
import { add } from './create.ts'

/** Of each document the examples by collection, read once. */
const shownBy = new WeakMap<Setting, ThingsSeed>()

function shownIn(setting: Setting): ThingsSeed {
  const shown = shownBy.get(setting) ?? exampleThings(setting)
  shownBy.set(setting, shown)
  return shown
}

/** The examples that the document shows, or a few things that are made up, where nobody can make any: when a place is first looked at. */
export function beginPlace(asked: Asked): void {
  const { model, collection, call } = asked
  if (collection.isMade || !collection.isListed || model.collection === null) return
  const place = placeOfOperation(model, call.path)
  if (isBegun(call.world, model.collection) || isBegun(call.world, place)) return
  markBegun(call.world, place)
  const shown = shownIn(asked.setting)[model.collection] ?? []
  for (const example of shown) add(asked, example, String(example[collection.key]), true)
  for (let count = 0; shown.length === 0 && count < beginningCount; count++) add(asked, {})
}

/**
 * Of what nobody can make there are a few things that fit what a query has to ask, from when it first asks.
 * @returns Whether there are now.
 */
export function beginAsked(asked: Asked): boolean {
  const { model, collection, call } = asked
  if (collection.isMade || model.collection === null || isBegun(call.world, model.collection)) return false
  const values = Object.entries(model.list?.filters ?? {}).flatMap(([parameter, property]): [string, Json][] => {
    const value = call.query[parameter]
    const [wanted] = Array.isArray(value) ? (value as readonly unknown[]) : [value]
    return typeof wanted === 'string' || typeof wanted === 'number' || typeof wanted === 'boolean'
      ? [[property, wanted]]
      : []
  })
  const question = JSON.stringify([model.collection, values])
  if (values.length === 0 || isBegun(call.world, question)) return false
  markBegun(call.world, question)
  for (let count = 0; count < beginningCount; count++) add(asked, Object.fromEntries(values), undefined, true)
  return true
}

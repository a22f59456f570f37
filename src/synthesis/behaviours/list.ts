/** Lists things: those of its place that fit what the query asks for, in order, a page of them. */
import type { JsonObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { placeOfOperation } from '../places.ts'
import { valueNow } from '../things/states.ts'
import { isAmong } from './among.ts'
import { beginAsked, beginPlace } from './begin.ts'
import { type Asked, type Behave, isVisible, requireParents } from './behaviour.ts'
import { withFields } from './listing/fields.ts'
import { fits } from './listing/filter.ts'
import { inOrder } from './listing/order.ts'
import { linkOf, pageOf } from './listing/page.ts'

export const list: Behave = (asked) => {
  requireParents(asked)
  beginPlace(asked)
  const { model, call } = asked
  const place = placeOfOperation(model, call.path)
  const found = fitting(asked, place)
  const ordered = inOrder(asked, found.length === 0 && beginAsked(asked) ? fitting(asked, place) : found)
  const page = pageOf(asked, ordered)
  const content = page.things.map((thing) => withFields(asked, shownValue(thing)))
  const next = model.list?.paging?.next
  return answerWith(asked, {
    content,
    purpose: place,
    purposes: page.things.map(({ id }) => id),
    facts: page.facts,
    headers: linkOf(asked, page),
    ...(next != null && { next: { path: next.split('.'), value: page.nextValue } }),
  })
}

function fitting(asked: Asked, place: string): Thing[] {
  const { collection, call } = asked
  const things: Thing[] = []
  // A list of thousands makes nothing for each of them, as long as their states do not move.
  for (const thing of call.world.things.list({ place })) {
    if (!isVisible(thing, collection, call)) continue
    const now = thing.life === null ? thing : { ...thing, value: valueNow(thing, collection, call.world) }
    if (isAmong(asked, now) && fits(asked, now)) things.push(now)
  }
  return things
}

function shownValue({ value }: Thing): JsonObject {
  return value as JsonObject
}

/** Lists things: those of its place that fit what the query asks for, in order, a page of them. */
import type { JsonObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { placeOfOperation } from '../places.ts'
import { beginPlace } from './begin.ts'
import { type Behave, requireParents } from './behaviour.ts'
import { withFields } from './listing/fields.ts'
import { listedIn } from './listing/listed.ts'
import { linkOf, pageOf } from './listing/page.ts'

export const list: Behave = (asked) => {
  requireParents(asked)
  beginPlace(asked)
  const { model, call } = asked
  const place = placeOfOperation(model, call.path)
  const listed = listedIn(asked, place)
  if (model.answer.kind === 'total') return answerWith(asked, { content: listed.length, purpose: place })
  const page = pageOf(asked, listed)
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

function shownValue({ value }: Thing): JsonObject {
  return value as JsonObject
}

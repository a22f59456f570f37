/** An action that is done to a thing: its state changes where the action's word leads to one. */
import { type JsonObject, locate } from '../../spec/pointer.ts'
import { answerWith } from '../answers/answer-with.ts'
import { refuseBy } from '../refusing.ts'
import { inputOf } from '../things/action-input.ts'
import { marksOf } from '../things/marks.ts'
import { keepMarks, shownNow } from '../things/personal-marks.ts'
import { stateAfter } from '../things/states.ts'
import { type Asked, type Behave, requireParents, sentThing, singular } from './behaviour.ts'
import { requireThing } from './find.ts'
import { changed } from './members.ts'

export const act: Behave = (asked) => {
  requireParents(asked)
  const { model, collection, call } = asked
  const thing = requireThing(asked)
  const action = model.action ?? ''
  const before = shownNow(asked, thing)
  const next = stateAfter(thing, collection, action, call.world)
  const property = collection.states?.property ?? ''
  // Only who declares that it can fail says that it does where it leads nowhere.
  if (next?.isAllowed === false && model.declared.includes(model.refusals.conflict)) {
    const what = singular(model.collection ?? 'thing')
    const state = JSON.stringify(before[property])
    refuseBy(
      call,
      model.refusals,
      'conflict',
      `The ${what} is ${state}, from where "${action}" does not lead on.`,
      property,
    )
  }
  const value = {
    ...before,
    ...inputOf(asked, before),
    ...marks(asked, before),
    ...(next !== undefined && { [property]: next.state }),
  }
  const after = changed(asked, thing, keepMarks(asked, thing, value))
  // Such as a payment for a booking: the answer names what was sent, which is no member of the thing.
  const content = { ...sentThing(asked), ...shownNow(asked, after) }
  return answerWith(asked, { content, purpose: thing.id })
}

/** Flags, times and counts of the action itself. */
function marks({ setting: { document }, model, collection, call }: Asked, before: JsonObject): JsonObject {
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  const nowMs = call.world.clock.now()
  return thing === undefined
    ? {}
    : marksOf({ document, thing, value: before, nowMs }, model.action ?? '', model.method === 'DELETE')
}

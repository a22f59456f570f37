/** An action that is done to a thing: its state changes where the action's word leads to one. */
import { isWholly } from '../../document/model/states/removal.ts'
import { spokenOutcome } from '../../document/model/states/states.ts'
import { shapeOf } from '../../document/shape.ts'
import { type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { refuseBy } from '../refusing.ts'
import { inputOf } from '../things/acting/action-input.ts'
import { marksOf } from '../things/acting/marks.ts'
import { outcomeParts } from '../things/acting/outcome-parts.ts'
import { keepMarks, shownNow } from '../things/personal-marks.ts'
import { withoutBelow } from '../things/shown-within.ts'
import { stateAfter } from '../things/states.ts'
import { type Asked, type Behave, requireParents, sentThing, singular } from './behaviour.ts'
import { requireThing } from './find.ts'
import { changed, takeAway } from './members.ts'
import { withPart } from './parts.ts'
import { isRestoration, restored } from './restore.ts'

export const act: Behave = (asked) => {
  requireParents(asked)
  const thing = requireThing(asked)
  const after = done(asked, thing)
  // Such as a payment for a booking: the answer names what was sent, which is no member of the thing.
  const content = { ...(asked.model.part === null && sentThing(asked)), ...shownNow(asked, after) }
  return answerWith(asked, { content, purpose: thing.id })
}

function done(asked: Asked, thing: Thing): Thing {
  if (asked.model.part !== null) return withPart(asked, asked.model.part, thing)
  if (isRestoration(asked)) return restored(asked, thing)
  // What is kept when it is removed goes for good at a path that says so.
  if (asked.collection.removal === null || asked.model.method !== 'DELETE' || !isWholly(asked.model.action))
    return acted(asked, thing)
  takeAway(asked, thing)
  return thing
}

/** @returns The thing as the action leaves it. */
export function acted(asked: Asked, thing: Thing): Thing {
  const { model, collection, call } = asked
  const action = model.action ?? ''
  const before = shownNow(asked, thing)
  const next = stateAfter(thing, collection, action, call.world)
  const property = collection.states?.property ?? ''
  const isRefused = next?.isAllowed === false || model.refusedIn.includes(String(before[property]))
  // Only who declares that it can fail says that it does where it leads nowhere.
  if (isRefused && model.declared.includes(model.refusals.conflict)) {
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
    ...marks(asked, thing, before),
    ...(next !== undefined && { [property]: next.state }),
    ...(collection.states === null && spoken(asked, before)),
  }
  return changed(asked, thing, keepMarks(asked, thing, withoutBelow(asked.setting, thing, value)))
}

/** Of a state of which no values are shown the one that the action's word is for. */
function spoken({ setting: { document }, model, collection }: Asked, before: JsonObject): JsonObject {
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  const state = spokenOutcome(model.action ?? '')
  if (schema === undefined || state === undefined) return {}
  const [name] =
    [...shapeOf(document, schema).properties].find(
      ([each, property]) =>
        /^(status|state)$/i.test(each) &&
        typeof before[each] === 'string' &&
        shapeOf(document, property).keywords.enum === undefined,
    ) ?? []
  return name === undefined ? {} : { [name]: state }
}

/** Flags, times and counts of the action itself. */
function marks(
  { setting: { document }, model, collection, call }: Asked,
  { id }: Thing,
  before: JsonObject,
): JsonObject {
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  const nowMs = call.world.clock.now()
  if (thing === undefined) return {}
  const action = model.action ?? ''
  const { username } = call.principal.account
  return {
    ...outcomeParts({ document, world: call.world, thing, value: before, id, username }, action),
    ...marksOf({ document, thing, value: before, nowMs }, action, model.method === 'DELETE'),
  }
}

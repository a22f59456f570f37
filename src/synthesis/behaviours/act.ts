/** An action that is done to a thing: its state changes where the action's word leads to one. */
import type { JsonObject } from '../../spec/pointer.ts'
import { answerWith } from '../answers/answer-with.ts'
import { type Behave, bodyOf, requireParents } from './behaviour.ts'
import { requireThing } from './find.ts'
import { changed } from './members.ts'

export const act: Behave = (asked) => {
  requireParents(asked)
  const { model, collection, call } = asked
  const thing = requireThing(asked)
  const { states } = collection
  const next = states?.actions[model.action ?? '']
  const known = Object.entries(bodyOf(call)).filter(
    ([name]) => Object.hasOwn(thing.value, name) && name !== collection.key,
  )
  const value = {
    ...(thing.value as JsonObject),
    ...Object.fromEntries(known),
    ...(states !== null && next !== undefined && { [states.property]: next }),
  }
  const after = changed(asked, thing, value)
  return answerWith(asked, { content: after.value as JsonObject, purpose: `${thing.id} ${model.action}` })
}

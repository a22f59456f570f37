/** Things that there are are put among what something has, and taken out of it: a user into a team. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type Json, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { isOfType } from '../answers/show.ts'
import { shownNow } from '../things/personal-marks.ts'
import { isAmong, linkOf, putAmong } from './among.ts'
import { type Asked, type Behave, requireParents } from './behaviour.ts'
import { refuseAbsent, requireThing } from './find.ts'
import { goneMarks } from './members.ts'

/** Puts a thing that there is among what a path lists. */
export const link: Behave = (asked) => {
  requireParents(asked)
  const thing = requireThing(asked)
  putAmong(asked, thing)
  return shown(asked, thing)
}

/** Takes a thing out of what a path lists; it is there all the same. */
export const unlink: Behave = (asked) => {
  requireParents(asked)
  const thing = requireThing(asked)
  const id = linkOf(asked, thing)
  if (!isAmong(asked, thing)) refuseAbsent(asked)
  if (asked.call.world.things.has(id)) asked.call.world.things.delete(id)
  return shown(asked, thing)
}

/** The keys of both, where the answer has members that are called as what was sent, or as the parameters of the path. */
function keysTold({ setting: { document }, model, collection, call }: Asked): JsonObject {
  const whole = model.answer.schema === null ? undefined : locate(document, model.answer.schema)
  const said = [...Object.entries(isObject(call.body) ? call.body : {}), ...Object.entries(call.path)]
  return Object.fromEntries(
    [...(whole === undefined ? [] : shapeOf(document, whole).properties)].flatMap(
      ([name, property]): [string, Json][] => {
        const [, value] = said.find(([each]) => flat(each) === flat(name) && name !== collection.key) ?? []
        const { types } = shapeOf(document, property)
        const fit = [value, Number(value)].find((each): each is string | number => isKey(each) && isOfType(each, types))
        return fit === undefined ? [] : [[name, fit]]
      },
    ),
  )
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value))
}

function shown(asked: Asked, thing: Thing): ReturnType<Behave> {
  const { answer, does } = asked.model
  const value = { ...keysTold(asked), ...(does === 'unlink' && goneMarks(asked)), ...shownNow(asked, thing) }
  return answerWith(asked, { content: answer.kind === 'things' ? [value] : value, purpose: thing.id })
}

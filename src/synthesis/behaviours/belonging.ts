/** Things that there are are put among what something has, and taken out of it: a user into a team. */
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { shownNow } from '../things/personal-marks.ts'
import { isAmong, linkOf, putAmong } from './among.ts'
import { type Asked, type Behave, requireParents } from './behaviour.ts'
import { refuseAbsent, requireThing } from './find.ts'

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

function shown(asked: Asked, thing: Thing): ReturnType<Behave> {
  const { answer } = asked.model
  const value = shownNow(asked, thing)
  return answerWith(asked, { content: answer.kind === 'things' ? [value] : value, purpose: thing.id })
}

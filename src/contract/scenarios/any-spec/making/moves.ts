/** Where a thing is found that a change calls otherwise: what is made of a name, such as a slug, may follow it. */
import { isGenericId } from '../../../../document/id-names.ts'
import type { Json } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import type { Answer } from '../../../speak/actor.ts'
import { itemIn } from './item-in.ts'

/** A word for what a target may make of a name, or a sender of anything. */
const following = /slug|name|title|key|code|handle|login|path|permalink/i

/** Whether what a thing is found by may follow what a change calls it. An id that is no more than that is nobody's to change. */
export function mayFollow(idName: string | undefined): idName is string {
  return idName !== undefined && !isGenericId(idName) && following.test(idName)
}

/** By the answer with which a thing was made: what it is found by since. */
const moved = new WeakMap<Answer, Json>()

/** What the thing is found by now; undefined as long as that is what it was made with. */
export function movedTo(made: Answer): Json | undefined {
  return moved.get(made)
}

/**
 * Learns from the answer to a change of a thing.
 *
 * @param id What it was found by.
 */
export function noteMove(made: Answer, idName: string | undefined, id: Json | undefined, answer: Answer): void {
  if (!mayFollow(idName) || typeof id !== 'string') return
  const now = itemIn(answer.body, [idName])?.[idName]
  if (typeof now === 'string' && now !== '' && withDigits(now) !== withDigits(id)) moved.set(made, now)
}

/** Writes what the schemas allow, and tells a rule that no schema can say from a bug. */

import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'
import type { Answer } from '../../../speak/actor.ts'
import { successesOf } from '../../../speak/create-actor.ts'
import { StepEnded } from '../../../speak/step-ended.ts'
import { responseKeyOf } from '../../../specification/response-key.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { innerOf } from './envelope.ts'
import { pathKeyOf } from './path-key.ts'
import { bodySchema, exampledPath, hasExamples, whatHas } from './request-body.ts'
import { giveExamples, giveLeast, giveLess, noteTaken } from './taken-bodies.ts'
import type { Workshop } from './workshop.ts'

/** Refusals that say nothing of the body. */
const others = [401, 405, 406, 410, 415, 429]
/** Refusals that speak of who asks: too little right, or too much of it already. */
const personal = [402, 403]

export interface Prepared {
  readonly input: Input
  /** What is learnt from the answer, where it is taken. */
  readonly learn?: ((answer: Answer) => void) | undefined
}

/**
 * Sends what the schemas allow. What is refused as the document declares is sent again with less of our own making; what is refused then
 * too is not exercised. Anything else that is no success ends the step.
 */
export async function write<T extends Prepared>(
  { context, specification }: Workshop,
  operation: Operation,
  prepare: () => Promise<T>,
): Promise<T & { readonly answer: Answer }> {
  let refusal: Answer | undefined
  for (;;) {
    const prepared = await prepare()
    const answer = await context.owner.reach(operation.id, prepared.input)
    if (isTaken(operation, answer.status)) {
      if (!context.isRehearsal) {
        if (!isLeast(specification, operation, prepared.input)) noteTaken(specification, operation)
        prepared.learn?.(answer)
      }
      return { ...prepared, answer }
    }
    if (answer.status === 404 && isKnownByExample(specification, operation, prepared.input))
      throw new NotExercised(
        `${operation.id} answers 404 where only the document's example says that something is; an example that is on the target would show it`,
      )
    // What fails at everything may do the rest, and is asked for that from then on.
    if (answer.status >= 500 && !isLeast(specification, operation, prepared.input)) giveLeast(specification, operation)
    const mayHaveExample =
      isUndeclaredInput(specification, operation, answer.status) && giveExamples(specification, operation)
    if (mayHaveExample) continue
    endUnlessRefused(specification, operation, answer)
    refusal ??= answer
    // An action is called once, whatever it answers.
    const isAction = specification.acts(operation) !== undefined
    if (isAction || !giveLess(specification, operation, whatHas(specification, operation))) break
  }
  throw new NotExercised(`the target refuses what the schema of ${operation.id} allows: ${summaryOf(refusal)}`)
}

/** Refused as bad input, though the document declares no such refusal: its own examples are better input than what was made up. */
function isUndeclaredInput(specification: Specification, operation: Operation, status: number): boolean {
  return (
    [400, 422].includes(status) &&
    !isDeclaredRefusal(specification, operation, status) &&
    hasExamples(specification, operation)
  )
}

/** With the declared success, or with another one: that it is another is said once, and what was asked has been done. */
export function isTaken({ responses }: Operation, status: number): boolean {
  return (status >= 200 && status < 300) || (status < 400 && responses.some((response) => response.status === status))
}

/** Whether a status is one with which the operation may refuse what it is sent. */
export function isDeclaredRefusal(specification: Specification, operation: Operation, status: number): boolean {
  const { path } = operation
  if (status < 400 || status > 499 || others.includes(status)) return false
  // What is asked for by its own address has to be there, unless this is to make it, and cannot within what its path names.
  const isMade = pathKeyOf(specification, operation) !== undefined
  if (status === 404 && path.includes('{') && !isMade) return false
  if (personal.includes(status)) return true
  return responseKeyOf(specification, operation, status) !== undefined
}

/** Whether a value of a path is the document's example, which may be on no target. */
function isKnownByExample(specification: Specification, operation: Operation, { path }: Input): boolean {
  return Object.entries(exampledPath(specification, operation)).some(([name, value]) => path?.[name] === value)
}

/** Whether nothing was sent but what has to be there. */
function isLeast(specification: Specification, operation: Operation, { body }: Input): boolean {
  const schema = bodySchema(specification, operation)
  const required = schema && shapeOf(specification.document, schema).required
  // What was made up is JSON.
  const inner = innerOf(specification, operation, (body ?? null) as Json)
  return !isObject(inner) || Object.keys(inner).every((name) => required?.has(name) === true)
}

export function endUnlessRefused(specification: Specification, operation: Operation, answer: Answer): void {
  if (isDeclaredRefusal(specification, operation, answer.status)) return
  throw new StepEnded({
    message: `${operation.id} did not succeed.`,
    expected: successesOf(operation),
    seen: summaryOf(answer),
    requirements: [],
  })
}

export function summaryOf({ status, text }: Answer): string {
  return `${status} ${text}`.trim()
}

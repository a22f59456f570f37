/** What bad input of an operation is about, how firmly it is to be refused, and what refuses it. */
import { codeOf } from '../../../../document/error-statuses.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Level } from '../../../../spec/facts.ts'
import { StepEnded } from '../../../speak/step-ended.ts'
import { isNamed } from '../../../specification/response-key.ts'
import type { Specification } from '../../../specification/specification.ts'
import type { Case } from '../../cases/cases.ts'
import type { AspectName } from '../aspects.ts'
import type { Workshop } from '../making/workshop.ts'

/** What a document declares that means to refuse bad input. */
const refusingStatuses = [400, 413, 415, 422]
const invalidStatuses = [400, 422, 413, 414, 415]
/** Many allow what these schemas forbid, and do no harm by it. */
const lenient = /: another media type$| not of its format$/
const otherJson = /: the body is (a list|null|a number)$/
const unknownMember = /with an unknown member$/

/** An operation that declares no such refusal may make the best of what it is given. */
export function levelOfRefusal({ responses }: Operation, { situation }: Case): { readonly level?: Level } {
  const isDeclared = responses.some(({ status }) => refusingStatuses.includes(status))
  return situation === null || isDeclared ? {} : { level: 'BEYOND' }
}

export function aspectOf(specification: Specification, { title }: Case, operation: Operation): AspectName {
  // What has a status of its own is refused for sure.
  if (/: another media type$/.test(title) && isNamed(specification, operation, 415)) return 'cases'
  return lenient.test(title) ? 'strict' : unknownMember.test(title) ? 'closed' : 'cases'
}

/** @param isChange Whether it changes what is there, of which other JSON may mean that nothing is to be changed. */
export async function refuse(
  { context }: Workshop,
  { title, operationId, input }: Case,
  isChange: boolean,
): Promise<void> {
  if (!isChange || !otherJson.test(title)) {
    await context.owner.refused(operationId, input, ...invalidStatuses.map(codeOf))
    return
  }
  // A change that is no object changes nothing, which many take for one of nothing; to fail at it is another matter.
  const { status } = await context.owner.send(operationId, input, ...invalidStatuses.map(codeOf))
  if (status >= 400 && status < 500) return
  throw new StepEnded({
    message: `${operationId} ${status < 400 ? 'accepted' : 'failed on'} what it has to refuse.`,
    expected: 'a refusal',
    seen: String(status),
    requirements: [],
    ...(status < 400 ? { level: 'BEYOND' } : {}),
  })
}

/**
 * What the answer to a read says that names nothing: there is no id in its path that could be wrong, and no parameter that could be
 * missing. So a refusal speaks of the target, unless the document has just that status for just that operation.
 */
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Level } from '../../../../spec/facts.ts'
import type { Answer } from '../../../speak/actor.ts'
import { successesOf } from '../../../speak/create-actor.ts'
import { StepEnded } from '../../../speak/step-ended.ts'
import { isNamed, responseKeyOf } from '../../../specification/response-key.ts'
import type { Specification } from '../../../specification/specification.ts'
import { summaryOf } from '../making/writes.ts'

/** Whether it refuses the credential, of which one answer does not tell whether it is a good one. */
export function isOfCredential({ secured }: Operation, { status }: Answer): boolean {
  return secured && [401, 402, 403].includes(status)
}

/** @throws StepEnded for anything but a success. */
export function endUnlessAnswered(specification: Specification, operation: Operation, answer: Answer): void {
  if (answer.status < 400) return
  throw new StepEnded({
    message: `${operation.id} did not succeed, though its path names nothing that could be missing.`,
    expected: successesOf(operation),
    seen: summaryOf(answer),
    requirements: [],
    level: levelOf(specification, operation, answer),
  })
}

const plainRefusals = [400, 401, 403, 404, 405, 410]

/** A list has a page of nothing for what is not there; of anything else there may be none, where the document says so. */
function levelOf(specification: Specification, operation: Operation, { status }: Answer): Level {
  if (status >= 500) return 'MUST'
  // Another refusal than those by which something is missing or not allowed may be meant by a range, or by `default`.
  if (!plainRefusals.includes(status) && responseKeyOf(specification, operation, status) !== undefined) return 'BEYOND'
  const isList = listsSomething(specification, operation)
  return isNamed(specification, operation, status) && !(isList && status === 404) ? 'BEYOND' : 'SHOULD'
}

function listsSomething(specification: Specification, operation: Operation): boolean {
  if (specification.resource(operation)?.action === 'list') return true
  const success = operation.responses.find(({ status }) => status < 300)
  const schema = success && specification.jsonSchema(operation, 'responses', String(success.status))
  return schema !== undefined && shapeOf(specification.document, schema).types.includes('array')
}

/** @throws StepEnded for a refusal of a credential that another operation took. */
export function endUnlessAccepted(specification: Specification, operation: Operation, answer: Answer): void {
  if (!isOfCredential(operation, answer)) return
  throw new StepEnded({
    message: `${operation.id} refuses a credential that other operations accept.`,
    expected: successesOf(operation),
    seen: summaryOf(answer),
    requirements: [operation.id],
    // A declared 401 speaks of credentials that are none; this one may lack the right or the means that 403 and 402 speak of.
    level: answer.status !== 401 && isNamed(specification, operation, answer.status) ? 'BEYOND' : 'SHOULD',
  })
}

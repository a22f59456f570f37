/** An operation as it is held against one answer: the response that covers its status, with the schema of the media type that came. */
import type { DeclaredResponse, Operation } from '../../spec/contract.ts'
import { isJson, isOfType, jsonTypeIn, withoutParameters } from '../../spec/media-types.ts'
import { readResponse } from '../../spec/read-contract.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { responseKeyOf } from '../specification/response-key.ts'
import type { Specification } from '../specification/specification.ts'

export function asAnswered(operation: Operation, exchange: Exchange, specification: Specification): Operation {
  const { status } = exchange.answer
  const key = responseKeyOf(specification, operation, status)
  if (key === undefined) return operation
  const declared = readResponse(specification.document, specification.part(operation, 'responses', key))
  const response: DeclaredResponse = {
    status,
    ...declared,
    schema: schemaKey(`${operation.id}.response.${key}`, declared.mediaTypes, exchange),
  }
  return { ...operation, responses: [response, ...operation.responses.filter((each) => each.status !== status)] }
}

/** Null where no schema speaks of what came. */
function schemaKey(key: string, declared: readonly string[], { answer, text, body }: Exchange): string | null {
  const came = withoutParameters(answer.headers['content-type'] ?? '')
  const json = jsonTypeIn(declared)
  const type = declared.includes(came) ? came : declared.toReversed().find((each) => isOfType(came, each))
  // What is said to be JSON and is none, or comes without a word and is nothing, has been said by other checks.
  if (body === undefined && (text !== '' || came === '')) return null
  if (type === undefined) return json === undefined ? null : key
  // What may be of any type is held to its schema where it is JSON.
  if (!isJson(came) && came !== type) return null
  return type === json ? key : `${key}.${type}`
}

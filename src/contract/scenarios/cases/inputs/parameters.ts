/** The parameters of an operation by where they stand, and the values that the document gives for them. */
import { exampleOf } from '../../../../document/make-options.ts'
import { makeValue } from '../../../../document/make-value.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Located } from '../../../../spec/pointer.ts'
import { createRandom } from '../../../exchange/chance.ts'
import { isRequestKey } from '../../../speak/request-key.ts'
import { schemaOfParameter } from '../../../specification/document-parts.ts'
import type { Specification } from '../../../specification/specification.ts'

export function parametersIn(specification: Specification, operation: Operation, place: string): string[] {
  return specification.parameters(operation).flatMap(({ value }) => (value.in === place ? [String(value.name)] : []))
}

/**
 * Those that have to be there: as the document shows them, else made up, the same at each call. A key of the request is given by whoever
 * sends it.
 */
export function requiredOf(specification: Specification, operation: Operation, place: string): Record<string, string> {
  const required = specification
    .parameters(operation)
    .filter(({ value }) => value.in === place && value.required === true)
    .filter(({ value }) => place !== 'header' || !isRequestKey(operation, String(value.name)))
  return Object.fromEntries(
    required.map((parameter) => [String(parameter.value.name), shownOrMade(specification, operation, parameter)]),
  )
}

function shownOrMade({ document }: Specification, operation: Operation, parameter: Located): string {
  const schema = schemaOfParameter(document, parameter)
  const shown = exampleOf(parameter.value) ?? (schema && exampleOf(schema.value))
  if (shown !== undefined || schema === undefined) return String(shown ?? '')
  const name = String(parameter.value.name)
  const random = createRandom(operation.id, name)
  const word = (): string => `of-${name.toLowerCase()}`
  return String(makeValue(schema, { document, direction: 'request', extent: 'required', random, word }))
}

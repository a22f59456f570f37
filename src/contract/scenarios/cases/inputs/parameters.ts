/** The parameters of an operation by where they stand, and the values that the document gives for them. */
import type { Operation } from '../../../../spec/contract.ts'
import type { Specification } from '../../../specification/specification.ts'

export function parametersIn(specification: Specification, operation: Operation, place: string): string[] {
  return specification.parameters(operation).flatMap(({ value }) => (value.in === place ? [String(value.name)] : []))
}

/** Those that have to be there, with their examples. */
export function requiredOf(specification: Specification, operation: Operation, place: string): Record<string, string> {
  const required = specification
    .parameters(operation)
    .filter(({ value }) => value.in === place && value.required === true)
  return Object.fromEntries(required.map(({ value }) => [String(value.name), String(value.example ?? '')]))
}

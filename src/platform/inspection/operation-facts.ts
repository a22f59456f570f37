/** What the document has, operation by operation: what is required, where that comes from, and what was exercised of it. */
import type { Contract, Operation } from '../../spec/contract.ts'
import { describeSource, type Requirement, readFacts } from '../../spec/facts.ts'
import { at, isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

export interface OperationText {
  readonly summary: string
  /** Where it comes from, in words. */
  readonly source: string
  readonly requirements: readonly Requirement[]
}

export interface OperationFacts extends OperationText {
  readonly id: string
  readonly system: string
  readonly method: string
  readonly path: string
  /** Statuses that it can answer, and how often each was answered since the start; others that were answered too. */
  readonly statuses: readonly { readonly status: number; readonly isDeclared: boolean; readonly times: number }[]
}

/** By operationId: status -> how often. */
export type Exercised = ReadonlyMap<string, ReadonlyMap<number, number>>

export function operationFacts(
  { operations, errors }: Contract,
  textOf: (operation: Operation) => OperationText,
  exercised: Exercised,
): OperationFacts[] {
  return Object.values(operations).map((operation) => {
    const { id, system, method, path, responses, catalogue } = operation
    const refusals = operation.errors.flatMap((code) => errors[catalogue]?.codes[code]?.status ?? [])
    const declared = new Set([...responses.map(({ status }) => status), ...refusals])
    const times = exercised.get(id) ?? new Map<number, number>()
    const statuses = [...new Set([...declared, ...times.keys()])].toSorted((one, other) => one - other)
    return {
      ...textOf(operation),
      id,
      system,
      method,
      path,
      statuses: statuses.map((status) => ({
        status,
        isDeclared: declared.has(status),
        times: times.get(status) ?? 0,
      })),
    }
  })
}

/** Of a document with the vocabulary of this package. */
export function createTexts(document: JsonObject): (operation: Operation) => OperationText {
  const { requirements } = readFacts(document)
  const found = new Map(operationsOf(document))
  return ({ id }) => {
    const operation = found.get(id) ?? {}
    const ids = [...new Set(requirementIds(operation))]
    const { summary, 'x-assumption': assumption } = operation
    return {
      summary: typeof summary === 'string' ? summary : '',
      source:
        typeof assumption === 'string'
          ? `an assumption: ${assumption}`
          : describeSource(document, operation['x-source']),
      requirements: ids.flatMap((each) => requirements[each] ?? []),
    }
  }
}

export function operationsOf(document: JsonObject): [string, JsonObject][] {
  const paths = at(document, '#/paths')
  return Object.values(isObject(paths) ? paths : {}).flatMap((item) =>
    Object.values(isObject(item) ? item : {}).flatMap((operation): [string, JsonObject][] =>
      isObject(operation) && typeof operation.operationId === 'string' ? [[operation.operationId, operation]] : [],
    ),
  )
}

/** Of a part and of all within it. */
function requirementIds(part: Json): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'x-requirements' && Array.isArray(value)
      ? value.filter((id): id is string => typeof id === 'string')
      : requirementIds(value as Json),
  )
}

/** The page of a list that a rehearsed call asks for, and what tells the next one. */
import type { Operation } from '../../../spec/contract.ts'
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import type { Call } from '../../exchange/exchange.ts'
import type { Specification } from '../../specification/specification.ts'
import { withElements, withMember } from './made-up.ts'

interface Listed {
  readonly specification: Specification
  readonly operation: Operation
  readonly paging: JsonObject
  readonly example: Json
  readonly elements: readonly Record<string, Json>[]
}

/** Pages are as long as the document says; where it does not, as long as those of most. */
const usualSize = 20

/** Newest first where a cursor leads from one page to the next; cursors are ordinals. */
export function pageOf({ specification, operation, paging, example, elements }: Listed, { input }: Call): Json {
  const { after, limit, next, offset, page: number, until } = paging
  const query = input.query ?? {}
  const declared = parameterOf(specification, operation, String(limit))
  const size = Number(
    query[String(limit)] ?? declared.default ?? Math.min(usualSize, Number(declared.maximum ?? usualSize)),
  )
  const isCounted = typeof offset === 'string' || typeof number === 'string'
  if (isCounted) {
    const first = typeof paging.first === 'number' ? paging.first : typeof offset === 'string' ? 0 : 1
    const at = Number(query[String(offset ?? number)] ?? first) - first
    const start = typeof offset === 'string' ? at : at * size
    const page = withElements(example, elements.slice(start, start + size))
    return typeof until === 'string' ? withMember(page, until.split('.'), start + size < elements.length) : page
  }
  if (typeof after !== 'string' || typeof next !== 'string') return withElements(example, elements)
  const start = Number(query[after] ?? 0)
  const body = withElements(example, elements.toReversed().slice(start, start + size))
  return withMember(body, next.split('.'), start + size < elements.length ? start + size : null)
}

function parameterOf(specification: Specification, operation: Operation, name: string): JsonObject {
  const declared = specification.parameters(operation).find(({ value }) => value.name === name)
  const schema = declared && specification.schemaOf(declared)
  return isObject(schema) ? schema : {}
}

/** An answer says nothing that the document does not name: noted where the document leaves it open, and where it closes it held. */
import type { Operation } from '../../../spec/contract.ts'
import { isObject, type Json, type JsonObject, locate } from '../../../spec/pointer.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Check, nothing } from './check.ts'

const check = 'nothing undeclared is said'

export const nothingUndeclared: Check = ({ exchange, operation, system }, { specification, prove }) => {
  const { answer, body } = exchange
  const declared = operation.responses.find(({ status }) => status === answer.status)
  const isDeclared = declared !== undefined
  const key = isDeclared ? declared.schema : `errors.${operation.catalogue}`
  if (key === null) return []
  const [open, closed] = [specification.open(key), specification.closed(key)]
  // What does not fit the open schema was said already.
  if (open === undefined || closed === undefined || !open(body)) return []
  if (closed(body)) {
    if (isDeclared && mayBeClosed(specification, operation, answer.status))
      for (const id of specification.systemFact(system.name, check)?.requirements ?? []) prove(id)
    return []
  }
  const names = (closed.errors ?? []).map(({ instancePath, params }) => {
    const name = params.additionalProperty ?? params.unevaluatedProperty ?? ''
    return `${instancePath.replaceAll(/\/\d+/g, '/*')}/${String(name)}`
  })
  const isClosedBy = isDeclared && specification.systemFact(system.name, check) !== undefined
  return [...new Set(names)].map((name) => ({
    check,
    message: `${operation.id} answers ${placeOf(name)}, which ${isClosedBy ? 'its schema forbids' : 'the document does not name'}.`,
    fact: (isDeclared && specification.systemFact(system.name, check)) || nothing,
  }))
}

/** A pointer as a path with dots. */
function placeOf(pointer: string): string {
  return `"${pointer.slice(1).replaceAll('/', '.')}"`
}

/** Whether anything in what an answer is declared as forbids other members; what forbids none is no evidence. */
function mayBeClosed(specification: Specification, { id }: Operation, status: number): boolean {
  const { operations } = specification.contract
  const operation = operations[id]
  if (operation === undefined) return false
  const known = closedAnswers.get(operation) ?? new Map<number, boolean>()
  closedAnswers.set(operation, known)
  const schema = specification.jsonSchema(operation, 'responses', String(status))
  const isSo = known.get(status) ?? (schema !== undefined && hasClosed(specification.document, schema.value))
  known.set(status, isSo)
  return isSo
}

/** By operation and status: a document never changes. */
const closedAnswers = new WeakMap<Operation, Map<number, boolean>>()

function hasClosed(document: JsonObject, schema: Json): boolean {
  const seen = new Set<Json>()
  const open: (Json | undefined)[] = [schema]
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part !== 'object' || part === null || seen.has(part)) continue
    seen.add(part)
    if (isObject(part) && (part.additionalProperties === false || part.unevaluatedProperties === false)) return true
    open.push(...Object.values(part))
    if (isObject(part) && typeof part.$ref === 'string') open.push(locate(document, part.$ref)?.value)
  }
  return false
}

/** Which requirements an answer says something about: those listed at the parts of the document that describe what is really in it. */

import { errorCodeIn } from '../../checks/check-answer.ts'
import type { Operation } from '../../spec/contract.ts'
import { child, type JsonObject, type Located } from '../../spec/pointer.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { responseKeyOf } from '../specification/response-key.ts'
import type { Specification } from '../specification/specification.ts'

const elementsMax = 3

export function evidenceIn(exchange: Exchange, operation: Operation, specification: Specification): Set<string> {
  const { call, answer, body } = exchange
  const { document, facts, contract } = specification
  const ids = new Set<string>()
  if (call.operation === undefined || call.request.method === 'HEAD') return ids

  const key = responseKeyOf(specification, call.operation, answer.status)
  const response = specification.part(operation, 'responses', key ?? 'default')
  if (response === undefined) return ids
  addFrom(response.value)
  for (const name of Object.keys(response.value.headers ?? {})) {
    const header =
      answer.headers[name.toLowerCase()] === undefined ? undefined : child(document, response, 'headers', name)
    if (header !== undefined) addFrom(header.value)
  }
  const schema = specification.jsonSchema(operation, 'responses', key ?? 'default')
  if (schema !== undefined) visit(schema, body)
  if (key === undefined) {
    const catalogue = contract.errors[operation.catalogue]
    const code = catalogue && errorCodeIn(body, catalogue)
    if (code !== undefined && catalogue?.codes[code]?.status === answer.status) {
      for (const id of specification.errorFact(call.system, code, operation)?.requirements ?? []) ids.add(id)
      for (const id of specification.wordFact(call.system, code)?.requirements ?? []) ids.add(id)
    }
  }
  return ids

  function addFrom(part: JsonObject): void {
    for (const id of facts.listedAt(part)) ids.add(id)
  }

  function visit(part: Located, data: unknown): void {
    addFrom(part.value)
    if (Array.isArray(data)) {
      const items = child(document, part, 'items')
      if (items !== undefined) for (const element of data.slice(0, elementsMax)) visit(items, element)
    } else if (typeof data === 'object' && data !== null) {
      for (const name of Object.keys(part.value.properties ?? {})) {
        if (!Object.hasOwn(data, name)) continue
        const property = child(document, part, 'properties', name)
        // An own property of an object can be read by its name.
        if (property !== undefined) visit(property, (data as Readonly<Record<string, unknown>>)[name])
      }
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      const branches = part.value[keyword]
      if (!Array.isArray(branches)) continue
      for (const index of branches.keys()) {
        const branch = child(document, part, keyword, String(index))
        if (branch !== undefined && (keyword === 'allOf' || mayFit(branch, data))) visit(branch, data)
      }
    }
  }

  /** Enough to tell alternatives apart: what they require is there, and what they fix is so. */
  function mayFit({ value }: Located, data: unknown): boolean {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return true
    const record = data as Readonly<Record<string, unknown>>
    const required = Array.isArray(value.required) ? value.required.map(String) : []
    const properties = Object.entries((value.properties ?? {}) as Readonly<Record<string, JsonObject>>)
    return (
      required.every((name) => Object.hasOwn(record, name)) &&
      properties.every(([name, { const: fixed }]) => fixed === undefined || record[name] === fixed)
    )
  }
}

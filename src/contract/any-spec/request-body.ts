/** Bodies and required parameters made up for an operation, and held to its schemas before anything is sent. */
import { problemOf } from '../../schema/validator.ts'
import type { Operation } from '../../spec/contract.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { createRandom } from '../chance.ts'
import type { Input } from '../exchange.ts'
import type { Specification } from '../specification.ts'
import type { MakeOptions } from './make-options.ts'
import { makeValue } from './make-value.ts'
import { shapeOf } from './shape.ts'

const attemptsMax = 20
const formType = 'application/x-www-form-urlencoded'

export type Making = Omit<MakeOptions, 'document' | 'direction'>

/** The schema of a body that can be made up: JSON or a form. */
export function bodySchema(specification: Specification, operation: Operation): Located | undefined {
  const json = specification.jsonSchema(operation, 'requestBody')
  return json ?? specification.part(operation, 'requestBody', 'content', formType, 'schema')
}

/** @returns A body that fits its schema, or why there is none. */
export function makeBody(
  specification: Specification,
  operation: Operation,
  making: Making,
  fixed: Readonly<Record<string, Json>> = {},
): { readonly body: Json } | { readonly problem: string } {
  const schema = bodySchema(specification, operation)
  if (schema === undefined)
    return { problem: `a body of ${operation.body?.mediaTypes.join(' or ') ?? 'no type'} cannot be made up` }
  const isJson = specification.jsonSchema(operation, 'requestBody') !== undefined
  // Where parts of a schema forbid each other's members nothing fits it to the letter, and what fits without that is what is meant.
  const closed = isJson ? specification.closed(`${operation.id}.body`) : undefined
  const open = isJson ? specification.open(`${operation.id}.body`) : undefined
  const { required } = shapeOf(specification.document, schema)
  let problem = 'no attempt was made'
  for (let attempts = 0; attempts < attemptsMax; attempts++) {
    const made = makeValue(schema, { document: specification.document, direction: 'request', ...making })
    const body = isObject(made) ? { ...withoutForeignIds(made, required), ...fixed } : made
    const found = closed && problemOf(closed, body, 'body')
    const isMeant = attempts > attemptsMax / 2 && open?.(body) === true
    if (found === undefined || isMeant) return { body }
    problem = found.sentence
  }
  return { problem }
}

/** Ids of other things cannot be made up, and what is not required need not be sent. */
function withoutForeignIds(body: JsonObject, required: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => required.has(name) || !isForeignId(name)))
}

/** Whether a property looks like the id of something else, and not like one that the sender may choose. */
export function isForeignId(name: string): boolean {
  return (
    /(?:_ids?|I[dD]s?)$/.test(name) && !/^(?:external|client|request|correlation|reference|idempotency)/i.test(name)
  )
}

/** Why no body can be made for an operation; undefined when one can, or none is needed. */
export function trialBody(specification: Specification, operation: Operation): string | undefined {
  if (operation.body === null) return undefined
  const random = createRandom('trial', operation.id)
  let count = 0
  const word = (name: string): string => `nk0trial0-${slug(name)}-${++count}`
  for (const extent of ['required', 'whole'] as const) {
    const made = makeBody(specification, operation, { random, word, extent })
    if ('problem' in made && extent === 'required') return `no body of it could be made up (${made.problem})`
  }
  return undefined
}

/** Values for the query parameters and headers that must be there. */
export function requiredParameters(
  specification: Specification,
  operation: Operation,
  making: Making,
): Pick<Input, 'query' | 'headers'> {
  const query: Record<string, unknown> = {}
  const headers: Record<string, string> = {}
  for (const parameter of specification.parameters(operation)) {
    const { name, in: place, required } = parameter.value
    const schema = child(specification.document, parameter, 'schema')
    if (required !== true || typeof name !== 'string' || schema === undefined) continue
    const value =
      parameter.value.example ??
      makeValue(schema, { document: specification.document, direction: 'request', ...making })
    if (place === 'query') query[name] = value
    if (place === 'header' && !['authorization', 'content-type', 'accept'].includes(name.toLowerCase()))
      headers[name] = String(value)
  }
  return { query, headers }
}

export function slug(name: string): string {
  return (
    name
      .replaceAll(/[^A-Za-z0-9]+/g, '-')
      .toLowerCase()
      .slice(0, 20) || 'value'
  )
}

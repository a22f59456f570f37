/** Bodies and required parameters made up for an operation, and held to its schemas before anything is sent. */

import { isForeignId } from '../../../../document/id-names.ts'
import { exampleOf, isIdentity, type MakeOptions } from '../../../../document/make-options.ts'
import { makeValue } from '../../../../document/make-value.ts'
import { type Shape, shapeOf } from '../../../../document/shape.ts'
import { problemOf, type Validator } from '../../../../schema/validator.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../../spec/pointer.ts'
import { createRandom } from '../../../exchange/chance.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { isRequestKey } from '../../../speak/request-key.ts'
import { schemaOfParameter } from '../../../specification/document-parts.ts'
import type { Specification } from '../../../specification/specification.ts'
import { enveloped, envelopeOf, innerOf } from './envelope.ts'
import { extentOf, type Has, isWholeOf, timesOf, wantsExamples } from './taken-bodies.ts'

const attemptsMax = 20
const formType = 'application/x-www-form-urlencoded'

export type Making = Omit<MakeOptions, 'document' | 'direction'>

/** The schema of what is made up of a body, JSON or a form: of the thing itself, where the body wraps it. */
export function bodySchema(specification: Specification, operation: Operation): Located | undefined {
  const json = envelopeOf(specification, operation)?.schema ?? specification.jsonSchema(operation, 'requestBody')
  return json ?? specification.part(operation, 'requestBody', 'content', formType, 'schema')
}

/** What holds a body to its schema, to the letter. */
export function bodyValidator(specification: Specification, operation: Operation): Validator | undefined {
  return operation.body === null ? undefined : specification.closed(`${operation.id}.body`)
}

/** Whether anything in a body is a time, or a number that may be a fraction. */
export function whatHas(specification: Specification, operation: Operation): Has {
  const schema = bodySchema(specification, operation)
  const has = (isIt: (shape: Shape) => boolean): boolean =>
    schema !== undefined && hasWithin(specification.document, schema, isIt, 0)
  return {
    times: has(({ keywords: { format } }) => format === 'date' || format === 'date-time'),
    fractions: has(({ types, keywords }) => types.includes('number') && keywords.multipleOf === undefined),
  }
}

function hasWithin(document: JsonObject, schema: Located, isIt: (shape: Shape) => boolean, depth: number): boolean {
  const shape = shapeOf(document, schema)
  const below = [...shape.properties.values(), ...(shape.items === undefined ? [] : [shape.items])]
  return isIt(shape) || (depth < 3 && below.some((each) => hasWithin(document, each, isIt, depth + 1)))
}

/** How many alternatives a body has. */
export function branchesOf(specification: Specification, operation: Operation): number {
  const schema = bodySchema(specification, operation)?.value
  const branches = schema?.oneOf ?? schema?.anyOf
  return Array.isArray(branches) ? Math.max(1, branches.length) : 1
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
  // Where parts of a schema forbid each other's members nothing fits it to the letter, and what fits without that is what is meant.
  const closed = bodyValidator(specification, operation)
  const open = specification.open(`${operation.id}.body`)
  const { document } = specification
  const { required, properties } = shapeOf(document, schema)
  const own = ownId(specification, operation)
  const given = wantsExamples(specification, operation) ? givenBody(specification, operation) : undefined
  const extent = extentOf(specification, operation, making.extent)
  const wants = { ...timesOf(specification, operation), isWhole: isWholeOf(specification, operation) }
  let problem = 'no attempt was made'
  for (let attempts = 0; attempts < attemptsMax; attempts++) {
    // An example that does not fit its own schema is none.
    const isEarly = attempts < attemptsMax / 2
    const byExample = given !== undefined && isEarly
    const made = makeValue(schema, { document, direction: 'request', ...making, extent, byExample, ...wants })
    const inner = isObject(made)
      ? {
          ...withoutIds(made, required, own),
          ...(isEarly ? exampled(properties) : {}),
          ...(byExample ? given : {}),
          ...fixed,
        }
      : made
    const body = enveloped(specification, operation, inner)
    const found = closed && problemOf(closed, body, 'body')
    const isMeant = attempts > attemptsMax / 2 && open?.(body) === true
    if (found === undefined || isMeant) return { body }
    problem = found.sentence
  }
  return { problem }
}

/** Ids cannot be made up, neither of other things nor of this one, and what is not required need not be sent. */
function withoutIds(body: JsonObject, required: ReadonlySet<string>, own: string | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => required.has(name) || (name !== own && !isForeignId(name))),
  )
}

/** Ids of other things of which the document names one. */
function exampled(properties: ReadonlyMap<string, Located>): Record<string, Json> {
  return Object.fromEntries(
    [...properties].flatMap(([name, { value }]) => {
      const example = isForeignId(name) ? exampleOf(value) : undefined
      return example === undefined ? [] : [[name, example]]
    }),
  )
}

/** What the example of the body itself gives, but for what tells things from each other. */
export function givenBody(specification: Specification, operation: Operation): JsonObject {
  const [type = ''] = operation.body?.mediaTypes ?? []
  const media = specification.part(operation, 'requestBody', 'content', type)
  const schema = bodySchema(specification, operation)
  const shown = media && exampleOf(media.value)
  const example =
    (shown === undefined ? undefined : innerOf(specification, operation, shown)) ?? (schema && exampleOf(schema.value))
  const unique = new Set(specification.resource(operation)?.unique)
  return isObject(example)
    ? Object.fromEntries(Object.entries(example).filter(([name]) => !isIdentity(name) && !unique.has(name)))
    : {}
}

/** Whether the document has an example of a body, or of a member of it. */
export function hasExamples(specification: Specification, operation: Operation): boolean {
  const schema = bodySchema(specification, operation)
  if (schema === undefined) return false
  const properties = [...shapeOf(specification.document, schema).properties.values()]
  const isShown = properties.some(({ value }) => exampleOf(value) !== undefined)
  return isShown || Object.keys(givenBody(specification, operation)).length > 0
}

/** The property by which a thing of the operation's collection is told from the others. */
export function ownId(specification: Specification, operation: Operation): string | undefined {
  const collection = specification.resource(operation)?.collection
  if (collection === undefined) return undefined
  return specification
    .operationsOf(operation.system, collection)
    .map((other) => specification.resource(other)?.by[0])
    .find((id) => id !== undefined)
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
    const schema = schemaOfParameter(specification.document, parameter)
    if (required !== true || typeof name !== 'string' || schema === undefined) continue
    // Whoever sends it gives it one.
    if (place === 'header' && isRequestKey(operation, name)) continue
    const value =
      shownValue(specification, parameter) ??
      makeValue(schema, { document: specification.document, direction: 'request', ...making })
    if (place === 'query') query[name] = value
    if (place === 'header' && !['authorization', 'content-type', 'accept'].includes(name.toLowerCase()))
      headers[name] = String(value)
  }
  return { query, headers }
}

/** The query parameters and headers that must be there, as far as the document shows a value for them. */
export function shownParameters(specification: Specification, operation: Operation): Pick<Input, 'query' | 'headers'> {
  const shown = (place: string): [string, Json][] =>
    specification.parameters(operation).flatMap((parameter): [string, Json][] => {
      const value = shownValue(specification, parameter)
      const { name, in: where, required } = parameter.value
      return where === place && required === true && value !== undefined ? [[String(name), value]] : []
    })
  const headers = shown('header').flatMap(([name, value]) =>
    isRequestKey(operation, name) ? [] : [[name, String(value)]],
  )
  return { query: Object.fromEntries(shown('query')), headers: Object.fromEntries(headers) }
}

/** What the document shows for a parameter: an example, a default, or the only value that it may have. */
export function shownValue(specification: Specification, parameter: Located): Json | undefined {
  const schema = schemaOfParameter(specification.document, parameter)?.value ?? {}
  const [content] = Object.values(isObject(parameter.value.content) ? parameter.value.content : {})
  return (
    exampleOf(parameter.value) ??
    (isObject(content) ? exampleOf(content) : undefined) ??
    exampleOf(schema) ??
    onlyValue(schema)
  )
}

/** The only value that a schema allows, if there is one. */
export function onlyValue(schema: JsonObject): Json | undefined {
  const [only, ...others] = Array.isArray(schema.enum) ? schema.enum : []
  return schema.const ?? (others.length === 0 ? only : undefined)
}

/** Values of a path that the document itself gives: the tenant of its examples. */
export function givenPath(specification: Specification, operation: Operation): Record<string, string> {
  return Object.fromEntries(
    specification.parameters(operation).flatMap((parameter) => {
      const { name, in: place } = parameter.value
      const schema = specification.schemaOf(parameter)
      const value = (schema && onlyValue(schema)) ?? exampleOf(parameter.value) ?? (schema && exampleOf(schema))
      return place === 'path' && typeof name === 'string' && (typeof value === 'string' || typeof value === 'number')
        ? [[name, String(value)]]
        : []
    }),
  )
}

/** The same without what can only be one: whether a target has what an example names, nobody knows. */
export function exampledPath(specification: Specification, operation: Operation): Record<string, string> {
  const fixed = specification.parameters(operation).flatMap((parameter) => {
    const schema = specification.schemaOf(parameter)
    return schema !== undefined && onlyValue(schema) !== undefined ? [String(parameter.value.name)] : []
  })
  return Object.fromEntries(
    Object.entries(givenPath(specification, operation)).filter(([name]) => !fixed.includes(name)),
  )
}

export function slug(name: string): string {
  return (
    name
      .replaceAll(/[^A-Za-z0-9]+/g, '-')
      .toLowerCase()
      .slice(0, 20) || 'value'
  )
}

/** What a document says of a collection's operations, as far as it is asked for when collections are read. */
import { isSentOnly } from '../../../document/directions.ts'
import { exampleOf } from '../../../document/make-options.ts'
import { shapeOf } from '../../../document/shape.ts'
import type { Operation } from '../../../spec/contract.ts'
import { isObject, type JsonObject, type Located } from '../../../spec/pointer.ts'
import type { Specification } from '../../specification/specification.ts'
import { bodySchema } from './making/request-body.ts'

export function isClosed(document: JsonObject, schema: Located, depth = 0): boolean {
  const { keywords, properties, items } = shapeOf(document, schema)
  const below = [...properties.values(), ...(items === undefined ? [] : [items])]
  return (
    keywords.additionalProperties === false ||
    keywords.unevaluatedProperties === false ||
    (depth < 2 && below.some((each) => isClosed(document, each, depth + 1)))
  )
}

/** What inference has noted of an operation. */
export function hasFlag(specification: Specification, operation: Operation, flag: `x-${string}`): boolean {
  const resource = specification.located(operation).operation.value['x-resource']
  return isObject(resource) && resource[flag] === true
}

/** Members of a body that are described as sent and not given back, whatever the answer declares. */
export function sentOnlyOf(specification: Specification, create: Operation): ReadonlySet<string> {
  const schema = bodySchema(specification, create)
  const properties = schema === undefined ? [] : [...shapeOf(specification.document, schema).properties]
  return new Set(properties.flatMap(([name, { value }]) => (isSentOnly(value.description) ? [name] : [])))
}

/** The member of a body that is a list of what the operation makes, as inference has noted it. */
export function listOf(specification: Specification, operation: Operation): string | undefined {
  const resource = specification.located(operation).operation.value['x-resource']
  const member = isObject(resource) ? resource['x-in-list'] : undefined
  return typeof member === 'string' ? member : undefined
}

/** A value that the schema itself gives needs nobody to make it. */
export function isFixed(property: Located | undefined): boolean {
  if (property === undefined) return false
  return (
    property.value.enum !== undefined || property.value.const !== undefined || exampleOf(property.value) !== undefined
  )
}

export function successHeaders(specification: Specification, operation: Operation): string[] {
  return operation.responses
    .filter(({ status }) => status < 300)
    .flatMap(({ status }) =>
      Object.keys(specification.part(operation, 'responses', String(status), 'headers')?.value ?? {}),
    )
    .map((name) => name.toLowerCase())
}

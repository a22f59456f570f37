/**
 * An object that is composed of others by `allOf` becomes one object: some generators forget what stands beside `allOf`, and
 * what validates strictly cannot close a part. Left as it is where a part is no plain object, or two know the same property.
 */
import { isObject, type Json, type JsonObject, locate } from '../../src/spec/pointer.ts'
import { objectIn, textsIn } from './map-operations.ts'

const plain: ReadonlySet<string> = new Set([
  'type',
  'properties',
  'required',
  'description',
  'additionalProperties',
  'unevaluatedProperties',
])

export function flattened(schema: JsonObject, document: JsonObject): JsonObject {
  if (!Array.isArray(schema.allOf)) return schema
  const { allOf, unevaluatedProperties, ...own } = schema
  const parts = (allOf as readonly Json[]).map((part) => resolved(part, document))
  if (![own, ...parts].every(isPlain)) return schema
  const names = [own, ...parts].flatMap((part) => Object.keys(objectIn(part.properties)))
  if (names.length === 0 || new Set(names).size < names.length) return schema

  const descriptions = [own, ...parts].flatMap(({ description }) =>
    typeof description === 'string' ? [description] : [],
  )
  const required = [...parts, own].flatMap((part) => textsIn(part.required))
  const { required: _, description: __, ...rest } = own
  return {
    ...rest,
    type: 'object',
    ...(descriptions.length === 0 ? {} : { description: descriptions.join('\n\n') }),
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
    properties: Object.assign({}, ...parts.map((part) => part.properties), own.properties),
    ...(unevaluatedProperties === false ? { additionalProperties: false } : {}),
  }
}

function resolved(part: Json, document: JsonObject): JsonObject {
  const { $ref, ...own } = objectIn(part)
  if (typeof $ref !== 'string') return flattened(own, document)
  // What stands beside a reference is more than a part: it is not plain.
  return Object.keys(own).length > 0 ? objectIn(part) : flattened(locate(document, $ref)?.value ?? {}, document)
}

/** A part that closes itself forbids what the others have, and so does not become one with them. */
function isPlain(part: JsonObject): boolean {
  return (
    (part.type === undefined || part.type === 'object') &&
    !isObject(part.additionalProperties) &&
    part.additionalProperties !== false &&
    Object.keys(part).every((name) => plain.has(name) || name.startsWith('x-'))
  )
}

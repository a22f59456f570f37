/** A schema of OpenAPI 3.0 as one of JSON Schema 2020-12, which says the same in other words. */
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import { mapList, mapMembers } from './schema-parts.ts'

/** Keywords whose value is a schema, a list of them, or schemas by name. */
const single: ReadonlySet<string> = new Set(['items', 'not', 'additionalProperties'])
const listed: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf'])

/** Keywords that JSON Schema does not have, or has in another way. */
const changed: ReadonlySet<string> = new Set(['nullable', 'exclusiveMinimum', 'exclusiveMaximum', 'example'])

export function upgradeSchema(schema: Json): Json {
  if (!isObject(schema)) return schema
  // In 3.0 what stands beside a reference is ignored.
  if (typeof schema.$ref === 'string')
    return mapMembers(schema, (member, name) => (name === '$ref' ? member : undefined))
  const { nullable, exclusiveMinimum, exclusiveMaximum, example } = schema
  const rest = mapMembers(schema, (member, name) => (changed.has(name) ? undefined : upgradeMember(name, member)))
  if (rest === schema) return schema
  const upgraded: Record<string, Json> = { ...rest }
  if (example !== undefined) upgraded.examples = [example]
  takeBound(upgraded, 'minimum', 'exclusiveMinimum', exclusiveMinimum)
  takeBound(upgraded, 'maximum', 'exclusiveMaximum', exclusiveMaximum)
  return nullable === true ? orNull(upgraded) : upgraded
}

function upgradeMember(name: string, value: Json): Json {
  if (single.has(name)) return upgradeSchema(value)
  if (listed.has(name) && Array.isArray(value)) return mapList(value, upgradeSchema)
  if (name === 'properties' && isObject(value)) return mapMembers(value, upgradeSchema)
  return value
}

/** A flag beside a bound becomes the bound. */
function takeBound(schema: Record<string, Json>, bound: string, exclusive: string, flag: Json | undefined): void {
  if (typeof flag === 'number') schema[exclusive] = flag
  if (flag !== true || schema[bound] === undefined) return
  schema[exclusive] = schema[bound]
  delete schema[bound]
}

export function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema
  // Where no type is said null is not excluded by one, but by what the schema is made of.
  if (type === undefined)
    return schema.enum === undefined && !hasParts(schema) ? schema : { anyOf: [schema, { type: 'null' }] }
  const listedValues: { enum?: Json } =
    Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}
  return { ...schema, type: Array.isArray(type) ? [...type, 'null'] : [type, 'null'], ...listedValues }
}

function hasParts(schema: JsonObject): boolean {
  return [...listed].some((keyword) => schema[keyword] !== undefined)
}

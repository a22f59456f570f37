/** Where in a schema other schemas stand. */
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

const single: ReadonlySet<string> = new Set([
  'items',
  'not',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'contains',
  'if',
  'then',
  'else',
])
const listed: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs'])

/** @param map Is given each schema, the names that lead to it, and whether it is that of a property. */
export function mapSchemas(
  schema: JsonObject,
  map: (part: Json, names: readonly string[], isProperty: boolean) => Json,
): JsonObject {
  return mapMembers(schema, (member, keyword) => {
    if (single.has(keyword)) return map(member, [keyword], false)
    if (listed.has(keyword) && Array.isArray(member))
      return mapList(member, (each, index) => map(each, [keyword, index], false))
    if (named.has(keyword) && isObject(member))
      return mapMembers(member, (each, name) => map(each, [keyword, name], keyword === 'properties'))
    return member
  })
}

/** The same object where no member becomes another. */
export function mapMembers(value: JsonObject, map: (member: Json, name: string) => Json | undefined): JsonObject {
  let isSame = true
  const mapped: [string, Json][] = []
  for (const [name, member] of Object.entries(value)) {
    const other = map(member, name)
    if (other !== member) isSame = false
    if (other !== undefined) mapped.push([name, other])
  }
  return isSame ? value : Object.fromEntries(mapped)
}

export function mapList(value: readonly Json[], map: (member: Json, index: string) => Json | undefined): Json {
  const mapped = value.map((member, index) => map(member, String(index)))
  return mapped.every((member, index) => member === value[index])
    ? value
    : mapped.filter((member): member is Json => member !== undefined)
}

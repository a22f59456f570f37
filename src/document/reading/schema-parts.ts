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
  // Of a large document nearly nothing changes, so that nothing is made until something does.
  let mapped: [string, Json][] | undefined
  const names = Object.keys(value)
  for (const [index, name] of names.entries()) {
    // A name of the object itself.
    const member = value[name] as Json
    const other = map(member, name)
    if (mapped === undefined && other === member) continue
    mapped ??= names.slice(0, index).map((before) => [before, value[before] as Json])
    if (other !== undefined) mapped.push([name, other])
  }
  return mapped === undefined ? value : Object.fromEntries(mapped)
}

/** The same list where no element becomes another. */
export function mapList(value: readonly Json[], map: (member: Json, index: string) => Json | undefined): Json {
  let mapped: Json[] | undefined
  for (const [index, member] of value.entries()) {
    const other = map(member, String(index))
    if (mapped === undefined && other === member) continue
    mapped ??= value.slice(0, index)
    if (other !== undefined) mapped.push(other)
  }
  return mapped ?? value
}

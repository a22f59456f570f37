/** A document with each of its schemas replaced, innermost first. Examples and the vocabulary's own fields are left as they are. */
import { isObject, type Json, type JsonObject } from '../../src/spec/pointer.ts'
import { mapValues } from './map-operations.ts'

/** Their members are data, and no part of the document's own grammar. */
const data: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'const', 'enum', 'links'])
/** Their members are named by the document: a property may be called like a keyword. */
const named: ReadonlySet<string> = new Set([
  'properties',
  'schemas',
  'responses',
  'parameters',
  'headers',
  'paths',
  'content',
])

/** Every object of the document is handed over; what is no schema has no keyword of one. */
export function mapSchemas(part: JsonObject, replace: (schema: JsonObject) => JsonObject): JsonObject {
  return replace(
    mapValues(part, (value, name) => {
      if (data.has(name) || name.startsWith('x-')) return value
      return named.has(name) && isObject(value) ? mapValues(value, deeper) : deeper(value)
    }),
  )

  function deeper(value: Json): Json {
    if (Array.isArray(value)) return value.map(deeper)
    return isObject(value) ? mapSchemas(value, replace) : value
  }
}

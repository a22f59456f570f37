/** Whether what came back is what was sent, however the target writes it: an instant is an instant, and a set has no order. */

import { shapeOf } from '../../../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../../spec/pointer.ts'
import { timeOf } from '../../../exchange/waiting.ts'

/** What was sent of a thing, and can be expected to come back: name -> value. */
export function expectedFields(
  document: JsonObject,
  sent: JsonObject,
  answerSchema: Located | undefined,
): Map<string, { readonly value: Json; readonly schema: Located }> {
  const expected = new Map<string, { readonly value: Json; readonly schema: Located }>()
  if (answerSchema === undefined) return expected
  const schemas = propertiesWithin(document, answerSchema, Object.keys(sent))
  for (const [name, value] of Object.entries(sent)) {
    const schema = schemas.get(name)
    if (schema === undefined || value === undefined) continue
    const { keywords, types } = shapeOf(document, schema)
    const isKept = keywords.writeOnly === true || keywords.format === 'password'
    if (!isKept && isOfType(types, value) && holdsElements(document, schema, value))
      expected.set(name, { value, schema })
  }
  return expected
}

function isOfType(types: readonly string[], value: Json): boolean {
  return types.length === 0 || types.includes(typeOf(value)) || isNumber(types, value)
}

/** Whether elements of a list come back as what they were sent: a list of names may come back as one of what is so called. */
function holdsElements(document: JsonObject, schema: Located, value: Json): boolean {
  const { items } = shapeOf(document, schema)
  if (!Array.isArray(value) || items === undefined) return true
  const { types } = shapeOf(document, items)
  return value.every((element) => isOfType(types, element))
}

/** The properties of the thing, which an answer may wrap in a member. */
function propertiesWithin(
  document: JsonObject,
  schema: Located,
  names: readonly string[],
): ReadonlyMap<string, Located> {
  const own = shapeOf(document, schema).properties
  const candidates = [own, ...[...own.values()].map((member) => shapeOf(document, member).properties)]
  const rank = (properties: ReadonlyMap<string, Located>): number => names.filter((name) => properties.has(name)).length
  return candidates.reduce((best, each) => (rank(each) > rank(best) ? each : best), own)
}

function typeOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function isNumber(types: readonly string[], value: Json): boolean {
  return (
    typeof value === 'number' && (types.includes('number') || (types.includes('integer') && Number.isInteger(value)))
  )
}

export function isSame(
  document: JsonObject,
  sent: Json | undefined,
  seen: unknown,
  schema: Located | undefined,
): boolean {
  const shape = schema && shapeOf(document, schema)
  if (typeof sent === 'string') return isSameText(sent, seen, shape?.keywords.format)
  if (Array.isArray(sent)) {
    if (!Array.isArray(seen) || seen.length !== sent.length) return false
    // A list of plain values is a set to many, who give it back in an order of their own.
    if (shape?.keywords.uniqueItems !== true && sent.some((value) => typeof value === 'object'))
      return sent.every((value, index) => isSame(document, value, seen[index], shape?.items))
    return sent.every((value) => seen.some((each) => isSame(document, value, each, shape?.items)))
  }
  if (isObject(sent)) {
    return (
      isObject(seen) &&
      Object.entries(sent).every(([name, value]) => {
        const property = shape?.properties.get(name)
        const isKept = property !== undefined && shapeOf(document, property).keywords.writeOnly === true
        return isKept || isSame(document, value, seen[name], property)
      })
    )
  }
  return Object.is(sent, seen)
}

function isSameText(sent: string, seen: unknown, format: Json | undefined): boolean {
  if (sent === seen) return true
  if (typeof seen !== 'string') return false
  if (format === 'date-time') return timeOf(sent) === timeOf(seen)
  if (format === 'email' || format === 'hostname' || format === 'uuid') return sent.toLowerCase() === seen.toLowerCase()
  if (format === 'uri' || format === 'url')
    return URL.canParse(sent) && URL.canParse(seen) && new URL(sent).href === new URL(seen).href
  return false
}

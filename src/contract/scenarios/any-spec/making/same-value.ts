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
    if (!isPassword(name) && isExpected(document, schema, value)) expected.set(name, { value, schema })
  }
  return expected
}

/** Whoever keeps one well cannot show it, also where one schema serves what is sent and what is answered. */
function isPassword(name: string): boolean {
  return /passw(?:or)?d|passphrase/i.test(name)
}

/** Whether a value can come back as it was sent: what is declared with another type in the answer is another thing by the same name. */
function isExpected(document: JsonObject, schema: Located, value: Json): boolean {
  const { keywords, types } = shapeOf(document, schema)
  const isKept = keywords.writeOnly === true || keywords.format === 'password'
  return !isKept && isOfType(types, value) && holdsElements(document, schema, value)
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
  const members = [...own.values()].map((member) => shapeOf(document, member))
  const elements = members.flatMap(({ items }) => (items === undefined ? [] : [shapeOf(document, items).properties]))
  const candidates = [own, ...members.map(({ properties }) => properties), ...elements]
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
  if (isNamedBy(sent, seen)) return true
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
        // What the answer does not declare among other members need not be in it.
        if (property === undefined && shape !== undefined && shape.properties.size > 0) return true
        const isFree = property !== undefined && !isExpected(document, property, value)
        return isFree || isSame(document, value, seen[name], property)
      })
    )
  }
  return Object.is(sent, seen)
}

const naming = /^_?(id|gid|sid|uid|uuid|guid|key|slug|name|code|handle|value|number)$|[a-z_](id|Id|ID)$/

/** Whether what was sent as the id of something has come back as that: `{ "workspace": "123" }` as `{ "workspace": { "gid": "123" } }`. */
function isNamedBy(sent: Json | undefined, seen: unknown): boolean {
  if ((typeof sent !== 'string' && typeof sent !== 'number') || !isObject(seen)) return false
  return Object.entries(seen).some(([name, value]) => naming.test(name) && String(value) === String(sent))
}

function isSameText(sent: string, seen: unknown, format: Json | undefined): boolean {
  if (sent === seen) return true
  if (typeof seen !== 'string') return false
  if (format === 'date-time') return timeOf(sent) === timeOf(seen)
  if (format === 'decimal') return isSameDecimal(sent, seen)
  if (format === 'email' || format === 'hostname' || format === 'uuid') return sent.toLowerCase() === seen.toLowerCase()
  if (format === 'uri' || format === 'url')
    return URL.canParse(sent) && URL.canParse(seen) && new URL(sent).href === new URL(seen).href
  return false
}

/** `402978`, `+402978.0` and `402978.00` are one number. */
function isSameDecimal(one: string, other: string): boolean {
  const bare = (text: string): string | undefined => {
    const number = text.trim()
    if (!/^[-+]?\d+(?:\.\d*)?$/.test(number)) return undefined
    const [whole = '', fraction = ''] = number.replace(/^[-+]/, '').split('.')
    return `${number.startsWith('-') ? '-' : ''}${whole.replace(/^0+/, '') || '0'}.${withoutLastZeros(fraction)}`
  }
  return bare(one) !== undefined && bare(one) === bare(other)
}

function withoutLastZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end--
  return digits.slice(0, end)
}

const masks = ['*', '\u2022', '\u25cf', '\u2026', '...']

/** Whether a text is shown with its middle, its beginning or its end put out of sight. */
export function isMasked(sent: Json, seen: unknown): boolean {
  if (typeof sent !== 'string' || typeof seen !== 'string') return false
  return masks.some((mask) => {
    const [first, last] = [seen.indexOf(mask), seen.lastIndexOf(mask)]
    if (first === -1) return false
    const [start, end] = [seen.slice(0, first), seen.slice(last + mask.length)]
    const isHidden = seen.slice(first, last).replaceAll(mask, '') === ''
    return isHidden && start.length + end.length < sent.length && sent.startsWith(start) && sent.endsWith(end)
  })
}

/** What an operation shows of a value: what its schema names and no more, and what the schema needs besides. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import type { World } from '../../world/world.ts'
import { asShown } from '../apart/standing-apart.ts'
import { makeUp } from '../things/making/make-up.ts'

export interface Showing {
  readonly document: JsonObject
  readonly world: Pick<World, 'ids' | 'clock'>
  /** What it is of: what is made up for it is the same for the same. */
  readonly purpose: string
}

const depthMax = 24

export function show(showing: Showing, schema: Located, known: Json | undefined, name = 'value', depth = 0): Json {
  const { document, world, purpose } = showing
  const value = asShown(document, schema, known)
  const shape = shapeOf(document, schema)
  if (value === null && takesNull(shape.keywords)) return null
  const key = keyIn(value, shape.types)
  if (key !== undefined) return key
  if (value === undefined || !isOfType(value, shape.types))
    return makeUp(document, schema, world, { name, purpose: `${purpose} ${name}` })
  if (depth > depthMax || typeof value !== 'object' || value === null || hasAlternatives(document, schema)) return value
  const below: Showing = { ...showing, purpose: `${purpose} ${name}` }
  if (isList(value)) {
    const { items } = shape
    return items === undefined ? value : value.map((each, index) => show(below, items, each, String(index), depth + 1))
  }
  if (shape.properties.size === 0) return value
  const shown: Record<string, Json> = {}
  for (const [member, property] of shape.properties) {
    if (!shape.required.has(member) && isOwnPassword(document, member, property, shape.properties)) continue
    if (Object.hasOwn(value, member) || shape.required.has(member)) {
      shown[member] = show(below, property, value[member], member, depth + 1)
    }
  }
  if (isOpen(shape.keywords)) {
    for (const [member, each] of Object.entries(value)) if (!shape.properties.has(member)) shown[member] = each
  }
  return shown
}

/** Of who signs in with it: it goes in and does not come back, also where one schema serves what is sent and what is answered. */
function isOwnPassword(
  document: JsonObject,
  name: string,
  schema: Located,
  others: ReadonlyMap<string, Located>,
): boolean {
  if (!/passw|passphrase/.test(flat(name))) return false
  const { types, keywords } = shapeOf(document, schema)
  const isPerson = [...others.keys()].some((other) => /^(?:e-?mail|user_?name|login)(?:_?address)?$/i.test(other))
  return types.includes('string') && (keywords.format === 'password' || isPerson)
}

/** Of a thing that is shown as its key here, and as an object elsewhere. */
function keyIn(value: Json | undefined, types: readonly string[]): Json | undefined {
  if (!isObject(value) || types.length === 0 || types.includes('object')) return undefined
  return ['id', 'uuid', 'key'].map((name) => value[name]).find((key) => key !== undefined && isOfType(key, types))
}

/** Beside what it is made of: `nullable` beside `allOf` is an alternative of null. */
function takesNull({ oneOf, anyOf }: JsonObject): boolean {
  return [oneOf, anyOf].some(
    (branches) => Array.isArray(branches) && branches.some((each) => isObject(each) && each.type === 'null'),
  )
}

/** Where others than the named members are spoken of, they are shown too. */
function isOpen({ additionalProperties, unevaluatedProperties }: JsonObject): boolean {
  return [additionalProperties, unevaluatedProperties].some(
    (each) => each === true || (typeof each === 'object' && each !== null),
  )
}

/** Which of several forms a value has, the check of the answer tells. */
export function hasAlternatives(document: JsonObject, schema: Located): boolean {
  const { keywords } = shapeOf(document, schema)
  return [keywords.oneOf, keywords.anyOf].some((branches) => Array.isArray(branches) && branches.length > 1)
}

export function isOfType(value: Json, types: readonly string[]): boolean {
  if (types.length === 0) return true
  return types.some((type) => {
    switch (type) {
      case 'null':
        return value === null
      case 'array':
        return Array.isArray(value)
      case 'object':
        return typeof value === 'object' && value !== null && !Array.isArray(value)
      case 'integer':
        return Number.isInteger(value)
      default:
        return typeof value === type
    }
  })
}

/** `Array.isArray` does not tell a list that cannot be changed from what is none. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** What in a schema is no JSON Schema, such as `required: true`, is left out of it, so that the rest still holds. */
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import { orNull } from './upgrade-schema.ts'

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])
const isType = (value: Json | undefined): boolean => typeof value === 'string' && types.has(value)
const isText = (value: Json | undefined): boolean => typeof value === 'string'
const isNumber = (value: Json | undefined): boolean => typeof value === 'number'
const isCount = (value: Json | undefined): boolean => typeof value === 'number' && value >= 0 && Number.isInteger(value)
const isFlag = (value: Json | undefined): boolean => typeof value === 'boolean'
const isSchema = (value: Json | undefined): boolean => isObject(value) || typeof value === 'boolean'
const isList = (value: Json | undefined): boolean => Array.isArray(value) && value.length > 0

/** What the value of a keyword has to be, and the words for it. */
const expected: Readonly<Record<string, readonly [isSo: (value: Json) => boolean, words: string]>> = {
  type: [(value) => isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType)), 'a type'],
  properties: [isObject, 'schemas by name'],
  patternProperties: [isObject, 'schemas by name'],
  dependentSchemas: [isObject, 'schemas by name'],
  $defs: [isObject, 'schemas by name'],
  required: [(value) => Array.isArray(value) && value.every(isText), 'a list of names'],
  enum: [isList, 'a list of values'],
  minimum: [isNumber, 'a number'],
  maximum: [isNumber, 'a number'],
  exclusiveMinimum: [isNumber, 'a number'],
  exclusiveMaximum: [isNumber, 'a number'],
  multipleOf: [(value) => typeof value === 'number' && value > 0, 'a number above 0'],
  minLength: [isCount, 'a count'],
  maxLength: [isCount, 'a count'],
  minItems: [isCount, 'a count'],
  maxItems: [isCount, 'a count'],
  minProperties: [isCount, 'a count'],
  maxProperties: [isCount, 'a count'],
  minContains: [isCount, 'a count'],
  maxContains: [isCount, 'a count'],
  uniqueItems: [isFlag, 'true or false'],
  pattern: [isText, 'a text'],
  format: [isText, 'a text'],
  allOf: [isList, 'a list of schemas'],
  anyOf: [isList, 'a list of schemas'],
  oneOf: [isList, 'a list of schemas'],
  prefixItems: [isList, 'a list of schemas'],
  items: [isSchema, 'a schema'],
  additionalProperties: [isSchema, 'a schema'],
  unevaluatedProperties: [isSchema, 'a schema'],
  unevaluatedItems: [isSchema, 'a schema'],
  propertyNames: [isSchema, 'a schema'],
  contains: [isSchema, 'a schema'],
  not: [isSchema, 'a schema'],
  if: [isSchema, 'a schema'],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: [isSchema, 'a schema'],
  else: [isSchema, 'a schema'],
  discriminator: [isObject, 'an object'],
}

/** Keywords of other dialects, which a compiler of this one takes amiss. */
const foreign: ReadonlySet<string> = new Set(['$schema', 'id', '$recursiveRef', '$recursiveAnchor', '$vocabulary'])

/**
 * @param tell Is given the place of what is left out, and why.
 * @returns The schema itself where all of it is sound; the schemas in it are not looked at.
 */
export function soundSchema(schema: JsonObject, tell: (keyword: string, why: string) => void): JsonObject {
  const isFine = Object.entries(schema).every(
    ([keyword, value]) => !foreign.has(keyword) && keyword !== 'nullable' && isAsExpected(keyword, value),
  )
  if (isFine) return schema
  const sound: Record<string, Json> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    // An array of items is of an older dialect, and says what is known by another name today.
    if (keyword === 'items' && isList(value)) sound.prefixItems = value
    else if (isAsExpected(keyword, value)) sound[keyword] = value
    else tell(keyword, `is ${shown(value)}, where ${expected[keyword]?.[1]} belongs`)
  }
  for (const keyword of foreign) if (typeof sound[keyword] !== 'object') delete sound[keyword]
  const { nullable, ...rest } = sound
  // OpenAPI 3.1 has no such keyword any more; whoever writes it means what it meant.
  return nullable === true ? orNull(rest) : rest
}

function isAsExpected(keyword: string, value: Json): boolean {
  return !Object.hasOwn(expected, keyword) || expected[keyword]?.[0](value) === true
}

const shownMax = 40

function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length <= shownMax ? text : `${text.slice(0, shownMax)}...`
}

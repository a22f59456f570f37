/**
 * What a broken keyword of JSON Schema asks for, said to the person who sent the value. The library's own words show expressions and
 * terms of schemas. How a pattern is said stands beside it in openapi.yaml, as `x-pattern-in-words`.
 */
import { patternWords } from '../spec/generated/pattern-words.ts'
import type { SchemaError } from './schema-error.ts'

type Params = SchemaError['params']

/** What follows the name of the value in a sentence, such as `must be a string`. */
export function inWords({ keyword, params, message, parentSchema }: SchemaError): string {
  // Who compiles a document at run time is told of it in its own terms.
  if (keyword === 'pattern' && parentSchema !== undefined) return `must match ${String(params.pattern)}`
  const say = Object.hasOwn(words, keyword) ? words[keyword] : undefined
  return say?.(params) ?? message ?? 'is not valid'
}

const words: Readonly<Record<string, (params: Params) => string | undefined>> = {
  required: () => 'is missing',
  dependentRequired: () => 'is missing',
  additionalProperties: () => 'is not a known property',
  unevaluatedProperties: () => 'is not a known property',
  'false schema': () => 'is not allowed here',
  not: () => 'is not allowed here',
  propertyNames: () => 'is not a name that is allowed here',
  type: ({ type }) => `must be ${listed(type).map(typeInWords).join(' or ')}`,
  enum: ({ allowedValues }) => `must be ${oneOf(listed(allowedValues))}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  pattern: ({ pattern }) => {
    const said = patternWords[String(pattern)]
    return said === undefined ? `must match ${String(pattern)}` : `must be ${said}`
  },
  format: ({ format }) => `must be ${formats[String(format)] ?? `of the format ${String(format)}`}`,
  minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${count(limit, 'character')}`),
  maxLength: ({ limit }) => `must have at most ${count(limit, 'character')}`,
  minItems: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${count(limit, 'item')}`),
  maxItems: ({ limit }) => `must have at most ${count(limit, 'item')}`,
  minProperties: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${count(limit, 'property')}`),
  maxProperties: ({ limit }) => `must have at most ${count(limit, 'property')}`,
  uniqueItems: () => 'must not have the same item twice',
  minimum: ({ limit }) => `must be ${String(limit)} or more`,
  maximum: ({ limit }) => `must be ${String(limit)} or less`,
  exclusiveMinimum: ({ limit }) => `must be more than ${String(limit)}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${String(limit)}`,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${String(multipleOf)}`,
  anyOf: () => 'has none of the forms that it may have',
  oneOf: () => 'has none of the forms that it may have, or several of them',
  if: () => 'does not go with the rest',
}

const types: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
}

const formats: Readonly<Record<string, string>> = {
  ipv4: 'an IPv4 address, such as 192.0.2.1',
  ipv6: 'an IPv6 address, such as 2001:db8::1',
  'date-time': 'a date and time, such as 2017-02-20T08:00:00Z',
  date: 'a date, such as 2017-02-20',
  email: 'an e-mail address',
  uri: 'a URL',
  uuid: 'a UUID',
}

function typeInWords(type: unknown): string {
  return types[String(type)] ?? String(type)
}

function oneOf(values: readonly unknown[]): string {
  const written = values.map((value) => JSON.stringify(value)).join(', ')
  return values.length === 1 ? written : `one of ${written}`
}

/** ajv joins several types by commas. */
function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
}

function count(limit: unknown, name: string): string {
  const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`
  return `${String(limit)} ${limit === 1 ? name : plural}`
}

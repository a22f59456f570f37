import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/contract/exchange/chance.ts'
import { makeValue } from '../../../src/document/make-value.ts'
import { textOfPattern } from '../../../src/document/text-of-pattern.ts'
import { createCompiler } from '../../../src/schema/compile.ts'
import type { Json, JsonObject } from '../../../src/spec/pointer.ts'
import fc from '../../seeded.ts'

function make(schema: JsonObject, seed: number, extent: 'whole' | 'required' = 'whole', besideDefault = false): Json {
  const document = { components: { schemas: { Own: schema } } }
  const random = createRandom(String(seed), 'test')
  let count = 0
  const word = (name: string): string => `nk0-${name}-${++count}`
  const located = { pointer: '#/components/schemas/Own', value: schema }
  return makeValue(located, { document, random, word, extent, direction: 'request', besideDefault })
}

const schemas: Readonly<Record<string, JsonObject>> = {
  'bounds of numbers': { type: 'number', exclusiveMinimum: 3, maximum: 4 },
  'steps of numbers': { type: 'integer', minimum: -7, maximum: 90, multipleOf: 5 },
  'a number below zero': { type: 'integer', maximum: -1 },
  'lengths of texts': { type: 'string', minLength: 3, maxLength: 5 },
  'a long text': { type: 'string', minLength: 100 },
  'an enum': { type: 'string', enum: ['a', 'b', 'c'] },
  'a constant': { const: 7 },
  'a date': { type: 'string', format: 'date' },
  'an instant': { type: 'string', format: 'date-time' },
  'an address': { type: 'string', format: 'email' },
  'a uuid': { type: 'string', format: 'uuid' },
  'a uri': { type: 'string', format: 'uri' },
  'an ip': { type: 'string', format: 'ipv6' },
  'a pattern': { type: 'string', pattern: '^[A-Z]{2}-\\d{4,6}(?:/[a-f]+)?$' },
  'a pattern with bounds': { type: 'string', pattern: '^[a-z]+$', minLength: 2, maxLength: 6 },
  'a null': { type: 'null' },
  'a list': {
    type: 'array',
    minItems: 2,
    maxItems: 3,
    uniqueItems: true,
    items: { type: 'integer', minimum: 1, maximum: 9 },
  },
  'an object of parts': {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
      { type: 'object', required: ['b'], properties: { b: { type: ['integer', 'null'], minimum: 5 } } },
    ],
  },
  'an alternative': {
    oneOf: [
      { type: 'object', required: ['x'], properties: { x: { const: 1 } } },
      { type: 'string', enum: ['y'] },
    ],
  },
  'members at least': {
    type: 'object',
    minProperties: 1,
    properties: { a: { type: 'boolean' }, b: { type: 'string' } },
  },
}

describe('a value that is made up fits its schema', () => {
  test.each(Object.entries(schemas))('%s', (_, schema) => {
    const validate = createCompiler({ components: { schemas: { Own: schema } } }).at('#/components/schemas/Own')
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('whole', 'required'), (seed, extent) => {
        expect(validate(make(schema, seed, extent)), JSON.stringify(make(schema, seed, extent))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

test('what only answers have is not made for a request, and what is not required only in a whole', () => {
  const schema = {
    type: 'object',
    required: ['a'],
    properties: {
      a: { const: 1 },
      b: { const: 2 },
      id: { type: 'string', readOnly: true },
      old: { const: 3, deprecated: true },
    },
  }
  expect(make(schema, 1)).toEqual({ a: 1, b: 2 })
  expect(make(schema, 1, 'required')).toEqual({ a: 1 })
})

test('a schema within itself comes to an end', () => {
  const schema = { type: 'object', properties: { name: { const: 'n' }, below: { $ref: '#/components/schemas/Own' } } }
  expect(JSON.stringify(make(schema, 1)).length).toBeLessThan(200)
})

test('what is there anyway is passed over where that is asked, and where there is anything else', () => {
  const properties = {
    lit: { type: 'boolean', default: true },
    color: { type: 'string', enum: ['red', 'blue'], default: 'red' },
    size: { type: 'integer', minimum: 0, maximum: 1, default: 1 },
    only: { type: 'string', enum: ['this'], default: 'this' },
  }
  for (let seed = 1; seed <= 30; seed++)
    expect(make({ type: 'object', properties }, seed, 'whole', true)).toEqual({
      lit: false,
      color: 'blue',
      size: 0,
      only: 'this',
    })
})

test('the same seed makes the same', () => {
  const schema = { type: 'object', properties: { a: { type: 'string', format: 'uuid' }, b: { type: 'number' } } }
  expect(make(schema, 4)).toEqual(make(schema, 4))
  expect(make(schema, 4)).not.toEqual(make(schema, 5))
})

test('a pattern that looks around is tried until it fits', () => {
  const pattern = '^(?=.*\\d)(?!0)[a-f\\d]{8}$'
  const schema = { pointer: '#', value: { type: 'string', pattern } }
  for (let seed = 0; seed < 20; seed++) {
    const random = createRandom(String(seed), 'pattern')
    const options = { document: {}, random, word: () => 'word', extent: 'whole', direction: 'request' } as const
    expect(makeValue(schema, options)).toMatch(/^(?=.*\d)(?!0)[a-f\d]{8}$/)
  }
})

describe('a text of a pattern', () => {
  test.each([
    '^97[89]-\\d{10}$',
    '^(red|green|blue)+$',
    '^[^\\s/]{3,9}$',
    '^\\+?[1-9]\\d{6,14}$',
    '^[\\w.-]+@[a-z]+\\.[a-z]{2,4}$',
    '^(?:[a-f0-9]{2}:){5}[a-f0-9]{2}$',
    '^v?\\d+\\.\\d+(?:\\.\\d+)?$',
    '^\\x41\\u0042$',
    '^\\p{Lu}[\\p{Ll}\\d]{2,5}\\P{L}$',
    '^[\\u0020-\\u00ff]{3}[\\u{1F600}-\\u{1F64F}]$',
  ])('%s', (pattern) => {
    const expression = new RegExp(pattern, 'u')
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(textOfPattern(pattern, createRandom(String(seed), 'pattern'))).toMatch(expression)
      }),
      { numRuns: 50 },
    )
  })

  test.each(['(a)\\1', '(?<x>a)\\k<x>', '(', '\\p{Nowhere}'])('is not guessed where it cannot be: %s', (pattern) => {
    expect(textOfPattern(pattern, () => 0)).toBeUndefined()
  })
})

test('a step of cents is written as decimals have it, and divides without a rest', () => {
  for (let seed = 0; seed < 300; seed++) {
    const made = Number(make({ type: 'number', minimum: 0, multipleOf: 0.01 }, seed))
    expect(String(made)).toMatch(/^\d+(?:\.\d{1,2})?$/)
    expect(Number.isInteger(made / 0.01)).toBe(true)
  }
})

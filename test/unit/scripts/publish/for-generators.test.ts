/** Schemas in words that code generators understand. */
import { describe, expect, it } from 'vitest'
import { forGenerators } from '../../../../scripts/publish/for-generators.ts'
import type { JsonObject } from '../../../../src/spec/pointer.ts'

const cases: readonly (readonly [statement: string, schema: JsonObject, published: JsonObject])[] = [
  [
    'a property that is false must not be there',
    { type: 'object', properties: { a: { type: 'string' }, b: false } },
    { type: 'object', properties: { a: { type: 'string' } }, not: { required: ['b'] } },
  ],
  [
    'so must none of several',
    { properties: { a: false, b: false } },
    { not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } },
  ],
  ['a property that is true may be anything', { properties: { a: true } }, { properties: { a: {} } }],
  [
    'further properties admit the named ones, and keep their description first',
    {
      properties: { a: { type: 'object' } },
      additionalProperties: { type: 'string', description: 'A text.' },
      propertyNames: { pattern: '^a' },
    },
    {
      properties: { a: { type: 'object' } },
      additionalProperties: {
        description: 'A text.\n\n*In types alone* also what `a` may be, which a type of all properties has to admit.',
        anyOf: [{ type: 'string' }, { type: 'object' }],
      },
    },
  ],
  [
    'a part of allOf that only adds a keyword is hoisted, with what is said of it',
    { type: 'string', description: 'One.', allOf: [{ minLength: 1, description: 'Two.' }, { $ref: '#/a' }] },
    { type: 'string', minLength: 1, description: 'One.\n\nTwo.', allOf: [{ $ref: '#/a' }] },
  ],
  [
    'a keyword that is there already is not taken over',
    { minLength: 2, allOf: [{ minLength: 1 }] },
    { minLength: 2, allOf: [{ minLength: 1 }] },
  ],
  [
    'an object that is composed of others becomes one',
    {
      required: ['b'],
      properties: { b: { type: 'string' } },
      allOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }],
      unevaluatedProperties: false,
    },
    {
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
      additionalProperties: false,
    },
  ],
  [
    'objects that know the same property stay apart',
    { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { minLength: 1 } } }] },
    { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { minLength: 1 } } }] },
  ],
  [
    'a part that closes itself stays apart',
    { properties: { a: {} }, allOf: [{ properties: { b: {} }, additionalProperties: false }] },
    { properties: { a: {} }, allOf: [{ properties: { b: {} }, additionalProperties: false }] },
  ],
  ['a constant is an enum of one, and values tell their type', { const: true }, { type: 'boolean', enum: [true] }],
  ['values of several types tell none', { enum: ['a', 1] }, { enum: ['a', 1] }],
  ['a list without a word on its elements may hold anything', { type: 'array' }, { type: 'array', items: {} }],
  [
    'a property named like a keyword is a property',
    { properties: { enum: { const: 'a' }, properties: { type: 'array' } } },
    { properties: { enum: { type: 'string', enum: ['a'] }, properties: { type: 'array', items: {} } } },
  ],
  [
    'an example is data',
    { example: { const: true, properties: { a: true } } },
    { example: { const: true, properties: { a: true } } },
  ],
]

describe('forGenerators', () => {
  it.each(cases)('%s', (_, schema, published) => {
    const within = (part: JsonObject): JsonObject => ({ components: { schemas: { It: part } } })
    expect(forGenerators(within(schema))).toEqual(within(published))
  })
})

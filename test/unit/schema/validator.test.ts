/** What is said of data that does not fit its schema. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { problemOf, type Validator } from '../../../src/schema/validator.ts'
import fc from '../../seeded.ts'

// Compiled as `npm run generate` compiles: the first error ends the validation of a schema.
const compile = (schema: object): Validator => new Ajv2020({ strict: false }).compile(schema)

const named = { type: 'object', required: ['name'], properties: { name: { type: 'string', pattern: '^[a-z]+$' } } }

describe('problemOf', () => {
  it('finds nothing wrong with data that fits', () => {
    expect(problemOf(compile(named), { name: 'box' }, 'body')).toBeUndefined()
  })

  it.each<[string, object, unknown, { pointer: string; field: string; sentence: string }]>([
    ['a missing property', named, {}, { pointer: '/name', field: 'name', sentence: '"name" is missing.' }],
    ['a wrong type', named, { name: 5 }, { pointer: '/name', field: 'name', sentence: '"name" must be a string.' }],
    ['a pattern', named, { name: 'B' }, { pointer: '/name', field: 'name', sentence: '"name" must match ^[a-z]+$.' }],
    ['the whole body', named, [], { pointer: '', field: 'body', sentence: 'The body must be an object.' }],
    [
      'a property inside another',
      { properties: { data: named } },
      { data: {} },
      { pointer: '/data/name', field: 'data.name', sentence: '"data.name" is missing.' },
    ],
    [
      'an element of a list',
      { items: named },
      [{ name: 'a' }, { name: 'B' }],
      { pointer: '/1/name', field: '1.name', sentence: '"1.name" must match ^[a-z]+$.' },
    ],
    [
      'a word that is not in the list',
      { properties: { state: { enum: ['ON', 'OFF', null] } } },
      { state: 'on' },
      { pointer: '/state', field: 'state', sentence: '"state" must be one of "ON", "OFF", null.' },
    ],
    [
      'an undeclared property',
      { additionalProperties: false },
      { more: 1 },
      { pointer: '/more', field: 'more', sentence: '"more" is not a known property.' },
    ],
    [
      'an undeclared property of a composed schema',
      { allOf: [named], unevaluatedProperties: false },
      { name: 'a', more: 1 },
      { pointer: '/more', field: 'more', sentence: '"more" is not a known property.' },
    ],
    [
      'a property that is forbidden',
      { properties: { priority: false } },
      { priority: 1 },
      { pointer: '/priority', field: 'priority', sentence: '"priority" is not allowed here.' },
    ],
    [
      'a name that is not allowed',
      { propertyNames: { pattern: '^[a-z]+$' } },
      { B: 1 },
      { pointer: '/B', field: 'B', sentence: '"B" is not a name that is allowed here: it must match ^[a-z]+$.' },
    ],
    [
      'an empty name',
      { propertyNames: { minLength: 1 } },
      { '': 1 },
      { pointer: '/', field: '', sentence: '"" is not a name that is allowed here: it must not be empty.' },
    ],
    [
      'a bound',
      { properties: { limit: { maximum: 100 } } },
      { limit: 101 },
      { pointer: '/limit', field: 'limit', sentence: '"limit" must be 100 or less.' },
    ],
  ])('speaks of %s', (_, schema, data, problem) => {
    expect(problemOf(compile(schema), data, 'body')).toEqual(problem)
  })

  it('names a property as it is, though a pointer escapes it', () => {
    const contents = compile({ additionalProperties: { type: 'string' } })
    expect(problemOf(contents, { 'src/~a.js': 1 }, 'body')).toEqual({
      pointer: '/src~1~0a.js',
      field: 'src/~a.js',
      sentence: '"src/~a.js" must be a string.',
    })
    const paths = compile({ propertyNames: { pattern: '^[a-z]+$' } })
    expect(problemOf(paths, { '../~a': 1 }, 'body')).toEqual({
      pointer: '/..~1~0a',
      field: '../~a',
      sentence: '"../~a" is not a name that is allowed here: it must match ^[a-z]+$.',
    })
  })

  describe('of a choice', () => {
    const oneOrList = compile({ anyOf: [named, { type: 'array', minItems: 1, maxItems: 1, items: named }] })
    const bareOrWrapped = compile({
      anyOf: [named, { type: 'object', required: ['data'], properties: { data: named } }],
    })

    it.each<[string, Validator, unknown, string]>([
      ['the object', oneOrList, {}, '"name" is missing.'],
      ['the object', oneOrList, { name: 5 }, '"name" must be a string.'],
      ['the list', oneOrList, [], 'The body must not be empty.'],
      ['the list', oneOrList, [{ name: 'a' }, { name: 'b' }], 'The body must have at most 1 item.'],
      ['an element of the list', oneOrList, [{}], '"0.name" is missing.'],
      ['the bare one', bareOrWrapped, {}, '"name" is missing.'],
      ['the wrapped one', bareOrWrapped, { data: {} }, '"data.name" is missing.'],
      ['the wrapped one', bareOrWrapped, { data: { name: 1 } }, '"data.name" must be a string.'],
    ])('speaks of %s where that was meant', (_, validate, data, sentence) => {
      expect(problemOf(validate, data, 'body')?.sentence).toBe(sentence)
    })

    it('speaks of what is required then, not of the condition', () => {
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      const conditional = compile({ if: { properties: { type: { const: 'MX' } } }, then: { required: ['priority'] } })
      expect(problemOf(conditional, { type: 'MX' }, 'body')?.sentence).toBe('"priority" is missing.')
    })
  })

  it('never quotes a value, which may be a secret', () => {
    const schema = compile({
      type: 'object',
      required: ['name', 'value'],
      properties: { name: { type: 'string', maxLength: 3 }, value: { type: 'string', pattern: '^$', enum: ['fixed'] } },
    })
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.uuid(), (name, value) => {
        expect(JSON.stringify(problemOf(schema, { name, value }, 'body'))).not.toContain(value)
        expect(JSON.stringify(problemOf(schema, { name: 'a', value }, 'body'))).not.toContain(value)
      }),
    )
  })

  it('says that much of a validator which gives no reason', () => {
    const refuses: Validator = () => false
    expect(problemOf(refuses, {}, 'world')).toEqual({
      pointer: '',
      field: 'world',
      sentence: 'The world is not valid.',
    })
  })
})

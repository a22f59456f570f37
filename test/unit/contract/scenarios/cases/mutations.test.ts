import { describe, expect, it } from 'vitest'
import { type MutationOptions, mutationsOf } from '../../../../../src/contract/scenarios/cases/mutations.ts'
import type { Json, JsonObject } from '../../../../../src/spec/pointer.ts'

function mutated(schema: JsonObject, value: Json, options: Partial<MutationOptions> = {}): Record<string, Json> {
  const document = { schema }
  return Object.fromEntries(
    mutationsOf(document, { pointer: '#/schema', value: schema }, value, { depthMax: 6, ...options }).map(
      ({ title, value: changed }) => [title, changed],
    ),
  )
}

describe('the values beside a valid one', () => {
  it('lack each required member, and have each of another type', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: 'integer' }, c: { type: 'array', items: {} } },
    }
    expect(mutated(schema, { a: 'x', b: 1, c: [] })).toEqual({
      'without a': { b: 1, c: [] },
      'a of another type': { a: 7, b: 1, c: [] },
      'b of another type': { a: 'x', b: [], c: [] },
      'c of another type': { a: 'x', b: 1, c: 'text' },
    })
  })

  it('meet and overstep the bounds of a number', () => {
    expect(mutated({ properties: { n: { minimum: 1, maximum: 5 } } }, { n: 3 })).toEqual({
      'n as small as it may be': { n: 1 },
      'n too small': { n: 0 },
      'n as large as it may be': { n: 5 },
      'n too large': { n: 6 },
    })
  })

  it('meet and overstep the bounds of a text', () => {
    expect(mutated({ properties: { text: { minLength: 2, maxLength: 5 } } }, { text: 'abc' })).toEqual({
      'text of 2 characters': { text: 'ab' },
      'text of 1 character': { text: 'a' },
      'text of 5 characters': { text: 'abccc' },
      'text of 6 characters': { text: 'abcccc' },
    })
  })

  it('find the bound that a pattern sets, and a text that it excludes', () => {
    expect(mutated({ properties: { key: { pattern: '^[A-Z][A-Z0-9_]{0,3}$' } } }, { key: 'KEY' })).toEqual({
      'key of 4 characters': { key: 'KEYY' },
      'key of 5 characters': { key: 'KEYYY' },
      'key not of its pattern': { key: 'KEY with spaces' },
    })
  })

  it('leave out the shortest of what identifies a thing, which may be anybody’s', () => {
    expect(mutated({ properties: { name: { minLength: 1 } } }, { name: 'abc' })).toEqual({
      'name of 0 characters': { name: '' },
    })
  })

  it('have a value that is none of those', () => {
    expect(mutated({ properties: { kind: { type: 'string', enum: ['A', 'B'] } } }, { kind: 'A' })).toEqual({
      'kind of another value': { kind: 'SOMETHING_ELSE' },
    })
  })

  it('have too few and too many elements, and one of another type', () => {
    const list = { type: 'array', minItems: 1, maxItems: 2, items: { type: 'string' } }
    expect(mutated({ properties: { list } }, { list: ['a'] })).toEqual({
      'list of another type': { list: 'text' },
      'list with too few elements': { list: [] },
      'list with too many elements': { list: ['a', 'a', 'a'] },
      'list.0 of another type': { list: [7] },
    })
  })

  it('have a member that nobody knows, where that is forbidden', () => {
    expect(mutated({ additionalProperties: false }, {})).toEqual({
      'the body with an unknown member': { nobodyKnowsThis: true },
    })
    expect(mutated({}, {})).toEqual({})
  })

  it('go only as deep as they are told', () => {
    const schema = { properties: { a: { type: 'object', properties: { b: { type: 'string' } } } } }
    expect(Object.keys(mutated(schema, { a: { b: 'x' } }, { depthMax: 1 }))).toEqual(['a of another type'])
    expect(Object.keys(mutated(schema, { a: { b: 'x' } }, { depthMax: 2 }))).toEqual([
      'a of another type',
      'a.b of another type',
    ])
  })

  it('follow the alternative that was meant', () => {
    const schema = {
      anyOf: [
        { type: 'array', items: {} },
        { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
      ],
    }
    expect(Object.keys(mutated(schema, { a: 'x' }))).toContain('without a')
  })

  it('overstep bounds that are excluded, and stand between two steps', () => {
    const n = { exclusiveMinimum: 0, exclusiveMaximum: 10, multipleOf: 2 }
    expect(mutated({ properties: { n } }, { n: 4 })).toEqual({
      'n as small as it may not be': { n: 0 },
      'n as small as it may be': { n: 2 },
      'n as large as it may not be': { n: 10 },
      'n as large as it may be': { n: 8 },
      'n between two steps': { n: 5 },
    })
  })

  it('have an element twice where each has to be another', () => {
    expect(mutated({ properties: { list: { uniqueItems: true } } }, { list: ['a'] })).toEqual({
      'list with an element twice': { list: ['a', 'a'] },
    })
  })

  it('are thorough where they are asked to be', () => {
    const schema = {
      required: ['n'],
      properties: {
        n: { type: 'integer' },
        kind: { enum: ['A', 'B'] },
        day: { type: 'string', format: 'date' },
        text: { type: 'string', maxLength: 9 },
      },
    }
    const value = { n: 1, kind: 'A', day: '2017-02-20', text: 'abcdef' }
    const plain = mutated(schema, value)
    const thorough = mutated(schema, value, { isThorough: true })
    const added = Object.entries(thorough).filter(([title]) => !Object.hasOwn(plain, title))
    expect(Object.fromEntries(added)).toEqual({
      'the body is a list': [],
      'the body is null': null,
      'the body is a number': 7,
      'n as null': { ...value, n: null },
      'n with a fraction': { ...value, n: 1.5 },
      'kind of the value "B"': { ...value, kind: 'B' },
      'day not of its format': { ...value, day: 'not of that format' },
      'text with letters beyond ASCII': { ...value, text: 'h\u00f6h \u6f22\u5b57 \u{1f600}' },
    })
  })
})

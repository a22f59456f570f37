/** The table of styles of OpenAPI, read from requests; its examples are those of the standard, with numbers where it has texts. */
import { describe, expect, it } from 'vitest'
import { ok } from '../../../../src/pipeline/behaviour.ts'
import type { Read } from '../../../../src/pipeline/exchange.ts'
import {
  cookieParameters,
  headerParameters,
  pathParameters,
  queryParameters,
} from '../../../../src/pipeline/parameters/read-parameters.ts'
import type { Operation, ParameterPlace } from '../../../../src/spec/contract.ts'
import type { JsonObject } from '../../../../src/spec/pointer.ts'
import { readContract } from '../../../../src/spec/read-contract.ts'
import fc from '../../../seeded.ts'
import { createSampleEngine } from '../../sample/sample-engine.ts'
import { shopOf } from '../../sample/shop-of.ts'

const integer = { type: 'integer' }
const number = { type: 'number' }
const string = { type: 'string' }
const array = { type: 'array', items: string }
const numbers = { type: 'array', items: number }
const object = { type: 'object', properties: { R: integer, G: integer, B: integer }, additionalProperties: false }
const colors = ['blue', 'black', 'brown']
const color = { R: 100, G: 200, B: 150 }

function operationWith(parameters: readonly JsonObject[]): Operation {
  const path = `/colors${parameters.some((each) => each.in === 'path') ? '/{color}' : ''}`
  const document = shopOf({ paths: { [path]: { get: { operationId: 'read', parameters } } } })
  const { read } = readContract(document).operations
  if (read === undefined) throw new Error('no operation')
  return read
}

const readers = {
  path: pathParameters,
  query: queryParameters,
  header: headerParameters,
  cookie: cookieParameters,
}

/** @param text The segment, the query, the header or all cookies. */
function read(place: ParameterPlace, manner: JsonObject, text: string): Record<string, unknown> {
  const operation = operationWith([{ name: 'color', in: place, ...manner }])
  const headers: Record<string, string> = { [place === 'cookie' ? 'cookie' : 'color']: text }
  const received = { method: 'GET', host: 'shop.test', path: '/', query: text, headers, body: null }
  // The readers look at nothing else.
  return readers[place]({ operation, received, segments: { color: text } } as unknown as Read)
}

type Row = readonly [
  place: ParameterPlace,
  style: string | undefined,
  explode: boolean,
  schema: JsonObject,
  text: string,
  value: unknown,
]

const table: readonly Row[] = [
  ['path', 'matrix', false, string, ';color=', ''],
  ['path', 'matrix', true, string, ';color=', ''],
  ['path', 'matrix', false, string, ';color=blue', 'blue'],
  ['path', 'matrix', true, integer, ';color=5', 5],
  ['path', 'matrix', false, array, ';color=blue,black,brown', colors],
  ['path', 'matrix', true, array, ';color=blue;color=black;color=brown', colors],
  ['path', 'matrix', false, object, ';color=R,100,G,200,B,150', color],
  ['path', 'matrix', true, object, ';R=100;G=200;B=150', color],
  ['path', 'label', false, string, '.', ''],
  ['path', 'label', false, string, '.blue', 'blue'],
  ['path', 'label', true, integer, '.5', 5],
  ['path', 'label', false, array, '.blue,black,brown', colors],
  ['path', 'label', false, array, '.blue.black.brown', colors],
  ['path', 'label', false, numbers, '.1.5', [1.5]],
  ['path', 'label', true, array, '.blue.black.brown', colors],
  ['path', 'label', false, object, '.R,100,G,200,B,150', color],
  ['path', 'label', false, object, '.R.100.G.200.B.150', color],
  ['path', 'label', true, object, '.R=100.G=200.B=150', color],
  ['path', undefined, false, string, 'a%2Fb,c', 'a/b,c'],
  ['path', 'simple', false, array, 'blue,bl%2Cack,brown', ['blue', 'bl,ack', 'brown']],
  ['path', 'simple', true, array, 'blue,black,brown', colors],
  ['path', 'simple', false, object, 'R,100,G,200,B,150', color],
  ['path', 'simple', true, object, 'R=100,G=200,B=150', color],
  ['header', 'simple', false, string, 'blue, black', 'blue, black'],
  ['header', 'simple', false, array, 'blue,black, brown', colors],
  ['header', 'simple', true, numbers, '1, 2', [1, 2]],
  ['header', 'simple', false, object, 'R,100,G,200,B,150', color],
  ['header', 'simple', true, object, 'R=100, G=200,B=150', color],
  ['query', 'form', true, string, 'color=', ''],
  ['query', 'form', true, string, 'color', ''],
  ['query', 'form', true, string, 'color=a+b%2Bc', 'a b+c'],
  ['query', 'form', false, array, 'color=blue,black,brown', colors],
  ['query', 'form', false, array, 'color=', []],
  ['query', 'form', false, array, 'color=bl%2Cue,black', ['bl,ue', 'black']],
  ['query', 'form', true, array, 'color=blue&color=black&other=1&color=brown', colors],
  ['query', 'form', true, array, 'color=blue', ['blue']],
  ['query', 'form', true, array, 'color=blue,black', ['blue,black']],
  ['query', 'form', false, object, 'color=R,100,G,200,B,150', color],
  ['query', 'form', true, object, 'R=100&G=200&B=150&X=1', color],
  ['query', 'spaceDelimited', false, array, 'color=blue%20black%20brown', colors],
  ['query', 'spaceDelimited', false, array, 'color=blue+black+brown', colors],
  ['query', 'spaceDelimited', true, array, 'color=blue&color=black&color=brown', colors],
  ['query', 'spaceDelimited', false, object, 'color=R%20100%20G%20200%20B%20150', color],
  ['query', 'pipeDelimited', false, array, 'color=blue|black%7Cbrown', colors],
  ['query', 'pipeDelimited', true, array, 'color=blue&color=black&color=brown', colors],
  ['query', 'pipeDelimited', false, object, 'color=R%7C100%7cG|200|B|150', color],
  ['query', 'deepObject', true, object, 'color[R]=100&color%5BG%5D=200&color[B]=150', color],
  ['query', 'deepObject', true, array, 'color[]=blue&color[]=black&color[7]=brown', colors],
  ['cookie', 'form', true, string, 'a=b; color=bl%20ue', 'bl ue'],
  ['cookie', 'form', true, string, 'color=blue; color=black', 'blue'],
  ['cookie', 'form', false, array, 'color=blue,black,brown', colors],
  ['cookie', 'form', true, array, 'color=blue; color=black; color=brown', colors],
  ['cookie', 'form', false, object, 'color=R,100,G,200,B,150', color],
  ['cookie', 'form', true, object, 'R=100; G=200; B=150; X=2', color],
]

describe('a parameter', () => {
  it.each(table)(
    'of %s in the style %s, exploded: %s, %j, is read from %s',
    (place, style, explode, schema, text, value) => {
      expect(read(place, { ...(style && { style }), explode, schema }, text)).toEqual({ color: value })
    },
  )

  it.each<[ParameterPlace, JsonObject, string, unknown]>([
    ['query', array, 'color=a&color=b', ['a', 'b']],
    ['query', object, 'R=1', { R: 1 }],
    ['path', array, 'a,b', ['a', 'b']],
    ['header', object, 'R,1', { R: 1 }],
    ['cookie', array, 'color=a; color=b', ['a', 'b']],
  ])('of %s with %j is read as the standard has it where it says no style', (place, schema, text, value) => {
    expect(read(place, { schema }, text)).toEqual({ color: value })
  })

  it.each<[ParameterPlace, string]>([
    ['path', '%7B%22a%22:[1]%7D'],
    ['query', 'color=%7B%22a%22:[1]%7D'],
    ['header', '{"a":[1]}'],
    ['cookie', 'color=%7B%22a%22:[1]%7D'],
  ])('of %s with content is JSON', (place, text) => {
    const content = { 'application/json': { schema: { type: 'object' } } }
    expect(read(place, { content }, text)).toEqual({ color: { a: [1] } })
  })
})

describe('deep objects', () => {
  const members = { min: integer, tags: array, inner: { type: 'object', additionalProperties: { type: 'boolean' } } }
  const schema = { anyOf: [{ type: 'object', properties: members }, { type: 'integer' }] }
  const deep = (text: string) => read('query', { style: 'deepObject', explode: true, schema }, text)

  it.each<[string, unknown]>([
    ['color[min]=1&color[tags][]=a&color[tags][]=b', { min: 1, tags: ['a', 'b'] }],
    ['color[tags]=a', { tags: ['a'] }],
    ['color[tags][0]=a&color[tags][1]=b', { tags: ['a', 'b'] }],
    ['color[inner][a]=true&color[inner][b]=maybe', { inner: { a: true, b: 'maybe' } }],
    ['color[other]=1', { other: '1' }],
    ['color=5', 5],
    ['color[__proto__]=1', JSON.parse('{"__proto__":"1"}')],
    ['color[tags][999999999]=a', { tags: ['a'] }],
  ])('%s', (text, value) => {
    expect(deep(text)).toEqual({ color: value })
  })

  it.each(['color[', 'color]', '[color]=1', 'color[a', 'color[[a]]=1', `color${'[a]'.repeat(20)}=1`])(
    'are not read from %s',
    (text) => {
      expect(deep(text)).toEqual({})
    },
  )
})

describe('types', () => {
  it.each<[string, JsonObject, string, unknown]>([
    [
      'a number that is too large, where a text will do',
      { type: ['integer', 'string'] },
      '9223372036854775807',
      '9223372036854775807',
    ],
    ['a number that is not, where a text will do', { type: ['integer', 'string'] }, '17', 17],
    ['a number that is too large, where none will', { type: 'integer' }, '9223372036854775807', 2 ** 63],
    ['an enum of numbers', { enum: [1, 2] }, '2', 2],
    ['a constant', { const: true }, 'true', true],
    ['what may be nothing', { type: ['boolean', 'null'] }, 'false', false],
    ['one of several', { oneOf: [{ type: 'null' }, { allOf: [{ minimum: 1 }, { type: 'number' }] }] }, '1.5', 1.5],
    ['a text or a list of them', { oneOf: [string, array] }, 'a', 'a'],
    ['nothing that is said', {}, '1', '1'],
    ['a list that is written as JSON', { type: 'object', properties: { a: array } }, '', undefined],
  ])('%s', (_, schema, text, value) => {
    expect(read('query', { schema }, text === '' ? 'a=[1]' : `color=${text}`).color).toEqual(
      text === '' ? { a: ['[1]'] } : value,
    )
  })

  it('a text or a list of them, where there are several', () => {
    expect(read('query', { schema: { oneOf: [string, array] } }, 'color=a&color=b')).toEqual({ color: ['a', 'b'] })
  })

  it('a schema that leads back to itself', () => {
    const node: JsonObject = {
      type: 'object',
      properties: { R: integer },
      additionalProperties: { $ref: '#/components/schemas/BoxInput' },
    }
    expect(read('query', { style: 'deepObject', schema: node }, 'color[x][inside][inside][label]=a')).toEqual({
      color: { x: { inside: { inside: { label: 'a' } } } },
    })
  })
})

describe('a request is refused', () => {
  const document = shopOf({
    paths: {
      '/colors/{color}': {
        get: {
          operationId: 'getColor',
          parameters: [
            { name: 'color', in: 'path', required: true, style: 'matrix', schema: string },
            { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: integer } },
            { name: 'json', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
            { name: 'session', in: 'cookie', required: true, schema: integer },
            { name: 'Authorization', in: 'header', required: true, schema: integer },
          ],
        },
      },
    },
  })

  it.each<[string, string, string | undefined]>([
    ['/colors/;color=a', 'session=1', undefined],
    ['/colors/;color=a?ids=1,2&json={}', 'session=1', undefined],
    [
      '/colors/a',
      'session=1',
      'The path parameter "color" is not written in the style matrix, which begins with ";color=".',
    ],
    ['/colors/;color=a?ids=1,b', 'session=1', '"ids.1" must be a whole number.'],
    ['/colors/;color=a?ids=1&ids=2', 'session=1', 'The query parameter "ids" stands there more than once.'],
    ['/colors/;color=a?ids=1,%ff', 'session=1', 'The query parameter "ids" is not percent-encoded as UTF-8.'],
    ['/colors/;color=a?json={', 'session=1', 'The query parameter "json" is not JSON.'],
    ['/colors/;color=a?json=1', 'session=1', '"json" must be an object.'],
    ['/colors/;color=a', 'session=a', '"session" must be a whole number.'],
    ['/colors/;color=a', '', '"session" is missing.'],
  ])('%s with the cookies %j: %s', async (target, cookie, message) => {
    const { send } = createSampleEngine({ document, behaviours: { getColor: () => ok({}) } })
    const { status, json } = await send({ target, headers: { cookie } })
    expect([status, (json as { readonly error?: { readonly message: string } }).error?.message]).toEqual([
      message === undefined ? 200 : 400,
      message,
    ])
  })
})

describe('any query', () => {
  const schema = { type: 'object', properties: { a: array, b: object }, additionalProperties: integer }
  const parameters = ['form', 'deepObject', 'pipeDelimited'].map((style) => ({
    name: style,
    in: 'query',
    style,
    schema,
  }))
  const operation = operationWith(parameters)

  it('is read or refused, and nothing else happens', () => {
    const part = fc.constantFrom(
      'form',
      'deepObject',
      'pipeDelimited',
      'a',
      'b',
      '[',
      ']',
      '=',
      '&',
      '|',
      ',',
      '%',
      '%5B',
      '__proto__',
      '1',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const received = { method: 'GET', host: '', path: '/', query: parts.join(''), headers: {}, body: null }
        try {
          // The reader looks at nothing else.
          const values = queryParameters({ operation, received } as unknown as Read)
          expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
        } catch (error) {
          expect(error).toMatchObject({ reason: { situation: 'invalid' } })
        }
      }),
    )
  })
})

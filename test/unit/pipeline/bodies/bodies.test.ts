/** Bodies of every media type that a document can declare. */
import { describe, expect, it } from 'vitest'
import { type AnyCall, ok } from '../../../../src/pipeline/behaviour.ts'
import fc from '../../../seeded.ts'
import { createSampleEngine, type SampleRequest } from '../../sample/sample-engine.ts'
import { shopOf } from '../../sample/shop-of.ts'

const integer = { type: 'integer' }
const text = { type: 'string' }
const address = { type: 'object', properties: { street: text, number: integer } }
const fields = {
  type: 'object',
  required: ['name'],
  additionalProperties: { type: ['string', 'array', 'object'] },
  properties: {
    name: { type: 'string', minLength: 2 },
    age: integer,
    isNew: { type: 'boolean' },
    tags: { type: 'array', items: text },
    ids: { type: 'array', items: integer },
    address,
    photo: { type: 'string', format: 'binary', minLength: 3 },
    photos: { type: 'array', items: { type: 'string', format: 'binary' } },
  },
}

const taking = (operationId: string, content: object) => ({
  put: { operationId, requestBody: { required: true, content: JSON.parse(JSON.stringify(content)) } },
})

const paths = {
  '/json': taking('json', {
    'application/json': { schema: { type: 'object', required: ['a'] } },
    'application/merge-patch+json': { schema: {} },
    'text/plain': { schema: text },
  }),
  '/plus': taking('plus', { 'application/vnd.a+json': { schema: { type: 'object', required: ['a'] } } }),
  '/form': taking('form', {
    'application/x-www-form-urlencoded': {
      schema: fields,
      encoding: { ids: { explode: false }, tags: { style: 'pipeDelimited', explode: false } },
    },
    'multipart/form-data': { schema: fields },
  }),
  '/plain': taking('plain', { 'application/x-www-form-urlencoded': {} }),
  '/any': taking('any', { '*/*': { schema: { type: 'object' } } }),
  '/bytes': taking('bytes', { '*/*': { schema: { type: 'string', format: 'binary' } } }),
  '/application': taking('application', { 'application/*': { schema: { type: 'object' } } }),
  '/image': taking('image', { 'image/*': {} }),
}

const plain = shopOf({ paths })

const sample = (given: { readonly situations?: object; readonly codes?: object } = {}) => {
  const calls: AnyCall[] = []
  const behave = (call: AnyCall) => {
    calls.push(call)
    return ok({})
  }
  const ids = ['json', 'plus', 'form', 'plain', 'any', 'bytes', 'application', 'image']
  const document = Object.keys(given).length === 0 ? plain : shopOf({ paths, ...JSON.parse(JSON.stringify(given)) })
  const { send } = createSampleEngine({ document, behaviours: Object.fromEntries(ids.map((id) => [id, behave])) })
  const put = (target: string, type: string, body: SampleRequest['body']) =>
    send({ target, method: 'PUT', headers: { 'content-type': type }, ...(body !== undefined && { body }) })
  return { put, calls }
}

async function received(target: string, type: string, body: SampleRequest['body']) {
  const { put, calls } = sample()
  const { status, json } = await put(target, type, body)
  const [call] = calls
  const { message } = (json as { readonly error?: { readonly message: string } }).error ?? {}
  return call === undefined ? [status, message] : [status, call.mediaType, call.body]
}

const form = 'application/x-www-form-urlencoded'
const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content)
const part = (head: string, content: string): string =>
  `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const multipart = (...parts: readonly string[]): string => `${parts.join('')}--b--\r\n`

describe('a body', () => {
  it.each<[string, string, string | Uint8Array, unknown]>([
    ['/json', 'application/json; charset=utf-8', '{"a":1}', { a: 1 }],
    ['/json', 'application/merge-patch+json', '{"b":null}', { b: null }],
    ['/json', 'text/plain', '{"a":1}', '{"a":1}'],
    ['/json', 'text/plain; charset="iso-8859-1"', new Uint8Array([0xe9]), 'é'],
    ['/json', 'text/plain; charset=unheard-of', 'é', 'é'],
    ['/plus', 'Application/Vnd.A+JSON', '{"a":1}', { a: 1 }],
    ['/any', 'application/json', '{"a":1}', { a: 1 }],
    ['/any', 'text/csv', 'a,b', 'a,b'],
    ['/any', 'image/png', 'png', bytesOf('png')],
    ['/bytes', 'application/json', '{"a":1}', bytesOf('{"a":1}')],
    ['/bytes', 'text/plain', 'a', bytesOf('a')],
    ['/application', 'application/ld+json', '{}', {}],
    ['/image', 'image/webp', 'webp', bytesOf('webp')],
  ])('of %s as %s is read', async (target, type, body, value) => {
    expect(await received(target, type, body)).toEqual([200, type.toLowerCase().split(';')[0], value])
  })

  it.each<[string, string, string | Uint8Array, string]>([
    ['/json', 'application/json', '{}', '"a" is missing.'],
    [
      '/json',
      'text/html',
      'a',
      'The Content-Type must be application/json or application/merge-patch+json or text/plain; text/html was sent.',
    ],
    ['/json', 'text/plain', new Uint8Array([0xff]), 'The body is not UTF-8.'],
    ['/json', 'text/plain; charset=utf-16le', new Uint8Array([0, 0xd8]), 'The body is not UTF-16LE.'],
    ['/plus', 'application/vnd.a+json', '{}', '"a" is missing.'],
    ['/plus', 'application/vnd.a+json', '{', 'The body is not JSON.'],
    ['/application', 'text/plain', 'a', 'The Content-Type must be application/*; text/plain was sent.'],
    ['/application', 'application/json', '[]', 'The body must be an object.'],
    ['/image', '', 'a', 'The Content-Type must be image/*; none was sent.'],
  ])('of %s as %s is refused: %s', async (target, type, body, message) => {
    expect(await received(target, type, body)).toEqual([400, message])
  })

  it('of another type is refused as such where the catalogue tells that apart', async () => {
    const { put } = sample({
      situations: { 'unsupported-type': 'unsupported' },
      codes: { unsupported: { status: 415, message: '{problem}' } },
    })
    expect((await put('/json', 'text/html', 'a')).status).toBe(415)
    expect((await put('/json', 'application/json', '{')).status).toBe(400)
  })

  it('that is not there has no type', async () => {
    const { send } = createSampleEngine({
      behaviours: { putFile: ({ mediaType }) => ok({ ...(mediaType && { mediaType }) }) },
    })
    expect((await send({ target: '/shop/files/1', method: 'PUT' })).json).toEqual({})
  })
})

describe('a form', () => {
  it.each<[string, unknown]>([
    ['name=Ann', { name: 'Ann' }],
    ['name=A+n%2Bn&age=5&isNew=true&age2=5', { name: 'A n+n', age: 5, isNew: true, age2: '5' }],
    ['name=Ann&tags=a|b&ids=1,2', { name: 'Ann', tags: ['a', 'b'], ids: [1, 2] }],
    ['name=Ann&tags=a&tags=b', { name: 'Ann', tags: ['a', 'b'] }],
    ['name=Ann&tags[]=a&ids[0]=1', { name: 'Ann', tags: ['a'], ids: [1] }],
    ['name=Ann&address[street]=b&address%5Bnumber%5D=1', { name: 'Ann', address: { street: 'b', number: 1 } }],
    ['name=Ann&address=%7B%22number%22:1%7D', { name: 'Ann', address: { number: 1 } }],
    ['name=Ann&street=b&number=1', { name: 'Ann', address: { street: 'b', number: 1 } }],
    ['name=Ann&other=a&other=b', { name: 'Ann', other: ['a', 'b'] }],
    ['name=Ann&other[a]=b&__proto__=c', JSON.parse('{"name":"Ann","other":{"a":"b"},"__proto__":"c"}')],
    ['&name=Ann&', { name: 'Ann' }],
  ])('%s', async (body, value) => {
    expect(await received('/form', form, body)).toEqual([200, form, value])
  })

  it.each<[string, string]>([
    ['age=5', '"name" is missing.'],
    ['name=Ann&age=old', '"age" must be a whole number.'],
    ['name=Ann&name=Ben', 'The field "name" stands there more than once.'],
    ['name=%ff', 'The body is not percent-encoded as UTF-8.'],
  ])('%s is refused: %s', async (body, message) => {
    expect(await received('/form', form, body)).toEqual([400, message])
  })

  it('of which nothing is said is an object of texts', async () => {
    expect(await received('/plain', form, 'a=1&b=2&b=3')).toEqual([200, form, { a: '1', b: ['2', '3'] }])
  })
})

describe('a form of several parts', () => {
  const type = 'multipart/form-data; boundary=b'
  const named = part('name="name"', 'Ann')

  it.each<[string, string, unknown]>([
    ['texts', multipart(named, part('name="age"', '5'), part('name=other', 'a')), { name: 'Ann', age: 5, other: 'a' }],
    [
      'a file',
      multipart(named, part('name="photo"; filename="a.png"\r\nContent-Type: image/png', 'png')),
      { name: 'Ann', photo: bytesOf('png') },
    ],
    [
      'bytes without a name of their own',
      multipart(named, part('name="photo"', 'png')),
      { name: 'Ann', photo: bytesOf('png') },
    ],
    [
      'a file of which nothing is said',
      multipart(named, part('name="x"; filename="a.txt"\r\nContent-Type: text/plain', 'a')),
      { name: 'Ann', x: bytesOf('a') },
    ],
    [
      'several files',
      multipart(named, part('name="photos"; filename="a"', 'a'), part('name="photos"; filename="b"', 'b')),
      { name: 'Ann', photos: [bytesOf('a'), bytesOf('b')] },
    ],
    [
      'a list',
      multipart(named, part('name="tags"', 'a,b'), part('name="tags"', 'c')),
      { name: 'Ann', tags: ['a,b', 'c'] },
    ],
    [
      'JSON that says so',
      multipart(named, part('name="address"\r\nContent-Type: application/json', '{"number":1}')),
      { name: 'Ann', address: { number: 1 } },
    ],
    [
      'JSON that does not',
      multipart(named, part('name="address"', '{"number":1}')),
      { name: 'Ann', address: { number: 1 } },
    ],
    [
      'an object by its members',
      multipart(named, part('name="address[number]"', '1')),
      { name: 'Ann', address: { number: 1 } },
    ],
    [
      'text in another charset',
      multipart(part('name="name"\r\nContent-Type: text/plain; charset=utf-8', 'Añn')),
      { name: 'Añn' },
    ],
  ])('of %s', async (_, body, value) => {
    expect(await received('/form', type, body)).toEqual([200, 'multipart/form-data', value])
  })

  it('is what FormData writes', async () => {
    const data = new FormData()
    data.append('name', 'Ann & "Ben"')
    data.append('tags', 'a')
    data.append('tags', 'b')
    data.append('photo', new Blob([new Uint8Array([0, 13, 10, 45, 45])]), 'a "b".bin')
    const request = new Request('https://shop.test', { method: 'POST', body: data })
    const body = new Uint8Array(await request.arrayBuffer())
    expect(await received('/form', request.headers.get('content-type') ?? '', body)).toEqual([
      200,
      'multipart/form-data',
      { name: 'Ann & "Ben"', tags: ['a', 'b'], photo: new Uint8Array([0, 13, 10, 45, 45]) },
    ])
  })

  it.each<[string, string, string, string]>([
    ['without a boundary', 'multipart/form-data', multipart(named), 'The Content-Type has no boundary.'],
    [
      'with another boundary',
      'multipart/form-data; boundary=c',
      multipart(named),
      'The body is not multipart with at most 1000 parts, and its boundary.',
    ],
    ['that is broken off', type, named, 'The body is not multipart with at most 1000 parts, and its boundary.'],
    [
      'of too many parts',
      type,
      multipart(named.repeat(1001)),
      'The body is not multipart with at most 1000 parts, and its boundary.',
    ],
    ['with a part that has no name', type, multipart(part('filename="a"', 'a')), 'A part of the body has no name.'],
    [
      'with a file that is too short',
      type,
      multipart(named, part('name="photo"; filename="a"', 'a')),
      '"photo" must have at least 3 characters.',
    ],
    ['that lacks what it must have', type, multipart(part('name="age"', '1')), '"name" is missing.'],
  ])('%s is refused', async (_, contentType, body, message) => {
    expect(await received('/form', contentType, body)).toEqual([400, message])
  })
})

describe('any body', () => {
  it('is read or refused, and nothing else happens', async () => {
    const { put } = sample()
    const piece = fc.constantFrom(
      '--b',
      '\r\n',
      '--',
      'Content-Disposition: form-data; name="a"',
      ':',
      '=',
      '&',
      '%',
      '[',
      ']',
      'name',
      '"',
      '\0',
    )
    const types = fc.constantFrom('multipart/form-data; boundary=b', form)
    await fc.assert(
      fc.asyncProperty(types, fc.array(piece, { maxLength: 20 }), async (type, pieces) => {
        expect([200, 400, 429]).toContain((await put('/form', type, pieces.join(''))).status)
      }),
    )
  })
})

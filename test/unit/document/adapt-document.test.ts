import { describe, expect, test } from 'vitest'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { placeToken } from '../../../src/contract/specification/credential.ts'
import type { Specification } from '../../../src/contract/specification/specification.ts'

function specificationOf(operation: object, rest: object = {}): Specification {
  const document = { openapi: '3.1.0', info: { title: 'Some API!' }, paths: { '/things': { get: operation } }, ...rest }
  return anySpecification(document).specification
}

function statusesOf(operation: object): { readonly declared: number[]; readonly taken: readonly string[] } {
  const { contract } = specificationOf({ operationId: 'list', ...operation })
  const { responses = [], errors = [] } = contract.operations.list ?? {}
  return { declared: responses.map(({ status }) => status), taken: errors }
}

const ok = { description: 'OK' }

describe('statuses', () => {
  test('of an operation that declares no error may be any client error', () => {
    const { declared, taken } = statusesOf({ responses: { 200: ok } })
    expect(declared).toEqual([200])
    expect(taken).toContain('http-400')
    expect(taken).toContain('http-404')
    expect(taken).not.toContain('http-500')
  })

  test('of an operation that declares an error are those, and those of the protocol', () => {
    const { declared, taken } = statusesOf({ responses: { 200: ok, 404: ok } })
    expect(declared).toEqual([200, 404])
    expect(taken).toEqual([401, 403, 405, 406, 413, 414, 415, 429, 431].map((status) => `http-${status}`))
  })

  test('of a range or a default are client errors, and never a server error', () => {
    for (const name of ['4XX', 'default']) {
      const { declared, taken } = statusesOf({ responses: { 200: ok, [name]: ok } })
      expect(declared).toContain(422)
      expect(declared).not.toContain(500)
      expect(taken).toEqual([])
    }
  })

  test('of a default alone are a success too', () => {
    expect(statusesOf({ responses: { default: ok } }).declared[0]).toBe(200)
  })
})

test('the system is named for the title, and answers at the first server with its variables filled', () => {
  const servers = [{ url: 'https://{region}.example.com/v2/', variables: { region: { default: 'eu' } } }]
  const { contract } = specificationOf({ responses: { 200: ok } }, { servers })
  expect(contract.systems.map(({ name, origin }) => [name, origin])).toEqual([
    ['some-api', 'https://eu.example.com/v2'],
  ])
})

test('an operation without an id is called by its method and path, and two of the same are told apart', () => {
  const document = {
    openapi: '3.1.0',
    paths: {
      '/a': { get: { operationId: 'read.it', responses: { 200: ok } } },
      '/b/{c}': { get: { operationId: 'read.it', responses: { 200: ok } }, delete: { responses: { 204: ok } } },
    },
  }
  expect(Object.keys(anySpecification(document).specification.contract.operations)).toEqual([
    'read_it',
    'read_it_2',
    'delete_b_c',
  ])
})

test('a media type is declared without its parameters, and JSON is sent where there is a choice', () => {
  const { contract } = specificationOf({
    operationId: 'list',
    requestBody: { content: { 'multipart/form-data': {}, 'application/vnd.api+json; charset=utf-8': {} } },
    responses: { 200: { ...ok, content: { 'application/json; charset=utf-8': {} } } },
  })
  expect(contract.operations.list?.body?.mediaTypes).toEqual(['application/vnd.api+json', 'multipart/form-data'])
  expect(contract.operations.list?.responses[0]?.mediaTypes).toEqual(['application/json'])
})

describe('required properties', () => {
  const specification = anySpecification({
    openapi: '3.1.0',
    paths: {
      '/things': {
        post: {
          operationId: 'make',
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          responses: {
            201: { ...ok, content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          },
        },
      },
    },
    components: {
      schemas: {
        Id: { type: 'string', readOnly: true },
        Thing: {
          type: 'object',
          required: ['id', 'name', 'secret'],
          properties: {
            id: { $ref: '#/components/schemas/Id' },
            name: { type: 'string' },
            secret: { type: 'string', writeOnly: true },
          },
        },
      },
    },
  }).specification

  test('that are readOnly are required of answers only', () => {
    expect(specification.closed('make.body')?.({ name: 'n', secret: 's' })).toBe(true)
    expect(specification.open('make.response.201')?.({ name: 'n' })).toBe(false)
  })

  test('that are writeOnly are required of requests only', () => {
    expect(specification.open('make.response.201')?.({ id: 'i', name: 'n' })).toBe(true)
    expect(specification.closed('make.body')?.({ name: 'n' })).toBe(false)
  })
})

test('alternatives that exclude each other by what they forbid still fit an answer that says more', () => {
  const closed = (name: string): object => ({
    type: 'object',
    required: [name],
    properties: { [name]: {} },
    additionalProperties: false,
  })
  const schema = { oneOf: [closed('a'), closed('b')] }
  const specification = specificationOf({
    operationId: 'list',
    responses: { 200: { ...ok, content: { 'application/json': { schema } } } },
  })
  expect(specification.open('list.response.200')?.({ a: 1, b: 2 })).toBe(true)
  expect(specification.open('list.response.200')?.({ c: 1 })).toBe(false)
})

describe('a token goes where the document puts it', () => {
  const of = (scheme: object | undefined): ReturnType<typeof placeToken> => {
    const specification = specificationOf(
      { operationId: 'list', security: scheme === undefined ? [] : [{ way: [] }], responses: { 200: ok } },
      scheme === undefined ? {} : { components: { securitySchemes: { way: scheme } } },
    )
    return placeToken('a:b', specification.placement(specification.operation('list')))
  }

  test.each([
    ['nowhere in particular', undefined, { headers: { authorization: 'Bearer a:b' }, query: {} }],
    ['bearer', { type: 'http', scheme: 'bearer' }, { headers: { authorization: 'Bearer a:b' }, query: {} }],
    ['oauth', { type: 'oauth2', flows: {} }, { headers: { authorization: 'Bearer a:b' }, query: {} }],
    ['basic', { type: 'http', scheme: 'Basic' }, { headers: { authorization: 'Basic YTpi' }, query: {} }],
    ['a header', { type: 'apiKey', in: 'header', name: 'X-Key' }, { headers: { 'x-key': 'a:b' }, query: {} }],
    ['the query', { type: 'apiKey', in: 'query', name: 'key' }, { headers: {}, query: { key: 'a:b' } }],
    ['a cookie', { type: 'apiKey', in: 'cookie', name: 'sid' }, { headers: { cookie: 'sid=a%3Ab' }, query: {} }],
  ])('%s', (_, scheme, expected) => {
    expect(of(scheme)).toEqual(expected)
  })
})

describe('a schema that forbids other members', () => {
  const schemas = { Closed: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false } }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Closed' } } }
  const idsOf = (operation: object): readonly string[] =>
    specificationOf({ operationId: 'list', ...operation }, { components: { schemas } }).contract.systems.flatMap(
      ({ requirements }) => Object.values(requirements).flat(),
    )

  test('is a requirement where an answer has it', () => {
    expect(idsOf({ responses: { 200: { description: 'OK', content } } })).toContain('document/closed')
  })

  test('is none where only a request has it, for nothing could exercise it', () => {
    expect(idsOf({ requestBody: { content }, responses: { 200: ok } })).not.toContain('document/closed')
  })
})

test('a server is the same by either protocol, and another one is left out', () => {
  const at = (url: string): object => ({ get: { servers: [{ url }], responses: { 200: ok } } })
  const paths = { '/a': at('https://api.example'), '/b': at('http://api.example/'), '/c': at('https://other.example') }
  const { leftOut } = anySpecification({ openapi: '3.1.0', servers: [{ url: '//api.example' }], paths })
  expect(leftOut).toEqual(['get_c (GET /c) is not called, because it is at another server, https://other.example'])
})

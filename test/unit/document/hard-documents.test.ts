/** Documents that would take for ever, or more room than there is, are refused in one line that says where, or read as far as they can be. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { loadSpecFile, readSpecFile } from '../../../src/document/node-read-spec.ts'
import { documentValidators } from '../../../src/document/serving/validators.ts'
import { expressionOf } from '../../../src/schema/expression.ts'
import type { Json, JsonObject } from '../../../src/spec/pointer.ts'

const start = 'openapi: 3.1.0\ninfo: {title: t, version: "1"}\n'
const paths = 'paths: {/a: {get: {responses: {"200": {description: x}}}}}\n'

function read(text: string): JsonObject {
  const file = join(mkdtempSync(join(tmpdir(), 'nowhere-spec-')), 'api')
  writeFileSync(file, text)
  return readSpecFile(file)
}

function creating(rule: JsonObject): JsonObject {
  const schema = { type: 'object', required: ['text'], properties: { id: { type: 'string' }, text: rule } }
  const content = { 'application/json': { schema } }
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  return {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: {
      '/things': { post: { requestBody: { content }, responses: { 201: { description: 'made', content } } } },
      '/things/{id}': {
        parameters: [id],
        get: { responses: { 200: { description: 'it', content } } },
        delete: { responses: { 204: { description: 'gone' } } },
      },
    },
  }
}

const leftOutOf = (rule: JsonObject): readonly string[] => anySpecification(creating(rule)).leftOut

describe('a document that is too much', () => {
  it('is refused where its aliases stand for more than anybody could read', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]\n`,
    )
    expect(() => read(`${start}l0: &l0 lol\n${laughs.join('')}${paths}`)).toThrowError(
      'Failed to read the OpenAPI document: #/l8 stands for more than 20000000 values, by its aliases. Give a document that says it in another way.',
    )
  })

  it('is refused for its aliases before anybody looks for other files in it', async () => {
    const doubled = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]\n`)
    const file = join(mkdtempSync(join(tmpdir(), 'nowhere-spec-')), 'api.yaml')
    writeFileSync(file, `${start}l0: &l0 lol\n${doubled.join('')}${paths}`)
    await expect(loadSpecFile(file)).rejects.toThrowError(/stands for more than 20000000 values, by its aliases/)
  })

  it('says so where more schemas refer to each other in a row than can be followed', () => {
    const schema = (index: number): JsonObject => ({
      properties: { next: { $ref: `#/components/schemas/s${index + 1}` } },
    })
    const schemas = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`s${index}`, schema(index)]))
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/s0' } } }
    const { strict } = documentValidators({
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
      paths: { '/a': { get: { operationId: 'a', responses: { 200: { description: 'x', content } } } } },
      components: { schemas: { ...schemas, s10000: {} } },
    })
    expect(() => strict('a.response.200')).toThrowError(
      'Failed to compile the schema of a.response.200: it refers to more schemas in a row than can be followed.',
    )
  })

  it('is refused where it stands in itself', () => {
    expect(() => read(`${start}x-a: &a {b: *a}\n${paths}`)).toThrowError(
      'Failed to read the OpenAPI document: #/x-a/b is an alias of what it stands in, which has no end.',
    )
  })

  it('is refused where it is nested too deep', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(() => read(`{"openapi":"3.1.0","x":${deep},"paths":{"/a":{}}}`)).toThrowError(
      'Failed to read the OpenAPI document: #/x/0/0/0/0/... is nested deeper than 400 levels.',
    )
  })

  it.each<[string, JsonObject, string]>([
    ['a text of 500 million letters', { type: 'string', minLength: 5e8 }, 'must have at least 500000000 characters'],
    [
      'a list of a thousand million',
      { type: 'array', minItems: 1e9, items: {} },
      'must have at least 1000000000 items',
    ],
  ])('leaves out what would take %s', (_, rule, why) => {
    expect(leftOutOf(rule)[0]).toBe(
      `things: POST /things is not called, because no body of it could be made up ("text" ${why}.)`,
    )
  })

  it('leaves out a pattern that repeats repetitions', () => {
    const pattern = '^(((a{1000}){1000}){1000})$'
    expect(leftOutOf({ type: 'string', pattern })).toEqual([
      `the pattern ${pattern} is not checked, because JavaScript cannot read it`,
    ])
    expect(expressionOf('^[a-z{1}]{1,63}(\\.(a{1000}|b{20}){3})*$')?.test('abc')).toBe(true)
  })
})

describe('a document that is unusual', () => {
  it('has its merge keys merged', () => {
    const schema = '{type: object, properties: {<<: *base, extra: {type: string}}}'
    const merged = read(`${start}x-base: &base {id: {type: integer}}\n${paths}components: {schemas: {T: ${schema}}}\n`)
    expect(merged.components).toEqual({
      schemas: { T: { type: 'object', properties: { id: { type: 'integer' }, extra: { type: 'string' } } } },
    })
  })

  it('may refer to another file in an extension', () => {
    const read = { openapi: '3.1.0', 'x-tags': [{ $ref: './tags.md' }], paths: { '/a': { get: {} } } }
    expect(Object.keys(anySpecification(read).specification.contract.operations)).toEqual(['get_a'])
  })

  it('may have parameters without a name, which are not sent', () => {
    const parameters: Json = [
      null,
      1,
      { name: 1 },
      { in: 'query' },
      { in: 'body', name: 'b' },
      { in: 'query', name: 'q' },
    ]
    const document = { openapi: '3.1.0', paths: { '/a': { get: { parameters, responses: {} } } } }
    const { specification, leftOut } = anySpecification(document)
    expect(specification.contract.operations.get_a?.parameters.map(({ name }) => name)).toEqual(['q'])
    expect(leftOut).toEqual([
      ...[1, 2, 3, 4].map((index) => `GET /a: its parameter ${index} is not sent, because it has no name`),
      'GET /a: its parameter 5 is not sent, because it has no place that is known',
    ])
  })

  it('may have a security scheme whose header has no name that can be sent', () => {
    const document = {
      openapi: '3.1.0',
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X Key' } } },
      paths: { '/a': { get: { responses: {} } } },
    }
    const { specification } = anySpecification(document)
    expect(specification.placement(specification.operation('get_a'))).toEqual({ in: 'bearer' })
  })
})

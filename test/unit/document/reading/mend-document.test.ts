/** One wrong place in a document leaves out what needs it, and not the document. */
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../../src/document/read-document.ts'
import { leftOutOf } from '../../../../src/document/reading/mend-document.ts'
import { at, type Json, type JsonObject } from '../../../../src/spec/pointer.ts'

const json = (schema: Json): JsonObject => ({ 'application/json': { schema } })
const ok = (schema: Json): JsonObject => ({ 200: { description: 'it', content: json(schema) } })
const reading = (schema: Json, more: JsonObject = {}): JsonObject =>
  readDocument({ openapi: '3.1.0', paths: { '/a': { get: { responses: ok(schema) } } }, ...more })
const schemaIn = (document: JsonObject): Json | undefined =>
  at(document, '#/paths/~1a/get/responses/200/content/application~1json/schema')
const place = '#/paths/~1a/get/responses/200/content/application~1json/schema'

describe('a reference to nothing', () => {
  it('leaves a schema open, and says where', () => {
    const read = reading({ type: 'object', properties: { b: { $ref: '#/components/schemas/B' } } })
    expect(schemaIn(read)).toEqual({ type: 'object', properties: { b: { readOnly: true } } })
    expect(leftOutOf(read)).toEqual([
      `${place}/properties/b refers to "#/components/schemas/B", where nothing stands, so that it is not checked`,
    ])
  })

  it('is what leads to itself', () => {
    const schemas = { B: { $ref: '#/components/schemas/C' }, C: { $ref: '#/components/schemas/B' } }
    const read = reading({ type: 'array', items: { $ref: '#/components/schemas/B' } }, { components: { schemas } })
    expect(schemaIn(read)).toEqual({ type: 'array', items: {} })
    expect(leftOutOf(read)).toHaveLength(3)
  })

  it('leaves out the operation that cannot be called without it', () => {
    const post = (more: JsonObject): JsonObject => ({ ...more, responses: { 204: { description: 'done' } } })
    const read = readDocument({
      openapi: '3.1.0',
      paths: {
        '/a': { post: post({ requestBody: { $ref: '#/components/requestBodies/A' } }) },
        '/b': { post: post({ parameters: [{ $ref: '#/components/parameters/B' }] }) },
        '/c': { post: post({ requestBody: { content: json({ $ref: '#/components/schemas/C' }) } }) },
        '/d': { post: post({}), get: { responses: { 404: { $ref: '#/components/responses/D' } } } },
        '/e': { $ref: '#/components/pathItems/E' },
      },
    })
    expect(read.paths).toEqual({
      '/a': {},
      '/b': {},
      '/c': {},
      '/d': { post: post({}), get: { responses: { 404: { description: '' } } } },
    })
    expect(leftOutOf(read)).toEqual([
      '#/paths/~1a/post is not called, because #/paths/~1a/post/requestBody refers to "#/components/requestBodies/A", where nothing stands',
      '#/paths/~1b/post is not called, because #/paths/~1b/post/parameters/0 refers to "#/components/parameters/B", where nothing stands',
      '#/paths/~1c/post is not called, because #/paths/~1c/post/requestBody/content/application~1json/schema refers to "#/components/schemas/C", where nothing stands',
      '#/paths/~1d/get/responses/404 refers to "#/components/responses/D", where nothing stands, so that it is left out',
      '#/paths/~1e refers to "#/components/pathItems/E", where nothing stands, so that it is left out',
    ])
  })
})

it('leaves out what is no JSON Schema, keyword by keyword', () => {
  const read = reading({
    type: 'any',
    required: true,
    id: 'of-draft-4',
    properties: { a: { type: 'string', enum: [], minLength: '1' }, b: 3, id: { type: 'string' } },
  })
  expect(schemaIn(read)).toEqual({ properties: { a: { type: 'string' }, b: {}, id: { type: 'string' } } })
  expect(leftOutOf(read)).toEqual([
    `${place}/type is "any", where a type belongs, so that it is not checked`,
    `${place}/required is true, where a list of names belongs, so that it is not checked`,
    `${place}/properties/a/enum is [], where a list of values belongs, so that it is not checked`,
    `${place}/properties/a/minLength is "1", where a count belongs, so that it is not checked`,
    `${place}/properties/b is no schema, so that it is not checked`,
  ])
})

it('says the same in other words of an older dialect, and tells nobody', () => {
  const read = reading({
    type: 'array',
    items: [
      { nullable: true, type: 'string' },
      { nullable: true, allOf: [{}] },
    ],
  })
  expect(schemaIn(read)).toEqual({
    type: 'array',
    prefixItems: [{ type: ['string', 'null'] }, { anyOf: [{ allOf: [{}] }, { type: 'null' }] }],
  })
  expect(leftOutOf(read)).toEqual([])
})

describe('a reference into the middle of something', () => {
  it('leads to a component of its own', () => {
    const user = { type: 'object', properties: { id: { type: 'string', readOnly: true } } }
    const read = reading(
      {
        oneOf: [{ type: 'object' }, { $ref: `${place}/oneOf/0` }, { $ref: '#/components/schemas/User/properties/id' }],
      },
      { components: { schemas: { User: user } } },
    )
    expect(schemaIn(read)).toEqual({
      oneOf: [
        { type: 'object' },
        { $ref: '#/components/schemas/paths_a_get_responses_200_content_application_json_schema_oneOf_0' },
        { $ref: '#/components/schemas/schemas_User_properties_id' },
      ],
    })
    expect(at(read, '#/components/schemas/schemas_User_properties_id')).toEqual({ type: 'string', readOnly: true })
    expect(leftOutOf(read)).toEqual([])
  })

  it('may lead to a parameter or an answer', () => {
    const parameters = [{ name: 'q', in: 'query', schema: { type: 'string' } }]
    const read = readDocument({
      openapi: '3.1.0',
      paths: {
        '/a': { get: { parameters, responses: ok({}) } },
        '/b': {
          get: {
            parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }],
            responses: { 200: { $ref: '#/paths/~1a/get/responses/200' } },
          },
        },
      },
    })
    expect(at(read, '#/paths/~1b/get')).toEqual({
      parameters: [{ $ref: '#/components/parameters/paths_a_get_parameters_0' }],
      responses: { 200: { $ref: '#/components/responses/paths_a_get_responses_200' } },
    })
    expect(read.components).toEqual({
      parameters: { paths_a_get_parameters_0: parameters[0] },
      responses: { paths_a_get_responses_200: { description: 'it', content: json({}) } },
    })
  })
})

it('is the same document, and what was left out is said as often as it is read', () => {
  const read = reading({ type: 'any' })
  expect(readDocument(read)).toBe(read)
  expect(leftOutOf(readDocument(read))).toHaveLength(1)
})

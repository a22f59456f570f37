/** Documents of Swagger 2.0 are read as what they say in OpenAPI 3. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/contract/run/plan-run.ts'
import { loadSpecFile } from '../../../src/document/node-read-spec.ts'
import { withoutSwagger } from '../../../src/document/swagger.ts'
import type { Json, JsonObject } from '../../../src/spec/pointer.ts'

const thing = { $ref: '#/definitions/Thing' }
const id: JsonObject = { name: 'id', in: 'path', required: true, type: 'string' }
const shop: JsonObject = {
  swagger: '2.0',
  info: { title: 'shop', version: '1' },
  host: 'shop.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  security: [{ key: [] }],
  paths: {
    '/things': {
      get: {
        parameters: [{ name: 'ids', in: 'query', type: 'array', items: { type: 'integer' } }],
        responses: { 200: { description: 'all', schema: { type: 'array', items: thing } } },
      },
      post: {
        parameters: [{ name: 'body', in: 'body', required: true, schema: thing }],
        responses: { 201: { description: 'made', schema: thing } },
      },
    },
    '/things/{id}': {
      parameters: [id],
      get: { responses: { 200: { description: 'it', schema: thing }, 404: { $ref: '#/responses/None' } } },
      delete: { responses: { 204: { description: 'gone' } } },
    },
    '/things/{id}/picture': {
      put: {
        consumes: ['multipart/form-data'],
        parameters: [id, { name: 'file', in: 'formData', type: 'file', required: true }],
        responses: { 204: { description: 'taken' } },
      },
      get: {
        produces: ['image/png'],
        parameters: [id],
        responses: { 200: { description: 'it', schema: { type: 'file' } } },
      },
    },
    '/sign-in': {
      post: {
        parameters: [{ name: 'user', in: 'formData', type: 'string', required: true }],
        responses: { 204: { description: 'in' } },
      },
    },
  },
  definitions: {
    Thing: {
      type: 'object',
      required: ['name'],
      properties: {
        id: { type: 'string', readOnly: true },
        name: { type: 'string' },
        note: { type: 'string', 'x-nullable': true },
      },
    },
  },
  responses: { None: { description: 'none' } },
}

async function partsOf(document: JsonObject): Promise<JsonObject> {
  const file = join(mkdtempSync(join(tmpdir(), 'nowhere-spec-')), 'swagger.json')
  writeFileSync(file, JSON.stringify(document))
  return loadSpecFile(file)
}

function at(document: JsonObject, ...names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((part, name) => (part as JsonObject | undefined)?.[name], document)
}

describe('a document of Swagger 2.0', () => {
  it('has servers, bodies, credentials and components of OpenAPI', async () => {
    const read = await partsOf(shop)
    expect(read.servers).toEqual([{ url: 'https://shop.example/v1' }])
    expect(at(read, 'components', 'securitySchemes')).toEqual({ key: { type: 'apiKey', in: 'header', name: 'X-Key' } })
    expect(at(read, 'components', 'schemas', 'Thing', 'properties', 'note')).toEqual({ type: ['string', 'null'] })
    expect(at(read, 'paths', '/things', 'post', 'requestBody')).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
    })
    expect(at(read, 'paths', '/things', 'get', 'parameters')).toEqual([
      {
        name: 'ids',
        in: 'query',
        style: 'form',
        explode: false,
        schema: { type: 'array', items: { type: 'integer' } },
      },
    ])
    expect(at(read, 'paths', '/things/{id}/picture', 'put', 'requestBody')).toEqual({
      required: true,
      content: {
        'multipart/form-data': {
          schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
        },
      },
    })
    expect(at(read, 'paths', '/things/{id}/picture', 'get', 'responses', '200', 'content')).toEqual({
      'image/png': { schema: { type: 'string', format: 'binary' } },
    })
    expect(at(read, 'paths', '/sign-in', 'post', 'requestBody', 'content')).toEqual({
      'application/x-www-form-urlencoded': {
        schema: { type: 'object', required: ['user'], properties: { user: { type: 'string' } } },
      },
    })
  })

  it('is planned as it was parsed, and stays as it was', async () => {
    const before = structuredClone(shop)
    const { makes, inferred } = await plan(
      { url: 'http://127.0.0.1:1', tokens: { owner: 't' } },
      { spec: shop, seed: 1 },
    )
    expect(Object.keys(makes)).toEqual(['things'])
    expect(inferred[0]).toBe('{id} is "id" of POST /things\'s answer')
    expect(shop).toEqual(before)
  })

  it('may have its version as a number, and nothing of an array of items', async () => {
    const read = await partsOf({
      ...shop,
      swagger: 2,
      definitions: { Thing: { type: 'array', items: [{ type: 'string' }] } },
    })
    expect(at(read, 'components', 'schemas', 'Thing')).toEqual({ type: 'array', items: { type: 'string' } })
  })

  it('is refused before it is converted where it has no end', async () => {
    const laughs = Array.from({ length: 9 }).reduce<Json>((part) => Array(10).fill(part), 'lol')
    await expect(withoutSwagger({ ...shop, 'x-l': laughs })).rejects.toThrowError(
      expect.objectContaining({ code: 'INVALID_SPEC', message: expect.stringContaining('more than 20000000 values') }),
    )
  })
})

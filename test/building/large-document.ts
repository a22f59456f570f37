/** A document of any size, made for tests: collections that are made, read, listed, changed and removed, each with schemas of its own. */
import type { Json, JsonObject } from '../../src/spec/pointer.ts'

export interface Extent {
  readonly collections: number
  /** Letters of prose beside each property. */
  readonly prose?: number
}

export function largeDocument({ collections, prose = 0 }: Extent): JsonObject {
  const names = Array.from({ length: collections }, (_, index) => `things${index}`)
  const description = 'x'.repeat(prose)
  return {
    openapi: '3.1.0',
    info: { title: 'Large', version: '1' },
    servers: [{ url: 'https://large.example/v1' }],
    paths: Object.fromEntries(names.flatMap((name) => pathsOf(name))),
    components: {
      schemas: {
        Problem: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
        ...Object.fromEntries(names.map((name) => [name, thingOf(description)])),
      },
    },
  }
}

function thingOf(description: string): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', readOnly: true, description },
      name: { type: 'string', minLength: 1, description },
      count: { type: 'integer', minimum: 0, description },
      tags: { type: 'array', items: { type: 'string' }, description },
      createdAt: { type: 'string', format: 'date-time', readOnly: true, description },
    },
  }
}

function pathsOf(name: string): [string, Json][] {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } }
  const refused = {
    description: 'Refused.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  const requestBody = { required: true, content }
  const list = { type: 'array', items: { $ref: `#/components/schemas/${name}` } }
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } }
  const offset = { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0, default: 0 } }
  const answers = (status: number, body: JsonObject): JsonObject => ({
    [status]: { description: 'Done.', ...body },
    404: refused,
    422: refused,
  })
  return [
    [
      `/${name}`,
      {
        get: {
          operationId: `list_${name}`,
          parameters: [limit, offset],
          responses: answers(200, { content: { 'application/json': { schema: list } } }),
        },
        post: { operationId: `create_${name}`, requestBody, responses: answers(201, { content }) },
      },
    ],
    [
      `/${name}/{id}`,
      {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { operationId: `read_${name}`, responses: answers(200, { content }) },
        put: { operationId: `replace_${name}`, requestBody, responses: answers(200, { content }) },
        delete: { operationId: `delete_${name}`, responses: answers(204, {}) },
      },
    ],
  ]
}

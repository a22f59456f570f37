import { describe, expect, test } from 'vitest'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { readSpecFile } from '../../../src/document/node-read-spec.ts'
import { readDocument } from '../../../src/document/read-document.ts'

const paths = { '/things': { get: { responses: { 200: { description: 'All' } } } } }

describe('a document that cannot be read is refused with the reason', () => {
  test.each([
    ['no object', 7, 'it is no object'],
    ['Swagger 2', { swagger: '2.0', paths }, 'it is Swagger 2.0. Swagger 2.0 is converted by loadSpecFile'],
    ['a version to come', { openapi: '4.0.0', paths }, 'its version is "4.0.0". OpenAPI 3.0 and 3.1 are read.'],
    ['no paths', { openapi: '3.1.0', paths: {} }, 'it has no paths'],
  ])('%s', (_, document, reason) => {
    expect(() => readDocument(document)).toThrowError(expect.objectContaining({ code: 'INVALID_SPEC' }))
    expect(() => readDocument(document)).toThrow(reason)
  })

  test('a reference to another file', () => {
    const document = { openapi: '3.1.0', paths: { '/things': { $ref: './things.yaml#/things' } } }
    expect(() => readDocument(document)).toThrow(
      'Failed to read the OpenAPI document: #/paths/~1things refers to "./things.yaml#/things", which is another file. Bundle the document into one file first',
    )
  })

  test('a file that is not there', () => {
    expect(() => readSpecFile('/nowhere/at/all.yaml')).toThrowError(
      expect.objectContaining({ code: 'UNREADABLE_FILE', message: expect.stringContaining('/nowhere/at/all.yaml') }),
    )
  })
})

test('data that looks like a reference is none', () => {
  const schema = {
    type: 'object',
    properties: { example: { $ref: '#/components/schemas/A' } },
    example: { $ref: 'x.yaml' },
  }
  const document = { openapi: '3.1.0', paths, components: { schemas: { A: { type: 'string' }, B: schema } } }
  expect(readDocument(document)).toBe(document)
})

test('OpenAPI 3.0 becomes 3.1, in schemas and nowhere else', () => {
  const document = readDocument({
    openapi: '3.0.3',
    paths: {
      '/things': {
        get: {
          parameters: [{ name: 'n', in: 'query', schema: { type: 'integer', minimum: 0, exclusiveMinimum: true } }],
          responses: {
            200: {
              description: 'All',
              headers: { schema: { schema: { type: 'string', nullable: true } } },
              content: {
                'application/json': { schema: { nullable: true, allOf: [{ $ref: '#/components/schemas/A' }] } },
              },
            },
            default: {
              description: 'Error',
              content: {
                'application/json': { schema: { type: 'string', nullable: true }, example: { nullable: true } },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        A: {
          type: 'object',
          properties: {
            nullable: { type: 'string', enum: ['a'], nullable: true },
            example: { type: 'number', maximum: 5, exclusiveMaximum: true, example: 4 },
            reference: { $ref: '#/components/schemas/A', description: 'ignored in 3.0' },
            list: { type: 'array', items: { type: 'integer', nullable: true } },
          },
        },
      },
    },
  })
  expect(document).toEqual({
    openapi: '3.1.0',
    paths: {
      '/things': {
        get: {
          parameters: [{ name: 'n', in: 'query', schema: { type: 'integer', exclusiveMinimum: 0 } }],
          responses: {
            200: {
              description: 'All',
              headers: { schema: { schema: { type: ['string', 'null'] } } },
              content: {
                'application/json': {
                  schema: { anyOf: [{ allOf: [{ $ref: '#/components/schemas/A' }] }, { type: 'null' }] },
                },
              },
            },
            default: {
              description: 'Error',
              content: { 'application/json': { schema: { type: ['string', 'null'] }, example: { nullable: true } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        A: {
          type: 'object',
          properties: {
            nullable: { type: ['string', 'null'], enum: ['a', null] },
            example: { type: 'number', exclusiveMaximum: 5, examples: [4] },
            reference: { $ref: '#/components/schemas/A' },
            list: { type: 'array', items: { type: ['integer', 'null'] } },
          },
        },
      },
    },
  })
})

test('a pattern that JavaScript cannot read is left out and said to be', () => {
  const schema = {
    type: 'object',
    properties: { name: { type: 'string', pattern: '(?i)[a-z]+' }, pattern: { type: 'string' } },
  }
  const { specification, leftOut } = anySpecification({
    openapi: '3.1.0',
    paths: {
      '/things': {
        get: {
          operationId: 'list',
          responses: { 200: { description: '', content: { 'application/json': { schema } } } },
        },
      },
    },
  })
  expect(leftOut).toEqual(['the pattern (?i)[a-z]+ is not checked, because JavaScript cannot read it'])
  expect(specification.open('list.response.200')?.({ name: '7', pattern: 'x' })).toBe(true)
  expect(specification.open('list.response.200')?.({ pattern: 7 })).toBe(false)
})

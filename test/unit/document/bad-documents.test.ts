/** Fakes of documents that are large, tangled or half broken: made in bounded time, and clear about what is wrong. Everything is made up here. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import type { Json, JsonObject } from '../../../src/spec/pointer.ts'
import { largeDocument } from '../../building/large-document.ts'

/** Against hanging alone: each takes a hundredth of it on a machine that does nothing else, and the large ones a tenth. */
const guardMs = 50_000

const base = 'https://large.example/v1'
const headers = { 'content-type': 'application/json' }

function withPaths(paths: JsonObject, others: JsonObject = {}): JsonObject {
  return { openapi: '3.1.0', info: { title: 'T', version: '1' }, servers: [{ url: base }], paths, ...others }
}

const answering = (schema: Json, others: JsonObject = {}): JsonObject => ({
  200: { description: 'It.', content: { 'application/json': { schema, ...others } } },
})

async function get(document: JsonObject, path: string): Promise<{ status: number; body: unknown }> {
  const answer = await createPlatformOf(document, { onAnswerFault: () => {} }).fetch(base + path)
  return { status: answer.status, body: await answer.json() }
}

describe('a document that is large', () => {
  it.each<[string, () => JsonObject, number]>([
    ['of 20 MB', () => largeDocument({ collections: 100, prose: 40_000 }), 20_000_000],
    ['of 2,000 operations', () => largeDocument({ collections: 400 }), 400_000],
    [
      'of 10,000 schemas',
      () => {
        const document = largeDocument({ collections: 1 })
        const { schemas } = document.components as { readonly schemas: JsonObject }
        const more = Array.from({ length: 10_000 }, (_, index): [string, Json] => [
          `More${index}`,
          { type: 'object', properties: { next: { $ref: `#/components/schemas/More${(index + 1) % 10_000}` } } },
        ])
        return { ...document, components: { schemas: { ...schemas, ...Object.fromEntries(more) } } }
      },
      500_000,
    ],
  ])(
    '%s is played',
    async (_, make, bytes) => {
      const document = make()
      expect(JSON.stringify(document).length).toBeGreaterThan(bytes)
      const platform = createPlatformOf(document)
      const made = await platform.fetch(`${base}/things0`, { method: 'POST', headers, body: '{"name":"one"}' })
      const { id } = (await made.json()) as { readonly id: string }
      expect(made.status).toBe(201)
      expect((await platform.fetch(`${base}/things0/${id}`)).status).toBe(200)
      expect(await (await platform.fetch(`${base}/things0`)).json()).toMatchObject([{ id, name: 'one' }])
    },
    guardMs,
  )
})

describe('a document that is tangled', () => {
  it(
    'by schemas that all refer to each other, is played, and what it answers has an end',
    async () => {
      const names = Array.from({ length: 60 }, (_, index) => `Node${index}`)
      const node: JsonObject = {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string' },
          ...Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }])),
        },
      }
      const document = withPaths(
        { '/nodes/{id}': { get: { responses: answering({ $ref: '#/components/schemas/Node0' }) } } },
        { components: { schemas: Object.fromEntries(names.map((name) => [name, node])) } },
      )
      const platform = createPlatformOf(document)
      const text = await (await platform.fetch(`${base}/nodes/1`)).text()
      expect(text.length).toBeLessThan(1_000_000)
    },
    guardMs,
  )

  it(
    'by a pattern that would take for ever, still answers',
    async () => {
      const schema = {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' } },
      }
      const document = withPaths({
        '/things': {
          post: {
            requestBody: { required: true, content: { 'application/json': { schema } } },
            responses: answering({}),
          },
        },
      })
      const body = JSON.stringify({ name: 'a'.repeat(60) })
      const answer = await createPlatformOf(document).fetch(`${base}/things`, { method: 'POST', headers, body })
      expect(answer.status).toBeLessThan(500)
    },
    guardMs,
  )
})

describe('a document that is half broken', () => {
  it('by an example that does not fit, answers with what fits', async () => {
    const schema = { type: 'object', required: ['count'], properties: { count: { type: 'integer', minimum: 1 } } }
    const document = withPaths({ '/stats': { get: { responses: answering(schema, { example: { count: 'many' } }) } } })
    const { status, body } = await get(document, '/stats')
    const { count } = body as { readonly count: unknown }
    expect({ status, isInteger: Number.isInteger(count) }).toEqual({ status: 200, isInteger: true })
  })

  it('by two operations with one id, plays both', async () => {
    const operation = (value: string): JsonObject => ({
      get: {
        operationId: 'same',
        responses: answering({ type: 'object', required: ['is'], properties: { is: { const: value } } }),
      },
    })
    const document = withPaths({ '/one': operation('one'), '/two': operation('two') })
    expect([await get(document, '/one'), await get(document, '/two')]).toEqual([
      { status: 200, body: { is: 'one' } },
      { status: 200, body: { is: 'two' } },
    ])
  })

  it('by paths that differ in the name of a parameter alone, plays the methods of both', async () => {
    const schema = { type: 'object', required: ['is'], properties: { is: { const: 'it' } } }
    const parameter = (name: string): JsonObject => ({ name, in: 'path', required: true, schema: { type: 'string' } })
    const document = withPaths({
      '/things/{id}': { parameters: [parameter('id')], get: { responses: answering(schema) } },
      '/things/{name}': { parameters: [parameter('name')], delete: { responses: { 204: { description: 'Gone.' } } } },
    })
    const platform = createPlatformOf(document)
    const statuses = [
      (await platform.fetch(`${base}/things/1`)).status,
      (await platform.fetch(`${base}/things/1`, { method: 'DELETE' })).status,
    ]
    // Nobody made it; none is taken for a path or a method that is not there.
    expect(statuses.filter((status) => status === 405 || status >= 500)).toEqual([])
  })

  it('stands where the variables of its server say by default', async () => {
    const document = {
      ...withPaths({ '/stats': { get: { responses: answering({ type: 'object' }) } } }),
      servers: [
        { url: 'https://{region}.example/{base}', variables: { region: { default: 'eu' }, base: { default: 'v7' } } },
      ],
    }
    expect((await createPlatformOf(document).fetch('https://eu.example/v7/stats')).status).toBe(200)
  })

  it.each<[string, object, string]>([
    ['a collection that is not there', { nothing: [] }, '/nothing'],
    ['what is no list', { things0: {} }, '/things0'],
    ['the same id twice', { things0: [{ id: 'a' }, { id: 'a' }] }, '/things0/1'],
  ])('and a world with %s is refused with its place', (_, world, place) => {
    expect(() => createPlatformOf(largeDocument({ collections: 1 }), { world: world as never })).toThrowError(place)
  })
})

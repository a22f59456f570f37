/** Schemas that call each other by identifiers, brought to pointers. */
import { describe, expect, it } from 'vitest'
import { withoutIdentifiers } from '../../../../src/document/reading/schema-identifiers.ts'
import type { Json, JsonObject } from '../../../../src/spec/pointer.ts'

const page = {
  $id: 'https://example.org/page',
  $defs: { item: { $dynamicAnchor: 'item', not: {} } },
  type: 'object',
  properties: { data: { type: 'array', items: { $dynamicRef: '#item' } } },
}
const planet = { type: 'object', properties: { name: { type: 'string' } } }

function documentOf(schema: Json, schemas: JsonObject = {}): JsonObject {
  return {
    paths: { '/planets': { get: { responses: { 200: { content: { 'application/json': { schema } } } } } } },
    components: { schemas: { Page: page, Planet: planet, ...schemas } },
  }
}

function read(schema: Json, schemas: JsonObject = {}): { readonly schema: Json; readonly schemas: JsonObject } {
  const read = withoutIdentifiers(documentOf(schema, schemas))
  expect(JSON.stringify(read)).not.toMatch(/\$(id|anchor|dynamicAnchor|dynamicRef)"/)
  const { paths, components } = read as unknown as {
    paths: { '/planets': { get: { responses: { 200: { content: { 'application/json': { schema: Json } } } } } } }
    components: { schemas: JsonObject }
  }
  return {
    schema: paths['/planets'].get.responses[200].content['application/json'].schema,
    schemas: components.schemas,
  }
}

describe('identifiers of schemas', () => {
  it('a generic schema is given what is bound where it is referred to', () => {
    const { schema } = read({
      $id: 'https://example.org/planets',
      $ref: 'https://example.org/page',
      $defs: { item: { $dynamicAnchor: 'item', $ref: '#/components/schemas/Planet' } },
    })
    expect(schema).toMatchObject({
      type: 'object',
      properties: { data: { items: { $ref: '#/components/schemas/Planet' } } },
    })
  })

  it('a generic schema by itself takes what its own anchor says', () => {
    const { schema, schemas } = read({ $ref: '#/components/schemas/Page' })
    expect(schema).toEqual({ $ref: '#/components/schemas/Page' })
    expect(schemas.Page).toMatchObject({ properties: { data: { type: 'array', items: { not: {} } } } })
  })

  it('a reference by $id becomes a pointer, and what stands beside it stays', () => {
    const named = { $id: 'https://example.org/moon', type: 'object' }
    const { schema } = read({ $ref: 'https://example.org/moon', description: 'One of them.' }, { Moon: named })
    expect(schema).toEqual({ description: 'One of them.', allOf: [{ $ref: '#/components/schemas/Moon' }] })
  })

  it('a generic schema that asks for itself ends', () => {
    const tree = {
      $defs: { leaf: { $dynamicAnchor: 'leaf', type: 'string' } },
      properties: { leaf: { $dynamicRef: '#leaf' }, below: { $ref: '#/components/schemas/Tree' } },
    }
    const { schema } = read(
      { $ref: '#/components/schemas/Tree', $defs: { leaf: { $dynamicAnchor: 'leaf', type: 'integer' } } },
      { Tree: tree },
    )
    expect(schema).toMatchObject({
      properties: { leaf: { type: 'integer' }, below: { $ref: '#/components/schemas/Tree' } },
    })
  })

  it('a document without any is the same, and an example may have members of those names', () => {
    const document = { paths: {}, components: { schemas: { T: { type: 'object', example: { $id: 'okta' } } } } }
    expect(withoutIdentifiers(document)).toBe(document)
  })
})

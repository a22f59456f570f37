/** Where a schema holds values that must never come back. */
import { describe, expect, it } from 'vitest'
import { type JsonObject, locate } from '../../../src/spec/pointer.ts'
import { writeOnlyPaths } from '../../../src/spec/write-only.ts'

function pathsIn(schemas: JsonObject): string[][] {
  const document = { schemas }
  const schema = locate(document, '#/schemas/Input')
  if (schema === undefined) throw new Error('a document without Input')
  return writeOnlyPaths(document, schema)
}

const secret = { type: 'string', writeOnly: true }

describe('writeOnlyPaths', () => {
  it('finds nothing where nothing is write-only', () => {
    expect(pathsIn({ Input: { properties: { name: { type: 'string' } } } })).toEqual([])
  })

  it('finds properties, elements and what lies in them, through references', () => {
    expect(
      pathsIn({
        Input: { properties: { value: { $ref: '#/schemas/Value' }, list: { items: { properties: { key: secret } } } } },
        Value: secret,
      }),
    ).toEqual([['value'], ['list', '*', 'key']])
  })

  it('finds the whole, and looks no deeper', () => {
    expect(pathsIn({ Input: { writeOnly: true, properties: { key: secret } } })).toEqual([[]])
  })

  it('looks into every branch of a composition and lists a path once', () => {
    expect(
      pathsIn({
        Input: {
          anyOf: [
            { $ref: '#/schemas/One' },
            { items: { $ref: '#/schemas/One' } },
            { oneOf: [{ $ref: '#/schemas/One' }] },
          ],
        },
        One: { allOf: [{ properties: { value: secret } }] },
      }),
    ).toEqual([['value'], ['*', 'value']])
  })

  it('sees beside a reference, as OpenAPI 3.1 allows', () => {
    expect(
      pathsIn({
        Input: { properties: { value: { $ref: '#/schemas/Text', writeOnly: true } } },
        Text: { type: 'string' },
      }),
    ).toEqual([['value']])
  })

  it('comes to an end in a schema that holds itself', () => {
    const paths = pathsIn({ Input: { properties: { value: secret, inner: { $ref: '#/schemas/Input' } } } })
    expect(paths).toEqual([['value'], ['inner', 'value'], ['inner', 'inner', 'value']])
    expect(pathsIn({ Input: { anyOf: [{ $ref: '#/schemas/Input' }, { properties: { value: secret } }] } })).toEqual([
      ['value'],
    ])
    expect(
      pathsIn({
        Input: { anyOf: [{ $ref: '#/schemas/Other' }] },
        Other: { anyOf: [{ $ref: '#/schemas/Input' }, secret] },
      }),
    ).toEqual([[]])
  })

  const mutual = (count: number, more: JsonObject): JsonObject => {
    const names = ['Input', ...Array.from({ length: count }, (_, index) => `T${index}`)]
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/schemas/${name}` }]))
    return Object.fromEntries(names.map((name) => [name, { properties: { ...properties, ...more } }]))
  }

  it('follows no way that leads to nothing, where twenty schemas refer to each other', () => {
    expect(pathsIn(mutual(20, { name: { type: 'string' } }))).toEqual([])
  })

  it('lists the shortest of more ways than anybody could list', () => {
    const paths = pathsIn(mutual(20, { key: secret }))
    expect(paths).toHaveLength(500)
    expect(paths.filter(({ length }) => length === 1)).toEqual([['key']])
    expect(paths.filter(({ length }) => length === 2)).toHaveLength(21)
    expect(Math.max(...paths.map(({ length }) => length))).toBe(4)
  })
})

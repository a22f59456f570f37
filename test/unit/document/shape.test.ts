/** What a schema says of objects, through references and what it is made of. */
import { describe, expect, it } from 'vitest'
import { shapeOf } from '../../../src/document/shape.ts'
import { type JsonObject, locate } from '../../../src/spec/pointer.ts'

function read(schemas: JsonObject): ReturnType<typeof shapeOf> {
  const document = { schemas }
  const schema = locate(document, '#/schemas/T0')
  if (schema === undefined) throw new Error('a document without T0')
  return shapeOf(document, schema)
}

describe('shapeOf', () => {
  it('comes to an end where twenty schemas are made of each other', () => {
    const names = Array.from({ length: 20 }, (_, index) => `T${index}`)
    const allOf = names.map((name) => ({ $ref: `#/schemas/${name}` }))
    const schemas = names.map((name) => [name, { properties: { [name]: { type: 'string' } }, allOf }])
    expect([...read(Object.fromEntries(schemas)).properties.keys()].slice(0, 2)).toEqual(['T0', 'T1'])
  })

  it('takes the properties of every part, the later one where two have the same', () => {
    const shape = read({
      T0: { allOf: [{ $ref: '#/schemas/T1' }, { properties: { a: { type: 'integer' } }, required: ['a'] }] },
      T1: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } },
    })
    expect([...shape.properties].map(([name, { value }]) => [name, value.type])).toEqual([
      ['a', 'integer'],
      ['b', 'string'],
    ])
    expect([...shape.required]).toEqual(['a'])
  })
})

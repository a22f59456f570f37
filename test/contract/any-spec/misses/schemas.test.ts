/** What a schema says of an answer in seldom words, each with an answer that keeps to it and one that does not. */
import { describe, expect, it } from 'vitest'
import { document, reply, verified } from './replies.ts'

type Fields = Readonly<Record<string, unknown>>

const text = { type: 'string' }
const number = { type: 'integer' }
const body = 'body fits its schema'
const undeclared = 'nothing undeclared is said'

const answers = (schema: Fields): Fields => ({
  200: { description: 'So it is.', content: { 'application/json': { schema } } },
})
const components = (schemas: Fields): Fields => ({ components: { schemas } })
const ref = (name: string): Fields => ({ $ref: `#/components/schemas/${name}` })

describe('a discriminator', () => {
  const cat = { type: 'object', required: ['kind'], properties: { kind: text, lives: number } }
  const dog = { type: 'object', required: ['kind', 'bark'], properties: { kind: text, bark: text } }
  const either = (discriminator: Fields, keyword = 'oneOf'): Fields => ({
    ...components({ Cat: cat, Dog: dog, Animal: { [keyword]: [ref('Cat'), ref('Dog')], discriminator } }),
  })
  const mapped = { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: 'Dog', hound: 'Dog' } }
  const plain = { propertyName: 'kind' }
  const base = components({
    Animal: { type: 'object', required: ['kind'], properties: { kind: text }, discriminator: mapped },
    Cat: { allOf: [ref('Animal'), { properties: { lives: number } }] },
    Dog: { allOf: [ref('Animal'), { required: ['bark'], properties: { bark: text } }] },
  })
  it.each<[string, Fields, Fields, string[]]>([
    ['of the mapping', either(mapped), { kind: 'cat', lives: 9 }, []],
    ['of two words for one schema', either(mapped), { kind: 'hound', bark: 'wau' }, []],
    ['that is no word of the mapping', either(mapped), { kind: 'cow' }, [body]],
    ['whose schema is not kept', either(mapped), { kind: 'dog' }, [body]],
    ['whose schema is another than that which fits', either(mapped), { kind: 'cat', lives: 'nine' }, [body]],
    ['of names', either(plain, 'anyOf'), { kind: 'Dog', bark: 'wau' }, []],
    ['of names, which it is not', either(plain, 'anyOf'), { kind: 'dog', bark: 'wau' }, [body]],
    ['of what is made of it', base, { kind: 'dog', bark: 'wau' }, []],
    ['of what is made of it, and is not kept', base, { kind: 'dog' }, [body]],
  ])('%s', async (_, others, value, expected) => {
    expect(await reply(answers(ref('Animal')), Response.json(value), others)).toEqual(expected)
  })
})

describe('a schema that is closed', () => {
  const closed = { type: 'object', properties: { a: text }, additionalProperties: false }
  const more = { type: 'object', properties: { b: text } }
  const whole = { allOf: [ref('Closed'), more], unevaluatedProperties: false }
  const others = { openapi: '3.1.0', ...components({ Closed: closed }) }
  it.each<[string, Fields, Fields, string[]]>([
    ['has what it declares', closed, { a: 'x' }, []],
    ['has more', closed, { a: 'x', c: 'x' }, [undeclared]],
    ['by what is not evaluated has what its parts declare', whole, { a: 'x', b: 'x' }, []],
    ['by what is not evaluated has more', whole, { a: 'x', c: 'x' }, [undeclared]],
    ['is a part of another', { allOf: [ref('Closed'), more] }, { a: 'x', b: 'x', c: 'x' }, []],
    ['is a part of another by itself', { allOf: [closed, more] }, { a: 'x', b: 'x' }, []],
    ['is the only part', { allOf: [ref('Closed')], description: 'It.' }, { a: 'x', c: 'x' }, [undeclared]],
    [
      'stands beside one that is a part',
      { type: 'object', properties: { one: ref('Closed'), two: { allOf: [ref('Closed'), more] } } },
      { one: { a: 'x', c: 'x' }, two: { a: 'x', b: 'x' } },
      [undeclared],
    ],
  ])('%s', async (_, schema, value, expected) => {
    expect(await reply(answers(schema), Response.json(value), others)).toEqual(expected)
  })
})

describe('a member that is only sent', () => {
  const fields = { type: 'object', properties: { name: text, password: { type: 'string', writeOnly: true } } }
  const asks = { type: 'object', required: ['name', 'password'] }
  const others = components({ Fields: fields, Asks: asks })
  it.each<[string, Fields, Fields, string[]]>([
    ['and required by another part', { allOf: [ref('Fields'), { required: ['name', 'password'] }] }, { name: 'a' }, []],
    ['and required by what is referred to', { allOf: [ref('Asks'), ref('Fields')] }, { name: 'a' }, []],
    ['and required beside the parts', { allOf: [ref('Fields')], required: ['name', 'password'] }, { name: 'a' }, []],
    ['and what comes back is required still', { allOf: [ref('Asks'), ref('Fields')] }, {}, [body]],
  ])('%s', async (_, schema, value, expected) => {
    expect(await reply(answers(schema), Response.json(value), others)).toEqual(expected)
  })
})

describe('a format', () => {
  const at = (format: string): Fields => ({ type: 'object', properties: { at: { type: 'string', format } } })
  it.each<[string, Fields, Fields, [string, string][]]>([
    ['that is kept', at('date-time'), { at: '2026-01-01T00:00:00Z' }, []],
    ['that is not kept', at('date-time'), { at: 'yesterday' }, [[body, 'SHOULD']]],
    ['that nobody knows', at('color'), { at: 'red' }, []],
  ])('%s', async (_, schema, value, expected) => {
    const spec = document({ '/it': { get: { responses: answers(schema) } } })
    const { findings } = await verified(spec, () => Response.json(value))
    expect(findings.map(({ check, level }) => [check, level])).toEqual(expected)
  })
})

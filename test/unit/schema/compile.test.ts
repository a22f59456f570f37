import { describe, expect, it } from 'vitest'
import { createCompiler, withoutClosing } from '../../../src/schema/compile.ts'
import { problemsOf } from '../../../src/schema/validator.ts'
import { at, type JsonObject } from '../../../src/spec/pointer.ts'

const document: JsonObject = {
  components: {
    schemas: {
      Name: { type: 'string', pattern: '^[a-z]+$' },
      Item: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'size'],
        properties: {
          name: { $ref: '#/components/schemas/Name' },
          size: { type: 'integer' },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
      Either: {
        anyOf: [
          { type: 'object', required: ['kind', 'a'], properties: { kind: { const: 'a' }, a: { type: 'string' } } },
          { type: 'object', required: ['kind', 'b'], properties: { kind: { const: 'b' }, b: { type: 'integer' } } },
        ],
      },
      Files: { type: 'object', propertyNames: { pattern: '^[a-z]+$' } },
      Conditional: {
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
        ...{ then: { required: ['priority'] } },
        if: { properties: { type: { const: 'MX' } }, required: ['type'] },
      },
    },
  },
}

const compiler = createCompiler(document)
const problems = (name: string, data: unknown): string[] =>
  problemsOf(compiler.at(`#/components/schemas/${name}`), data, 'body').map(({ sentence }) => sentence)

describe('a schema that is compiled at run time', () => {
  it('takes what fits', () => {
    expect(problems('Item', { name: 'a', size: 1 })).toEqual([])
  })

  it('says everything that is wrong', () => {
    expect(problems('Item', { name: 'A', size: 'x', more: 1 }).toSorted()).toEqual([
      '"more" is not a known property.',
      '"name" must match ^[a-z]+$.',
      '"size" must be a whole number.',
    ])
  })

  it('says of alternatives what the likeliest says', () => {
    expect(problems('Either', { kind: 'b', b: 'x' })).toEqual(['"b" must be a whole number.'])
    expect(problems('Either', { kind: 'b', b: 1, a: 7 })).toEqual([])
  })

  it('says of a name that it is not allowed, and of a condition what follows from it', () => {
    expect(problems('Files', { 'A b': 1 })).toEqual(['"A b" is not a name that is allowed here.'])
    expect(problems('Conditional', { type: 'MX' })).toEqual(['"priority" is missing.'])
  })

  it('lays each problem to the object of the document that says so', () => {
    const found = problemsOf(compiler.at('#/components/schemas/Item'), { name: 'A', size: 1 }, 'body')
    expect(found.map(({ error }) => error?.parentSchema)).toEqual([at(document, '#/components/schemas/Name')])
    expect(found[0]?.error?.parentSchema).toBe(at(document, '#/components/schemas/Name'))
  })

  it('compiles a schema of one’s own with references into the document', () => {
    const validator = compiler.of({ type: 'array', items: { $ref: '#/components/schemas/Name' } })
    expect(problemsOf(validator, ['a', 'B'], 'body').map(({ pointer }) => pointer)).toEqual(['/1'])
  })
})

describe('withoutClosing', () => {
  it('leaves out what forbids more, and nothing else', () => {
    const open = createCompiler(withoutClosing(document))
    const of = (data: unknown): string[] =>
      problemsOf(open.at('#/components/schemas/Item'), data, 'body').map(({ sentence }) => sentence)
    expect(of({ name: 'a', size: 1, more: 1 })).toEqual([])
    expect(of({ name: 'a' })).toEqual(['"size" is missing.'])
  })

  it('keeps what describes the others', () => {
    const schema: JsonObject = {
      additionalProperties: { type: 'string' },
      properties: { a: { unevaluatedProperties: false } },
    }
    expect(withoutClosing(schema)).toEqual({ additionalProperties: { type: 'string' }, properties: { a: {} } })
  })
})

describe('a long list of wrong elements', () => {
  it('is told of whole, and without a copy of what was found for each of them', () => {
    const document = {
      list: { type: 'array', items: { $ref: '#/element' } },
      element: { type: 'object' },
    }
    const validate = createCompiler(document).at('#/list')
    expect(validate(Array.from({ length: 200_000 }, () => 1))).toBe(false)
    expect(validate.errors).toHaveLength(200_000)
    expect(
      problemsOf(
        validate,
        Array.from({ length: 200_000 }, () => 1),
        'body',
      ),
    ).toHaveLength(1_000)
  })
})

import { describe, expect, it } from 'vitest'
import { capped, describeSource, readFacts } from '../../../src/spec/facts.ts'
import { at, isObject, type JsonObject } from '../../../src/spec/pointer.ts'

const document: JsonObject = {
  components: {
    schemas: {
      Item: {
        'x-requirements': ['MUST-1', 'BEYOND-1'],
        properties: {
          plain: { type: 'string' },
          assumed: { pattern: 'a', 'x-assumption': 'nobody says', 'x-requirements': ['MUST-1'] },
          sourced: { 'x-source': { document: 'guide', section: 'Items' }, items: { type: 'string' } },
          beyond: { 'x-requirements': ['BEYOND-1'] },
          stranger: { 'x-requirements': ['NONE-1'] },
        },
      },
    },
    'x-documents': { guide: { title: 'The guide', date: '2017-02' } },
    'x-requirements': {
      'MUST-1': { level: 'MUST', text: 'It is.', source: { document: 'guide', section: 'Items' } },
      'BEYOND-1': { level: 'BEYOND', text: 'It may be.', source: { client: 'now@4.0.1' } },
      'WRONG-1': { level: 'PERHAPS', text: 'It might be.', source: {} },
    },
  },
}

function part(pointer: string): JsonObject {
  const found = at(document, `#/components/schemas/Item${pointer}`)
  if (!isObject(found)) throw new Error(`nothing at ${pointer}`)
  return found
}

describe('readFacts', () => {
  const facts = readFacts(document)

  it('reads requirements with their source in words, and leaves out what has no level', () => {
    expect(facts.requirements).toEqual({
      'MUST-1': { id: 'MUST-1', level: 'MUST', text: 'It is.', source: 'The guide, Items' },
      'BEYOND-1': { id: 'BEYOND-1', level: 'BEYOND', text: 'It may be.', source: 'the client now@4.0.1' },
    })
  })

  it.each<[string, string, unknown]>([
    ['that states something itself', '', { level: 'MUST', requirements: ['MUST-1', 'BEYOND-1'] }],
    ['that says nothing itself', '/properties/plain', { level: 'MUST', requirements: ['MUST-1', 'BEYOND-1'] }],
    ['that has only a source', '/properties/sourced/items', { level: 'MUST', requirements: ['MUST-1', 'BEYOND-1'] }],
    ['that is assumed', '/properties/assumed', { level: 'ASSUMED', requirements: ['MUST-1'] }],
    ['that is less firm than what is around it', '/properties/beyond', { level: 'BEYOND', requirements: ['BEYOND-1'] }],
    ['that lists what nobody defined', '/properties/stranger', { level: 'MUST', requirements: ['MUST-1', 'BEYOND-1'] }],
  ])('finds the fact of a part %s', (_, pointer, fact) => {
    expect(facts.near(part(pointer))).toEqual(fact)
  })

  it('knows nothing of a part around which nothing is annotated', () => {
    expect(facts.near(document.components as JsonObject)).toBeUndefined()
    expect(facts.near({})).toBeUndefined()
  })

  it('knows the parts of a copy once that is included', () => {
    const copy = structuredClone(document)
    const own = at(copy, '#/components/schemas/Item/properties/plain') as JsonObject
    expect(facts.near(own)).toBeUndefined()
    facts.include(copy)
    expect(facts.near(own)).toEqual({ level: 'MUST', requirements: ['MUST-1', 'BEYOND-1'] })
  })
})

describe('capped', () => {
  it('makes a fact no firmer than a level, and leaves what is weaker', () => {
    expect(capped({ level: 'MUST', requirements: ['A'] }, 'BEYOND')).toEqual({ level: 'BEYOND', requirements: ['A'] })
    expect(capped({ level: 'ASSUMED', requirements: [] }, 'BEYOND')).toEqual({ level: 'ASSUMED', requirements: [] })
  })
})

describe('describeSource', () => {
  it.each<[JsonObject, string]>([
    [{ document: 'guide' }, 'The guide'],
    [{ page: 'A page' }, 'A page'],
    [{ assumption: 'nobody says' }, 'an assumption: nobody says'],
    [{ document: 'unknown', section: 'One' }, 'unknown, One'],
  ])('says %j as %s', (source, words) => {
    expect(describeSource(document, source)).toBe(words)
  })
})

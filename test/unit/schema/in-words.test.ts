/** What is said of a value that does not fit: words, and neither expressions nor terms of schemas. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inWords } from '../../../src/schema/in-words.ts'
import { patternWords } from '../../../src/spec/generated/pattern-words.ts'
import { validators } from '../../../src/spec/generated/validators.ts'
import fc from '../../seeded.ts'

const say = (keyword: string, params: Record<string, unknown>) =>
  inWords({ instancePath: '', keyword, params, message: 'must NOT do' })

describe('a broken keyword', () => {
  it.each([
    ['type', { type: 'string' }, 'must be a string'],
    ['type', { type: 'integer' }, 'must be a whole number'],
    ['type', { type: 'string,null' }, 'must be a string or null'],
    ['type', { type: ['array', 'boolean'] }, 'must be an array or true or false'],
    ['const', { allowedValue: 'file' }, 'must be "file"'],
    ['enum', { allowedValues: ['A'] }, 'must be "A"'],
    ['enum', { allowedValues: ['A', 7] }, 'must be one of "A", 7'],
    ['minLength', { limit: 1 }, 'must not be empty'],
    ['minLength', { limit: 2 }, 'must have at least 2 characters'],
    ['maxLength', { limit: 1 }, 'must have at most 1 character'],
    ['minItems', { limit: 2 }, 'must have at least 2 items'],
    ['maxProperties', { limit: 3 }, 'must have at most 3 properties'],
    ['minimum', { limit: 0, comparison: '>=' }, 'must be 0 or more'],
    ['maximum', { limit: 100, comparison: '<=' }, 'must be 100 or less'],
    ['format', { format: 'ipv6' }, 'must be an IPv6 address, such as 2001:db8::1'],
    ['format', { format: 'hostname' }, 'must be of the format hostname'],
    ['pattern', { pattern: '^[0-9]+$' }, 'must be digits alone'],
    ['pattern', { pattern: '^nowhere$' }, 'must match ^nowhere$'],
    ['if', { failingKeyword: 'then' }, 'does not go with the rest'],
    ['unknown', {}, 'must NOT do'],
  ])('%s %j is said in words', (keyword, params, sentence) => {
    expect(say(keyword, params)).toBe(sentence)
  })

  it('is one of those that have words, in every schema that is compiled ahead', () => {
    const text = readFileSync('src/spec/generated/validators.ts', 'utf8')
    const keywords = [...new Set([...text.matchAll(/keyword:"([^"]+)"/g)].map(([, keyword = '']) => keyword))]
    expect(keywords).toContain('pattern')
    expect(keywords.filter((keyword) => say(keyword, { limit: 2 }) === 'must NOT do')).toEqual([])
  })

  it('of a schema that was compiled at run time is told as the document has it', () => {
    const error = { instancePath: '', keyword: 'pattern', params: { pattern: '^[0-9]+$' }, parentSchema: {} }
    expect(inWords(error)).toBe('must match ^[0-9]+$')
  })
})

it('no word for a pattern shows an expression', () => {
  expect(Object.keys(patternWords).length).toBeGreaterThan(20)
  expect(Object.values(patternWords).filter((words) => /[\\^$]|\[/.test(words))).toEqual([])
})

it('no refusal of a request shows an expression, whatever was sent', () => {
  const inputs = Object.entries(validators.documented).filter(([key]) => /\.(path|query|header|body)$/.test(key))
  expect(inputs.length).toBeGreaterThan(40)
  fc.assert(
    fc.property(fc.constantFrom(...inputs), fc.jsonValue(), ([, validate], value) => {
      validate(value)
      const said = (validate.errors ?? []).map(inWords).join()
      expect(said).not.toMatch(/must match|must NOT|[<>]=|"then"/)
    }),
    { numRuns: 2_000 },
  )
})

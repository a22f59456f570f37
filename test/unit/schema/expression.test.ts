/** How the numbers and expressions of schemas are read. */
import { describe, expect, it } from 'vitest'
import { createCompiler } from '../../../src/schema/compile.ts'
import { expressionOf } from '../../../src/schema/expression.ts'

describe('an expression', () => {
  it.each([
    ['^[\\w\\-\\_]+$', 'a-b_c', 'a b'],
    ['^\\@[a-z]+$', '@a', 'a'],
    ['^[\\w-.]+$', 'a.b', 'a/b'],
    ['^\\p{Lu}+$', 'ÄB', 'äb'],
    ['^(?=.*\\d)[a-z\\d]{4}$', 'abc1', 'abcd'],
  ])('%s is read as it was meant', (pattern, good, bad) => {
    expect(expressionOf(pattern)?.test(good)).toBe(true)
    expect(expressionOf(pattern)?.test(bad)).toBe(false)
    const fits = createCompiler({ components: { schemas: { T: { type: 'string', pattern } } } }).at(
      '#/components/schemas/T',
    )
    expect([fits(good), fits(bad)]).toEqual([true, false])
  })

  it('that JavaScript cannot read is none', () => {
    expect(expressionOf('^(?i)abc$')).toBe(undefined)
  })
})

it.each([
  [0.01, 19.99, true],
  [0.01, 143.48, true],
  [0.01, 1234567.89, true],
  [0.01, 1.115, false],
  [0.1, 0.3, true],
  [5, 12, false],
])('a multiple of %s: %s is %s', (multipleOf, value, isOne) => {
  const fits = createCompiler({ components: { schemas: { T: { type: 'number', multipleOf } } } }).at(
    '#/components/schemas/T',
  )
  expect(fits(value)).toBe(isOne)
})

import { describe, expect, it } from 'vitest'
import { createExpect, type Disappointment, type Expect } from '../../../../src/contract/judge/expect.ts'

function collecting(): { readonly check: Expect; readonly noted: Disappointment[]; readonly cited: string[] } {
  const noted: Disappointment[] = []
  const cited: string[] = []
  const check = createExpect({ cite: (id) => cited.push(id), note: (disappointment) => noted.push(disappointment) })
  return { check, noted, cited }
}

describe('an expectation that holds', () => {
  it.each<[string, (check: Expect) => boolean]>([
    ['equality by value', (check) => check({ a: [1, { b: null }] }).toEqual({ a: [1, { b: null }] })],
    ['equality where a member is undefined or absent', (check) => check({ a: 1 }).toEqual({ a: 1, b: undefined })],
    [
      'equality with a part of an element',
      (check) => check([{ a: 1, b: 2 }]).toEqual([check.objectContaining({ a: 1 })]),
    ],
    ['a match of what is named', (check) => check({ a: { b: 1, c: 2 }, d: 3 }).toMatchObject({ a: { b: 1 } })],
    ['a match of each element', (check) => check([{ a: 1, b: 2 }]).toMatchObject([{ a: 1 }])],
    ['identity', (check) => check('x').toBe('x')],
    ['a length', (check) => check(['a', 'b']).toHaveLength(2)],
    ['an element', (check) => check([{ a: 1 }]).toContain({ a: 1 })],
    ['a part of a text', (check) => check('abc').toContain('b')],
    ['a pattern', (check) => check('abc').toMatch(/^a/)],
    ['one of several', (check) => check(2).toBeOneOf([1, 2])],
    ['a bound from below', (check) => check(2).toBeAtLeast(2)],
    ['a bound from above', (check) => check(2).toBeAtMost(2)],
    ['a predicate', (check) => check(4).toSatisfy('is even', (value: number) => value % 2 === 0)],
    ['the opposite of what does not hold', (check) => check(1).not.toBe(2)],
  ])('notes nothing: %s', (_, run) => {
    const { check, noted } = collecting()
    expect(run(check)).toBe(true)
    expect(noted).toEqual([])
  })
})

describe('an expectation that does not hold', () => {
  it.each<[string, (check: Expect) => boolean, string]>([
    ['a member', (check) => check({ a: { b: 1 } }).toEqual({ a: { b: 2 } }), 'Expected to equal: a.b is 1 and not 2.'],
    [
      'one member too many',
      (check) => check({ a: 1, b: 2 }).toEqual({ a: 1 }),
      'Expected to equal: b is 2 and not undefined.',
    ],
    ['an element too few', (check) => check([1]).toEqual([1, 2]), 'Expected to equal: it has 1 element and not 2.'],
    [
      'an element in the middle',
      (check) => check([{ a: 1 }]).toMatchObject([{ a: 2 }]),
      'Expected to match: [0].a is 1 and not 2.',
    ],
    ['no array', (check) => check({}).toEqual([]), 'Expected to equal: it is no array.'],
    ['no object', (check) => check(null).toEqual({ a: 1 }), 'Expected to equal: it is no object.'],
    ['another primitive', (check) => check(1).toBe(2), 'Expected to be 2.'],
    ['a length', (check) => check([]).toHaveLength(1), 'Expected to have 1 element.'],
    ['what is not a number', (check) => check(undefined).toBeAtLeast(0), 'Expected to be at least 0.'],
    ['a predicate', (check) => check(3).toSatisfy('is even', () => false), 'Expected that it is even.'],
    ['the opposite of what holds', (check) => check(1).not.toBe(1), 'Expected not to be 1.'],
  ])('notes where they part: %s', (_, run, message) => {
    const { check, noted } = collecting()
    expect(run(check)).toBe(false)
    expect(noted.map((each) => each.message)).toEqual([message])
  })

  it('names the requirements that it was given, and what was seen', () => {
    const { check, noted } = collecting()
    check({ uid: 'a' }, 'NOW-SEC-6').toEqual({ uid: 'b' })
    expect(noted).toMatchObject([
      {
        message: 'Expected to equal: uid is "a" and not "b".',
        expected: 'to equal {"uid":"b"}',
        seen: '{"uid":"a"}',
        requirements: ['NOW-SEC-6'],
      },
    ])
  })

  it('cites what it is about, whether or not it holds', () => {
    const { check, cited } = collecting()
    check(1, 'NOW-SEC-6').toBe(1)
    check(1, 'NOW-SEC-9').toBe(2)
    expect(cited).toEqual(['NOW-SEC-6', 'NOW-SEC-9'])
  })

  it('goes on, so that one answer can show two mistakes', () => {
    const { check, noted } = collecting()
    check(1).toBe(2)
    check(3).toBe(4)
    expect(noted).toHaveLength(2)
  })
})

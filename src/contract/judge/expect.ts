/**
 * Expectations of a step. They note what does not hold and go on, so that one answer can show two mistakes; each says whether it held,
 * for what only makes sense then.
 */
import type { Level } from '../../spec/facts.ts'
import {
  describeDifference,
  elementsText,
  matches,
  objectContaining,
  type Partial as PartialValue,
  show,
} from './compare-values.ts'

/** What did not hold, before the step adds level and requirements. */
export interface Disappointment {
  readonly message: string
  readonly expected: string
  readonly seen: string
  /** Narrower than the step's. */
  readonly requirements: readonly string[]
  /** In place of what the step states. */
  readonly level?: Level
}

export interface Expect {
  /** @param requirements Those that it is about, where not all of the step's; the first gives the level. */
  (actual: unknown, ...requirements: readonly string[]): Matchers
  /** Inside an expected value: an object that has these members and may have more. */
  objectContaining(members: Readonly<Record<string, unknown>>): PartialValue
}

export interface Matchers {
  readonly not: Matchers
  /** Equal by value; a member that is undefined counts as absent. */
  toEqual(expected: unknown): boolean
  /** The same primitive. */
  toBe(expected: unknown): boolean
  /** Has what the expected value has, and may have more, at every depth. */
  toMatchObject(expected: unknown): boolean
  toHaveLength(length: number): boolean
  /** A text that contains a text, or an array that has an equal element. */
  toContain(expected: unknown): boolean
  toMatch(pattern: RegExp): boolean
  toBeOneOf(expected: readonly unknown[]): boolean
  toBeAtLeast(expected: number): boolean
  toBeAtMost(expected: number): boolean
  /** Whatever a sentence says: `toSatisfy('is sorted by key', isSorted)`. */
  toSatisfy(sentence: string, predicate: (actual: never) => boolean): boolean
}

export interface ExpectOptions {
  /** Told of each id that an expectation names, whether or not it holds. */
  readonly cite: (id: string) => void
  /** @param actual What was looked at. */
  readonly note: (disappointment: Disappointment, actual: unknown) => void
}

export function createExpect({ cite, note }: ExpectOptions): Expect {
  const expect = (actual: unknown, ...requirements: readonly string[]): Matchers => {
    for (const id of requirements) cite(id)
    return matchers(actual, requirements, false)
  }
  return Object.assign(expect, { objectContaining })

  function matchers(actual: unknown, requirements: readonly string[], negated: boolean): Matchers {
    const judge = (held: boolean, verb: string, expected: unknown, detail?: () => string): boolean => {
      if (held !== negated) return true
      const told = {
        message: `Expected ${negated ? 'not ' : ''}${verb}${detail && !negated ? `: ${detail()}` : ''}.`,
        expected: `${negated ? 'not ' : ''}${verb} ${typeof expected === 'string' ? expected : show(expected)}`.trim(),
        seen: show(actual),
        requirements,
      }
      note(told, actual)
      return false
    }
    return {
      get not() {
        return matchers(actual, requirements, !negated)
      },
      toEqual: (expected) =>
        judge(matches(actual, expected, 'exactly'), 'to equal', show(expected), () =>
          describeDifference(actual, expected, 'exactly'),
        ),
      toBe: (expected) => judge(Object.is(actual, expected), `to be ${show(expected)}`, ''),
      toMatchObject: (expected) =>
        judge(matches(actual, expected, 'partly'), 'to match', show(expected), () =>
          describeDifference(actual, expected, 'partly'),
        ),
      toHaveLength: (length) => judge(lengthOf(actual) === length, `to have ${elementsText(length)}`, ''),
      toContain: (expected) => judge(contains(actual, expected), 'to contain', show(expected)),
      toMatch: (pattern) =>
        judge(typeof actual === 'string' && pattern.test(actual), `to match ${String(pattern)}`, ''),
      toBeOneOf: (expected) =>
        judge(
          expected.some((each) => matches(actual, each, 'exactly')),
          'to be one of',
          show(expected),
        ),
      toBeAtLeast: (expected) => judge(Number(actual) >= expected, `to be at least ${expected}`, ''),
      toBeAtMost: (expected) => judge(Number(actual) <= expected, `to be at most ${expected}`, ''),
      // The caller knows what it gave to `expect`.
      toSatisfy: (sentence, predicate) => judge(predicate(actual as never), `that it ${sentence}`, ''),
    }
  }
}

function lengthOf(actual: unknown): number | undefined {
  return typeof actual === 'string' || Array.isArray(actual) ? actual.length : undefined
}

function contains(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'string') return typeof expected === 'string' && actual.includes(expected)
  return Array.isArray(actual) && actual.some((element) => matches(element, expected, 'exactly'))
}

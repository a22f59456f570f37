/**
 * Expectations of a step. They note what does not hold and go on, so that one answer can show two mistakes; each says whether it held,
 * for what only makes sense then.
 */
import type { Level } from '../../spec/facts.ts'
import { type Clause, clauseOf } from './clause.ts'
import {
  describeDifference,
  differenceOf,
  type Extent,
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
  /** What a headline is made of; absent where the message is one. */
  readonly clause?: Clause
  /** The message says all that a headline has to. */
  readonly isHeadline?: boolean
  /** Numbers of the exchanges that show it, all of them, in order: the last one is the one that it is about. */
  readonly by?: readonly number[]
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
  /**
   * What was sent as a property of the thing; the predicate says which values are the same.
   * @param since What has happened since, as the end of a sentence.
   */
  toBeKept(property: string, sent: unknown, isSame: (actual: unknown) => boolean, more?: Kept): boolean
  /** What is wrong when it does not hold is said whole, as a headline: what, of which thing, on which operation, expected and seen. */
  toHold(headline: string, expected: string, predicate: (actual: unknown) => boolean, by?: readonly number[]): boolean
  /** Whatever a sentence says: `toSatisfy('is sorted by key', isSorted)`. */
  toSatisfy(sentence: string, predicate: (actual: never) => boolean): boolean
}

/** Of what is to be as it was sent. */
export interface Kept {
  /** What has happened since. */
  readonly since?: string | undefined
  /** Numbers of the exchanges that show it, where the step did not make them. */
  readonly by?: readonly number[] | undefined
}

export interface ExpectOptions {
  /** Told of each id that an expectation names, whether or not it holds. */
  readonly cite: (id: string) => void
  /** @param actual What was looked at. */
  readonly note: (disappointment: Disappointment, actual: unknown) => void
}

export function createExpect(options: ExpectOptions): Expect {
  const expect = (actual: unknown, ...requirements: readonly string[]): Matchers => {
    for (const id of requirements) options.cite(id)
    return matchers({ ...options, actual, requirements, negated: false })
  }
  return Object.assign(expect, { objectContaining })
}

interface Matching extends Pick<ExpectOptions, 'note'> {
  readonly actual: unknown
  readonly requirements: readonly string[]
  readonly negated: boolean
}

function matchers(matching: Matching): Matchers {
  const { actual, negated } = matching
  const judge = (held: boolean, verb: string, expected: unknown, clause: Clause, detail?: () => string): boolean =>
    held !== negated || disappoint(matching, verb, expected, clause, detail)
  const clause = (verb: Parameters<typeof clauseOf>[0], expected: unknown): Clause =>
    clauseOf(verb, { path: '', actual, expected, negated })
  const equality = (verb: string, expected: unknown, extent: Extent): boolean => {
    const difference = negated ? undefined : differenceOf(actual, expected, extent)
    const told =
      difference === undefined ? clause('equal', expected) : clauseOf(difference.kind, { ...difference, negated })
    return judge(matches(actual, expected, extent), verb, show(expected), told, () =>
      describeDifference(actual, expected, extent),
    )
  }
  return {
    get not() {
      return matchers({ ...matching, negated: !negated })
    },
    toEqual: (expected) => equality('to equal', expected, 'exactly'),
    toBe: (expected) => judge(Object.is(actual, expected), `to be ${show(expected)}`, '', clause('value', expected)),
    toMatchObject: (expected) => equality('to match', expected, 'partly'),
    toHaveLength: (length) =>
      judge(
        lengthOf(actual) === length,
        `to have ${elementsText(length)}`,
        '',
        clauseOf('length', { path: '', actual: lengthOf(actual), expected: length, negated }),
      ),
    toContain: (expected) =>
      judge(contains(actual, expected), 'to contain', show(expected), clause('contain', expected)),
    toMatch: (pattern) => {
      const held = typeof actual === 'string' && pattern.test(actual)
      return judge(held, `to match ${String(pattern)}`, '', clause('match', pattern))
    },
    toBeOneOf(expected) {
      const held = expected.some((each) => matches(actual, each, 'exactly'))
      return judge(held, 'to be one of', show(expected), clause('one of', expected))
    },
    toBeAtLeast: (expected) =>
      judge(Number(actual) >= expected, `to be at least ${expected}`, '', clause('at least', expected)),
    toBeAtMost: (expected) =>
      judge(Number(actual) <= expected, `to be at most ${expected}`, '', clause('at most', expected)),
    toBeKept(property, sent, isSame, { since, by } = {}) {
      const told = clauseOf('kept', { path: property, actual, expected: sent, negated, since })
      const note: Matching['note'] = (disappointment, seen) =>
        matching.note(by === undefined ? disappointment : { ...disappointment, by }, seen)
      const asked = `that it has ${property} as it was sent, ${show(sent)}`
      return isSame(actual) !== negated || disappoint({ ...matching, note }, asked, '', told)
    },
    toHold: (headline, expected, predicate, by) =>
      predicate(actual) !== negated || sayWhole(matching, headline, expected, by),
    // The caller knows what it gave to `expect`.
    toSatisfy: (sentence, predicate) =>
      judge(predicate(actual as never), `that it ${sentence}`, '', clause('satisfy', sentence)),
  }
}

/** Says what did not hold. */
function disappoint(
  { actual, requirements, negated, note }: Matching,
  verb: string,
  expected: unknown,
  clause: Clause,
  detail?: () => string,
): false {
  const what = `${negated ? 'not ' : ''}${verb}`
  const message = `Expected ${what}${detail && !negated ? `: ${detail()}` : ''}.`
  const text = `${what} ${typeof expected === 'string' ? expected : show(expected)}`.trim()
  note({ message, expected: text, seen: show(actual), requirements, clause }, actual)
  return false
}

function sayWhole(
  { actual, requirements, note }: Matching,
  headline: string,
  expected: string,
  by: readonly number[] | undefined,
): false {
  const shown = by === undefined ? {} : { by }
  note({ message: `${headline}.`, expected, seen: show(actual), requirements, isHeadline: true, ...shown }, actual)
  return false
}

function lengthOf(actual: unknown): number | undefined {
  return typeof actual === 'string' || Array.isArray(actual) ? actual.length : undefined
}

function contains(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'string') return typeof expected === 'string' && actual.includes(expected)
  return Array.isArray(actual) && actual.some((element) => matches(element, expected, 'exactly'))
}

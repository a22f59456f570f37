/** What does not hold, as the clause of a headline: its subject is found later, when it is known where the value came from. */
import { elementsText, show } from './compare-values.ts'

export interface Clause {
  /** Where in the value that was looked at, such as `[0].name`; empty for the value itself. */
  readonly path: string
  readonly actual: unknown
  readonly expected: unknown
  /** @param subject Such as "`name`" or "the status". */
  readonly say: (subject: string) => string
  /** Two plain values that should be the same one. */
  readonly isValue: boolean
}

type Verb =
  | 'no array'
  | 'no object'
  | 'length'
  | 'value'
  | 'kept'
  | 'equal'
  | 'contain'
  | 'match'
  | 'one of'
  | 'at least'
  | 'at most'
  | 'satisfy'

interface Parts {
  readonly path: string
  readonly actual: unknown
  readonly expected: unknown
  readonly negated: boolean
  /** What has happened since it was sent. */
  readonly since?: string | undefined
}

export function clauseOf(verb: Verb, parts: Parts): Clause {
  const { path, actual, expected, negated } = parts
  return {
    path,
    actual,
    expected,
    isValue: !negated && (verb === 'one of' || verb === 'kept' || (verb === 'value' && isPlain(expected))),
    say: (subject) => (negated ? sayNot[verb](subject, parts) : says[verb](subject, parts)),
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

type Say = (subject: string, parts: Parts) => string

const says: Readonly<Record<Verb, Say>> = {
  'no array': (subject, { actual }) => (actual === undefined ? `${subject} is missing` : `${subject} is no list`),
  'no object': (subject, { actual }) => (actual === undefined ? `${subject} is missing` : `${subject} is no object`),
  length: (subject, { actual, expected }) =>
    actual === undefined
      ? `${subject} is missing`
      : `${subject} has ${elementsText(Number(actual))} and not ${String(expected)}`,
  value: sayValue,
  kept: (subject, { actual, expected, since = '' }) =>
    `${subject} is ${actual === undefined ? 'missing' : brief(actual)}, and ${brief(expected)} was sent${since}`,
  equal: sayValue,
  contain: (subject, { expected }) => `${subject} does not hold ${brief(expected)}`,
  match: (subject, { actual, expected }) =>
    actual === undefined
      ? `${subject} is missing`
      : `${subject} is ${brief(actual)}, which does not match ${String(expected)}`,
  'one of': (subject, { actual, expected }) =>
    actual === undefined ? `${subject} is missing` : `${subject} is ${brief(actual)} and none of ${brief(expected)}`,
  'at least': (subject, { actual, expected }) => `${subject} is ${brief(actual)} and not at least ${String(expected)}`,
  'at most': (subject, { actual, expected }) => `${subject} is ${brief(actual)} and not at most ${String(expected)}`,
  satisfy: (subject, { actual, expected }) => `${subject}${isOf(actual)}, and expected was that it ${String(expected)}`,
}

const same: Say = (subject, { expected }) => `${subject} is ${brief(expected)}, which it should not be`

const sayNot: Readonly<Record<Verb, Say>> = {
  'no array': same,
  'no object': same,
  length: (subject, { expected }) => `${subject} has ${elementsText(Number(expected))}, which it should not`,
  value: same,
  kept: same,
  equal: same,
  contain: (subject, { expected }) => `${subject} holds ${brief(expected)}, which it should not`,
  match: (subject, { expected }) => `${subject} matches ${String(expected)}, which it should not`,
  'one of': same,
  'at least': same,
  'at most': same,
  satisfy: (subject, { actual, expected }) =>
    `${subject}${isOf(actual)}, and it was not expected that it ${String(expected)}`,
}

function sayValue(subject: string, { actual, expected }: Parts): string {
  if (actual === undefined) return `${subject} is missing, and should be ${brief(expected)}`
  if (expected === undefined) return `${subject} is there, and should not be`
  return `${subject} is ${brief(actual)} and not ${brief(expected)}`
}

function isOf(actual: unknown): string {
  if (actual === undefined) return ' is missing'
  return show(actual).length > briefMax ? '' : ` is ${brief(actual)}`
}

const briefMax = 60

/** A short value whole, of a long one what it is: half of it says nothing, and may be half of a secret. */
export function brief(value: unknown): string {
  const text = show(value)
  if (text.length <= briefMax) return text
  if (typeof value === 'string') return `another text of ${value.length} signs`
  return Array.isArray(value) ? `a list of ${elementsText(value.length)}` : 'another value'
}

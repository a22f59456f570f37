/** Equality of JSON values, in full or in what the expected one names, and where two of them part. */

const membersOfPartial: unique symbol = Symbol('objectContaining')

/** An object of which only some members are expected. */
export interface Partial {
  readonly [membersOfPartial]: Readonly<Record<string, unknown>>
}

export type Extent = 'exactly' | 'partly'

export function objectContaining(members: Readonly<Record<string, unknown>>): Partial {
  return { [membersOfPartial]: members }
}

export function matches(actual: unknown, expected: unknown, extent: Extent): boolean {
  return differenceAt(actual, expected, extent, '') === undefined
}

/** Where two values part. */
export interface Difference {
  /** Such as `secrets[0].name`; empty for the values themselves. */
  readonly path: string
  readonly kind: 'no array' | 'no object' | 'length' | 'value'
  readonly actual: unknown
  readonly expected: unknown
}

/** Where they part, as one clause. */
export function describeDifference(actual: unknown, expected: unknown, extent: Extent): string {
  const found = differenceAt(actual, expected, extent, '')
  return found === undefined ? 'nothing differs' : describe(found)
}

/** The first place in which they part. */
export function differenceOf(actual: unknown, expected: unknown, extent: Extent): Difference | undefined {
  return differenceAt(actual, expected, extent, '')
}

function describe({ path, kind, actual, expected }: Difference): string {
  if (kind === 'no array' || kind === 'no object') return `${place(path)} is ${kind}`
  if (kind === 'length') return `${place(path)} has ${elementsText(Number(actual))} and not ${String(expected)}`
  return `${place(path)} is ${show(actual)} and not ${show(expected)}`
}

function differenceAt(actual: unknown, expected: unknown, extent: Extent, path: string): Difference | undefined {
  if (isPartial(expected)) return differenceAt(actual, expected[membersOfPartial], 'partly', path)
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return { path, kind: 'no array', actual, expected }
    if (actual.length !== expected.length)
      return { path, kind: 'length', actual: actual.length, expected: expected.length }
    return first(expected.keys(), (index) => differenceAt(actual[index], expected[index], extent, `${path}[${index}]`))
  }
  if (isRecord(expected)) {
    if (!isRecord(actual)) return { path, kind: 'no object', actual, expected }
    const names =
      extent === 'partly' ? Object.keys(expected) : [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
    return first(names, (name) =>
      differenceAt(actual[name], expected[name], extent, path === '' ? name : `${path}.${name}`),
    )
  }
  return Object.is(actual, expected) ? undefined : { path, kind: 'value', actual, expected }
}

function first<T, R>(items: Iterable<T>, find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

export function elementsText(count: number): string {
  return `${count} ${count === 1 ? 'element' : 'elements'}`
}

function place(path: string): string {
  return path === '' ? 'it' : path
}

function isPartial(value: unknown): value is Partial {
  return typeof value === 'object' && value !== null && membersOfPartial in value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isPartial(value)
}

/** What is longer than this nobody reads; a report has less of it, once it is masked. */
const shownMax = 100_000

/** A value as JSON. */
export function show(value: unknown): string {
  const text = JSON.stringify(value, (_, member) =>
    isPartial(member) ? { ...member[membersOfPartial], '...': '...' } : member,
  )
  if (text === undefined) return String(value)
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text
}

/** What a request sent, compared with what a test says of it: as much of it as the test says, and the first place where it differs. */
import { UsageError } from '../../errors/usage-error.ts'
import { isObject } from '../../spec/pointer.ts'

/** What a test says of a request. */
export interface Expected {
  /** Values of parameters of its path, decoded, by their names in the document. */
  readonly path?: Readonly<Record<string, unknown>>
  /** A part of its JSON: of an object the members that are given, of a list all of it. */
  readonly body?: unknown
}

/** What it sent. */
export interface Sent {
  readonly path: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface Difference {
  /** Names that lead to where they differ; the first is `path` or `body`. */
  readonly place: readonly string[]
  readonly found: unknown
}

/** Undefined where all that is expected is there. */
export function differenceOf({ path, body }: Expected, sent: Sent): Difference | undefined {
  return (
    (path && compared(texts(path), sent.path, ['path'])) ??
    (body === undefined ? undefined : compared(body, sent.body, ['body']))
  )
}

/** Of a body that is JSON, what it says; undefined of any other. */
export function jsonOf(body: string | Uint8Array | null): unknown {
  try {
    return body === null ? undefined : JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** What decides by itself whether a value is meant, as `expect.stringMatching()` of Vitest and Jest and the matchers of Sinon do. */
interface Asymmetric {
  asymmetricMatch(value: unknown): boolean
}

function isAsymmetric(value: unknown): value is Asymmetric {
  return typeof value === 'object' && value !== null && 'asymmetricMatch' in value
}

function compared(expected: unknown, found: unknown, place: readonly string[]): Difference | undefined {
  const differs = { place, found }
  if (isAsymmetric(expected)) return expected.asymmetricMatch(found) ? undefined : differs
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return differs
    return first(expected.map((each, index) => () => compared(each, found[index], [...place, String(index)])))
  }
  if (isObject(expected)) {
    if (!isObject(found)) return differs
    return first(
      Object.entries(expected).map(
        ([name, each]) =>
          () =>
            compared(each, Object.hasOwn(found, name) ? found[name] : undefined, [...place, name]),
      ),
    )
  }
  return expected === found ? undefined : differs
}

function first(comparisons: readonly (() => Difference | undefined)[]): Difference | undefined {
  for (const compare of comparisons) {
    const difference = compare()
    if (difference !== undefined) return difference
  }
  return undefined
}

/** Numbers and truth values stand in a path as texts. */
function texts(path: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, typeof value === 'object' ? value : String(value)]),
  )
}

/** @throws UsageError INVALID_OPTION */
export function checkExpected({ path }: Expected): void {
  if (path === undefined || isObject(path)) return
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to look in the journal by the path ${JSON.stringify(path)}: it is no object. Give parameters of the path by name, such as { uid: 'sec_1' }.`,
  )
}

/** As a test wrote it; a matcher as it calls itself. */
export function inWords(expected: unknown): string {
  return JSON.stringify(expected, (_, value: unknown) => (isAsymmetric(value) ? String(value) : value)) ?? 'nothing'
}

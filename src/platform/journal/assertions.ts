/** What a test holds the journal to. Each throws with a sentence that says what was found instead. */
import { withOtherSecrets } from '../../checks/secrets.ts'
import { UnmetExpectation } from '../../errors/unmet.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { nearMissText } from '../../pipeline/routing/near-misses.ts'
import type { JournalEntry } from '../../world/journal/journal.ts'
import { mentions } from './mentions.ts'
import { type JournalQuery, type QueryParts, queryInWords, unsent } from './query.ts'
import { waitsOf } from './waits.ts'

/** How often; once or more where nothing is said. */
export interface Times {
  readonly times?: number
  readonly atLeast?: number
  readonly atMost?: number
}

export interface JournalAssertions {
  /**
   * So many requests fit what is given.
   * @throws UnmetExpectation; UsageError as `find`
   */
  readonly assertCalled: (query: JournalQuery, times?: Times) => void
  /**
   * Whoever was told to wait by `Retry-After` waited as long before the same operation was called again, and somebody was told.
   * @throws UnmetExpectation; UsageError as `find`
   */
  readonly assertWaited: (query?: JournalQuery) => void
  /**
   * No URL holds a token, or the value of a secret that the world has or that was sent.
   * @throws UnmetExpectation
   */
  readonly assertNoSecretInUrls: () => void
  /**
   * A request that succeeded made what has that id, name or host.
   * @throws UnmetExpectation
   */
  readonly assertCreated: (idOrName: string) => void
}

export interface AssertionParts extends QueryParts {
  find(query?: JournalQuery): JournalEntry[]
  /** The same, with `***` in their URLs in place of each secret. */
  masked(entries: readonly JournalEntry[]): JournalEntry[]
}

export function createAssertions(parts: AssertionParts): JournalAssertions {
  const { find, masked } = parts
  const unmet = (
    expected: string,
    found: string,
    entries: readonly JournalEntry[],
    besides: (entry: JournalEntry) => string = () => '',
  ): never => {
    const lines = masked(entries).map((entry) => `${lineOf(entry)}${besides(entry)}`)
    throw new UnmetExpectation(
      `Expected ${expected}, and found ${found}${entries.length === 0 ? '.' : `: ${shown(lines)}.`}`,
      entries.map(({ ordinal }) => ordinal),
    )
  }
  return {
    assertCalled(query, times = {}) {
      const { least, most, inWords } = readTimes(times)
      const found = find(query)
      if (found.length >= least && found.length <= most) return
      const which = queryInWords(query)
      const expected = `${inWords}${which && ` ${which}`}`
      if (found.length > 0) unmet(expected, String(found.length), found)
      unmet(expected, 'none', closest(find(), query), (entry) => otherwise(entry, query, parts))
    },
    assertWaited(query = {}) {
      const waits = waitsOf(find(query))
      if (waits.length === 0) unmet('somebody to be told to wait by Retry-After', 'nobody', [])
      const hasty = waits.find(({ next, askedMs, waitedMs }) => next !== undefined && waitedMs < askedMs)
      if (hasty?.next === undefined) return
      const { told, next, askedMs, waitedMs } = hasty
      unmet(`a wait of ${askedMs / 1000} s, as Retry-After said`, `one of ${waitedMs / 1000} s`, [told, next])
    },
    assertNoSecretInUrls() {
      const all = find()
      const shownAs = masked(all)
      const telling = all.filter(({ request: { path, query } }, index) => {
        const { request } = shownAs[index] ?? {}
        return path !== request?.path || query !== request.query
      })
      if (telling.length > 0) unmet('no secret in any URL', `${telling.length} with one`, telling)
    },
    assertCreated(idOrName) {
      const makers = find({ status: '2xx' }).filter(
        ({ request }) => request.method === 'POST' || request.method === 'PUT',
      )
      if (makers.some((entry) => mentions(entry, idOrName))) return
      const found = makers.length === 0 ? 'none that made anything' : `${makers.length} that made something else`
      unmet(`a request that made ${JSON.stringify(idOrName)}`, found, makers)
    },
  }
}

function lineOf({ ordinal, request, answer }: JournalEntry): string {
  const { method, path, query } = request
  return `#${ordinal} ${method} ${path}${query && `?${query}`} (${answer.status})`
}

const shownMax = 5

function shown(lines: readonly string[]): string {
  const more = lines.length - shownMax
  return lines.slice(0, shownMax).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** What may have been meant, where nothing fits: the same operation, or else all that was asked. */
function closest(all: readonly JournalEntry[], { operation }: JournalQuery): readonly JournalEntry[] {
  const same = all.filter((entry) => operation !== undefined && entry.operationId === operation)
  return same.length > 0 ? same : all
}

/** What a request of the same operation sent in place of what was looked for; never what the document says is secret. */
function otherwise(entry: JournalEntry, query: JournalQuery, { operations, parametersOf }: QueryParts): string {
  const near = nearMissText(entry.nearMisses ?? [])
  if (near !== undefined) return `, where ${near}`
  if (entry.operationId === null || entry.operationId !== query.operation) return ''
  const difference = unsent(query, entry, parametersOf)
  if (difference === undefined) return ''
  const { place, found } = difference
  const secrets = place[0] === 'body' ? (operations[entry.operationId]?.body?.secrets ?? []) : []
  const shown = withOtherSecrets(found, below(secrets, place.slice(1)), () => '***')
  return `, where ${place.join('.')} is ${JSON.stringify(shown) ?? 'missing'}`
}

/** The paths as they go on from a place; `*` is any member of a list. */
function below(paths: readonly (readonly string[])[], place: readonly string[]): (readonly string[])[] {
  return place.reduce<(readonly string[])[]>(
    (left, name) =>
      left.filter(([first]) => first === name || (first === '*' && /^\d+$/.test(name))).map((path) => path.slice(1)),
    [...paths],
  )
}

function readTimes({ times, atLeast, atMost, ...others }: Times): { least: number; most: number; inWords: string } {
  const given = [times, atLeast, atMost].filter((each) => each !== undefined)
  const isWhole = given.every((each) => Number.isInteger(each) && each >= 0)
  if (Object.keys(others).length > 0 || !isWhole || (times !== undefined && given.length > 1)) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to count in the journal: ${JSON.stringify({ times, atLeast, atMost, ...others })} says not how often. Give { times: 3 }, or { atLeast: 1, atMost: 5 }.`,
    )
  }
  if (times !== undefined) return { least: times, most: times, inWords: requests(times, 'exactly') }
  const least = atLeast ?? (atMost === undefined ? 1 : 0)
  const bounds = [...(least > 0 ? [`at least ${least}`] : []), ...(atMost === undefined ? [] : [`at most ${atMost}`])]
  return {
    least,
    most: atMost ?? Number.POSITIVE_INFINITY,
    inWords: requests(atMost ?? least, bounds.join(' and '), false),
  }
}

function requests(count: number, how: string, isCounted = true): string {
  return `${how}${isCounted ? ` ${count}` : ''} request${count === 1 ? '' : 's'}`
}

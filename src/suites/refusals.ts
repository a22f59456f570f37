/** What the requests of a failed test were refused for: where to look first, when its own code was surprised by a status. */
import type { JournalEntry } from '../index.ts'
import { nearMissText } from '../pipeline/routing/near-misses.ts'

/** As far as it is needed of an entry of a platform, or of one that is served. */
export type Refused = Pick<JournalEntry, 'nearMisses'> & {
  readonly request: Pick<JournalEntry['request'], 'method' | 'path' | 'query'>
  readonly answer: Pick<JournalEntry['answer'], 'status' | 'why'>
}

const linesMax = 5

/** Those of a test that failed, and what no fake was asked for, of which no journal knows. */
export function withUnanswered<Of extends { readonly refusals: readonly string[] }>(
  repro: Of,
  unanswered: readonly string[],
): Of {
  return { ...repro, refusals: [...repro.refusals, ...unanswered.slice(-linesMax)] }
}

/** @param entries Of the journal, masked. @returns A line for each of the last that were refused, oldest first. */
export function refusalsIn(entries: readonly Refused[]): string[] {
  return entries
    .filter(({ answer }) => answer.why !== undefined)
    .slice(-linesMax)
    .map(({ request: { method, path, query }, answer: { status, why = '' }, nearMisses = [] }) => {
      const said = nearMissText(nearMisses) ?? why
      return `${method} ${path}${query && `?${query}`} was refused with ${status}: ${said}`
    })
}

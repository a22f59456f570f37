/** How a run ends, in one word: the same before and after a ledger is applied. */
import { endedEarly } from '../speak/conversation.ts'
import type { Report } from './report.ts'

export function verdictOf({
  scenarios,
  counts,
  leftovers,
  requests,
}: Pick<Report, 'scenarios' | 'counts' | 'leftovers' | 'requests'>): Report['verdict'] {
  if (counts.fail > 0) return 'broken'
  const isUnfinished = scenarios.some(({ steps }) => steps.some(({ reason }) => reason === endedEarly))
  // What was not asked to the end, or at all, has not been shown to conform.
  if (counts.error > 0 || isUnfinished || requests.total === 0) return 'error'
  return leftovers.some(({ isAllowed }) => !isAllowed) ? 'broken' : 'conforms'
}

/** How a run ends, in one word: the same before and after a ledger is applied. */
import { endedEarly } from '../speak/conversation.ts'
import type { Report } from './report.ts'

export function verdictOf({
  scenarios,
  counts,
  leftovers,
  requests,
  evidence,
  unmet,
}: Pick<Report, 'scenarios' | 'counts' | 'leftovers' | 'requests' | 'evidence' | 'unmet'>): Report['verdict'] {
  // Where nothing succeeded, what was found says more about the address, the token or a proxy than about the target.
  if (evidence.lack !== null && !evidence.hasSuccess) return 'none'
  if (counts.fail > 0) return 'broken'
  const isUnfinished = scenarios.some(({ steps }) => steps.some(({ reason }) => reason === endedEarly))
  // What was not asked to the end, or at all, has not been shown to conform.
  if (counts.error > 0 || isUnfinished || requests.total === 0) return 'error'
  if (leftovers.some(({ isAllowed }) => !isAllowed)) return 'broken'
  if (evidence.lack !== null) return 'none'
  // Somebody asked for more than that nothing is broken.
  return unmet.length > 0 ? 'broken' : 'conforms'
}

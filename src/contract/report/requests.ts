/** How much a run sent, and of that how much beyond what it was to send. */
import type { Limit } from '../run/guard/limit.ts'
import type { Session } from '../run/session.ts'
import type { Report } from './report.ts'

export function requestsOf({
  session,
  limit,
}: {
  readonly session: Session
  readonly limit?: Limit
}): Report['requests'] {
  const { conversation, pace, target } = session
  const total = conversation.exchanges.length + target.askedBefore.length
  return {
    total,
    most: limit?.most ?? null,
    beyondMost: limit === undefined ? 0 : Math.max(0, total - limit.most),
    waitedForLimitMs: pace.waitedMs,
    hiccups: conversation.hiccups,
  }
}

/** How many requests a run may send, and why something was left out for it. */
import type { VerifyOptions } from '../verify-options.ts'

export interface Limit {
  readonly most: number
  /** The flag that sets it. */
  readonly flag: '--budget' | '--max-requests'
}

/** Of a document that somebody brings, unless `maxRequests` says otherwise: a large one would have a target asked for hours. */
const requestsMax = 6_000

export function limitOf({
  spec,
  budget,
  maxRequests,
}: Pick<VerifyOptions, 'spec' | 'budget' | 'maxRequests'>): Limit | undefined {
  if (budget !== undefined) return { most: budget, flag: '--budget' }
  const most = maxRequests ?? (spec === undefined ? undefined : requestsMax)
  return most === undefined ? undefined : { most, flag: '--max-requests' }
}

/** Why nothing more is sent. */
export function usedUp({ most, flag }: Limit): string {
  return flag === '--budget'
    ? `the budget of ${most} requests is used up`
    : `the ${most} requests that a run sends at most are used up (--max-requests N sends more)`
}

/** Why something did not begin. */
export function noRoom({ most, flag }: Limit): string {
  return flag === '--budget'
    ? `the budget of ${most} requests had no room for it`
    : `a run sends ${most} requests at most, and others prove more (--max-requests N sends more)`
}

/** Whether something was left out for the limit, and for nothing else. */
export function isForLimit(reason: string | null, limit: Limit): boolean {
  return reason === usedUp(limit) || reason === noRoom(limit)
}

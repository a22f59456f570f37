/** How many requests a run sends at most where nobody says it: a large document would have a target asked for hours. */
import type { Target } from '../../target/target.ts'
import type { Rehearsed } from '../order.ts'

/** Of a document that somebody brings, unless `maxRequests` says otherwise. */
export const requestsMax = 6_000

/**
 * @param ordered Those first that prove most for each request.
 * @returns Why scenarios are left out, by their ids.
 */
export function beyondMost(
  ordered: readonly Rehearsed[],
  target: Pick<Target, 'can'>,
  most: number,
): Readonly<Record<string, string>> {
  let left = most
  const beyond: Record<string, string> = {}
  for (const { scenario, requests } of ordered) {
    if (!scenario.needs.every((capability) => target.can(capability, scenario.system))) continue
    if (requests <= left) left -= requests
    else
      beyond[scenario.id] = `a run sends ${most} requests at most, and others prove more (--max-requests N sends more)`
  }
  return beyond
}

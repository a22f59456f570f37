/** What a run leaves out because it may not send so much. */
import type { Target } from '../../target/target.ts'
import type { Rehearsed } from '../order.ts'
import { type Limit, noRoom } from './limit.ts'

/**
 * @param ordered Those first that prove most for each request.
 * @returns Why scenarios are left out, by their ids.
 */
export function beyondMost(
  ordered: readonly Rehearsed[],
  target: Pick<Target, 'can' | 'askedBefore'>,
  limit: Limit,
): Readonly<Record<string, string>> {
  let left = limit.most - target.askedBefore.length
  const beyond: Record<string, string> = {}
  for (const { scenario, requests } of ordered) {
    if (!scenario.needs.every((capability) => target.can(capability, scenario.system))) continue
    if (requests <= left) left -= requests
    else beyond[scenario.id] = noRoom(limit)
  }
  return beyond
}

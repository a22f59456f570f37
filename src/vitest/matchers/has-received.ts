/** Whether a platform received requests: what its journal asserts, as a matcher. */
import type { Remote } from '../../adapters/node.ts'
import { UnmetExpectation } from '../../errors/unmet.ts'
import { UsageError } from '../../errors/usage-error.ts'
import type { JournalQuery, Platform, Times } from '../../index.ts'
import type { Verdict } from './verdict.ts'

/** How often, once or more where nothing is said, and what else is said of the request. */
export interface Received extends Omit<JournalQuery, 'operation'>, Times {}

type Journal = Pick<Platform['journal'] | Remote['journal'], 'assertCalled'>

export function hasReceived(
  platform: unknown,
  operation: string,
  { times, atLeast, atMost, ...query }: Received,
  isNot: boolean,
): Verdict | Promise<Verdict> {
  const asked = { ...query, operation }
  const counted = Object.fromEntries(
    Object.entries({ times, atLeast, atMost }).filter(([, count]) => count !== undefined),
  )
  const verdict = (error?: unknown): Verdict => {
    if (error === undefined) return { pass: !isNot, message: () => '' }
    if (!(error instanceof UnmetExpectation)) throw error
    return { pass: isNot, message: () => error.message }
  }
  try {
    // Who says how often and `not` means that it was any other number of times.
    if (isNot && Object.keys(counted).length > 0) refuseCount()
    const held: void | Promise<void> = journalOf(platform).assertCalled(asked, isNot ? { times: 0 } : counted)
    return held instanceof Promise ? held.then(() => verdict(), verdict) : verdict()
  } catch (error) {
    return verdict(error)
  }
}

function journalOf(platform: unknown): Journal {
  const journal = typeof platform === 'object' && platform !== null && 'journal' in platform ? platform.journal : null
  // Only what has the method is one.
  if (typeof journal === 'object' && journal !== null && 'assertCalled' in journal) return journal as Journal
  throw new UsageError(
    'INVALID_OPTION',
    'Failed to see what a platform received: this is none. Give what createPlatform() returned, or a remote, as in expect(platform).toHaveReceived(...).',
  )
}

function refuseCount(): never {
  throw new UsageError(
    'INVALID_OPTION',
    'Failed to see that a platform did not receive so many requests: that leaves open how many it may be. Say it without not, such as { atMost: 1 }.',
  )
}

/** Whether a record is in a state, as a matcher. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Verdict } from './verdict.ts'

/** Where records have their state. */
const members = ['state', 'readyState', 'status'] as const

export function isInState(record: unknown, state: string): Verdict {
  if (record === undefined || record === null) {
    return { pass: false, message: () => `Expected something to be in the state ${state}, and there is no such thing.` }
  }
  // Whatever has members can be asked for one.
  const found = record as Readonly<Record<string, unknown>>
  const is = stateOf(found)
  const name = [found.uid, found.id, found.name].find((each) => typeof each === 'string') ?? 'it'
  return {
    pass: is === state,
    message: () =>
      is === state
        ? `Expected ${name} not to be in the state ${state}, and it is.`
        : `Expected ${name} to be in the state ${state}, and it is in ${is}. A record is how it was when it was read: read it again after platform.clock.advance(...), or platform.clock.advanceUntil({ deployment, state }).`,
  }
}

function stateOf(record: Readonly<Record<string, unknown>>): string {
  const member = members.find((name) => typeof record[name] === 'string')
  if (member !== undefined) return String(record[member])
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to see the state of a record: it has none of ${members.join(', ')}. Give a record such as platform.records('deployments')[0].`,
  )
}

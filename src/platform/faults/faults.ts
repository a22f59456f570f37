/** The faults of a platform, as who has it sees them. */
import type { Contract } from '../../spec/contract.ts'
import { formatTime } from '../../world/clock.ts'
import { type KnownFault, leftOf } from '../../world/faults.ts'
import type { World } from '../../world/world.ts'
import type { History } from '../history.ts'
import type { Fault } from './fault.ts'
import { readFault } from './read-fault.ts'

export interface ListedFault extends Omit<Fault, 'delay' | 'until'> {
  readonly id: string
  /** Milliseconds. */
  readonly delay?: number
  /** ISO 8601. */
  readonly until?: string
  /** Calls that it was for. */
  readonly calls: number
  /** Those of them that it met. */
  readonly met: number
  /** How many it will still meet; null without an end. */
  readonly left: number | null
}

export interface PlatformFaults {
  /**
   * @returns Its id.
   * @throws UsageError UNKNOWN_OPERATION, UNDECLARED_CODE, UNKNOWN_RECORD, INVALID_DURATION, INVALID_TIME, INVALID_OPTION
   */
  readonly add: (fault: Fault) => string
  /** In the order in which they were ordered, with how often each was met. Of those that are spent the last 1,000 are kept. */
  readonly list: () => readonly ListedFault[]
  /** @throws UsageError UNKNOWN_RECORD */
  readonly remove: (id: string) => void
  readonly clear: () => void
}

export function createPlatformFaults(world: World, contract: Contract, perform: History['perform']): PlatformFaults {
  return {
    // The act answers the id.
    add: (fault) => perform('faults.add', { fault: readFault(fault, contract, world) }) as string,
    list: () => world.faults.list().map(listed),
    remove: (id) => void perform('faults.remove', { id }),
    clear: () => void perform('faults.clear', {}),
  }
}

function listed({ until, ...fault }: KnownFault): ListedFault {
  const left = leftOf({ ...fault }) ?? null
  return { ...fault, ...(until !== undefined && { until: formatTime(until) }), left }
}

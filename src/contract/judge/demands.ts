/** What the caller asks of a run beside that nothing is broken: how much has to be held before it is green. */
import type { Facts } from '../../spec/facts.ts'
import { refuseOption } from '../target/choose-systems.ts'

export interface Demands {
  /** Every requirement that counts, and that a request can test, is held or stands in the ledger. */
  readonly all?: boolean
  /** Ids of requirements that are held, whatever their level. */
  readonly requirements?: readonly string[]
  /** How many of the requirements that count are held at least, from 0 to 1. */
  readonly minHeld?: number
  /** Nothing that was asked for is skipped. */
  readonly noSkips?: boolean
}

/** @throws UsageError INVALID_OPTION */
export function checkDemands({ requirements, minHeld }: Demands, { requirements: known }: Facts): void {
  for (const id of requirements ?? []) {
    if (!Object.hasOwn(known, id)) refuseOption('demands.requirements', id, Object.keys(known))
  }
  if (minHeld !== undefined && !(minHeld >= 0 && minHeld <= 1))
    refuseOption('demands.minHeld', String(minHeld), ['numbers from 0 to 1'])
}

/** What of a run its clean-up needs. */
import type { Names } from '../exchange/chance.ts'
import type { Role } from '../exchange/roles.ts'
import type { Waiting } from '../exchange/waiting.ts'
import type { Actor } from '../speak/actor.ts'
import type { Conversation } from '../speak/conversation.ts'
import type { Specification } from '../specification/specification.ts'
import type { Baseline } from './baseline.ts'
import type { Inventory } from './inventory.ts'
import type { Keeping } from './kept.ts'
import type { Records } from './records.ts'

export interface Cleaning {
  readonly specification: Specification
  readonly waiting: Waiting
  readonly conversation: Conversation
  readonly inventory: Inventory
  readonly baseline: Baseline
  readonly keeping: Keeping
  readonly records: Records
  readonly names: Names
  /** Who asks, for what nobody's step asks. */
  actor(system: string, role: Role | 'anonymous'): Actor
}

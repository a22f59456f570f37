/** What a check of the judge is: it looks at one exchange, and says what does not hold and which fact of the document says so. */
import type { Operation, System } from '../../../spec/contract.ts'
import type { Fact } from '../../../spec/facts.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import type { Specification } from '../../specification/specification.ts'
import { noteLevel } from '../finding.ts'
import type { Secrecy } from '../secrecy.ts'
import type { SharedWindows } from '../shared-windows.ts'

export interface Asked {
  readonly exchange: Exchange
  /** Of the exchange, or what is known of a request that is none. */
  readonly operation: Operation
  readonly system: System
}

/** What lasts from one exchange to the next. */
export interface Bench {
  readonly specification: Specification
  /** Nobody else uses its tokens. */
  readonly isExclusive: boolean
  readonly windows: SharedWindows
  readonly secrecy: Secrecy
  /** Counts that a check looked at an exchange; what passed is evidence for what the system says of that check. */
  look(check: string, system: System, passed: boolean): void
  /** Takes note of evidence for a requirement. */
  prove(id: string): void
}

export interface Draft {
  readonly check: string
  /** It is about no operation, but about all that share a window. */
  readonly isShared?: boolean
  readonly message: string
  readonly fact: Fact
}

export type Check = (asked: Asked, bench: Bench) => readonly Draft[]

/** What nobody states. */
export const nothing: Fact = { level: noteLevel, requirements: [] }

/** What the running of a scenario asks of the session around it. */
import type { Operation } from '../../spec/contract.ts'
import type { Fact, Level } from '../../spec/facts.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Visibility } from '../exchange/visibility.ts'
import type { Waiting } from '../exchange/waiting.ts'
import type { Finding } from '../judge/finding.ts'
import type { Context, StepFunction } from '../scenarios/scenario.ts'

/** What the actors of a scenario tell the step that is running. */
export interface StepSink {
  exchange(exchange: Exchange): void
  /** A refusal with another status or code than the catalogue has for it; it is no firmer than the step. */
  wrongRefusal(finding: Finding): void
}

export interface RunOptions {
  readonly waiting: Waiting
  /** For how long what is read may be as it was before what was written last. */
  readonly visibility: Pick<Visibility, 'windowMs' | 'lookedAgain'>
  /** The level of a requirement. */
  readonly levelOf: (requirement: string) => Level
  /** What the document says of an operation as a whole. */
  readonly factOf: (operation: Operation) => Fact
  /** Of the requirements of a step the one that is broken: by a property of an answer, or by the operation. */
  readonly brokenOf: (
    requirements: readonly string[],
    operation: Operation | undefined,
    property: string | undefined,
  ) => readonly string[]
  readonly can: (capability: string) => boolean
  /** Why a step is left out, by its key; see `keyOfStep`. */
  readonly leftOut: Readonly<Record<string, string>>
  readonly isRehearsal: boolean
  /** Whether an answer does not have the shape that the document gives it, so that a step may stumble over it. */
  readonly isMisshapen: (exchange: number) => boolean
  /** Whether an answer says that the target has no such operation, and not that something the run made is missing. */
  readonly isUnknown: (exchange: Exchange) => boolean
  /** Whether it is not sent a second time, whatever was answered. */
  readonly isOnce: (exchange: Exchange) => boolean
  readonly makeContext: (step: StepFunction, sink: StepSink) => Context
}

/** What says that something was refused, and with another status or code than the documented one. */
export const refusalCheck = 'the refusal is the documented one'

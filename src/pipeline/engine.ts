/** What every stage may use: the contract with its validators, the behaviours, and the world. */
import type { ValidatorSource } from '../checks/check-answer.ts'
import type { Contract, Operation } from '../spec/contract.ts'
import type { Effects } from '../world/faults.ts'
import type { Exchange } from '../world/journal/journal.ts'
import type { World } from '../world/world.ts'
import type { AnyBehaviour } from './behaviour.ts'
import type { FormReaders } from './bodies/form-readers.ts'
import type { Answer, Preparation, Received } from './exchange.ts'
import type { Bases } from './routing/origins.ts'
import type { Router } from './routing/router.ts'

/** Hosts of the users' own, such as that of a deployment. */
export interface Site {
  /** Whether something answers at the host now. */
  serves(host: string, world: World): boolean
  answer(request: Received, world: World, contract: Contract): Answer
}

/** An answer of ours that does not fit the document: a bug of this package. */
export interface AnswerFault {
  readonly operationId: string | null
  readonly problems: readonly string[]
  readonly cause?: unknown
}

export interface Engine {
  readonly contract: Contract
  readonly router: Router
  readonly validatorOf: ValidatorSource
  readonly formReaders: FormReaders
  readonly behaviours: ReadonlyMap<string, AnyBehaviour>
  readonly sites: readonly Site[]
  readonly world: World
  /** Replaces every quota; `'off'` never refuses; null leaves what the document says. */
  readonly rateLimit: number | 'off' | null
  readonly checkResponses: boolean
  /**
   * What the header `X-Nowhere-Fault` of a request orders for an operation; undefined where it orders nothing.
   * @throws UsageError
   */
  readonly orderedBy?: ((header: string, operation: Operation | undefined) => Effects) | undefined
  readonly bases: Bases
  readonly reportFault: (fault: AnswerFault) => void
  /** Keeps what happened; a promise where it is not kept for good at once. */
  readonly record: (exchange: Exchange, preparation: Preparation | undefined) => Promise<void> | undefined
}

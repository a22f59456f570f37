/** What a test may order to go wrong. */
import type { OperationId } from '../../spec/operations.ts'

/**
 * What becomes of a call: an answer with a `code` of its operation or with a `status`, a `delay`, a connection that is lost (`drop`),
 * a body that ends early (`truncate`) or does not parse (`malformed`); at least one of them.
 */
export interface FaultEffects {
  /** That the operation declares. */
  readonly code?: string
  /** From 400 to 599, in the system's own shape. */
  readonly status?: number
  /** Milliseconds, `'2s'` or `'PT2S'`, an hour at most: a clock that is stopped moves on by it, else it is waited for. */
  readonly delay?: number | string
  /** The connection is lost: `'before'` anything is done, or `'after'` all is, so that only the answer is. */
  readonly drop?: 'before' | 'after'
  /** The body ends after so many bytes; `true`: after half of them. */
  readonly truncate?: boolean | number
  /** A JSON body does not parse. */
  readonly malformed?: boolean
}

/** What goes wrong, with which calls. */
export interface Fault extends FaultEffects {
  /** An operationId, or `'*'` for all. */
  readonly operation: OperationId | '*' | (string & {})
  /** Only calls of the account with this username. */
  readonly account?: string
  /** How many calls it meets; all by default. */
  readonly times?: number
  /** Only from this one of its calls on, counted from 1. */
  readonly after?: number
  /** Only each so-manieth of them. */
  readonly every?: number
  /** Only before this time of the platform's clock: milliseconds, ISO 8601 or a Date. */
  readonly until?: number | string | Date
  /** Above 0, to 1: how likely a call is met, by the chance of the seed. */
  readonly probability?: number
  /** Orders it although no such operation, code or account is known. */
  readonly unsafe?: boolean
}

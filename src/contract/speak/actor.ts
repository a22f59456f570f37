/** How operations are called with one credential, and what comes back. */
import type { BodyOf, OperationId, PathOf, QueryOf, RawBody, ResultOf } from '../../spec/operations.ts'
import type { Role } from '../target/target.ts'

/** An answer, its body parsed. */
export interface Answer<Body = unknown> {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
  readonly text: string
  readonly bytes: Uint8Array
  /** Number of its exchange. */
  readonly exchange: number
  /** Milliseconds since the epoch at which it was asked for, by the clock that waiting moves. */
  readonly atMs: number
}

export interface TypedInput<Id extends OperationId> {
  readonly path?: PathOf<Id>
  readonly query?: Partial<QueryOf<Id>>
  readonly body?: BodyOf<Id>
  readonly headers?: Readonly<Record<string, string>>
}

/** As `TypedInput`, for input that is wrong on purpose. */
export interface LooseInput {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface RawRequest {
  readonly method: string
  /** With query, beginning with a slash. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/**
 * A code of the catalogue, or a situation such as `invalid` and `unauthenticated`; with the requirement that states it, where it is not
 * the one that states the code.
 */
export type Reason = string | { readonly code: string; readonly statedBy: string }

type BodyOfAnswer<Id extends OperationId> = ResultOf<Id> extends RawBody ? unknown : ResultOf<Id>

/** Calls operations with one credential. Everything that it makes is journaled and removed when the run ends. */
export interface Actor {
  readonly role: Role | 'anonymous'
  /** The same, without waiting for the rate limit: what it refuses is an answer like any other. */
  readonly unpaced: Actor
  /** Calls an operation that must succeed; anything else ends the step. */
  call<Id extends OperationId>(id: Id, input?: TypedInput<Id>): Promise<Answer<BodyOfAnswer<Id>>>
  /**
   * Calls an operation that must be refused: success is a finding of the step, another status or code one of what states it, and no
   * firmer than the step.
   */
  refused(id: OperationId | (string & {}), input: LooseInput, ...reason: readonly Reason[]): Promise<Answer>
  /**
   * Calls an operation and takes whatever comes.
   * @param likely How it is refused by who keeps to the document, which is what a plan counts with; none where it is not.
   */
  send(id: OperationId | (string & {}), input?: LooseInput, ...likely: readonly string[]): Promise<Answer>
  /**
   * The same for what has to be there: while what was written a moment ago may not be visible yet, what is not found is asked for again.
   * What acts is asked for once.
   */
  reach(id: OperationId | (string & {}), input?: LooseInput): Promise<Answer>
  /**
   * The whole list, however many pages it has: the first answer's body with all items in it.
   * @param isEnough Whether what has to be there was seen; without it, a page that is not full is the last.
   */
  list<Id extends OperationId>(
    id: Id,
    input?: TypedInput<Id>,
    isEnough?: (elements: readonly unknown[]) => boolean,
  ): Promise<BodyOfAnswer<Id>>
  /** Sends something that is no operation, or one in an unusual way: at another of its paths, or with a method of nobody's. */
  request(request: RawRequest): Promise<Answer>
  /** A word that nobody used before and that the run is recognised by: lower case, digits and dashes. */
  unique(kind: string): string
  /** The same in UPPER_SNAKE_CASE. */
  uniqueKey(kind: string): string
  /** The same as a host name of two labels. */
  uniqueHost(kind: string): string
  /** A value to keep secret, long enough not to turn up by chance. */
  secretValue(): string
}

/**
 * How a scenario is written: what is done, step by step, and which requirements each step proves. Nothing in it knows who answers,
 * and the same function is rehearsed without a target to make the plan.
 */

import type { Level } from '../../spec/facts.ts'
import type { BodyOf, OperationId, PathOf, QueryOf, RawBody, ResultOf, SystemName } from '../../spec/operations.ts'
import type { Expect } from '../judge/expect.ts'
import type { LifeCourse } from '../specification/life-course.ts'
import type { Ids, OutsideDns, Role } from '../target/target.ts'

export interface Scenario {
  /** Stable, made of system and title. */
  readonly id: string
  readonly title: string
  readonly system: string
  /** Capabilities without which nothing of it can run. */
  readonly needs: readonly string[]
  readonly run: (context: Context) => Promise<void>
}

export interface ScenarioOptions {
  /** A tag of the document. */
  readonly system: SystemName | (string & {})
  /** Names of `capabilities`; see target.ts. `writes` need not be named: a request that is not safe needs it anyway. */
  readonly needs?: readonly string[]
}

/** @param title What is true when it passes: "a secret answers to its uid and to its name". */
export function scenario(title: string, options: ScenarioOptions, run: Scenario['run']): Scenario {
  const { system, needs = [] } = options
  const id = `${system}/${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`
  return { id, title, system, needs, run }
}

export interface Context {
  /** The account that everything is made for. */
  readonly owner: Actor
  /** Somebody else. Without that credential, using it skips the rest of the scenario; so does `as`. */
  readonly second: Actor
  readonly as: (role: Role) => Actor
  /** Without a token. */
  readonly anonymous: Actor
  /** The owner's token, for whoever asks with one that is nearly it; undefined where none is needed. */
  readonly token: string | undefined
  readonly step: StepFunction
  /** The id of something that has to be there already; without it the rest of the scenario is skipped. */
  readonly id: (name: keyof Ids) => string
  readonly can: (capability: string) => boolean
  /** Whether a text holds a name or a value that this run made up, in whatever letters. */
  readonly isOwn: (text: string) => boolean
  readonly outsideDns: OutsideDns
  /** What the document says of the states of a schema that has `x-life-cycle`. */
  readonly lifeCourse: (schema: string) => LifeCourse
  readonly clock: { now(): number; sleep(ms: number): Promise<void> }
  /** A function of the run's seed and of the scenario; at least 0 and less than 1. */
  readonly random: () => number
  /** Not the real thing: nothing is sent, and answers are made up from the document. */
  readonly isRehearsal: boolean
}

export interface StepFunction {
  /**
   * One thing that must hold. What it expects is noted and the step goes on; a call that does not succeed ends the step and, because
   * what follows builds on it, the scenario. A step that only reads is read again for 2 s before anything is said.
   *
   * @param requirements The first one gives the level of what fails, unless `expect(value, id)` names another.
   * @returns What `run` returned.
   */
  <T>(title: string, requirements: readonly string[], run: (tools: StepTools) => Promise<T>): Promise<T>
  /** A step on which nothing builds: when it ends early, or lacks what it needs, the scenario goes on. */
  apart<T>(
    title: string,
    requirements: readonly string[],
    run: (tools: StepTools) => Promise<T>,
    options?: ApartOptions,
  ): Promise<T | undefined>
}

export interface ApartOptions {
  readonly needs?: readonly string[]
  /** In place of the first requirement's, where the nearest fact is less firm than it. */
  readonly level?: Level
}

export interface StepTools {
  readonly expect: Expect
  /**
   * Reads until something is so, for what is documented to take time. Past its window the step is late, past twice the window it has
   * failed.
   * @returns The last answer.
   */
  readonly until: <T>(what: string, options: UntilOptions<T>) => Promise<T>
}

export interface UntilOptions<T> {
  readonly windowMs: number
  readonly read: () => Promise<T>
  readonly isDone: (seen: T) => boolean
  /** True when it can never be so any more. */
  readonly isLost?: (seen: T) => boolean
}

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
  /** Calls an operation and takes whatever comes. */
  send(id: OperationId | (string & {}), input?: LooseInput): Promise<Answer>
  /** The whole list, however many pages it has: the first answer's body with all items in it. */
  list<Id extends OperationId>(id: Id, input?: TypedInput<Id>): Promise<BodyOfAnswer<Id>>
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

/**
 * How a scenario is written: what is done, step by step, and which requirements each step proves. Nothing in it knows who answers,
 * and the same function is rehearsed without a target to make the plan.
 */

import type { Level } from '../../spec/facts.ts'
import type { OperationId, SystemName } from '../../spec/operations.ts'
import type { Expect } from '../judge/expect.ts'
import type { Actor } from '../speak/actor.ts'
import type { LifeCourse } from '../specification/life-course.ts'
import type { Ids, OutsideDns, Role } from '../target/target.ts'

export interface Scenario {
  /** Stable, made of system and title. */
  readonly id: string
  readonly title: string
  readonly system: string
  /** Capabilities without which nothing of it can run. */
  readonly needs: readonly string[]
  /** Nothing can be asked after it for sure, such as after a GET that signs out: it runs when all else is done and cleaned up. */
  readonly isLast?: boolean
  readonly run: (context: Context) => Promise<void>
}

export interface ScenarioOptions {
  /** A tag of the document. */
  readonly system: SystemName | (string & {})
  /** Names of `capabilities`; see target.ts. `writes` need not be named: a request that is not safe needs it anyway. */
  readonly needs?: readonly string[]
  readonly isLast?: boolean
}

/** @param title What is true when it passes: "a secret answers to its uid and to its name". */
export function scenario(title: string, options: ScenarioOptions, run: Scenario['run']): Scenario {
  const { system, needs = [], isLast = false } = options
  const id = `${system}/${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`
  return { id, title, system, needs, isLast, run }
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
  /** Whether an operation that asks for a token has succeeded with the owner's. */
  readonly isTokenGood: () => boolean
  readonly step: StepFunction
  /** The id of something that has to be there already; without it the rest of the scenario is skipped. */
  readonly id: (name: keyof Ids) => string
  readonly can: (capability: string) => boolean
  /** Whether a text holds a name or a value that this run made up, in whatever letters. */
  readonly isOwn: (text: string) => boolean
  readonly outsideDns: OutsideDns
  /** What the document says of the states of a schema that has `x-life-cycle`. */
  readonly lifeCourse: (schema: string) => LifeCourse
  /** Whether the document, in the profile that it is read in, takes a body. */
  readonly isTaken: (operation: OperationId, body: unknown) => boolean
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
   * Reads after a write of the same step: what it expects is noted once it has had the time to be visible.
   * @returns What `look` returned last.
   */
  readonly reading: <T>(look: () => Promise<T>) => Promise<T>
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

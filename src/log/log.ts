/**
 * The ordered history that a world is made from: what is appended to it is the source, and the state is what comes of applying it.
 * One port; in memory here, in a file under `node-file/`. Nothing in it assumes that one process alone appends.
 */
import type { ControlEntry, Happened, LogEntry } from './entry.ts'

/** A state that what is kept builds on, where what came before is not kept. */
export interface LogBase {
  /** The entry after which the world was so; 0 before the first. */
  readonly after: number
  readonly state: unknown
}

/** States under names that are kept beside a log. */
export interface KeptStates {
  /** As they were when the log was opened, in the order in which they were kept. */
  all(): readonly (readonly [name: string, state: unknown])[]
  /** In place of an earlier one of that name; it throws where it cannot be kept. */
  put(name: string, state: unknown): void
  remove(name: string): void
}

export interface Log {
  /** Undefined where they go with the process. */
  readonly states?: KeptStates
  /**
   * Gives each its place, in this order and nothing between them.
   * @returns The place of the last one; a promise where it is kept for good only later, which rejects when it could not be kept.
   */
  append(happened: readonly Happened[]): number | Promise<number>
  /** What is kept from that place on, oldest first; of what is kept nothing is missing. */
  read(from?: number): Iterable<LogEntry>
  /** The same, and then what is appended, as it comes; ends with whoever iterates, also while it waits where `gone` says so. */
  tail(from?: number, gone?: AbortSignal): AsyncIterable<LogEntry>
  /** The place of the last entry, 0 where there is none. */
  readonly last: number
  /** The first entry, which stays whatever is dropped: what all others are to be read with. */
  readonly beginning: ControlEntry | undefined
  /** The first of the entries that are kept without a gap. */
  readonly wholeFrom: number
  /** The state before that one; undefined where everything from the first entry on is kept. */
  readonly base: LogBase | undefined
  /** The newest state that is kept that is not later than that entry, where there is one. */
  nearest(n: number): LogBase | undefined
  /** Whether it would drop something if it were given the state as it is now. */
  readonly isBaseDue: boolean
  /** @param state Says how the world is after the last entry: asked for once, when it is written or read, which may be later. */
  keepBase(state: () => unknown): void
  /** Why what was appended last could not be kept, until it can. */
  readonly problem: Error | undefined
  /** Resolves when all that was appended is kept for good, and rejects when it cannot be. */
  settled(): Promise<void>
}

/** A target that is broken on purpose, as plain data but for the function that breaks it. */
import type { FetchFunction } from '../../exchange/connection.ts'

/** Stands between the kit and a target, and changes what goes in or what comes out. Called once for every run, so it may remember. */
export type Wrap = (fetch: FetchFunction) => FetchFunction

export interface Mutant {
  /** What is wrong with it, as a statement. */
  readonly name: string
  readonly system: string
  /** The requirement that it breaks. */
  readonly requirement: string
  /** Name of the check, or title of the step, that has to notice. */
  readonly killedBy: string
  readonly wrap: Wrap
}

/** What all mutants of one area have in common stands once. */
export function mutantsOf(system: string, mutants: readonly Omit<Mutant, 'system'>[]): readonly Mutant[] {
  return mutants.map((mutant) => ({ system, ...mutant }))
}

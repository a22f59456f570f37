/** A platform that begins as another one is, or began. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Contract } from '../../spec/contract.ts'
import type { HeldWorld } from '../../world/held-world.ts'
import { createWorld, type World, type WorldOptions } from '../../world/world.ts'
import type { PlatformOptions } from '../options.ts'

export interface ForkOptions {
  /** As it is now (`'now'`, the default), or as it began (`'start'`): what `reset` goes back to. */
  readonly from?: 'now' | 'start'
  /** As the option of `createPlatform`, which is what it takes where it is not given; never the same log. */
  readonly log?: PlatformOptions['log']
}

/** @throws UsageError INVALID_OPTION */
export function readForkOptions({
  from = 'now',
  log,
  ...others
}: ForkOptions): Required<Pick<ForkOptions, 'from'>> & ForkOptions {
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) refuse(unknown, 'there is no such option', 'The options are from and log.')
  if (from !== 'now' && from !== 'start') refuse('from', `it is ${JSON.stringify(from)}`, "Give 'now' or 'start'.")
  return { from, ...(log !== undefined && { log }) }
}

/** The options of a fork: those that say how a world begins gave way to what it begins as. */
export function optionsOfFork(options: PlatformOptions, { log }: ForkOptions): PlatformOptions {
  const { world: _world, tokens: _tokens, clock: _clock, worlds: _worlds, log: inherited, ...kept } = options
  // A log that was opened is this platform's alone.
  const own = log ?? (inherited !== undefined && 'append' in inherited ? undefined : inherited)
  return own === undefined ? kept : { ...kept, log: own }
}

/** A world as it began, which is made again when it is first wanted. */
export function createStart(
  contract: Contract,
  begin: (world: World) => void,
  options: WorldOptions,
): (world: World) => HeldWorld {
  let made: { readonly atMs: number; readonly held: HeldWorld } | undefined
  return ({ begunAtMs: atMs, start: clock }) => {
    if (made?.atMs !== atMs) {
      made = { atMs, held: createWorld(contract, begin, { ...options, begun: { atMs, clock } }).hold() }
    }
    return made.held
  }
}

function refuse(name: string, why: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to fork a platform with the option ${name}: ${why}. ${next}`)
}

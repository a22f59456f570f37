/** The first entry of a log: what all others are to be read with. And what of a log cannot be told again here, with what to do. */
import { UsageError } from '../errors/usage-error.ts'
import type { ControlEntry, Happened } from '../log/entry.ts'
import type { Profile } from '../spec/contract.ts'
import { packageVersion } from '../spec/generated/identity.ts'
import { type HeldWorld, snapshotOfHeld } from '../world/held-world.ts'
import type { Begun, World } from '../world/world.ts'
import type { Blueprint, BlueprintOf } from './blueprint/blueprint.ts'
import { type PlatformOptions, type ToldOptions, toldOf } from './options.ts'
import type { Difference } from './retelling.ts'

/** Of how an entry is written. */
const formatVersion = 1

/**
 * Of what an entry leads to. A change of ours that would answer an old log in another way asks for the revision that the log has, and
 * this number goes up.
 */
export const revisionNow = 1

/** The arguments of the act `begin`. */
export interface BeginArguments {
  readonly format: number
  readonly revision: number
  /** Version of this package. */
  readonly package: string
  /** SHA-256 of the contract. */
  readonly contract: string
  readonly profile: Profile
  readonly options: ToldOptions
  readonly world: object
}

/** What a log tells of how its world began. */
export interface Told {
  readonly options: PlatformOptions
  readonly begun: Begun
}

/** @param held What it began as, where that is another world: it is made plain data of only when somebody reads it. */
export function beginEntry(
  options: PlatformOptions,
  blueprint: Blueprint,
  { start, begunAtMs }: World,
  held?: HeldWorld,
): Happened {
  const { profile, defaultWorld } = blueprint
  const world = held === undefined ? structuredClone(options.world ?? defaultWorld) : undefined
  // What takes long to say is said when it is read.
  const begun: BeginArguments & Record<string, unknown> = {
    format: formatVersion,
    revision: revisionNow,
    package: packageVersion,
    get contract() {
      return blueprint.digest
    },
    profile,
    // Cloned, so that what is later done to them does not reach the log.
    options: structuredClone(toldOf(options)),
    get world() {
      return held === undefined ? (world as object) : snapshotOfHeld(held)
    },
  }
  return { kind: 'control', atMs: begunAtMs, act: 'begin', arguments: begun, clock: start }
}

export interface TellingOptions {
  /** `'any'` tells a log of another contract too, whose answers may then differ. */
  readonly contract?: 'same' | 'any'
}

/** @throws UsageError INVALID_LOG */
export function readBeginning(
  entry: ControlEntry | undefined,
  blueprintOf: BlueprintOf,
  { contract = 'same' }: TellingOptions = {},
): Told {
  if (entry === undefined || entry.act !== 'begin') {
    refuseLog('its first entry does not tell how the world began', 'Give a log from its first entry on.')
  }
  // What this package writes; of another form the format says so.
  const given = entry.arguments as unknown as BeginArguments
  if (given.format !== formatVersion || !(given.revision <= revisionNow)) {
    refuseLog(
      `it is of format ${given.format}, revision ${given.revision}, and this version knows format ${formatVersion} up to revision ${revisionNow}`,
      `Use nowhere-kit ${given.package}, which wrote it, or a later one.`,
    )
  }
  if (given.profile !== 'documented' && given.profile !== 'observed')
    refuseLog(`it is of an unknown profile ${JSON.stringify(given.profile)}`, 'Give another log.')
  if (contract === 'same' && given.contract !== blueprintOf(given.profile).digest) {
    // One version has one contract of its own: what it wrote with another one is about somebody's document.
    const isOfVersion = given.package === packageVersion
    refuseLog(
      `nowhere-kit ${given.package} wrote it with another contract than ${isOfVersion ? 'this one' : `that of ${packageVersion}`}, so that its answers may be others`,
      `${isOfVersion ? '' : 'Use the version that wrote it. '}Give the document that it is a log of, and strict as it was (--spec FILE, --strict), or tell it all the same with the contract "any" (--any-contract).`,
    )
  }
  return {
    // Whose form it has is looked at when the world begins.
    options: { ...given.options, profile: given.profile, world: given.world as NonNullable<PlatformOptions['world']> },
    begun: { atMs: entry.atMs, clock: entry.clock },
  }
}

/** An option that is given beside a log has to be what the log says. */
export function refuseOtherOptions(options: PlatformOptions, told: PlatformOptions): void {
  const asked = { ...toldOf(options), ...(options.profile !== undefined && { profile: options.profile }) }
  for (const [name, value] of Object.entries(asked)) {
    const before = told[name as keyof ToldOptions]
    if (JSON.stringify(value) === JSON.stringify(before)) continue
    refuseLog(
      `its world began with ${before === undefined ? `no ${name}` : `the ${name} ${JSON.stringify(before)}`}, and ${JSON.stringify(value)} was asked for`,
      `Leave ${name} out, or give an empty log.`,
    )
  }
  if (options.world !== undefined && JSON.stringify(options.world) !== JSON.stringify(told.world)) {
    refuseLog(
      'its world began with other data than the world that was asked for',
      'Leave world out, or give an empty log.',
    )
  }
}

export function refuseDifference({ entry, answer }: Difference): never {
  const { method, path } = entry.request
  refuseLog(
    `entry ${entry.n}, ${method} ${path}, was answered ${entry.answer.status} and would be answered ${answer.status} now${entry.answer.status === answer.status ? ' with another body or other headers' : ''}`,
    'Look at it with `nowhere replay`, and use the version that wrote the log, or an empty one.',
  )
}

export function refuseLog(why: string, next: string): never {
  throw new UsageError('INVALID_LOG', `Failed to make a platform of a log: ${why}. ${next}`)
}

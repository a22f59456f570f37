/** The public entry of nowhere-kit: a platform and the types that it is used with. */
import type { ExportedLog } from './platform/exported-log.ts'
import type { PlatformOptions } from './platform/options.ts'
import { type Replayed as ReplayedWithoutFetch, type ReplayOptions, replayOf } from './platform/replay.ts'
import { createPlatform as createPlatformWithoutFetch, ownPlatforms } from './platform.ts'
import { type Platform, withFetch } from './with-fetch.ts'

export { UnmetExpectation } from './errors/unmet.ts'
export { UsageError, type UsageErrorCode } from './errors/usage-error.ts'
export type { LogEntry, LoggedAnswer, LoggedRequest } from './log/entry.ts'
export type { AnswerFault } from './pipeline/engine.ts'
export type { Answer, Received } from './pipeline/exchange.ts'
export type { ExportedLog } from './platform/exported-log.ts'
export type { Fault, FaultEffects } from './platform/faults/fault.ts'
export type { ListedFault, PlatformFaults } from './platform/faults/faults.ts'
export type { JournalAssertions, Times } from './platform/journal/assertions.ts'
export type { PlatformJournal } from './platform/journal/platform-journal.ts'
export type { JournalQuery } from './platform/journal/query.ts'
export type { LogOptions, PlatformOptions } from './platform/options.ts'
export type { Masking, PlatformLog } from './platform/platform-log.ts'
export type { PopulateOptions, Progress } from './platform/population/populate.ts'
export type { Counts } from './platform/population/population.ts'
export type { CollectionName, RecordOf } from './platform/records.ts'
export type { ReplayOptions } from './platform/replay.ts'
export type { Difference } from './platform/retelling.ts'
export type { NamedSnapshots, SnapshotFacts } from './platform/snapshots/named-snapshots.ts'
export type { ForkOptions } from './platform/worlds/fork.ts'
export type { WorldStore, WorldsOptions } from './platform/worlds/options.ts'
export type { WorldEntry, Worlds } from './platform/worlds/worlds.ts'
export type { Profile } from './spec/contract.ts'
export type { OperationId, SystemName } from './spec/operations.ts'
export type { Platform } from './with-fetch.ts'
export type { Clock, ClockOption } from './world/clock.ts'
export type { JournalEntry } from './world/journal/journal.ts'
export type { Progression } from './world/life-cycle.ts'
export type {
  AccountSeed,
  AliasSeed,
  CertificateSeed,
  DeploymentSeed,
  DnsRecordSeed,
  DomainSeed,
  EnvironmentSecretSeed,
  EnvironmentSeed,
  OutsideDnsSeed,
  ProjectSecretSeed,
  ProjectSeed,
  SecretSeed,
  TeamSeed,
  TokenSeed,
  WorldSeed,
} from './world/seed/seed.ts'
export type { WorldSnapshot } from './world/world.ts'

/**
 * Makes a platform. Synchronous; no file is read, nothing is compiled, no timer runs.
 *
 * @example
 * ```ts
 * import { createPlatform } from 'nowhere-kit'
 *
 * const platform = createPlatform({ seed: 42, clock: '2017-02-20T08:00:00.000Z' })
 * const answer = await platform.fetch('https://api.zeit.co/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })
 * console.log(await answer.json()) // -> { secrets: [] }
 * ```
 * @throws UsageError INVALID_OPTION, INVALID_WORLD, INVALID_TIME
 */
export function createPlatform(options: PlatformOptions = {}): Platform {
  return withFetch(createPlatformWithoutFetch(options))
}

/** What a replay found, and the platform as it was. */
export interface Replayed extends ReplayedWithoutFetch {
  readonly platform: Platform
}

/**
 * Tells a log again, each entry at its own time, and compares every answer byte for byte with the one that was given then.
 *
 * @example
 * ```ts
 * import { createPlatform, replay } from 'nowhere-kit'
 *
 * const platform = createPlatform({ seed: 42 })
 * await platform.fetch('https://api.zeit.co/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })
 * const { told, differences } = replay(platform.log.export())
 * console.log(told, differences) // -> 2 []
 * ```
 * @throws UsageError INVALID_LOG
 */
export function replay(exported: ExportedLog, options: ReplayOptions = {}): Replayed {
  const replayed = replayOf(ownPlatforms, exported, options)
  return { ...replayed, platform: withFetch(replayed.platform) }
}

/** The public entry of nowhere-kit: a platform and the types that it is used with. */
import { createFetch, type FetchOf } from './adapters/fetch.ts'
import type { PlatformOptions } from './platform/options.ts'
import { createPlatform as createPlatformWithoutFetch, type Platform as PlatformWithoutFetch } from './platform.ts'

export { UsageError, type UsageErrorCode } from './errors/usage-error.ts'
export type { AnswerFault } from './pipeline/engine.ts'
export type { Answer, Received } from './pipeline/exchange.ts'
export type { PlatformOptions } from './platform/options.ts'
export type { CollectionName, RecordOf } from './platform/records.ts'
export type { Profile } from './spec/contract.ts'
export type { OperationId, SystemName } from './spec/operations.ts'
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

/** A platform in the same process. */
export interface Platform extends PlatformWithoutFetch {
  /**
   * Answers a WHATWG Request, or what makes one. Never rejects for what the request holds; a signal that is aborted rejects with
   * its reason, as with any fetch.
   */
  readonly fetch: FetchOf
}

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
  const platform = createPlatformWithoutFetch(options)
  return Object.assign(platform, { fetch: createFetch(platform) })
}

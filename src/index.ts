/** The public entry of nowhere-kit: a platform and the types that it is used with. */
export { UsageError, type UsageErrorCode } from './errors/usage-error.ts'
export type { AnswerFault } from './pipeline/engine.ts'
export type { Answer, Received } from './pipeline/exchange.ts'
export { createPlatform, type Platform } from './platform.ts'
export type { PlatformOptions } from './platform-options.ts'
export type { CollectionName, RecordOf } from './platform-records.ts'
export type { Profile } from './spec/contract.ts'
export type { OperationId, SystemName } from './spec/operations.ts'
export type { Clock, ClockOption } from './world/clock.ts'
export type { JournalEntry } from './world/journal.ts'
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
} from './world/seed.ts'
export type { WorldSnapshot } from './world/world.ts'

/**
 * The seed of a world: what `fixtures/worlds/*.json` and the option `world` hold. Its JSON Schema is
 * `fixtures/worlds/world.schema.json`, which says what each member means; data that does not fit it is refused, see `read-seed.ts`.
 * Where an id, a token, a host or a time is left out, one is made that is a function of the platform's seed and clock.
 */
import type { EnvironmentRole, TeamRole } from '../records/records.ts'

export interface WorldSeed {
  /** Where an editor finds the schema; ignored. */
  readonly $schema?: string
  readonly accounts: readonly AccountSeed[]
  readonly tokens?: readonly TokenSeed[]
  readonly teams?: readonly TeamSeed[]
  readonly environments?: readonly EnvironmentSeed[]
  readonly projects?: readonly ProjectSeed[]
  readonly deployments?: readonly DeploymentSeed[]
  readonly domains?: readonly DomainSeed[]
  readonly dnsRecords?: readonly DnsRecordSeed[]
  readonly certificates?: readonly CertificateSeed[]
  readonly aliases?: readonly AliasSeed[]
  readonly secrets?: readonly SecretSeed[]
  readonly environmentSecrets?: readonly EnvironmentSecretSeed[]
  readonly projectSecrets?: readonly ProjectSecretSeed[]
  readonly outsideDns?: readonly OutsideDnsSeed[]
}

export interface AccountSeed {
  readonly id?: string
  readonly username: string
  readonly email?: string
  readonly name?: string
  readonly blocked?: boolean
  readonly unpaid?: boolean
  /** What its deployments may be, where that is not what every account may. */
  readonly limits?: AccountLimitsSeed
}

export interface AccountLimitsSeed {
  /** Of one deployment, its package.json among them. */
  readonly files?: number
  /** Of a request that carries files. */
  readonly bodyBytes?: number
}

export interface TokenSeed {
  /** Word characters only. */
  readonly token?: string
  /** Username of an account. */
  readonly account: string
  readonly revoked?: boolean
  /** The environments that it is bound to. */
  readonly environments?: readonly string[]
  /** The projects that it is scoped to. */
  readonly projects?: readonly string[]
}

export interface TeamSeed {
  readonly id: string
  readonly slug: string
  readonly name?: string
  /** Username -> role. */
  readonly members: Readonly<Record<string, TeamRole>>
}

export interface EnvironmentSeed {
  readonly id: string
  readonly name?: string
  /** Username -> role. */
  readonly members: Readonly<Record<string, EnvironmentRole>>
}

export interface ProjectSeed {
  readonly id: string
  readonly subdomain: string
  readonly name?: string
  /** Id of the team that owns it. */
  readonly team: string
}

/** What has a time at which it was made: ISO 8601, not after the clock of the world. */
export interface Dated {
  readonly createdAt?: string
  /** What some records have besides, and was not before they were made. */
  readonly updatedAt?: string
  readonly stateSince?: string
}

export interface DeploymentSeed extends Dated {
  readonly id?: string
  /** Username. */
  readonly account: string
  readonly name?: string
  /** The host at which it answers: a label, ten letters and the domain of the platform. */
  readonly host?: string
  /** `'READY'` by default; it stays so until the rules of the life cycle move it, counted from when the world begins. */
  readonly state?: string
  /** Since when it is in that state. */
  readonly stateSince?: string
  /** package.json, as creating a deployment takes it. */
  readonly package?: object
  /** Path -> content. */
  readonly files?: Readonly<Record<string, string>>
}

export interface DomainSeed extends Dated {
  readonly id?: string
  /** Username. */
  readonly account: string
  readonly name: string
  /** An internal one gets the two records that every new zone has. */
  readonly isExternal?: boolean
  readonly verified?: boolean
  readonly verifyToken?: string
}

export interface DnsRecordSeed extends Dated {
  readonly id?: string
  /** Name of an internal domain. */
  readonly domain: string
  /** The part before the domain. */
  readonly name: string
  readonly type: string
  readonly value: string
  readonly mxPriority?: number
  readonly updatedAt?: string
}

export interface CertificateSeed extends Dated {
  readonly id?: string
  /** Username. */
  readonly account: string
  /** The names that it is for; the first is the common name. */
  readonly domains: readonly string[]
  readonly expiresAt?: string
  readonly autoRenew?: boolean
}

export interface AliasSeed extends Dated {
  readonly id?: string
  readonly alias: string
  /** Id, host or name of a deployment, whose account has the alias. */
  readonly deployment: string
}

export interface SecretSeed extends Dated {
  readonly id?: string
  /** Username of the account that owns it, or that made it for a team. */
  readonly account: string
  /** Id of the team that owns it. */
  readonly team?: string
  readonly name: string
  readonly value: string
  /** Whether the value can be read later. */
  readonly decryptable?: boolean
  /** Id of a project that it belongs to. */
  readonly project?: string
}

export interface EnvironmentSecretSeed extends Dated {
  readonly id?: string
  /** Id of the environment. */
  readonly environment: string
  readonly key: string
  readonly value: string
  readonly description?: string
  readonly neverReveal?: boolean
  readonly updatedAt?: string
}

export interface ProjectSecretSeed extends Dated {
  /** Id of the project. */
  readonly project: string
  readonly key: string
  readonly value: string
  readonly updatedAt?: string
}

export interface OutsideDnsSeed {
  readonly name: string
  readonly type: string
  readonly value: string
}

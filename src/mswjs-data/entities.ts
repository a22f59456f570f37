/** What the models of the view hold: what is stored, with what it belongs to in place of ids. Times are milliseconds since the epoch. */

export type AccountEntity = {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly name: string
  readonly blocked: boolean
  readonly unpaid: boolean
}

export type TeamEntity = { readonly id: string; readonly slug: string; readonly name: string }

export type MembershipEntity = {
  readonly id: string
  readonly role: string
  readonly team: TeamEntity
  readonly account: AccountEntity
}

export type EnvironmentEntity = { readonly id: string; readonly name: string }

export type ProjectEntity = {
  readonly id: string
  readonly subdomain: string
  readonly name: string
  readonly team: TeamEntity
}

export type DeploymentEntity = {
  readonly id: string
  readonly name: string
  readonly host: string
  /** As it is now, in the words of the profile. */
  readonly state: string
  readonly createdAt: number
  readonly owner: AccountEntity
}

export type DomainEntity = {
  readonly id: string
  readonly name: string
  readonly isExternal: boolean
  readonly verified: boolean
  readonly createdAt: number
  readonly owner: AccountEntity
}

export type DnsRecordEntity = {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly value: string
  readonly createdAt: number
  readonly domain: DomainEntity
}

export type CertificateEntity = {
  readonly id: string
  readonly cn: string
  readonly names: string[]
  readonly createdAt: number
  readonly expiresAt: number
  readonly autoRenew: boolean
  readonly owner: AccountEntity
}

export type AliasEntity = {
  readonly id: string
  readonly alias: string
  readonly host: string
  readonly createdAt: number
  readonly owner: AccountEntity
  readonly deployment: DeploymentEntity
}

export type SecretEntity = {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly decryptable: boolean
  readonly createdAt: number
  /** Who made it; the owner too, where it is of no team. */
  readonly creator: AccountEntity
  readonly team: TeamEntity | null
  readonly project: ProjectEntity | null
}

export type EnvironmentSecretEntity = {
  readonly id: string
  readonly key: string
  readonly value: string
  readonly neverReveal: boolean
  readonly createdAt: number
  readonly environment: EnvironmentEntity
}

export type ProjectSecretEntity = {
  readonly id: string
  readonly key: string
  readonly value: string
  readonly createdAt: number
  readonly project: ProjectEntity
}

/** By the names that `platform.records` has for them. */
export type Entities = {
  readonly accounts: AccountEntity
  readonly teams: TeamEntity
  readonly memberships: MembershipEntity
  readonly environments: EnvironmentEntity
  readonly projects: ProjectEntity
  readonly deployments: DeploymentEntity
  readonly domains: DomainEntity
  readonly dnsRecords: DnsRecordEntity
  readonly certificates: CertificateEntity
  readonly aliases: AliasEntity
  readonly secrets: SecretEntity
  readonly environmentSecrets: EnvironmentSecretEntity
  readonly projectSecrets: ProjectSecretEntity
}

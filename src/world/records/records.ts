/**
 * What is stored. A record is not what is returned: a behaviour makes the view that its document describes.
 * Times are milliseconds since the epoch; owners are ids of accounts or of teams.
 */
import type { Life } from '../life-cycle.ts'

export interface Account {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly name: string
  /** Soft-blocked: operations that say so refuse it. */
  readonly blocked: boolean
  /** A payment is missing, which the same operations refuse with a sentence of its own. */
  readonly unpaid: boolean
  /** Its own limits, by the names that the document has for them. */
  readonly limits: Readonly<Record<string, number>>
}

export interface Token {
  readonly token: string
  readonly accountId: string
  readonly revoked: boolean
  /** The environments that it is bound to; null when it is bound to none. */
  readonly environmentIds: readonly string[] | null
  /** The projects that it is scoped to; null when to all that its account can reach. */
  readonly projectIds: readonly string[] | null
  /** What it is allowed, where operations ask for scopes; null or nothing when all. */
  readonly scopes?: readonly string[] | null
}

export interface Team {
  readonly id: string
  readonly slug: string
  readonly name: string
}

export type TeamRole = 'owner' | 'admin' | 'member'
export type EnvironmentRole = 'admin' | 'operator' | 'viewer'

export interface Membership {
  /** `TEAM/ACCOUNT` */
  readonly id: string
  readonly teamId: string
  readonly accountId: string
  readonly role: TeamRole
}

export interface Environment {
  readonly id: string
  readonly name: string
}

export interface EnvironmentMembership {
  /** `ENVIRONMENT/ACCOUNT` */
  readonly id: string
  readonly environmentId: string
  readonly accountId: string
  readonly role: EnvironmentRole
}

export interface Project {
  readonly id: string
  readonly subdomain: string
  readonly name: string
  readonly teamId: string
}

export interface DeploymentFile {
  readonly path: string
  /** SHA-1 of the content, 40 hex digits. */
  readonly sha: string
  /** Bytes. */
  readonly size: number
}

export interface Deployment {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly host: string
  readonly createdAt: number
  readonly life: Life
  readonly files: readonly DeploymentFile[]
}

/** The host of a deployment that is no more: nobody else ever has it. */
export interface GoneHost {
  readonly host: string
}

/** A content that a deployment waits for. */
export interface MissingContent {
  /** `DEPLOYMENT/SHA` */
  readonly id: string
  readonly deploymentId: string
  readonly ownerId: string
  readonly sha: string
}

/** The content of a file, kept once for each account that uploaded it. */
export interface Blob {
  /** `OWNER/SHA` */
  readonly id: string
  readonly ownerId: string
  readonly sha: string
  /** Text when the bytes are UTF-8, else base64. */
  readonly content: { readonly text: string } | { readonly base64: string }
}

export interface Domain {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly isExternal: boolean
  readonly verified: boolean
  /** null when there never was anything to verify. It stays the same for as long as the domain is there. */
  readonly verifyToken: string | null
  readonly createdAt: number
}

export interface DnsRecord {
  readonly id: string
  readonly domainId: string
  readonly slug: string
  readonly type: string
  readonly name: string
  readonly value: string
  readonly mxPriority: number | null
  readonly createdAt: number
  readonly updatedAt: number | null
}

export interface Certificate {
  readonly id: string
  readonly ownerId: string
  /** The common name that is shown: the first of its names. */
  readonly cn: string
  readonly names: readonly string[]
  readonly createdAt: number
  readonly expiresAt: number
  readonly autoRenew: boolean
}

/** That a certificate was issued for a name. There is one for each of its names, so that none is searched for. */
export interface CertificateName {
  /** `CERTIFICATE/NAME` */
  readonly id: string
  readonly certificateId: string
  readonly ownerId: string
  readonly name: string
}

export interface Alias {
  readonly id: string
  readonly ownerId: string
  /** As it was given: a host name or a word. */
  readonly alias: string
  /** The host that it stands for. */
  readonly host: string
  readonly deploymentId: string
  readonly createdAt: number
}

/** That the host of an alias is a name or lies below it. There is one for each name above, so that none is searched for. */
export interface AliasDomain {
  /** `ALIAS/NAME` */
  readonly id: string
  readonly aliasId: string
  readonly ownerId: string
  readonly name: string
}

export interface Secret {
  readonly id: string
  /** The account, or the team. */
  readonly ownerId: string
  readonly creatorId: string
  readonly name: string
  readonly value: string
  readonly createdAt: number
  readonly decryptable: boolean
  readonly projectId: string | null
}

export interface EnvironmentSecret {
  readonly id: string
  readonly environmentId: string
  readonly key: string
  readonly value: string
  readonly description: string | null
  /** Whether nobody may read the value back. */
  readonly neverReveal: boolean
  readonly createdAt: number
  readonly updatedAt: number
}

export interface ProjectSecret {
  /** `PROJECT/KEY` */
  readonly id: string
  readonly projectId: string
  readonly key: string
  readonly value: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** A record at somebody's own nameserver, outside the platform. */
export interface OutsideDnsRecord {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly value: string
}

/** What a document that somebody brought speaks of: one of a collection of its. */
export interface Thing {
  /** JSON of `[COLLECTION, SCOPE..., KEY]` */
  readonly id: string
  readonly collection: string
  /** JSON of `[COLLECTION, SCOPE...]`: what is listed together. */
  readonly place: string
  /** By which its path names it. */
  readonly key: string
  /** Of the thing that it stands below; empty where it stands below none. */
  readonly parentId: string
  readonly ownerId: string
  /** The how-manieth of its collection it was, from 1. */
  readonly ordinal: number
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  /** Of what has states that follow each other by themselves. */
  readonly life: Life | null
  /** All that is known of it: what was sent, and what was chosen for it. */
  readonly value: Readonly<Record<string, unknown>>
}

/** That a value of a property, of which there may be only one, is a thing's. */
export interface Claim {
  /** JSON of `[PLACE, PROPERTY, VALUE]` */
  readonly id: string
  readonly thingId: string
}

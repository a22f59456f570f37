/** The collections of a world, each with the look-ups that its behaviours need. */
import { Collection } from './collection.ts'
import type {
  Account,
  Alias,
  AliasDomain,
  Blob,
  Certificate,
  CertificateName,
  Claim,
  Deployment,
  DnsRecord,
  Domain,
  Environment,
  EnvironmentMembership,
  EnvironmentSecret,
  GoneHost,
  Membership,
  MissingContent,
  OutsideDnsRecord,
  Project,
  ProjectSecret,
  Secret,
  Team,
  Thing,
  Token,
} from './records.ts'

export interface Collections {
  readonly accounts: Collection<Account, [['username']]>
  readonly tokens: Collection<Token, [['accountId']]>
  readonly teams: Collection<Team, [['slug']]>
  readonly memberships: Collection<Membership, [['accountId'], ['teamId']]>
  readonly environments: Collection<Environment>
  readonly environmentMemberships: Collection<EnvironmentMembership, [['accountId']]>
  readonly projects: Collection<Project, [['subdomain'], ['teamId']]>
  readonly deployments: Collection<Deployment, [['ownerId'], ['ownerId', 'name'], ['host']]>
  readonly goneHosts: Collection<GoneHost>
  readonly blobs: Collection<Blob>
  readonly missingContents: Collection<MissingContent, [['deploymentId'], ['ownerId', 'sha']]>
  readonly domains: Collection<Domain, [['ownerId'], ['name']]>
  readonly dnsRecords: Collection<DnsRecord, [['domainId']]>
  readonly certificates: Collection<Certificate, [['ownerId'], ['ownerId', 'cn']]>
  readonly certificateNames: Collection<CertificateName, [['certificateId'], ['ownerId', 'name']]>
  readonly aliases: Collection<Alias, [['ownerId'], ['host'], ['deploymentId']]>
  readonly aliasDomains: Collection<AliasDomain, [['aliasId'], ['ownerId', 'name']]>
  readonly secrets: Collection<Secret, [['ownerId'], ['ownerId', 'name']], [['ownerId'], ['ownerId', 'projectId']]>
  readonly environmentSecrets: Collection<EnvironmentSecret, [['environmentId'], ['environmentId', 'key']]>
  readonly projectSecrets: Collection<ProjectSecret, [['projectId'], ['projectId', 'key']]>
  readonly outsideDns: Collection<OutsideDnsRecord, [['name', 'type'], ['name']]>
  readonly things: Collection<Thing, [['collection'], ['place'], ['parentId']]>
  readonly claims: Collection<Claim, [['thingId']]>
}

// biome-ignore format: one collection a line reads as the table that it is.
export function createCollections(): Collections {
  return {
    accounts: new Collection('accounts', { key: 'id', indexes: [['username']] }),
    tokens: new Collection('tokens', { key: 'token', indexes: [['accountId']] }),
    teams: new Collection('teams', { key: 'id', indexes: [['slug']] }),
    memberships: new Collection('memberships', { key: 'id', indexes: [['accountId'], ['teamId']] }),
    environments: new Collection('environments', { key: 'id', indexes: [] }),
    environmentMemberships: new Collection('environmentMemberships', { key: 'id', indexes: [['accountId']] }),
    projects: new Collection('projects', { key: 'id', indexes: [['subdomain'], ['teamId']] }),
    deployments: new Collection('deployments', { key: 'id', indexes: [['ownerId'], ['ownerId', 'name'], ['host']] }),
    goneHosts: new Collection('goneHosts', { key: 'host', indexes: [] }),
    blobs: new Collection('blobs', { key: 'id', indexes: [] }),
    missingContents: new Collection('missingContents', { key: 'id', indexes: [['deploymentId'], ['ownerId', 'sha']] }),
    domains: new Collection('domains', { key: 'id', indexes: [['ownerId'], ['name']] }),
    dnsRecords: new Collection('dnsRecords', { key: 'id', indexes: [['domainId']] }),
    certificates: new Collection('certificates', { key: 'id', indexes: [['ownerId'], ['ownerId', 'cn']] }),
    certificateNames: new Collection('certificateNames', { key: 'id', indexes: [['certificateId'], ['ownerId', 'name']] }),
    aliases: new Collection('aliases', { key: 'id', indexes: [['ownerId'], ['host'], ['deploymentId']] }),
    aliasDomains: new Collection('aliasDomains', { key: 'id', indexes: [['aliasId'], ['ownerId', 'name']] }),
    secrets: new Collection('secrets', { key: 'id', indexes: [['ownerId'], ['ownerId', 'name']], walks: { by: 'createdAt', within: [['ownerId'], ['ownerId', 'projectId']] } }),
    environmentSecrets: new Collection('environmentSecrets', { key: 'id', indexes: [['environmentId'], ['environmentId', 'key']] }),
    projectSecrets: new Collection('projectSecrets', { key: 'id', indexes: [['projectId'], ['projectId', 'key']] }),
    outsideDns: new Collection('outsideDns', { key: 'id', indexes: [['name', 'type'], ['name']] }),
    things: new Collection('things', { key: 'id', isSparse: true, indexes: [['collection'], ['place'], ['parentId']] }),
    claims: new Collection('claims', { key: 'id', isSparse: true, indexes: [['thingId']] }),
  }
}

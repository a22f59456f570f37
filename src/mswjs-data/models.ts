/** The models of the view, in the order in which they are filled: each after those that it refers to. */
import { nullable, oneOf, primaryKey } from '@mswjs/data'
import type { Entities } from './entities.ts'

type Definitions = { readonly [Name in keyof Entities]: { readonly [Field in keyof Entities[Name]]: object } }

const id = primaryKey(String)

export const models: Definitions = {
  accounts: { id, username: String, email: String, name: String, blocked: Boolean, unpaid: Boolean },
  teams: { id, slug: String, name: String },
  memberships: { id, role: String, team: oneOf('teams'), account: oneOf('accounts') },
  environments: { id, name: String },
  projects: { id, subdomain: String, name: String, team: oneOf('teams') },
  deployments: { id, name: String, host: String, state: String, createdAt: Number, owner: oneOf('accounts') },
  domains: { id, name: String, isExternal: Boolean, verified: Boolean, createdAt: Number, owner: oneOf('accounts') },
  dnsRecords: { id, type: String, name: String, value: String, createdAt: Number, domain: oneOf('domains') },
  certificates: {
    id,
    cn: String,
    names: Array,
    createdAt: Number,
    expiresAt: Number,
    autoRenew: Boolean,
    owner: oneOf('accounts'),
  },
  aliases: {
    id,
    alias: String,
    host: String,
    createdAt: Number,
    owner: oneOf('accounts'),
    deployment: oneOf('deployments'),
  },
  secrets: {
    id,
    name: String,
    value: String,
    decryptable: Boolean,
    createdAt: Number,
    creator: oneOf('accounts'),
    team: nullable(oneOf('teams')),
    project: nullable(oneOf('projects')),
  },
  environmentSecrets: {
    id,
    key: String,
    value: String,
    neverReveal: Boolean,
    createdAt: Number,
    environment: oneOf('environments'),
  },
  projectSecrets: { id, key: String, value: String, createdAt: Number, project: oneOf('projects') },
}

/** Where a stored record has the id of what a field of its entity is. */
export const references: Readonly<Record<string, readonly [idField: string, model: keyof Entities]>> = {
  team: ['teamId', 'teams'],
  account: ['accountId', 'accounts'],
  owner: ['ownerId', 'accounts'],
  creator: ['creatorId', 'accounts'],
  domain: ['domainId', 'domains'],
  deployment: ['deploymentId', 'deployments'],
  project: ['projectId', 'projects'],
  environment: ['environmentId', 'environments'],
}

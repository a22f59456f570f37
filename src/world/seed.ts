/**
 * The seed of a world: what `fixtures/worlds/*.json` and the option `world` hold. Its JSON Schema is
 * `fixtures/worlds/world.schema.json`; data that does not fit it is refused before it comes here, see `read-seed.ts`.
 */

import type { DatedCollections } from './dated-collections.ts'
import type { EnvironmentRole, TeamRole } from './records.ts'
import { addSecret } from './secrets.ts'

export interface WorldSeed {
  /** Where an editor finds the schema; ignored. */
  readonly $schema?: string
  readonly accounts: readonly AccountSeed[]
  readonly tokens?: readonly TokenSeed[]
  readonly teams?: readonly TeamSeed[]
  readonly environments?: readonly EnvironmentSeed[]
  readonly projects?: readonly ProjectSeed[]
  readonly secrets?: readonly SecretSeed[]
  readonly environmentSecrets?: readonly EnvironmentSecretSeed[]
  readonly projectSecrets?: readonly ProjectSecretSeed[]
  readonly outsideDns?: readonly OutsideDnsSeed[]
}

export interface AccountSeed {
  readonly id: string
  readonly username: string
  readonly email?: string
  readonly name?: string
  readonly blocked?: boolean
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
  readonly token: string
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

export interface SecretSeed {
  readonly id: string
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

export interface EnvironmentSecretSeed {
  readonly id: string
  /** Id of the environment. */
  readonly environment: string
  readonly key: string
  readonly value: string
  readonly description?: string
  readonly neverReveal?: boolean
}

export interface ProjectSecretSeed {
  /** Id of the project. */
  readonly project: string
  readonly key: string
  readonly value: string
}

export interface OutsideDnsSeed {
  readonly name: string
  readonly type: string
  readonly value: string
}

/** Fills an empty world. The seed has been found valid, references included. */
export function seedWorld(world: DatedCollections, seed: WorldSeed): void {
  const accountIds = new Map(seed.accounts.map(({ username, id }) => [username, id]))
  const idOf = (username: string): string => accountIds.get(username) ?? username

  for (const { id, username, email = `${username}@example.com`, name = username, ...account } of seed.accounts) {
    const { blocked = false, limits = {} } = account
    world.accounts.insert({ id, username, email, name, blocked, limits: { ...limits } })
  }
  for (const { token, account, revoked = false, environments = null, projects = null } of seed.tokens ?? []) {
    world.tokens.insert({
      token,
      accountId: idOf(account),
      revoked,
      environmentIds: environments,
      projectIds: projects,
    })
  }
  for (const { id, slug, name = slug, members } of seed.teams ?? []) {
    world.teams.insert({ id, slug, name })
    for (const [username, role] of Object.entries(members)) {
      const accountId = idOf(username)
      world.memberships.insert({ id: `${id}/${accountId}`, teamId: id, accountId, role })
    }
  }
  for (const { id, name = id, members } of seed.environments ?? []) {
    world.environments.insert({ id, name })
    for (const [username, role] of Object.entries(members)) {
      const accountId = idOf(username)
      world.environmentMemberships.insert({ id: `${id}/${accountId}`, environmentId: id, accountId, role })
    }
  }
  for (const { id, subdomain, name = subdomain, team } of seed.projects ?? []) {
    world.projects.insert({ id, subdomain, name, teamId: team })
  }
  seedSecrets(world, seed, idOf)
  for (const { name, type, value } of seed.outsideDns ?? []) setOutsideDns(world, { name, type, value })
}

function seedSecrets(world: DatedCollections, seed: WorldSeed, idOf: (username: string) => string): void {
  const now = world.clock.now()
  const secrets = seed.secrets ?? []
  for (const [index, { account, team, project = null, ...secret }] of secrets.entries()) {
    const creatorId = idOf(account)
    // The last one is made now and the others before it, each at a time of its own.
    const atMs = now - (secrets.length - 1 - index)
    addSecret(world, { ...secret, ownerId: team ?? creatorId, creatorId, projectId: project }, atMs)
  }
  for (const { environment, description = null, neverReveal = false, ...secret } of seed.environmentSecrets ?? []) {
    const times = { createdAt: now, updatedAt: now }
    world.environmentSecrets.insert({ ...secret, environmentId: environment, description, neverReveal, ...times })
  }
  for (const { project, key, value } of seed.projectSecrets ?? []) {
    world.projectSecrets.insert({
      id: `${project}/${key}`,
      projectId: project,
      key,
      value,
      createdAt: now,
      updatedAt: now,
    })
  }
}

/** Adds a record at an outside nameserver; an equal one stays one. */
export function setOutsideDns(world: DatedCollections, { name, type, value }: OutsideDnsSeed): void {
  const host = name.toLowerCase().replace(/\.$/, '')
  const id = JSON.stringify([host, type, value])
  if (world.outsideDns.get(id) === undefined) world.outsideDns.insert({ id, name: host, type, value })
}

/** Removes the records of a name at outside nameservers, of one type when it is given. */
export function removeOutsideDns(
  world: DatedCollections,
  { name, type }: { readonly name: string; readonly type?: string },
): void {
  const host = name.toLowerCase().replace(/\.$/, '')
  const found = type === undefined ? world.outsideDns.list({ name: host }) : world.outsideDns.list({ name: host, type })
  for (const { id } of found) world.outsideDns.delete(id)
}

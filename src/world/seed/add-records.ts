/** Puts records into a world that has some already, by the rules of a seed: all of them, or none. */
import type { Contract } from '../../spec/contract.ts'
import type { World } from '../world.ts'
import { checkReferences, checkUnique } from './read-seed.ts'
import { refuseSeed } from './refuse-seed.ts'
import type { WorldSeed } from './seed.ts'
import { seedWorld } from './seed-world.ts'
import type { Seeder } from './seeding.ts'

/**
 * @param added Valid by its schema; what it refers to is in it, or in the world.
 * @throws UsageError INVALID_WORLD; the world is as it was then.
 */
export function addRecords(world: World, added: WorldSeed, contract: Contract, seeders: readonly Seeder[]): void {
  checkUnique(added)
  checkReferences(added, {
    accounts: world.accounts.all().map(({ username }) => username),
    teams: world.teams.all().map(({ id }) => id),
    environments: world.environments.all().map(({ id }) => id),
    projects: world.projects.all().map(({ id }) => id),
  })
  checkNew(added, world)
  world.attempt(() => seedWorld(world, added, contract, seeders))
}

/** What has a name that is unique has one that nothing in the world has. What a seeder looks at itself is not here. */
function checkNew(added: WorldSeed, world: World): void {
  const { accounts, teams = [], environments = [], projects = [], domains = [], secrets = [] } = added
  const { environmentSecrets = [], projectSecrets = [] } = added
  isNew(
    '/accounts',
    'username',
    accounts,
    ({ username }) => username,
    (username) => world.accounts.find({ username }),
  )
  isNew(
    '/teams',
    'id',
    teams,
    ({ id }) => id,
    (id) => world.teams.get(id),
  )
  isNew(
    '/teams',
    'slug',
    teams,
    ({ slug }) => slug,
    (slug) => world.teams.find({ slug }),
  )
  isNew(
    '/environments',
    'id',
    environments,
    ({ id }) => id,
    (id) => world.environments.get(id),
  )
  isNew(
    '/projects',
    'id',
    projects,
    ({ id }) => id,
    (id) => world.projects.get(id),
  )
  isNew(
    '/projects',
    'subdomain',
    projects,
    (each) => each.subdomain,
    (subdomain) => world.projects.find({ subdomain }),
  )
  isNew(
    '/domains',
    'name',
    domains,
    ({ name }) => name.toLowerCase(),
    (name) => world.domains.find({ name }),
  )
  for (const [index, { account, team, name }] of secrets.entries()) {
    const ownerId = team ?? world.accounts.find({ username: account })?.id
    const before = ownerId === undefined ? undefined : world.secrets.find({ ownerId, name })
    if (before !== undefined) refuseSeed(`/secrets/${index}`, `The name "${name}" is taken already.`)
  }
  for (const [index, { environment: environmentId, key }] of environmentSecrets.entries()) {
    const before = world.environmentSecrets.find({ environmentId, key })
    if (before !== undefined) refuseSeed(`/environmentSecrets/${index}`, `The key "${key}" is taken already.`)
  }
  for (const [index, { project: projectId, key }] of projectSecrets.entries()) {
    const before = world.projectSecrets.find({ projectId, key })
    if (before !== undefined) refuseSeed(`/projectSecrets/${index}`, `The key "${key}" is taken already.`)
  }
}

function isNew<T>(
  pointer: string,
  field: string,
  entries: readonly T[],
  nameOf: (entry: T) => string,
  find: (name: string) => object | undefined,
): void {
  for (const [index, entry] of entries.entries()) {
    const name = nameOf(entry)
    if (find(name) !== undefined) refuseSeed(`${pointer}/${index}`, `The ${field} "${name}" is taken already.`)
  }
}

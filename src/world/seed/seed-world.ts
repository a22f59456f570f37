/** Fills a world from a seed, an empty one or one that has records already: first who there is and what they share, then what each system keeps for them. */
import type { Contract, IdShape } from '../../spec/contract.ts'
import { setOutsideDns } from '../outside-dns.ts'
import type { World } from '../world.ts'
import type { WorldSeed } from './seed.ts'
import { createSeeding, type Seeder, type Seeding } from './seeding.ts'

/**
 * The seed has been found valid, references included; what only a system's own rules forbid is found here.
 * @throws UsageError INVALID_WORLD
 */
export function seedWorld(world: World, seed: WorldSeed, contract: Contract, seeders: readonly Seeder[]): void {
  const seeding = createSeeding(world, seed, contract)
  seedAccounts(seeding)
  seedGroups(seeding)
  for (const record of seed.outsideDns ?? []) setOutsideDns(world, record)
  for (const seeder of seeders) seeder(seeding)
}

const tokenShape: IdShape = { prefix: 'nowhere_', length: 24, alphabet: 'alphanumeric' }

function seedAccounts({ seed, world, accountIdOf, idOf }: Seeding): void {
  for (const { username, email = `${username}@example.com`, name = username, ...standing } of seed.accounts) {
    const { blocked = false, unpaid = false, limits = {} } = standing
    world.accounts.insert({ id: accountIdOf(username), username, email, name, blocked, unpaid, limits: { ...limits } })
  }
  // A world that says nothing of tokens would let nobody in.
  const tokens: WorldSeed['tokens'] = seed.tokens ?? seed.accounts.map(({ username }) => ({ account: username }))
  for (const { token, account, revoked = false, environments = null, projects = null } of tokens) {
    world.tokens.insert({
      token: idOf(tokenShape, token, 'token', account),
      accountId: accountIdOf(account),
      revoked,
      environmentIds: environments,
      projectIds: projects,
    })
  }
}

/** Teams and environments with who is in them, and the projects of teams. */
function seedGroups({ seed, world, accountIdOf }: Seeding): void {
  for (const { id, slug, name = slug, members } of seed.teams ?? []) {
    world.teams.insert({ id, slug, name })
    for (const [username, role] of Object.entries(members)) {
      const accountId = accountIdOf(username)
      world.memberships.insert({ id: `${id}/${accountId}`, teamId: id, accountId, role })
    }
  }
  for (const { id, name = id, members } of seed.environments ?? []) {
    world.environments.insert({ id, name })
    for (const [username, role] of Object.entries(members)) {
      const accountId = accountIdOf(username)
      world.environmentMemberships.insert({ id: `${id}/${accountId}`, environmentId: id, accountId, role })
    }
  }
  for (const { id, subdomain, name = subdomain, team } of seed.projects ?? []) {
    world.projects.insert({ id, subdomain, name, teamId: team })
  }
}

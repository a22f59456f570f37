/** What a number alone stands for: so many of each collection that requests add to, and what these cannot be without. */
import type { World } from '../world/world.ts'
import type { CollectionName } from './making.ts'

/** As many as a project has room for, at the least. */
const perProject = 25

export function spread(count: number, world: World): Readonly<Record<string, number>> {
  const counts: Partial<Record<CollectionName, number>> = {
    teams: world.teams.size === 0 ? 1 : 0,
    environments: world.environments.size === 0 ? 1 : 0,
    projects: Math.max(0, Math.ceil((count + world.projectSecrets.size) / perProject) - world.projects.size),
    deployments: count,
    domains: count,
    dnsRecords: count,
    certificates: count,
    aliases: count,
    secrets: count,
    environmentSecrets: count,
    projectSecrets: count,
  }
  return Object.fromEntries(Object.entries(counts).filter(([, each]) => each > 0))
}

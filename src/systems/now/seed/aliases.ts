/** Aliases that a world begins with, each on a deployment of the world and on a name that its account may use. */
import type { Deployment } from '../../../world/records/records.ts'
import type { AliasSeed } from '../../../world/seed/seed.ts'
import type { Placed, Seeding } from '../../../world/seed/seeding.ts'
import { insertAlias } from '../aliases/records.ts'
import { hostOfAlias } from '../domains/host-names.ts'
import { mayUseHost } from '../domains/records.ts'

export function seedAliases(seeding: Seeding): void {
  const { seed, world, idOf, inOrder, refuse } = seeding
  const byName = new Map<string, Deployment[]>()
  for (const deployment of world.deployments.all()) {
    byName.set(deployment.name, [...(byName.get(deployment.name) ?? []), deployment])
  }

  for (const placed of inOrder('aliases', seed.aliases)) {
    const { entry, pointer, createdAt } = placed
    const { id: deploymentId, ownerId } = deploymentOf(placed)
    const host = hostOfAlias(entry.alias)
    if (!mayUseHost(host, ownerId, world)) {
      refuse(`${pointer}/alias`, `The name "${entry.alias}" is on no verified domain of the deployment's account.`)
    }
    if (world.aliases.find({ host }) !== undefined || world.deployments.find({ host }) !== undefined) {
      refuse(`${pointer}/alias`, `The name "${entry.alias}" is taken already.`)
    }
    insertAlias(
      { id: idOf('NowAliasId', entry.id, host), ownerId, alias: entry.alias, host, deploymentId, createdAt },
      world,
    )
  }

  function deploymentOf({ entry, pointer }: Placed<AliasSeed>): Deployment {
    const named = byName.get(entry.deployment) ?? []
    const found =
      world.deployments.get(entry.deployment) ?? world.deployments.find({ host: entry.deployment }) ?? named[0]
    if (found === undefined) {
      return refuse(`${pointer}/deployment`, `There is no deployment "${entry.deployment}" in this world.`)
    }
    if (found.name === entry.deployment && named.length > 1) {
      refuse(
        `${pointer}/deployment`,
        `There are ${named.length} deployments of that name; give the id or the host of one.`,
      )
    }
    return found
  }
}

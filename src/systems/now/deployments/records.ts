/** How deployments are found and removed. */
import type { Deployment } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { deleteAlias } from '../aliases/records.ts'

/** The account's deployment of that id. */
export function findDeployment(id: string, ownerId: string, world: World): Deployment | undefined {
  const deployment = world.deployments.get(id)
  return deployment?.ownerId === ownerId ? deployment : undefined
}

/** Its aliases go with it. Contents stay: they are the account's, and its next deployment need not upload them again. */
export function deleteDeployment({ id, host }: Deployment, world: World): void {
  for (const alias of world.aliases.list({ deploymentId: id })) deleteAlias(alias.id, world)
  for (const missing of world.missingContents.list({ deploymentId: id })) world.missingContents.delete(missing.id)
  world.deployments.delete(id)
  world.goneHosts.insert({ host })
}

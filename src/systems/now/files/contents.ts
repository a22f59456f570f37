/** The contents that an account has uploaded, each kept once, and the deployments that wait for one. */
import type { Contract } from '../../../spec/contract.ts'
import { lifeOn } from '../../../world/life-cycle.ts'
import type { Blob } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { cycleOf } from '../deployments/life.ts'
import { type HashedContent, hashText } from './content.ts'

/** What a deployment is made of: its files, and the package as the file that it is. */
export function contentsOf(
  manifest: object,
  files: Readonly<Record<string, string>>,
): (HashedContent & { readonly path: string })[] {
  const contents = Object.entries(files).map(([path, text]) => ({ path, ...hashText(text) }))
  return [...contents, { path: 'package.json', ...hashText(JSON.stringify(manifest, null, 2)) }]
}

export function findContent(ownerId: string, sha: string, world: World): Blob | undefined {
  return world.blobs.get(`${ownerId}/${sha}`)
}

/** Keeps a content. Every deployment of the account that waited for nothing else has all of its files now. */
export function keepContent(ownerId: string, { sha, content }: HashedContent, world: World, contract: Contract): void {
  if (findContent(ownerId, sha, world) === undefined) {
    world.blobs.insert({ id: `${ownerId}/${sha}`, ownerId, sha, content })
  }
  for (const { id, deploymentId } of world.missingContents.list({ ownerId, sha })) {
    world.missingContents.delete(id)
    const deployment = world.deployments.get(deploymentId)
    if (deployment === undefined || world.missingContents.count({ deploymentId }) > 0) continue
    const life = lifeOn(deployment.life, cycleOf(deployment.life, contract), 'files-synced', world.clock.now())
    world.deployments.update(deploymentId, { life })
  }
}

/** Those of the hashes whose content is still to come, each once. */
export function missingOf(shas: readonly string[], ownerId: string, world: World): string[] {
  return [...new Set(shas)].filter((sha) => findContent(ownerId, sha, world) === undefined)
}

export function awaitContent(deploymentId: string, ownerId: string, sha: string, world: World): void {
  world.missingContents.insert({ id: `${deploymentId}/${sha}`, deploymentId, ownerId, sha })
}

/**
 * Deployments: a package and its files, and a life that goes on by the clock.
 * States and durations, error texts, limits and the documents they come from: openapi.yaml, tag `now`.
 */
import { type BehavioursOf, ok } from '../../../pipeline/behaviour.ts'
import { formatTime } from '../../../world/clock.ts'
import { lifeAt, readLife } from '../../../world/life-cycle.ts'
import type { Deployment } from '../../../world/records/records.ts'
import { contentsOf, keepContent } from '../files/contents.ts'
import { problemOfCount, problemOfPaths } from '../files/file-tree.ts'
import { nameDeployment } from './host.ts'
import { beginDeploymentLife, cycleOf, spellState } from './life.ts'
import { deleteDeployment, findDeployment } from './records.ts'

type DeploymentOperation =
  | 'listNowDeployments'
  | 'listNowDeploymentsByName'
  | 'createNowDeployment'
  | 'getNowDeployment'
  | 'deleteNowDeployment'
  | 'removeNowDeployment'

export const deployments: Pick<BehavioursOf<'now'>, DeploymentOperation> = {
  listNowDeployments({ principal, world }) {
    const owned = world.deployments.list({ ownerId: principal.account.id })
    return ok({ deployments: owned.reverse().map(summarize) })
  },

  listNowDeploymentsByName({ query, principal, world }) {
    const ownerId = principal.account.id
    const found = world.deployments.list(query.app === undefined ? { ownerId } : { ownerId, name: query.app })
    return ok({ deployments: found.reverse().map(summarize) })
  },

  createNowDeployment({ body, principal, world, contract, newId, fail }) {
    const ownerId = principal.account.id
    const { package: manifest, ...files } = body
    const contents = contentsOf(manifest, files)
    const paths = contents.map(({ path }) => path)
    const problem = problemOfCount(paths.length, principal.account, contract) ?? problemOfPaths(paths)
    if (problem !== undefined) fail('bad_request', { problem })

    const deployment = world.deployments.insert({
      id: newId('NowDeploymentId'),
      ownerId,
      ...nameDeployment(manifest.name, world, newId),
      createdAt: world.clock.now(),
      life: beginDeploymentLife(world, manifest.nowhere ?? {}, true),
      files: contents.map(({ path, sha, size }) => ({ path, sha, size })),
    })
    for (const content of contents) keepContent(ownerId, content, world, contract)
    // The state that it begins in, even where time is skipped: the first read sees what follows.
    return ok({ uid: deployment.id, host: deployment.host, state: spellState(deployment.life, contract) })
  },

  getNowDeployment({ path, principal, world, contract, fail }) {
    const deployment =
      findDeployment(path.id, principal.account.id, world) ??
      fail('not_found', { thing: 'deployment', reference: path.id })
    const nowMs = world.clock.now()
    const cycle = cycleOf(deployment.life, contract)
    const life = lifeAt(deployment.life, cycle, nowMs)
    const read = readLife(life, cycle, nowMs)
    if (read !== life) world.deployments.update(deployment.id, { life: read })
    return ok({
      uid: deployment.id,
      host: deployment.host,
      state: spellState(life, contract),
      stateTs: formatTime(life.sinceMs),
    })
  },

  deleteNowDeployment({ path, principal, world, fail }) {
    const deployment =
      findDeployment(path.id, principal.account.id, world) ??
      fail('not_found', { thing: 'deployment', reference: path.id })
    deleteDeployment(deployment, world)
    return ok({ uid: deployment.id, state: 'DELETED' })
  },

  removeNowDeployment({ body, principal, world, fail }) {
    const deployment =
      findDeployment(body.deploymentId, principal.account.id, world) ??
      fail('not_found', { thing: 'deployment', reference: body.deploymentId })
    deleteDeployment(deployment, world)
    return ok({ uid: deployment.id, state: 'DELETED' })
  },
}

function summarize({ id, name, host, createdAt }: Deployment) {
  return { uid: id, name, url: host, created: String(createdAt) }
}

/**
 * Aliases: names that lead to a deployment. A name under now.sh is whoever's came first; any other lies on a verified domain of
 * the account. Error texts and the documents they come from: openapi.yaml, tag `now`.
 */
import { type BehavioursOf, ok } from '../../../pipeline/behaviour.ts'
import { formatTime } from '../../../world/clock.ts'
import type { Alias } from '../../../world/records/records.ts'
import { findDeployment } from '../deployments/records.ts'
import { hostOfAlias, nameOfAlias } from '../domains/host-names.ts'
import { mayUseHost } from '../domains/records.ts'
import { deleteAlias, insertAlias } from './records.ts'

type AliasOperation = 'listNowAliases' | 'listNowDeploymentAliases' | 'createNowDeploymentAlias' | 'deleteNowAlias'

export const aliases: Pick<BehavioursOf<'now'>, AliasOperation> = {
  listNowAliases({ principal, world }) {
    const owned = world.aliases.list({ ownerId: principal.account.id })
    return ok({ aliases: owned.reverse().map((alias) => ({ ...summarize(alias), deploymentId: alias.deploymentId })) })
  },

  listNowDeploymentAliases({ path, principal, world, fail }) {
    const deployment =
      findDeployment(path.id, principal.account.id, world) ??
      fail('not_found', { thing: 'deployment', reference: path.id })
    return ok({ aliases: world.aliases.list({ deploymentId: deployment.id }).reverse().map(summarize) })
  },

  createNowDeploymentAlias({ path, body, principal, world, newId, fail }) {
    const ownerId = principal.account.id
    const deployment =
      findDeployment(path.id, ownerId, world) ?? fail('not_found', { thing: 'deployment', reference: path.id })
    const alias = nameOfAlias(body.alias)
    const host = hostOfAlias(alias)
    if (!mayUseHost(host, ownerId, world)) fail('forbidden', { thing: 'name', reference: alias })
    const held = world.aliases.find({ host })
    if ((held !== undefined && held.ownerId !== ownerId) || world.deployments.find({ host }) !== undefined) {
      fail('alias_in_use', { alias })
    }
    if (held === undefined) {
      const id = newId('NowAliasId')
      const createdAt = world.clock.now()
      return ok(created(insertAlias({ id, ownerId, alias, host, deploymentId: deployment.id, createdAt }, world)))
    }
    if (held.deploymentId === deployment.id) return ok(created(held))
    return ok({ oldId: held.deploymentId, ...created(world.aliases.update(held.id, { deploymentId: deployment.id })) })
  },

  deleteNowAlias({ path, principal, world, fail }) {
    const alias = world.aliases.get(path.id)
    if (alias === undefined || alias.ownerId !== principal.account.id) {
      return fail('not_found', { thing: 'alias', reference: path.id })
    }
    deleteAlias(alias.id, world)
    return ok({ status: 'SUCCESS' })
  },
}

function summarize({ id, alias, createdAt }: Alias): { uid: string; alias: string; created: string } {
  return { uid: id, alias, created: formatTime(createdAt) }
}

function created({ id, createdAt }: Alias): { uid: string; created: string } {
  return { uid: id, created: formatTime(createdAt) }
}

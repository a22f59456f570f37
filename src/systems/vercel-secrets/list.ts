/** The list of secrets, a page at a time. A page begins where the one before ended: below the time of its last secret. */
import { type BehavioursOf, ok } from '../../pipeline/behaviour.ts'
import type { QueryOf } from '../../spec/operations.ts'
import type { Page } from '../../world/records/collection.ts'
import type { Secret } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import { ownerOf } from './owner.ts'
import { viewOf } from './views.ts'

/** What the document says of `limit`, which no caller has to give. */
const limitDefault = 20

export const list: Pick<BehavioursOf<'vercel-secrets'>, 'listVercelSecrets'> = {
  listVercelSecrets(call) {
    const { id: ownerId } = ownerOf(call)
    const { records, hasLower, hasHigher } = pageOf(call.query, ownerId, call.world)
    return ok({
      secrets: records.map(viewOf),
      pagination: {
        count: records.length,
        next: hasLower ? (records.at(-1)?.createdAt ?? null) : null,
        prev: hasHigher ? (records[0]?.createdAt ?? null) : null,
      },
    })
  },
}

function pageOf(query: QueryOf<'listVercelSecrets'>, ownerId: string, world: World): Page<Secret> {
  const { id: ids, projectId, since, until, limit = limitDefault } = query
  const window = { above: since, below: until, limit }
  if (ids !== undefined) return pageOfIds(ids.split(','))
  return projectId === undefined
    ? world.secrets.page({ ownerId }, window)
    : world.secrets.page({ ownerId, projectId }, window)

  /** As many steps as there are ids, however many secrets. */
  function pageOfIds(asked: readonly string[]): Page<Secret> {
    const found = [...new Set(asked)]
      .flatMap((id) => world.secrets.get(id.trim()) ?? [])
      .filter((secret) => secret.ownerId === ownerId && (projectId ?? secret.projectId) === secret.projectId)
      .sort((one, other) => other.createdAt - one.createdAt)
    const inside = found.filter(({ createdAt }) => createdAt > (since ?? -1) && createdAt < (until ?? Infinity))
    const records = inside.slice(0, limit)
    return { records, hasLower: inside.length > limit, hasHigher: records.length > 0 && records[0] !== found[0] }
  }
}

/** How aliases are stored: each with the domains that it is on, so that a domain finds its aliases without a search. */
import type { Alias } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { isOrIsBelow, namesAbove, platformDomain } from '../domains/host-names.ts'

export function insertAlias(alias: Alias, world: World): Alias {
  const { id, ownerId, host } = alias
  // Nobody can register the platform's own domain, so nobody asks for the aliases below it.
  const names = isOrIsBelow(host, platformDomain) ? [] : namesAbove(host)
  for (const name of names) world.aliasDomains.insert({ id: `${id}/${name}`, aliasId: id, ownerId, name })
  return world.aliases.insert(alias)
}

export function deleteAlias(id: string, world: World): void {
  for (const above of world.aliasDomains.list({ aliasId: id })) world.aliasDomains.delete(above.id)
  world.aliases.delete(id)
}

/** Ids of an account's aliases that are a name or lie below it, newest first. */
export function aliasIdsOn(name: string, ownerId: string, world: World): string[] {
  return world.aliasDomains
    .list({ ownerId, name })
    .map(({ aliasId }) => aliasId)
    .reverse()
}

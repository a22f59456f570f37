/** Domains by name, and what a verified one allows its account. */
import type { Domain } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { isOrIsBelow, namesAbove, platformDomain } from './host-names.ts'

/** The account's domain of that name, in any case. */
export function findDomain(name: string, ownerId: string, world: World): Domain | undefined {
  const domain = world.domains.find({ name: name.toLowerCase() })
  return domain?.ownerId === ownerId ? domain : undefined
}

/** A host below now.sh is anybody's; every other one belongs to the nearest verified domain above it. */
export function mayUseHost(host: string, ownerId: string, world: World): boolean {
  if (host === platformDomain) return false
  return isOrIsBelow(host, platformDomain) || verifiedAbove(host, world)?.ownerId === ownerId
}

/** The platform's own domain is nobody's, and what lies below somebody else's verified domain is theirs. */
export function mayRegister(name: string, ownerId: string, world: World): boolean {
  if (isOrIsBelow(name, platformDomain)) return false
  const holder = world.domains.find({ name }) ?? verifiedAbove(name, world)
  return holder === undefined || holder.ownerId === ownerId
}

/** The nearest domain of an account at a host or above it. */
export function domainAbove(host: string, ownerId: string, world: World): Domain | undefined {
  for (const name of namesAbove(host)) {
    const domain = findDomain(name, ownerId, world)
    if (domain !== undefined) return domain
  }
  return undefined
}

function verifiedAbove(host: string, world: World): Domain | undefined {
  for (const name of namesAbove(host)) {
    const domain = world.domains.find({ name })
    if (domain?.verified) return domain
  }
  return undefined
}

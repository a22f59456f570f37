/** Where the nameservers outside the platform lead a host on an external domain. */
import type { Alias, OutsideDnsRecord } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { namesAbove, platformTarget } from './host-names.ts'
import { domainAbove } from './records.ts'

/** No chain of names that a resolver follows is longer. */
const chainMax = 8

/** Whether an alias lies on an external domain that leads it elsewhere. A host of which nothing is known leads to the platform. */
export function leadsElsewhere({ host, ownerId }: Alias, world: World): boolean {
  return domainAbove(host, ownerId, world)?.isExternal === true && isLedAway(host, world, chainMax)
}

function isLedAway(host: string, world: World, chain: number): boolean {
  return recordsOf(host, world).some(({ type, value }) => {
    // The addresses of the platform are nobody's to know.
    if (type === 'A' || type === 'AAAA') return true
    if (type !== 'CNAME' && type !== 'ALIAS') return false
    const target = targetOf(value)
    if (target === platformTarget) return false
    return chain === 0 || recordsOf(target, world).length === 0 || isLedAway(target, world, chain - 1)
  })
}

/** The records of a name, or of the nearest wildcard above one that has none. */
function recordsOf(host: string, world: World): readonly OutsideDnsRecord[] {
  const names = [host, ...namesAbove(host).map((name) => `*.${name.slice(name.indexOf('.') + 1)}`)]
  for (const name of names) {
    const found = world.outsideDns.list({ name })
    if (found.length > 0) return found
  }
  return []
}

function targetOf(value: string): string {
  return value.trim().toLowerCase().replace(/\.$/, '')
}

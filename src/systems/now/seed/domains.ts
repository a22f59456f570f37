/** Domains that a world begins with, registered in the order of their dates by the rules of registering, and the records of their zones. */
import type { Domain } from '../../../world/records/records.ts'
import type { DomainSeed } from '../../../world/seed/seed.ts'
import type { Placed, Seeding } from '../../../world/seed/seeding.ts'
import { problemOfRecord, slugOf, zoneOf } from '../domains/dns-zone.ts'
import { mayRegister } from '../domains/records.ts'

export function seedDomains(seeding: Seeding): void {
  const { seed, world, accountIdOf, idOf, inOrder, refuse } = seeding
  const given = new Set((seed.dnsRecords ?? []).map(({ domain, name, type }) => slugOf(name, domain, type)))
  for (const placed of inOrder('domains', seed.domains)) {
    const { entry, pointer } = placed
    if (!mayRegister(entry.name.toLowerCase(), accountIdOf(entry.account), world)) {
      refuse(`${pointer}/name`, `The domain "${entry.name}" is not one that ${entry.account} may register.`)
    }
    const domain = world.domains.insert(domainOf(placed, seeding))
    for (const record of zoneOf(domain, domain.createdAt, (kind) => idOf(kind, undefined, domain.name))) {
      // An address that the seed gives stands in the place of the one that a new zone has.
      if (!given.has(record.slug)) world.dnsRecords.insert(record)
    }
  }
}

function domainOf({ entry, pointer, createdAt }: Placed<DomainSeed>, { accountIdOf, idOf, refuse }: Seeding): Domain {
  const { isExternal = false, verified = !isExternal, verifyToken } = entry
  const name = entry.name.toLowerCase()
  if (!isExternal && !verified) refuse(`${pointer}/verified`, 'A domain that is not external is verified.')
  if (!isExternal && verifyToken !== undefined) {
    refuse(`${pointer}/verifyToken`, 'A domain that is not external has nothing to verify.')
  }
  return {
    id: idOf('NowDomainId', entry.id, name),
    ownerId: accountIdOf(entry.account),
    name,
    isExternal,
    verified,
    verifyToken: isExternal ? idOf('NowVerifyToken', verifyToken, name) : null,
    createdAt,
  }
}

export function seedDnsRecords({ seed, world, idOf, timeOf, inOrder, refuse }: Seeding): void {
  for (const { entry, pointer, createdAt } of inOrder('dnsRecords', seed.dnsRecords)) {
    const { name, type, value, mxPriority = null, updatedAt } = entry
    const domain =
      world.domains.find({ name: entry.domain.toLowerCase() }) ??
      refuse(`${pointer}/domain`, `There is no domain "${entry.domain}" in this world.`)
    if (domain.isExternal) {
      refuse(`${pointer}/domain`, `The records of ${domain.name} are at its own nameservers, not here.`)
    }
    const problem = problemOfRecord({ name, type, value }, domain.name)
    if (problem !== undefined) refuse(pointer, problem)
    world.dnsRecords.insert({
      id: idOf('NowRecordId', entry.id, domain.name, name, type, value),
      domainId: domain.id,
      slug: slugOf(name, domain.name, type),
      type,
      name,
      value,
      mxPriority,
      createdAt,
      updatedAt:
        updatedAt === undefined
          ? null
          : timeOf(`${pointer}/updatedAt`, updatedAt, { defaultMs: createdAt, earliestMs: createdAt }),
    })
  }
}

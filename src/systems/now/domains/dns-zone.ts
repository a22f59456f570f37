/** What the records of a zone look like, and those that a new zone begins with. Values by type: openapi.yaml, NowDomainRecordInput. */
import type { IdKind } from '../../../spec/generated/operations.ts'
import type { DnsRecord, Domain } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { platformTarget } from './host-names.ts'

const addressTypes: ReadonlySet<string> = new Set(['A', 'AAAA', 'ALIAS', 'CNAME'])

/** Both lead to the platform; the domain itself cannot be a CNAME, so it is an ALIAS. The list has the newest first. */
const firstRecords = [
  { name: '*', type: 'CNAME' },
  { name: '', type: 'ALIAS' },
] as const

/** The records of a zone that is new: none when the domain's zone is elsewhere. */
export function zoneOf(domain: Domain, createdAt: number, newId: (kind: IdKind) => string): DnsRecord[] {
  if (domain.isExternal) return []
  return firstRecords.map(({ name, type }) => ({
    id: newId('NowRecordId'),
    domainId: domain.id,
    slug: slugOf(name, domain.name, type),
    type,
    name,
    value: platformTarget,
    mxPriority: null,
    createdAt,
    updatedAt: null,
  }))
}

export function deleteZone({ id }: Domain, world: World): void {
  for (const record of world.dnsRecords.list({ domainId: id })) world.dnsRecords.delete(record.id)
}

/** `('www', 'zeit.rocks', 'CNAME')` -> `www.zeit.rocks.-address` */
export function slugOf(name: string, domainName: string, type: string): string {
  return `${qualify(name, domainName)}.-${addressTypes.has(type) ? 'address' : type.toLowerCase()}`.toLowerCase()
}

/** The whole name of a record; that of the domain itself has no part in front. */
export function qualify(name: string, domainName: string): string {
  return name === '' ? domainName : `${name}.${domainName}`
}

/** What is wrong with a record that its schema cannot say, as a sentence; undefined when nothing is. */
export function problemOfRecord(
  { name, type, value }: { readonly name: string; readonly type: string; readonly value: string },
  domainName: string,
): string | undefined {
  if (qualify(name, domainName).length > 253) return '"name" and the domain are longer than 253 characters together.'
  const numbers = value.split(' ').map(Number)
  if (type === 'SRV' && numbers.slice(0, 3).some((number) => number > 65_535)) {
    return '"value" has a priority, weight or port over 65535.'
  }
  if (type === 'CAA' && (numbers[0] ?? 0) > 255) return '"value" has flags over 255.'
  return undefined
}

/** How certificates are stored: each with all of its names, so that every one of them leads to it without a search. */
import type { Certificate } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'

export const issuedForMs: number = 90 * 86_400_000

/** The common name that is shown is the first of the names; the schema admits no empty list. */
export function namesIn(domains: readonly string[]): { readonly cn: string; readonly names: readonly string[] } {
  const names = [...new Set(domains.map((name) => name.toLowerCase()))]
  return { cn: names[0] ?? '', names }
}

/** The account's certificate that was issued for a name, in any case; of several the newest. */
export function findCertificate(name: string, ownerId: string, world: World): Certificate | undefined {
  const found = world.certificateNames.list({ ownerId, name: name.toLowerCase() }).at(-1)
  return found && world.certificates.get(found.certificateId)
}

/** In place of the one with its id, if one is there; as it was made just now, it is the newest. */
export function putCertificate(certificate: Certificate, world: World): void {
  const { id, ownerId, names } = certificate
  deleteCertificate(id, world)
  for (const name of names) world.certificateNames.insert({ id: `${id}/${name}`, certificateId: id, ownerId, name })
  world.certificates.insert(certificate)
}

export function deleteCertificate(id: string, world: World): void {
  for (const name of world.certificateNames.list({ certificateId: id })) world.certificateNames.delete(name.id)
  world.certificates.delete(id)
}

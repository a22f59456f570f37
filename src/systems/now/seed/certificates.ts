/** Certificates that a world begins with. They may have run out, which no request can bring about but the passing of time. */
import type { Seeding } from '../../../world/seed/seeding.ts'
import { issuedForMs, namesIn, putCertificate } from '../certificates/records.ts'

export function seedCertificates({ seed, world, accountIdOf, idOf, timeOf, inOrder, refuse }: Seeding): void {
  const nowMs = world.clock.now()
  /** One that has run out was made before, as an issued one would have been. */
  const undatedMs = (index: number): number => {
    const pointer = `/certificates/${index}/expiresAt`
    const expiresAt = timeOf(pointer, seed.certificates?.[index]?.expiresAt, { defaultMs: nowMs, latestMs: null })
    return expiresAt < nowMs ? Math.max(0, expiresAt - issuedForMs) : nowMs
  }
  for (const { entry, pointer, createdAt } of inOrder('certificates', seed.certificates, undatedMs)) {
    const ownerId = accountIdOf(entry.account)
    const { cn, names } = namesIn(entry.domains)
    if (world.certificates.find({ ownerId, cn }) !== undefined) {
      refuse(`${pointer}/domains/0`, `${entry.account} has a certificate of "${cn}" already.`)
    }
    const certificate = {
      id: idOf('NowCertificateId', entry.id, entry.account, cn),
      ownerId,
      cn,
      names,
      createdAt,
      expiresAt: timeOf(`${pointer}/expiresAt`, entry.expiresAt, {
        defaultMs: createdAt + issuedForMs,
        earliestMs: createdAt,
        latestMs: null,
      }),
      autoRenew: entry.autoRenew ?? true,
    }
    putCertificate(certificate, world)
  }
}

/**
 * Certificates by their common names: issued by the platform, or brought by the user. Of one that is brought only its names and dates
 * are kept. Error texts and the documents they come from: openapi.yaml, tag `now`.
 */
import { type BehavioursOf, ok, okEmpty, prepared } from '../../../pipeline/behaviour.ts'
import { formatTime } from '../../../world/clock.ts'
import type { Certificate } from '../../../world/records/records.ts'
import { deleteCertificate, findCertificate, issuedForMs, namesIn, putCertificate } from './records.ts'

type CertificateOperation =
  | 'listNowCertificates'
  | 'getNowCertificate'
  | 'issueNowCertificate'
  | 'replaceNowCertificate'
  | 'deleteNowCertificate'

export const certificates: Pick<BehavioursOf<'now'>, CertificateOperation> = {
  listNowCertificates({ principal, world }) {
    return ok({ certs: world.certificates.list({ ownerId: principal.account.id }).reverse().map(view) })
  },

  getNowCertificate({ path, principal, world, fail }) {
    const certificate =
      findCertificate(path.cn, principal.account.id, world) ??
      fail('not_found', { thing: 'certificate', reference: path.cn })
    return ok({ certs: [view(certificate)] })
  },

  issueNowCertificate({ body, principal, world, newId, fail }) {
    const ownerId = principal.account.id
    const asked = namesIn(body.domains)
    const known = findCertificate(asked.cn, ownerId, world)
    if (known === undefined && body.renew) fail('not_found', { thing: 'certificate', reference: asked.cn })
    // Each of the names may have one of its own.
    const issued = asked.names.flatMap((name) => findCertificate(name, ownerId, world) ?? [])
    const isIssued = issued.length === asked.names.length
    if (known !== undefined && isIssued && !body.renew) {
      return ok({ uid: known.id, created_at: formatTime(known.createdAt) })
    }

    const createdAt = world.clock.now()
    const dates = { createdAt, expiresAt: createdAt + issuedForMs, autoRenew: true }
    if (known !== undefined && isIssued) {
      // Each stays what it was issued for; the one that is answered is put last, and so is the newest of its names.
      const others = new Set(issued.filter((certificate) => certificate !== known))
      for (const certificate of [...others, known]) putCertificate({ ...certificate, ...dates }, world)
      return ok({ uid: known.id, created_at: formatTime(createdAt) })
    }
    const id = known?.id ?? newId('NowCertificateId')
    // What it was issued for before it stays issued for, under the name that is shown.
    const names = [...new Set([...(known?.names ?? []), ...asked.names])]
    putCertificate({ id, ownerId, cn: known?.cn ?? asked.cn, names, ...dates }, world)
    return ok({ uid: id, created_at: formatTime(createdAt) })
  },

  replaceNowCertificate: prepared({
    async prepare({ body, fail }) {
      const { readUpload } = await import('./upload.ts')
      const facts = await readUpload(body)
      return 'problem' in facts ? fail('bad_request', { problem: facts.problem }) : facts
    },

    behave({ body, principal, world, prepared: { notAfterMs }, newId, fail }) {
      const ownerId = principal.account.id
      const createdAt = world.clock.now()
      if (notAfterMs <= createdAt) fail('cert_expired', { expiration: formatTime(notAfterMs) })
      const { cn, names } = namesIn(body.domains)
      // One that only has the name beside others is another entry.
      const id = world.certificates.find({ ownerId, cn })?.id ?? newId('NowCertificateId')
      putCertificate({ id, ownerId, cn, names, createdAt, expiresAt: notAfterMs, autoRenew: false }, world)
      return ok({ created_at: formatTime(createdAt) })
    },
  }),

  deleteNowCertificate({ path, principal, world, fail }) {
    const certificate =
      findCertificate(path.cn, principal.account.id, world) ??
      fail('not_found', { thing: 'certificate', reference: path.cn })
    deleteCertificate(certificate.id, world)
    return okEmpty()
  },
}

function view({ id, cn, createdAt, expiresAt, autoRenew }: Certificate) {
  return { cn, uid: id, created: formatTime(createdAt), expiration: formatTime(expiresAt), autoRenew }
}

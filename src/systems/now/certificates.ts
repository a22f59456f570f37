/**
 * Certificates by common name: issued by the platform, or brought by the user. Of one that is brought only its names and dates
 * are kept. Error texts and the documents they come from: openapi.yaml, tag `now`.
 */
import { type BehavioursOf, ok, okEmpty, prepared } from '../../pipeline/behaviour.ts'
import { formatTime } from '../../world/clock.ts'
import type { Certificate } from '../../world/records.ts'
import type { World } from '../../world/world.ts'
import { issuedForMs, namesIn } from './certificate-records.ts'

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
    const { cn, names } = namesIn(body.domains)
    const known = findCertificate(cn, ownerId, world)
    if (known === undefined && body.renew) fail('not_found', { thing: 'certificate', reference: cn })
    if (known !== undefined && !body.renew) return ok({ uid: known.id, created_at: formatTime(known.createdAt) })

    const createdAt = world.clock.now()
    const issued = { names, createdAt, expiresAt: createdAt + issuedForMs, autoRenew: true }
    const id = known?.id ?? newId('NowCertificateId')
    put(world, { id, ownerId, cn, ...issued })
    return ok({ uid: id, created_at: formatTime(createdAt) })
  },

  replaceNowCertificate: prepared({
    async prepare({ body, fail }) {
      const { readUpload } = await import('./certificate-upload.ts')
      const facts = await readUpload(body)
      return 'problem' in facts ? fail('bad_request', { problem: facts.problem }) : facts
    },

    behave({ body, principal, world, prepared: { notAfterMs }, newId, fail }) {
      const ownerId = principal.account.id
      const createdAt = world.clock.now()
      if (notAfterMs <= createdAt) fail('cert_expired', { expiration: formatTime(notAfterMs) })
      const { cn, names } = namesIn(body.domains)
      const known = findCertificate(cn, ownerId, world)
      const brought = { names, createdAt, expiresAt: notAfterMs, autoRenew: false }
      put(world, { id: known?.id ?? newId('NowCertificateId'), ownerId, cn, ...brought })
      return ok({ created_at: formatTime(createdAt) })
    },
  }),

  deleteNowCertificate({ path, principal, world, fail }) {
    const certificate =
      findCertificate(path.cn, principal.account.id, world) ??
      fail('not_found', { thing: 'certificate', reference: path.cn })
    world.certificates.delete(certificate.id)
    return okEmpty()
  },
}

/** In place of the one that is there, if one is; as it was made just now, it is the newest. */
function put(world: World, certificate: Certificate): void {
  world.certificates.delete(certificate.id)
  world.certificates.insert(certificate)
}

function findCertificate(cn: string, ownerId: string, world: World): Certificate | undefined {
  return world.certificates.find({ ownerId, cn: cn.toLowerCase() })
}

function view({ id, cn, createdAt, expiresAt, autoRenew }: Certificate) {
  return { cn, uid: id, created: formatTime(createdAt), expiration: formatTime(expiresAt), autoRenew }
}

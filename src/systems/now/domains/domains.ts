/**
 * Domains of an account. An internal one gets a zone at the platform's nameservers and is verified at once; an external one is
 * verified by a TXT record at its own. Error texts and the documents they come from: openapi.yaml, tag `now`.
 */
import { type BehavioursOf, ok } from '../../../pipeline/behaviour.ts'
import type { IdKind } from '../../../spec/generated/operations.ts'
import { formatTime } from '../../../world/clock.ts'
import type { Domain } from '../../../world/records/records.ts'
import type { World } from '../../../world/world.ts'
import { aliasIdsOn, deleteAlias } from '../aliases/records.ts'
import { deleteZone, zoneOf } from './dns-zone.ts'
import { findDomain, mayRegister } from './records.ts'

type DomainOperation = 'listNowDomains' | 'createNowDomain' | 'getNowDomain' | 'deleteNowDomain'

export const domains: Pick<BehavioursOf<'now'>, DomainOperation> = {
  listNowDomains({ principal, world }) {
    const owned = world.domains.list({ ownerId: principal.account.id })
    return ok({ domains: owned.reverse().map((domain) => view(domain, world)) })
  },

  createNowDomain({ body, principal, world, operation, newId, fail }) {
    const ownerId = principal.account.id
    const name = body.name.toLowerCase()
    if (!mayRegister(name, ownerId, world)) fail('forbidden', { thing: 'domain', reference: body.name })

    const known = world.domains.find({ name })
    const isExternal = body.isExternal ?? known?.isExternal ?? false
    if (known === undefined) {
      const id = newId('NowDomainId')
      const createdAt = world.clock.now()
      const domain = world.domains.insert({ id, ownerId, name, ...delegation(isExternal, null, newId), createdAt })
      for (const record of zoneOf(domain, createdAt, newId)) world.dnsRecords.insert(record)
      return ok(registered(domain))
    }
    if (known.isExternal !== isExternal) {
      deleteZone(known, world)
      const domain = world.domains.update(known.id, delegation(isExternal, known.verifyToken, newId))
      for (const record of zoneOf(domain, world.clock.now(), newId)) world.dnsRecords.insert(record)
      return ok(registered(domain))
    }
    // A profile that declares the refusal tells of one's own domain; without it, asking again changes nothing.
    if (!isExternal && operation.errors.includes('not_modified')) {
      return fail('not_modified', { uid: known.id, name: known.name })
    }
    return ok(registered(verify(known, world)))
  },

  getNowDomain({ path, principal, world, fail }) {
    const domain =
      findDomain(path.name, principal.account.id, world) ?? fail('not_found', { thing: 'domain', reference: path.name })
    return ok(view(domain, world))
  },

  deleteNowDomain({ path, principal, world, fail }) {
    const domain =
      findDomain(path.name, principal.account.id, world) ?? fail('not_found', { thing: 'domain', reference: path.name })
    for (const id of aliasIdsOn(domain.name, domain.ownerId, world)) deleteAlias(id, world)
    deleteZone(domain, world)
    world.domains.delete(domain.id)
    return ok({ uid: domain.id })
  },
}

/** Whose nameservers answer for a domain, and so whether there is anything to verify; with the token that it had once. */
function delegation(
  isExternal: boolean,
  tokenBefore: string | null,
  newId: (kind: IdKind) => string,
): Pick<Domain, 'isExternal' | 'verified' | 'verifyToken'> {
  const verifyToken = tokenBefore ?? (isExternal ? newId('NowVerifyToken') : null)
  return { isExternal, verified: !isExternal, verifyToken }
}

/** The domain, verified if the owner has put its token where the platform looks for it. Once verified it stays so. */
function verify(domain: Domain, world: World): Domain {
  if (domain.verified) return domain
  const records = world.outsideDns.list({ name: `_now.${domain.name}`, type: 'TXT' })
  // Zone files put quotes around a text.
  const isProved = records.some(({ value }) => value.trim().replace(/^"(.*)"$/, '$1') === domain.verifyToken)
  return isProved ? world.domains.update(domain.id, { verified: true }) : domain
}

function registered({ id, verified, verifyToken, createdAt }: Domain) {
  const created = formatTime(createdAt)
  return verified || verifyToken === null
    ? { uid: id, verified: true as const, created }
    : { uid: id, verified: false as const, verifyToken, created }
}

function view(domain: Domain, world: World) {
  const { id, ownerId, name, isExternal, verified, createdAt } = domain
  return {
    uid: id,
    created: formatTime(createdAt),
    isExternal,
    name,
    verified,
    aliases: aliasIdsOn(name, ownerId, world),
  }
}

/**
 * DNS records of the zones that the platform keeps for internal domains.
 * Error texts, limits and the documents they come from: openapi.yaml, tag `now`.
 */
import { type BehavioursOf, ok, okEmpty } from '../../../pipeline/behaviour.ts'
import type { BodyOf } from '../../../spec/operations.ts'
import type { DnsRecord } from '../../../world/records/records.ts'
import { problemOfRecord, slugOf } from './dns-zone.ts'
import { findDomain } from './records.ts'

type RecordOperation = 'listNowDomainRecords' | 'createNowDomainRecord' | 'deleteNowDomainRecord'

export const dnsRecords: Pick<BehavioursOf<'now'>, RecordOperation> = {
  listNowDomainRecords({ path, principal, world, fail }) {
    const domain =
      findDomain(path.domain, principal.account.id, world) ??
      fail('not_found', { thing: 'domain', reference: path.domain })
    return ok({ records: world.dnsRecords.list({ domainId: domain.id }).reverse().map(view) })
  },

  createNowDomainRecord({ path, body, principal, world, newId, fail }) {
    const record = recordIn(body) ?? fail('bad_request', { problem: 'The record is both inside "data" and beside it.' })
    const problem = problemOfRecord(record, path.domain)
    if (problem !== undefined) fail('bad_request', { problem })
    const domain =
      findDomain(path.domain, principal.account.id, world) ??
      fail('not_found', { thing: 'domain', reference: path.domain })
    if (domain.isExternal) {
      fail('bad_request', { problem: `The records of ${domain.name} are at its own nameservers, not here.` })
    }

    const { name, type, value, mxPriority = null } = record
    const { id } = world.dnsRecords.insert({
      id: newId('NowRecordId'),
      domainId: domain.id,
      slug: slugOf(name, domain.name, type),
      type,
      name,
      value,
      mxPriority,
      createdAt: world.clock.now(),
      updatedAt: null,
    })
    return ok({ uid: id })
  },

  deleteNowDomainRecord({ path, principal, world, fail }) {
    const domain =
      findDomain(path.domain, principal.account.id, world) ??
      fail('not_found', { thing: 'domain', reference: path.domain })
    const record = world.dnsRecords.get(path.recId)
    if (record?.domainId !== domain.id) return fail('not_found', { thing: 'record', reference: path.recId })
    world.dnsRecords.delete(record.id)
    return okEmpty()
  },
}

type RecordBody = BodyOf<'createNowDomainRecord'>

/** The record, inside `data` or bare. Which of two was meant nobody can tell: the schema held only one of them to its rules. */
function recordIn(body: RecordBody): Extract<RecordBody, { type: unknown }> | undefined {
  if (!('data' in body)) return body
  return 'type' in body ? undefined : body.data
}

function view({ id, slug, type, name, value, mxPriority, createdAt, updatedAt }: DnsRecord) {
  return {
    id,
    slug,
    // Only records whose type the schema admitted are stored.
    type: type as BareRecord['type'],
    name,
    value,
    ...(mxPriority === null ? {} : { mxPriority }),
    created: String(createdAt),
    updated: updatedAt === null ? null : String(updatedAt),
  }
}

type BareRecord = Extract<RecordBody, { type: unknown }>

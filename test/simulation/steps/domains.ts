/** Domains, the records of their zones, and the outside DNS that verifies them. */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import type { Simulation } from '../simulation.ts'
import type { Entity } from '../store.ts'
import { chance, newest, pick, refer, type Step } from './step.ts'

type Domain = Entity<'domain'>

/** Both accounts want the same few, some of which lie below others. */
export const domainNames = ['zeit.rocks', 'app.zeit.rocks', 'awesome.us', 'a.b.awesome.us', 'xn--nve-0fa.org'] as const

const badNames = [
  '',
  'zeit',
  '.rocks',
  'zeit..rocks',
  '-a.rocks',
  'a_b.rocks',
  'zeit.rocks.',
  '127.0.0.1',
  'a b.rocks',
  5,
  null,
]

interface RecordInput {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly mxPriority?: number
}

const goodRecords: readonly RecordInput[] = [
  { name: '', type: 'A', value: '127.0.0.1' },
  { name: 'www', type: 'AAAA', value: '2001:db8::1' },
  { name: 'a.b', type: 'CNAME', value: 'alias.zeit.co' },
  { name: '*', type: 'ALIAS', value: 'alias.zeit.co.' },
  { name: '', type: 'MX', value: 'mail.zeit.rocks', mxPriority: 0 },
  { name: 'mail', type: 'MX', value: 'mail.zeit.rocks', mxPriority: 65_535 },
  { name: '_sip._tcp', type: 'SRV', value: '10 60 5060 sip.zeit.rocks' },
  { name: '_now', type: 'TXT', value: 'any text: "of" {any} kind' },
  { name: '', type: 'CAA', value: '0 issue "letsencrypt.org"' },
]

const badRecords: readonly unknown[] = [
  {},
  [],
  { name: 'www', type: 'A' },
  { name: 'www', type: 'A', value: '' },
  { name: 'www', type: 'A', value: '127.0.0.256' },
  { name: 'www', type: 'AAAA', value: '127.0.0.1' },
  { name: 'www', type: 'NS', value: 'ns.zeit.rocks' },
  { name: 'www', type: 'CNAME', value: 'not a host' },
  { name: 'www', type: 'MX', value: 'mail.zeit.rocks' },
  { name: 'www', type: 'MX', value: 'mail.zeit.rocks', mxPriority: -1 },
  { name: 'www', type: 'A', value: '127.0.0.1', mxPriority: 10 },
  { name: 'www', type: 'SRV', value: '10 60 sip.zeit.rocks' },
  { name: 'www', type: 'CAA', value: 'issue' },
  { name: 'a b', type: 'A', value: '127.0.0.1' },
  { name: 5, type: 'A', value: '127.0.0.1' },
]

const addressTypes = ['A', 'AAAA', 'ALIAS', 'CNAME']

function slugOf(name: string, domain: string, type: string): string {
  return `${name === '' ? '' : `${name}.`}${domain}.-${addressTypes.includes(type) ? 'address' : type.toLowerCase()}`
}

const isBelow = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`)

/** The verified domain nearest above a host, whoever has it. */
export function nearestVerified({ store }: Simulation, host: string): Domain | undefined {
  return store.domain
    .findMany({ where: { verified: { equals: true } } })
    .filter(({ name }) => isBelow(host, name))
    .sort((one, other) => other.name.length - one.name.length)[0]
}

function aliasesOn({ store }: Simulation, { name, owner }: Domain): Entity<'alias'>[] {
  return store.alias
    .findMany({ where: { owner: { id: { equals: owner?.id ?? '' } } }, ...newest })
    .filter(({ host }) => isBelow(host, name))
}

function view(simulation: Simulation, domain: Domain) {
  const { id, name, isExternal, verified, createdAt } = domain
  const aliases = aliasesOn(simulation, domain).map((alias) => alias.id)
  return { uid: id, created: simulation.iso(createdAt), isExternal, name, verified, aliases }
}

function addRecord(simulation: Simulation, id: string, domain: Domain, record: RecordInput): void {
  const { store, nowMs } = simulation
  const { mxPriority = null, ...rest } = record
  store.record.create({ id, ordinal: simulation.ordinal(), domain, ...rest, mxPriority, createdAt: nowMs })
  simulation.claim(id)
}

/** A domain by its name: one of the account's, of the other's, or of nobody. */
function referByName(simulation: Simulation): { readonly name: string; readonly mine: Domain | undefined } {
  const { id, mine } = refer(simulation, 'domain')
  const theirs = simulation.store.domain.findFirst({ where: { id: { equals: id } } })
  return { name: mine?.name ?? theirs?.name ?? pick(['nobody.rocks', '__proto__']), mine }
}

function viewRecords({ store }: Simulation, domain: Domain): unknown[] {
  const records = store.record.findMany({ where: { domain: { id: { equals: domain.id } } }, ...newest })
  return records.map(({ id, type, name, value, mxPriority, createdAt }) => ({
    id,
    slug: slugOf(name, domain.name, type),
    type,
    name,
    value,
    ...(mxPriority === null ? {} : { mxPriority }),
    created: String(createdAt),
    updated: null,
  }))
}

/** The ids of a new zone are told by the list alone. */
async function beginZone(simulation: Simulation, domain: Domain): Promise<void> {
  const listed = await simulation.call('GET', `/domains/${domain.name}/records`)
  const { records = [] } = (listed?.body ?? {}) as { readonly records?: readonly { readonly id: string }[] }
  const [apex = '', wildcard = ''] = records.map(({ id }) => id)
  addRecord(simulation, wildcard, domain, { name: '*', type: 'CNAME', value: 'alias.zeit.co' })
  addRecord(simulation, apex, domain, { name: '', type: 'ALIAS', value: 'alias.zeit.co' })
  expect([listed?.status, listed?.body]).toEqual([200, { records: viewRecords(simulation, domain) }])
}

/** At the owner's own nameserver, or at somebody's. */
function isProved({ store }: Simulation, { name, verifyToken }: Domain): boolean {
  const texts = store.outsideText.findMany({ where: { name: { equals: `_now.${name}` } } })
  return texts.some(({ value }) => value === verifyToken)
}

export const domainSteps: Readonly<Record<string, Step>> = {
  async createDomain(simulation) {
    simulation.breathe()
    const { store, account, own, nowMs } = simulation
    const name = pick(domainNames)
    const asked = pick([true, true, false, undefined])
    const body = {
      name: chance(0.2) ? name.toUpperCase() : name,
      ...(asked === undefined ? {} : { isExternal: asked }),
    }
    const reply = await simulation.call('POST', '/domains', { body })
    if (reply === undefined) return
    const before = store.domain.findFirst({ where: { name: { equals: name } } })
    const holder = before ?? nearestVerified(simulation, name)
    if (holder !== undefined && holder?.owner?.id !== own.owner.id.equals) {
      return simulation.expectRefusal(reply, 403, 'forbidden', 'domains/')
    }
    const isExternal = asked ?? before?.isExternal ?? false
    // What was shown as it should be is asserted below.
    const shown = reply.body as { readonly uid: string; readonly verifyToken?: string }
    if (before !== null && before.isExternal !== isExternal) {
      const verifyToken = before.verifyToken ?? shown.verifyToken ?? null
      const token = isExternal ? { verifyToken: before.verifyToken ?? expect.stringMatching(/^[0-9a-f]{40}$/) } : {}
      const created = simulation.iso(before.createdAt)
      expect([reply.status, reply.body]).toEqual([200, { uid: before.id, verified: !isExternal, created, ...token }])
      const data = { isExternal, verified: !isExternal, verifyToken }
      store.domain.update({ where: { id: { equals: before.id } }, data })
      store.record.deleteMany({ where: { domain: { id: { equals: before.id } } } })
      return isExternal ? undefined : beginZone(simulation, before)
    }
    const domain =
      before ??
      store.domain.create({
        id: shown.uid,
        ordinal: simulation.ordinal(),
        owner: account,
        name,
        isExternal,
        verified: !isExternal,
        verifyToken: shown.verifyToken ?? null,
        createdAt: nowMs,
      })
    const verified = domain.verified || isProved(simulation, domain)
    const created = simulation.iso(domain.createdAt)
    const token = verified ? {} : { verifyToken: domain.verifyToken }
    expect([reply.status, reply.body]).toEqual([200, { uid: domain.id, verified, created, ...token }])
    store.domain.update({ where: { id: { equals: domain.id } }, data: { verified } })
    if (before !== null) return
    simulation.claim(domain.id)
    if (isExternal) return expect(shown.verifyToken).toMatch(/^[0-9a-f]{40}$/)
    await beginZone(simulation, domain)
  },

  async refuseDomain(simulation) {
    const name = pick(badNames)
    const reply = await simulation.call('POST', '/domains', { body: { name } })
    if (reply !== undefined) simulation.expectRefusal(reply, 400, 'bad_request', '')
  },

  async reserveDomain(simulation) {
    const reply = await simulation.call('POST', '/domains', {
      body: { name: pick(['now.sh', 'mine.now.sh', 'NOW.SH']) },
    })
    if (reply !== undefined) simulation.expectRefusal(reply, 403, 'forbidden', 'domains/')
  },

  async proveDomain(simulation) {
    const { store, platform } = simulation
    const { mine } = refer(simulation, 'domain')
    if (mine === undefined || mine.verifyToken === null) return
    const value = chance(0.7) ? mine.verifyToken : 'something else'
    const name = `_now.${mine.name}`
    platform.outsideDns.set({ name, type: 'TXT', value })
    const id = `${name}/${value}`
    if (store.outsideText.findFirst({ where: { id: { equals: id } } }) !== null) return
    store.outsideText.create({ id, ordinal: simulation.ordinal(), name, value })
  },

  async forgetProof(simulation) {
    const { store, platform } = simulation
    const [text] = store.outsideText.getAll()
    if (text === undefined) return
    platform.outsideDns.remove({ name: text.name, type: 'TXT' })
    store.outsideText.deleteMany({ where: { name: { equals: text.name } } })
  },

  async listDomains(simulation) {
    const { store, own } = simulation
    const reply = await simulation.call('GET', pick(['/domains', '/now/domains']))
    if (reply === undefined) return
    const domains = store.domain.findMany({ where: own, ...newest }).map((domain) => view(simulation, domain))
    expect([reply.status, reply.body]).toEqual([200, { domains }])
  },

  async getDomain(simulation) {
    const { name, mine } = referByName(simulation)
    const reply = await simulation.call('GET', `/domains/${name}`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'domains/')
    expect([reply.status, reply.body]).toEqual([200, view(simulation, mine)])
  },

  async deleteDomain(simulation) {
    const { store } = simulation
    const { name, mine } = referByName(simulation)
    const reply = await simulation.call('DELETE', `/domains/${name}`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'domains/')
    expect([reply.status, reply.body]).toEqual([200, { uid: mine.id }])
    for (const { id } of aliasesOn(simulation, mine)) store.alias.delete({ where: { id: { equals: id } } })
    store.record.deleteMany({ where: { domain: { id: { equals: mine.id } } } })
    store.domain.delete({ where: { id: { equals: mine.id } } })
  },

  async createRecord(simulation) {
    const { name, mine } = referByName(simulation)
    const record = pick(goodRecords)
    const body = chance(0.5) ? { data: record } : record
    const reply = await simulation.call('POST', `/domains/${name}/records`, { body })
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'domains/')
    if (mine.isExternal) return simulation.expectRefusal(reply, 400, 'bad_request', '')
    const { uid } = reply.body as { readonly uid: string }
    expect([reply.status, reply.body]).toEqual([200, { uid: expect.stringMatching(/^rec_[A-Za-z0-9]{24}$/) }])
    addRecord(simulation, uid, mine, record)
  },

  async refuseRecord(simulation) {
    const record = pick(badRecords)
    const body = chance(0.5) ? { data: record } : record
    const reply = await simulation.call('POST', `/domains/${pick(domainNames)}/records`, { body })
    if (reply !== undefined) simulation.expectRefusal(reply, 400, 'bad_request', '')
  },

  async listRecords(simulation) {
    const { name, mine } = referByName(simulation)
    const reply = await simulation.call('GET', `/domains/${name}/records`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'domains/')
    expect([reply.status, reply.body]).toEqual([200, { records: viewRecords(simulation, mine) }])
  },

  async deleteRecord(simulation) {
    const { store } = simulation
    const { name, mine } = referByName(simulation)
    const records = store.record.getAll()
    const record = records.length > 0 && chance(0.9) ? pick(records) : undefined
    const id = record?.id ?? `rec_${faker.string.alphanumeric(24)}`
    const reply = await simulation.call('DELETE', `/domains/${name}/records/${id}`)
    if (reply === undefined) return
    if (mine === undefined || record?.domain?.id !== mine.id) {
      return simulation.expectRefusal(reply, 404, 'not_found', 'domains/')
    }
    expect([reply.status, reply.text]).toEqual([200, ''])
    store.record.delete({ where: { id: { equals: id } } })
  },
}

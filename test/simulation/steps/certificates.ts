/** Certificates that are issued, and those that are brought along. */
import { expect } from 'vitest'
import { certify } from '../../unit/systems/now/certified.ts'
import type { Simulation } from '../simulation.ts'
import type { Entity } from '../store.ts'
import { chance, pick, refer, type Step } from './step.ts'

type Certificate = Entity<'certificate'>

const dayMs = 86_400_000
const brought = { notBeforeMs: Date.UTC(2017, 1, 19), notAfterMs: Date.UTC(2017, 11, 31) }
const cns = ['zeit.rocks', '*.zeit.rocks', 'awesome.us', 'other.org']
const badDomains = [undefined, null, 'zeit.rocks', [], [''], ['a b'], ['zeit'], [5], ['*.*.rocks']]

const valid = await certify({ commonName: 'zeit.rocks', ...brought })
const expired = await certify({ commonName: 'zeit.rocks', notAfterMs: Date.UTC(2017, 1, 20) })

const view = (simulation: Simulation, { id, cn, createdAt, expiresAt, autoRenew }: Certificate) => ({
  cn,
  uid: id,
  created: simulation.iso(createdAt),
  expiration: simulation.iso(expiresAt),
  autoRenew,
})

/** The newest that was issued for a name. */
const named = ({ store, own }: Simulation, name: string): Certificate | undefined =>
  store.certificate
    .findMany({ where: own, orderBy: { ordinal: 'desc' } })
    .find(({ names }) => names.split(' ').includes(name))

function renew(
  simulation: Simulation,
  { id }: Certificate,
  { names, expiresAt, autoRenew }: Pick<Certificate, 'names' | 'expiresAt' | 'autoRenew'>,
): void {
  const data = { names, createdAt: simulation.nowMs, expiresAt, autoRenew, ordinal: simulation.ordinal() }
  simulation.store.certificate.update({ where: { id: { equals: id } }, data })
}

export const certificateSteps: Readonly<Record<string, Step>> = {
  async issueCertificate(simulation) {
    const { store, account, nowMs } = simulation
    const cn = pick(cns)
    const isRenewal = chance(0.4)
    const others = chance(0.5) ? [pick(cns)] : []
    const asked = [...new Set([cn, ...others])]
    const domains = [chance(0.2) ? cn.toUpperCase() : cn, ...others]
    const body = { domains, ...(isRenewal ? { renew: true } : {}) }
    const reply = await simulation.call('POST', pick(['/now/certs', '/certs']), { body })
    if (reply === undefined) return
    const before = named(simulation, cn)
    const expiresAt = nowMs + 90 * dayMs
    if (before === undefined) {
      if (isRenewal) return simulation.expectRefusal(reply, 404, 'not_found', 'certs/')
      const { uid } = reply.body as { readonly uid: string }
      const id = expect.stringMatching(/^[A-Za-z0-9]{24}$/)
      expect([reply.status, reply.body]).toEqual([200, { uid: id, created_at: simulation.iso() }])
      const ordinal = simulation.ordinal()
      const names = asked.join(' ')
      store.certificate.create({
        id: uid,
        ordinal,
        owner: account,
        cn,
        names,
        createdAt: nowMs,
        expiresAt,
        autoRenew: true,
      })
      return simulation.claim(uid)
    }
    const names = [...new Set([...before.names.split(' '), ...asked])].join(' ')
    const issued = asked.map((name) => named(simulation, name))
    const isWider = issued.includes(undefined)
    const isAnew = isRenewal || isWider
    const created = simulation.iso(isAnew ? nowMs : before.createdAt)
    expect([reply.status, reply.body]).toEqual([200, { uid: before.id, created_at: created }])
    if (isWider) return renew(simulation, before, { names, expiresAt, autoRenew: true })
    if (!isRenewal) return
    // Each of the names has one, and each of these stays what it was issued for.
    for (const other of issued.toReversed()) {
      if (other !== undefined) renew(simulation, other, { names: other.names, expiresAt, autoRenew: true })
    }
  },

  async bringCertificate(simulation) {
    simulation.breathe()
    const { store, account, nowMs } = simulation
    const { cert, key } = pick([valid, valid, valid, expired])
    const body = { domains: ['zeit.rocks'], ca: '', cert, key }
    const reply = await simulation.call('PUT', '/now/certs', { body })
    if (reply === undefined) return
    expect(reply.text).not.toContain('PRIVATE')
    if (cert === expired.cert || nowMs >= brought.notAfterMs) {
      return simulation.expectRefusal(reply, 400, 'cert_expired', 'certs/')
    }
    expect([reply.status, reply.body]).toEqual([200, { created_at: simulation.iso() }])
    const before = store.certificate.findFirst({ where: { ...simulation.own, cn: { equals: 'zeit.rocks' } } })
    const made = { names: 'zeit.rocks', expiresAt: brought.notAfterMs, autoRenew: false }
    if (before !== null) return renew(simulation, before, made)
    // Its id is told by the list alone.
    const listed = await simulation.call('GET', '/now/certs/zeit.rocks')
    const { certs } = (listed?.body ?? {}) as { readonly certs?: readonly { readonly uid: string }[] }
    const id = certs?.[0]?.uid ?? ''
    expect(id).toMatch(/^[A-Za-z0-9]{24}$/)
    const ordinal = simulation.ordinal()
    store.certificate.create({ id, ordinal, owner: account, cn: 'zeit.rocks', createdAt: nowMs, ...made })
    simulation.claim(id)
  },

  async refuseCertificate(simulation) {
    const domains = pick(badDomains)
    const isIssued = chance(0.5)
    const body = isIssued
      ? { domains }
      : pick([
          { domains, ...valid },
          { ...valid, domains: ['other.org'] },
          { domains: ['zeit.rocks'], cert: valid.cert, key: expired.key },
          { domains: ['zeit.rocks'], cert: 'none', key: valid.key },
        ])
    const reply = await simulation.call(isIssued ? 'POST' : 'PUT', '/now/certs', { body })
    if (reply !== undefined) simulation.expectRefusal(reply, 400, 'bad_request', '')
  },

  async listCertificates(simulation) {
    const { store, own } = simulation
    const reply = await simulation.call('GET', pick(['/now/certs', '/certs']))
    if (reply === undefined) return
    const found = store.certificate.findMany({ where: own, orderBy: { ordinal: 'desc' } })
    expect([reply.status, reply.body]).toEqual([200, { certs: found.map((each) => view(simulation, each)) }])
  },

  async getCertificate(simulation) {
    const cn = chance(0.1) ? 'none.org' : pick(cns)
    const reply = await simulation.call('GET', `${pick(['/now/certs', '/certs/now'])}/${encodeURIComponent(cn)}`)
    if (reply === undefined) return
    const mine = named(simulation, cn)
    if (mine !== undefined) expect([reply.status, reply.body]).toEqual([200, { certs: [view(simulation, mine)] }])
    else expect([reply.status, JSON.stringify(reply.body)]).toEqual([404, expect.stringContaining('"not_found"')])
  },

  async deleteCertificate(simulation) {
    const { mine: some } = refer(simulation, 'certificate')
    const cn = pick([...(some?.names.split(' ') ?? []), ...cns])
    const reply = await simulation.call('DELETE', `/now/certs/${cn}`)
    if (reply === undefined) return
    const mine = named(simulation, cn)
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'certs/')
    expect([reply.status, reply.text]).toEqual([200, ''])
    simulation.store.certificate.delete({ where: { id: { equals: mine.id } } })
  },
}

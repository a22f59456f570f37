/** Aliases, for whose names two accounts compete. */
import { expect } from 'vitest'
import type { Simulation } from '../simulation.ts'
import type { Entity } from '../store.ts'
import { nearestVerified } from './domains.ts'
import { chance, newest, pick, refer, type Step } from './step.ts'

const words = ['my-alias', 'MY-ALIAS', 'my-alias.now.sh', 'a', 'a.b.now.sh']
const outside = [
  'zeit.rocks',
  'www.zeit.rocks',
  'app.zeit.rocks',
  'x.app.ZEIT.rocks',
  'awesome.us',
  'nobody.org',
  'zeitrocks.com',
]
const bad = [
  '',
  '-a',
  'a-',
  'a b',
  'a..b',
  '.a',
  'a.',
  'ü',
  'a/b',
  'http://a.b:8080',
  'https://a',
  5,
  null,
  ['a'],
  undefined,
]

const hostOf = (alias: string) => (alias.includes('.') ? alias : `${alias}.now.sh`).toLowerCase()

const view = (simulation: Simulation, { id, alias, createdAt }: Entity<'alias'>) => ({
  uid: id,
  alias,
  created: simulation.iso(createdAt),
})

export const aliasSteps: Readonly<Record<string, Step>> = {
  /** NOW-DOM-12: not served for as long as the owner's nameserver says so, which wakes nothing, and served again after that. */
  async leadElsewhere(simulation) {
    const { store, platform } = simulation
    const external = store.alias.getAll().filter(({ host, owner }) => {
      const domains = store.domain.findMany({ where: { owner: { id: { equals: owner?.id ?? '' } } } })
      const above = domains.filter(({ name }) => host === name || host.endsWith(`.${name}`))
      return above.toSorted((one, other) => other.name.length - one.name.length)[0]?.isExternal === true
    })
    if (external.length === 0) return
    const { host } = pick(external)
    const [type, value] = pick([
      ['CNAME', 'elsewhere.test'],
      ['ALIAS', 'elsewhere.test.'],
      ['A', '192.0.2.1'],
      ['AAAA', '2001:db8::1'],
    ] as const)
    platform.outsideDns.set({ name: host, type, value })
    const { status, headers } = await simulation.visit(host)
    expect([status, headers.get('X-Rate-Limit-Limit')]).toEqual([404, '12'])
    platform.outsideDns.remove({ name: host, type })
  },

  async createAlias(simulation) {
    const { store, account, own, nowMs } = simulation
    const { id, mine } = refer(simulation, 'deployment')
    const hosts = store.deployment.getAll().map(({ host }) => host)
    const alias = hosts.length > 0 && chance(0.1) ? pick(hosts) : pick(chance(0.5) ? words : outside)
    // A URL names its host, and the host is the alias.
    const sent =
      alias.includes('.') && chance(0.2)
        ? `${pick(['https', 'http', 'HTTPS'])}://${alias}${chance(0.5) ? '/' : ''}`
        : alias
    const host = hostOf(alias)
    const reply = await simulation.call('POST', `/now/deployments/${id}/aliases`, { body: { alias: sent } })
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'deployments/')
    const mayUse = host.endsWith('.now.sh') || nearestVerified(simulation, host)?.owner?.id === account.id
    if (!mayUse) return simulation.expectRefusal(reply, 403, 'forbidden', 'deployments/')
    const held = store.alias.findFirst({ where: { host: { equals: host } } })
    if (hosts.includes(host) || (held !== null && held.owner?.id !== own.owner.id.equals)) {
      return simulation.expectRefusal(reply, 403, 'alias_in_use', 'deployments/')
    }
    // What was shown as it should be is asserted below.
    const { uid } = reply.body as { readonly uid: string }
    if (held === null) {
      expect([reply.status, reply.body]).toEqual([
        200,
        { uid: expect.stringMatching(/^[A-Za-z0-9]{24}$/), created: simulation.iso() },
      ])
      const ordinal = simulation.ordinal()
      store.alias.create({ id: uid, ordinal, owner: account, deployment: mine, alias, host, createdAt: nowMs })
      return simulation.claim(uid)
    }
    const oldId = held.deployment?.id
    const moved = oldId === mine.id ? {} : { oldId }
    expect([reply.status, reply.body]).toEqual([
      200,
      { ...moved, uid: held.id, created: simulation.iso(held.createdAt) },
    ])
    store.alias.update({ where: { id: { equals: held.id } }, data: { deployment: mine } })
  },

  async refuseAlias(simulation) {
    const { id } = refer(simulation, 'deployment')
    const reply = await simulation.call('POST', `/now/deployments/${id}/aliases`, { body: { alias: pick(bad) } })
    if (reply !== undefined) simulation.expectRefusal(reply, 400, 'bad_request', '')
  },

  async listAliases(simulation) {
    const { store, own } = simulation
    const reply = await simulation.call('GET', '/now/aliases')
    if (reply === undefined) return
    const aliases = store.alias
      .findMany({ where: own, ...newest })
      .map((alias) => ({ ...view(simulation, alias), deploymentId: alias.deployment?.id }))
    expect([reply.status, reply.body]).toEqual([200, { aliases }])
  },

  async listDeploymentAliases(simulation) {
    const { store } = simulation
    const { id, mine } = refer(simulation, 'deployment')
    const reply = await simulation.call('GET', `/now/deployments/${id}/aliases`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'deployments/')
    const found = store.alias.findMany({ where: { deployment: { id: { equals: id } } }, ...newest })
    expect([reply.status, reply.body]).toEqual([200, { aliases: found.map((alias) => view(simulation, alias)) }])
  },

  async deleteAlias(simulation) {
    const { id, mine } = refer(simulation, 'alias')
    const reply = await simulation.call('DELETE', `/now/aliases/${id}`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'aliases/')
    expect([reply.status, reply.body]).toEqual([200, { status: 'SUCCESS' }])
    simulation.store.alias.delete({ where: { id: { equals: id } } })
  },
}

/** Secrets, whose values go in and stay in. */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import type { Simulation } from '../simulation.ts'
import type { Entity } from '../store.ts'
import { chance, newest, pick, refer, type Step } from './step.ts'

type Secret = Entity<'secret'>

const names = ['api-key', 'API_KEY', 'db/password', '...', '__proto__', 'constructor', 'x'.repeat(100)]

const badBodies: readonly unknown[] = [
  {},
  [],
  null,
  'api-key',
  { name: 'api-key' },
  { value: 'v' },
  { name: '', value: 'v' },
  { name: 'a b', value: 'v' },
  { name: 'x'.repeat(101), value: 'v' },
  { name: 'api-key', value: '' },
  { name: 'api-key', value: 5 },
  { name: ['api-key'], value: 'v' },
  [
    { name: 'api-key', value: 'v' },
    { name: 'other', value: 'v' },
  ],
  [[{ name: 'api-key', value: 'v' }]],
]

const view = (simulation: Simulation, { id, name, createdAt }: Secret) => ({
  uid: id,
  name,
  created: simulation.iso(createdAt),
})

const named = ({ store, own }: Simulation, name: string) =>
  store.secret.findFirst({ where: { ...own, name: { equals: name } } })

/** A secret by its uid or by its name, encoded for a path. */
function referEitherWay(simulation: Simulation): { readonly reference: string; readonly mine: Secret | undefined } {
  const { id, mine } = refer(simulation, 'secret')
  if (mine !== undefined && chance(0.5)) return { reference: encodeURIComponent(mine.name), mine }
  if (chance(0.8)) return { reference: id, mine: mine ?? named(simulation, id) ?? undefined }
  const name = pick(names)
  return { reference: encodeURIComponent(name), mine: named(simulation, name) ?? undefined }
}

export const secretSteps: Readonly<Record<string, Step>> = {
  async createSecret(simulation) {
    const { store, account } = simulation
    const name = pick(names)
    const value = `value-${faker.string.uuid()}`
    const body = chance(0.5) ? { name, value } : [{ name, value }]
    const taken = named(simulation, name)
    const reply = await simulation.call('POST', '/now/secrets', { body })
    if (reply === undefined) return
    expect(reply.text).not.toContain(value)
    if (taken !== null) return simulation.expectRefusal(reply, 409, 'conflict', 'secrets/')
    const { uid } = reply.body as { readonly uid: string }
    expect([reply.status, reply.body]).toEqual([200, { uid: expect.stringMatching(/^sec_[A-Za-z0-9]{24}$/) }])
    const ordinal = simulation.ordinal()
    store.secret.create({ id: uid, ordinal, owner: account, name, value, createdAt: simulation.stamp() })
    simulation.claim(uid)
  },

  async refuseSecret(simulation) {
    const reply = await simulation.call('POST', '/now/secrets', { body: pick(badBodies) })
    if (reply !== undefined) simulation.expectRefusal(reply, 400, 'bad_request', '')
  },

  async getSecret(simulation) {
    const { reference, mine } = referEitherWay(simulation)
    const reply = await simulation.call('GET', `/now/secrets/${reference}`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'secrets/')
    expect([reply.status, reply.body]).toEqual([200, view(simulation, mine)])
  },

  async listSecrets(simulation) {
    const { store, own } = simulation
    const reply = await simulation.call('GET', '/now/secrets')
    if (reply === undefined) return
    const secrets = store.secret.findMany({ where: own, ...newest }).map((secret) => view(simulation, secret))
    expect([reply.status, reply.body]).toEqual([200, { secrets }])
    // None of them is on its way out, whoever's it is.
    for (const { value } of store.secret.getAll()) expect(reply.text).not.toContain(value)
  },

  async renameSecret(simulation) {
    const { store } = simulation
    const { reference, mine } = referEitherWay(simulation)
    const name = pick(names)
    const taken = named(simulation, name)
    const reply = await simulation.call('PATCH', `/now/secrets/${reference}`, { body: { name } })
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'secrets/')
    if (taken !== null && taken.id !== mine.id) return simulation.expectRefusal(reply, 409, 'conflict', 'secrets/')
    expect([reply.status, reply.body]).toEqual([200, { uid: mine.id, oldName: mine.name }])
    store.secret.update({ where: { id: { equals: mine.id } }, data: { name } })
  },

  async deleteSecret(simulation) {
    const { reference, mine } = referEitherWay(simulation)
    const reply = await simulation.call('DELETE', `/now/secrets/${reference}`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'secrets/')
    expect([reply.status, reply.body]).toEqual([200, { uid: mine.id, name: mine.name }])
    simulation.store.secret.delete({ where: { id: { equals: mine.id } } })
  },
}

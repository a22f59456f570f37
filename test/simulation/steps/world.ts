/** What happens to the world from outside: time, faults, snapshots; and requests that lead nowhere. */
import { expect } from 'vitest'
import { pick, type Step } from './step.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs

export const worldSteps: Readonly<Record<string, Step>> = {
  async advance(simulation) {
    simulation.advance(pick([1, 999, secondMs, 3 * secondMs, minuteMs, 5 * minuteMs, 60 * minuteMs]))
  },

  async save(simulation) {
    simulation.save()
  },

  async restore(simulation) {
    simulation.restore()
  },

  async reset(simulation) {
    simulation.reset()
  },

  async fail(simulation) {
    // A request that the limit refuses does not come as far as the fault, which would hit a later one.
    simulation.breathe()
    const [code, status] = pick([
      ['bad_request', 400],
      ['internal_server_error', 500],
      ['authentication_error', 403],
    ] as const)
    simulation.platform.fail('listNowSecrets', code)
    const reply = await simulation.call('GET', '/now/secrets')
    if (reply !== undefined) simulation.expectRefusal(reply, status, code, '')
  },

  async leadNowhere(simulation) {
    const [path, endpoint] = pick([
      ['/', undefined],
      ['/now/nothing', undefined],
      ['/domains/a/b/c', undefined],
      ['/now/certs/none.org', 'certs/'],
      ['/domains/none.org/records', 'domains/'],
      ['/now/deployments/none/files/none', 'deployments/'],
    ] as const)
    // No operation is there, so nobody is asked whether the quota is used up.
    const isBeforeLimit = endpoint === undefined
    const reply = await simulation.call('GET', path, { isBeforeLimit })
    if (reply !== undefined) simulation.expectRefusal(reply, 404, 'not_found', endpoint ?? '')
  },

  async askWrongly(simulation) {
    const { status, headers } = await simulation.visit('api.zeit.co')
    expect([status, headers.get('X-Rate-Limit-Limit')]).toEqual([404, '12'])
  },
}

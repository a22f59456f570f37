/** Secrets of users and teams: made, read, renamed, removed and listed in pages; those of users are the older API's too. */
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import { type OwnedSecret, stamp } from '../model.ts'
import { chance, pick, projects } from '../people.ts'
import { expectRefusal, type SecretsSimulation } from '../secrets-simulation.ts'

const names = ['api-key', 'db.password', 'token', '__proto__', 'a/b']

interface Owner {
  readonly query: string
  readonly id: string
  readonly refusal: readonly [number, string] | undefined
}

/** On whose behalf: mostly the user's own, or that of a team, by id, by slug or by both. */
function drawOwner({ caller }: SecretsSimulation): Owner {
  const own = { query: '', id: caller.accountId, refusal: undefined }
  const [query, team] = pick([
    ...Array.from({ length: 6 }, () => ['', ''] as const),
    ['teamId=team_nowhere', 'team_nowhere'],
    ['slug=nowhere', 'team_nowhere'],
    ['slug=nowhere&teamId=team_nowhere', 'team_nowhere'],
    ['slug=elsewhere', 'team_elsewhere'],
    ['teamId=team_nobody', 'team_nobody'],
    ['teamId=team_nowhere&slug=elsewhere', 'both'],
  ] as const)
  if (query === '') return own
  if (team === 'both') return { query, id: team, refusal: [400, 'bad_request'] }
  return { query, id: team, refusal: team in caller.teams ? undefined : [403, 'forbidden'] }
}

const of = ({ model }: SecretsSimulation, ownerId: string): OwnedSecret[] =>
  model.owned.filter((secret) => secret.ownerId === ownerId)

const isTaken = (simulation: SecretsSimulation, ownerId: string, name: string): boolean =>
  of(simulation, ownerId).some((secret) => secret.name === name)

function view(simulation: SecretsSimulation, secret: OwnedSecret): object {
  const { uid, name, createdAt, decryptable, projectId, ownerId, creatorId } = secret
  return {
    ...{ uid, name, createdAt, decryptable },
    created: simulation.iso(createdAt),
    ...(projectId === undefined ? {} : { projectId }),
    teamId: ownerId === creatorId ? null : ownerId,
    userId: creatorId,
  }
}

/** By its uid or its name; now and then one of somebody else's, or of nobody's. */
function refer(simulation: SecretsSimulation, ownerId: string): { reference: string; found: OwnedSecret | undefined } {
  const own = of(simulation, ownerId)
  if (own.length > 0 && chance(0.8)) {
    const found = pick(own)
    return { reference: pick([found.uid, encodeURIComponent(found.name)]), found }
  }
  const [other] = simulation.model.owned.filter((secret) => secret.ownerId !== ownerId)
  return { reference: other !== undefined && chance(0.5) ? other.uid : 'nothing', found: undefined }
}

export const ownedSteps: Readonly<Record<string, (simulation: SecretsSimulation) => Promise<void>>> = {
  async createOwned(simulation) {
    const { query, id: ownerId, refusal } = drawOwner(simulation)
    const { model, caller } = simulation
    const name = pick(names)
    const value = `value-${faker.string.uuid()}-é`
    const decryptable = chance(0.4)
    const projectId = chance(0.3) ? pick(projects).id : undefined
    const body = { name, value, ...(decryptable ? { decryptable } : {}), ...(projectId && { projectId }) }
    const path = chance(0.5) ? `/v2/secrets/${encodeURIComponent(name)}` : '/v2/now/secrets'
    const reply = await simulation.call('vercel', 'POST', `${path}?${query}`, { body, shows: value })
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    if (isTaken(simulation, ownerId, name)) return expectRefusal(reply, 400, 'bad_request')
    const { uid } = reply.body as { readonly uid: string }
    expect(uid).toMatch(/^sec_[A-Za-z0-9]{24}$/)
    const createdAt = stamp(model, ownerId)
    const secret = { uid, ownerId, creatorId: caller.accountId, name, value, createdAt, decryptable, projectId }
    const bytes = { type: 'Buffer', data: [...new TextEncoder().encode(value)] }
    expect([reply.status, reply.body]).toEqual([200, { ...view(simulation, secret), value: bytes }])
    model.owned.push(secret)
  },

  async createOlder(simulation) {
    const { model, caller } = simulation
    const name = pick(['api-key', 'db.password', 'older'])
    const value = `value-${faker.string.uuid()}`
    const reply = await simulation.call('now', 'POST', '/now/secrets', { body: { name, value } })
    if (isTaken(simulation, caller.accountId, name)) return expectRefusal(reply, 409, 'conflict')
    const { uid } = reply.body as { readonly uid: string }
    const createdAt = stamp(model, caller.accountId)
    const owner = { ownerId: caller.accountId, creatorId: caller.accountId }
    model.owned.push({ uid, ...owner, name, value, createdAt, decryptable: false, projectId: undefined })
  },

  async listOlder(simulation) {
    const reply = await simulation.call('now', 'GET', '/now/secrets')
    const secrets = of(simulation, simulation.caller.accountId)
      .toSorted((one, other) => other.createdAt - one.createdAt)
      .map(({ uid, name, createdAt }) => ({ uid, name, created: simulation.iso(createdAt) }))
    expect([reply.status, reply.body]).toEqual([200, { secrets }])
  },

  async getOwned(simulation) {
    const { query, id, refusal } = drawOwner(simulation)
    const { reference, found } = refer(simulation, id)
    const decrypt = pick(['', '&decrypt=true', '&decrypt=false'])
    const isShown = decrypt === '&decrypt=true' && found?.decryptable === true
    const shows = isShown ? { shows: found.value } : {}
    const reply = await simulation.call('vercel', 'GET', `/v3/secrets/${reference}?${query}${decrypt}`, shows)
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    if (found === undefined) return expectRefusal(reply, 404, 'not_found')
    const value = isShown ? { value: found.value } : {}
    expect([reply.status, reply.body]).toEqual([200, { ...view(simulation, found), ...value }])
  },

  async renameOwned(simulation) {
    const { query, id, refusal } = drawOwner(simulation)
    const { reference, found } = refer(simulation, id)
    const name = pick(names)
    const reply = await simulation.call('vercel', 'PATCH', `/v2/secrets/${reference}?${query}`, { body: { name } })
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    if (found === undefined) return expectRefusal(reply, 404, 'not_found')
    if (name !== found.name && isTaken(simulation, id, name)) return expectRefusal(reply, 400, 'bad_request')
    const { uid, createdAt } = found
    const renamed = { uid, name, created: simulation.iso(createdAt), oldName: found.name }
    expect([reply.status, reply.body]).toEqual([200, renamed])
    found.name = name
  },

  async deleteOwned(simulation) {
    const { query, id, refusal } = drawOwner(simulation)
    const { reference, found } = refer(simulation, id)
    const reply = await simulation.call('vercel', 'DELETE', `/v2/secrets/${reference}?${query}`)
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    if (found === undefined) return expectRefusal(reply, 404, 'not_found')
    expect([reply.status, reply.body]).toEqual([200, { uid: found.uid, name: found.name, created: found.createdAt }])
    simulation.model.owned = simulation.model.owned.filter((secret) => secret !== found)
  },

  async listOwned(simulation) {
    const { query, id, refusal } = drawOwner(simulation)
    const projectId = chance(0.3) ? pick(projects).id : undefined
    const rows = of(simulation, id)
      .filter((secret) => projectId === undefined || secret.projectId === projectId)
      .toSorted((one, other) => other.createdAt - one.createdAt)
    const time = () => (rows.length > 0 && chance(0.4) ? pick(rows).createdAt + pick([-1, 0, 1]) : undefined)
    const asked = { limit: chance(0.7) ? pick([1, 2, 3, 100]) : undefined, since: time(), until: time(), projectId }
    const { limit = 20, since = -1, until = Number.POSITIVE_INFINITY } = asked
    const window = rows.filter(({ createdAt }) => createdAt > since && createdAt < until)
    const page = window.slice(0, limit)
    const parameters = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`))
    const reply = await simulation.call('vercel', 'GET', `/v3/secrets?${[query, ...parameters].join('&')}`)
    if (refusal !== undefined) return expectRefusal(reply, ...refusal)
    const pagination = {
      count: page.length,
      next: window.length > page.length ? page.at(-1)?.createdAt : null,
      prev: page.length > 0 && page[0] !== rows[0] ? page[0]?.createdAt : null,
    }
    const secrets = page.map((secret) => view(simulation, secret))
    expect([reply.status, reply.body]).toEqual([200, { secrets, pagination }])
  },

  async walkOwned(simulation) {
    const walked: string[] = []
    let until = ''
    do {
      simulation.breathe()
      const { body } = await simulation.call('vercel', 'GET', `/v3/secrets?limit=2${until}`)
      const { secrets, pagination } = body as { secrets: { uid: string }[]; pagination: { next: number | null } }
      walked.push(...secrets.map(({ uid }) => uid))
      until = pagination.next === null ? '' : `&until=${pagination.next}`
    } while (until !== '')
    const own = of(simulation, simulation.caller.accountId).toSorted((one, other) => other.createdAt - one.createdAt)
    expect(walked).toEqual(own.map(({ uid }) => uid))
  },
}

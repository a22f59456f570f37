/** A world: seeded, snapshot, restored and reset as one. */
import { describe, expect, it } from 'vitest'
import { contracts } from '../../../src/spec/generated/contract.ts'
import { seeders } from '../../../src/systems/all.ts'
import { removeOutsideDns, setOutsideDns } from '../../../src/world/outside-dns.ts'
import { seedWorld } from '../../../src/world/seed/seed-world.ts'
import { createWorld, type World, type WorldOptions } from '../../../src/world/world.ts'
import { sampleSeed } from './sample-seed.ts'

const start = '2017-02-20T08:00:00.000Z'
const startMs = Date.parse(start)

const create = (options: Partial<WorldOptions> = {}) =>
  createWorld(contracts.documented, (world) => seedWorld(world, sampleSeed, contracts.documented, seeders), {
    seed: 42,
    clock: start,
    progression: 'timed',
    durationsMs: {},
    journalSize: 10,
    journalBytes: 1_000_000,
    ...options,
  })

/** Something of every kind happens to the world. */
function live(world: World): void {
  world.clock.advance('1h')
  world.ids.next('createNowSecret', 'NowSecretId')
  world.quotas.take('ann', 10, 60_000, world.clock.now())
  world.faults.add({ operationId: 'createNowSecret', code: 'conflict', times: 2 })
  world.secrets.update('sec_AAAAAAAAAAAAAAAAAAAAAAAA', { name: 'renamed' })
  world.accounts.delete('account_ben')
  world.teams.insert({ id: 'team_2', slug: 'others', name: 'Others' })
  world.journal.record({
    atMs: world.clock.now(),
    operationId: null,
    accountId: null,
    request: { method: 'GET', host: '', path: '/', query: '', headers: {}, body: null },
    answer: { status: 404, headers: {}, body: null },
  })
}

describe('a world', () => {
  it('begins with what its seed says, defaults filled in', () => {
    const world = create()
    expect(world.accounts.all()).toEqual([
      {
        id: 'account_ann',
        username: 'ann',
        email: 'ann@shop.test',
        name: 'Ann',
        blocked: false,
        unpaid: false,
        limits: {},
      },
      {
        id: 'account_ben',
        username: 'ben',
        email: 'ben@example.com',
        name: 'ben',
        blocked: false,
        unpaid: false,
        limits: { files: 5 },
      },
      {
        id: 'account_cid',
        username: 'cid',
        email: 'cid@example.com',
        name: 'cid',
        blocked: true,
        unpaid: false,
        limits: {},
      },
    ])
    expect(world.tokens.get('token_ben')).toEqual({
      token: 'token_ben',
      accountId: 'account_ben',
      revoked: false,
      environmentIds: ['live'],
      projectIds: ['site'],
    })
    expect(world.tokens.get('token_old')).toEqual({
      token: 'token_old',
      accountId: 'account_ann',
      revoked: true,
      environmentIds: null,
      projectIds: null,
    })
    expect(world.teams.all()).toEqual([{ id: 'team_1', slug: 'makers', name: 'makers' }])
    expect(world.memberships.all()).toEqual([
      { id: 'team_1/account_ann', teamId: 'team_1', accountId: 'account_ann', role: 'owner' },
      { id: 'team_1/account_ben', teamId: 'team_1', accountId: 'account_ben', role: 'member' },
    ])
    expect(world.environments.all()).toEqual([{ id: 'live', name: 'live' }])
    expect(world.environmentMemberships.all()).toEqual([
      { id: 'live/account_ben', environmentId: 'live', accountId: 'account_ben', role: 'viewer' },
    ])
    expect(world.projects.all()).toEqual([{ id: 'site', subdomain: 'www', name: 'www', teamId: 'team_1' }])
    expect(world.secrets.all()).toEqual([
      {
        id: 'sec_AAAAAAAAAAAAAAAAAAAAAAAA',
        ownerId: 'account_ann',
        creatorId: 'account_ann',
        name: 'api-key',
        value: 'the value of ann',
        createdAt: startMs,
        decryptable: false,
        projectId: null,
      },
    ])
  })

  it('is brought back by a snapshot that went through JSON', () => {
    const world = create()
    live(world)
    const snapshot = JSON.parse(JSON.stringify(world.snapshot()))
    const other = create()
    other.restore(snapshot)
    expect(other.snapshot()).toEqual(snapshot)
    expect(other.clock.now()).toBe(startMs + 3_600_000)
    expect(other.secrets.find({ ownerId: 'account_ann', name: 'renamed' })?.value).toBe('the value of ann')
    expect(other.accounts.get('account_ben')).toBeUndefined()
    expect(other.faults.list()).toEqual([
      { id: 'fault-1', operation: 'createNowSecret', code: 'conflict', calls: 0, met: 0, times: 2 },
    ])
    expect(other.quotas.take('ann', 10, 60_000, other.clock.now()).remaining).toBe(8)
    expect(other.ids.next('createNowSecret', 'NowSecretId')).toBe(world.ids.next('createNowSecret', 'NowSecretId'))
  })

  it('is not changed by what happens after its snapshot was taken', () => {
    const world = create()
    const snapshot = world.snapshot()
    const copy = structuredClone(snapshot)
    live(world)
    expect(snapshot).toEqual(copy)
    world.restore(snapshot)
    expect(world.snapshot()).toEqual(copy)
    live(world)
    expect(snapshot).toEqual(copy)
  })

  it('goes back to its seed on reset: records, ids, quotas, faults, journal and clock', () => {
    const world = create()
    const first = world.snapshot()
    live(world)
    expect(world.snapshot()).not.toEqual(first)
    expect(world.journal.entries()).toHaveLength(1)
    world.reset()
    expect(world.snapshot()).toEqual(first)
    expect(world.journal.entries()).toEqual([])
    expect(world.clock.iso()).toBe(start)
  })

  it('forgets its journal when it is restored, for those exchanges led elsewhere', () => {
    const world = create()
    const snapshot = world.snapshot()
    live(world)
    world.restore(snapshot)
    expect(world.journal.entries()).toEqual([])
  })

  it('is empty of collections that a snapshot does not have', () => {
    const world = create()
    world.restore({ ...world.snapshot(), collections: {} })
    expect(world.accounts.size).toBe(0)
    expect(world.secrets.list({ ownerId: 'account_ann' })).toEqual([])
  })
})

describe('the outside DNS of a world', () => {
  const texts = (world: World) =>
    world.outsideDns.list({ name: 'shop.test' }).map(({ type, value }) => `${type} ${value}`)

  it('knows a name in any case, with or without the dot of the root', () => {
    const world = create()
    expect(texts(world)).toEqual(['NS ns1.shop.test', 'TXT hello'])
    setOutsideDns(world, { name: 'SHOP.test.', type: 'TXT', value: 'second' })
    setOutsideDns(world, { name: 'shop.test', type: 'TXT', value: 'second' })
    expect(texts(world)).toEqual(['NS ns1.shop.test', 'TXT hello', 'TXT second'])
  })

  it('forgets the records of a name, or those of one type', () => {
    const world = create()
    removeOutsideDns(world, { name: 'shop.TEST.', type: 'TXT' })
    expect(texts(world)).toEqual(['NS ns1.shop.test'])
    removeOutsideDns(world, { name: 'shop.test' })
    expect(texts(world)).toEqual([])
    removeOutsideDns(world, { name: 'shop.test' })
    expect(texts(world)).toEqual([])
  })
})

/** Ids, hosts, tokens and times that a world does not give: made, the same for the same seed, and never one that is given. */
import { describe, expect, it } from 'vitest'
import type { WorldSeed } from '../../../../src/index.ts'
import { createQuietPlatform, startMs } from '../ask.ts'

const accounts = [{ username: 'ann' }, { username: 'ben' }]
const small: WorldSeed = {
  accounts,
  tokens: [{ account: 'ann' }, { account: 'ann' }, { account: 'ben' }],
  deployments: [{ account: 'ann', name: 'shop' }, { account: 'ann', name: 'shop' }, { account: 'ben' }],
  domains: [
    { account: 'ann', name: 'ann.test' },
    { account: 'ben', name: 'ben.test', isExternal: true },
  ],
  dnsRecords: [{ domain: 'ann.test', name: 'www', type: 'A', value: '10.0.0.1' }],
  certificates: [{ account: 'ann', domains: ['ann.test'] }],
  aliases: [{ alias: 'ben', deployment: 'ben' }],
  secrets: [{ account: 'ann', name: 'key', value: 'v' }],
  environments: [{ id: 'live', members: { ann: 'admin' } }],
  environmentSecrets: [{ environment: 'live', key: 'KEY', value: 'v' }],
}
const seeded: WorldSeed = { ...small, deployments: [...(small.deployments ?? []), { account: 'ben', name: 'ben' }] }
const collections = (world: WorldSeed, seed: number | string = 1) =>
  createQuietPlatform({ world, seed }).snapshot().collections

const idsIn = (world: WorldSeed, seed: number | string = 1): string[] =>
  Object.entries(collections(world, seed)).flatMap(([name, records]) =>
    records.flatMap((record) =>
      Object.entries(record).flatMap(([field, value]) =>
        ['id', 'token', 'host', 'verifyToken'].includes(field) ? [`${name} ${String(value)}`] : [],
      ),
    ),
  )

describe('what a world does not give', () => {
  it('is made in the shapes of the documents', () => {
    const made = collections(seeded)
    const first = (name: string) => made[name]?.[0]
    expect(first('accounts')).toMatchObject({ id: expect.stringMatching(/^[A-Za-z0-9]{24}$/) })
    expect(first('tokens')).toMatchObject({ token: expect.stringMatching(/^nowhere_[A-Za-z0-9]{24}$/) })
    expect(first('deployments')).toMatchObject({
      id: expect.stringMatching(/^[A-Za-z0-9]{24}$/),
      host: expect.stringMatching(/^shop-[a-z]{10}\.now\.sh$/),
      createdAt: startMs,
    })
    expect(made.deployments?.[2]).toMatchObject({ name: expect.stringMatching(/^[a-z]{10}$/) })
    expect(made.domains).toMatchObject([
      { id: expect.stringMatching(/^[A-Za-z0-9]{24}$/), verified: true, verifyToken: null },
      { verified: false, verifyToken: expect.stringMatching(/^[0-9a-f]{40}$/) },
    ])
    expect(first('dnsRecords')).toMatchObject({ id: expect.stringMatching(/^rec_[A-Za-z0-9]{24}$/) })
    expect(first('certificates')).toMatchObject({ expiresAt: startMs + 90 * 86_400_000, autoRenew: true })
    expect(first('secrets')).toMatchObject({ id: expect.stringMatching(/^sec_[A-Za-z0-9]{24}$/) })
    expect(first('environmentSecrets')).toMatchObject({ id: expect.stringMatching(/^cl[a-z]{23}$/) })
  })

  it('of times lies before those that are given', () => {
    const day = 86_400_000
    const iso = (ms: number) => new Date(ms).toISOString()
    const before = iso(startMs - day)
    const made = collections({
      ...small,
      deployments: [{ account: 'ann', stateSince: before }],
      dnsRecords: [{ domain: 'ann.test', name: 'www', type: 'A', value: '10.0.0.1', updatedAt: before }],
      certificates: [
        { account: 'ann', domains: ['past.test'], expiresAt: before },
        { account: 'ann', domains: ['soon.test'], expiresAt: iso(startMs + day) },
      ],
      aliases: [],
      environmentSecrets: [{ environment: 'live', key: 'KEY', value: 'v', updatedAt: before }],
    })
    const yesterday = startMs - day
    expect(made.deployments).toMatchObject([{ createdAt: yesterday, life: { sinceMs: yesterday } }])
    expect(made.dnsRecords).toContainEqual(expect.objectContaining({ value: '10.0.0.1', createdAt: yesterday }))
    expect(made.certificates).toMatchObject([
      { cn: 'past.test', createdAt: yesterday - 90 * day, expiresAt: yesterday },
      { cn: 'soon.test', createdAt: startMs, expiresAt: startMs + day },
    ])
    expect(made.environmentSecrets).toMatchObject([{ createdAt: yesterday, updatedAt: yesterday }])
  })

  it('is the same for the same seed, another for another, and all of it different', () => {
    const ids = idsIn(seeded)
    expect(idsIn(seeded)).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    const others = new Set(idsIn(seeded, 2))
    const unmade = ['environments live', 'domains null', 'aliases ben.now.sh']
    expect(ids.filter((id) => others.has(id))).toEqual(unmade)
  })

  it('is not shifted by records that are added before or behind', () => {
    const more: WorldSeed = {
      ...seeded,
      accounts: [{ username: 'abe' }, ...accounts],
      tokens: [{ account: 'abe' }, ...(seeded.tokens ?? [])],
      deployments: [{ account: 'abe', name: 'shop' }, { account: 'ann', name: 'blog' }, ...(seeded.deployments ?? [])],
      domains: [{ account: 'abe', name: 'abe.test' }, ...(seeded.domains ?? [])],
      dnsRecords: [{ domain: 'abe.test', name: 'www', type: 'A', value: '10.0.0.1' }, ...(seeded.dnsRecords ?? [])],
      secrets: [{ account: 'abe', name: 'key', value: 'v' }, ...(seeded.secrets ?? [])],
    }
    const all = new Set(idsIn(more))
    expect(idsIn(seeded).filter((id) => !all.has(id))).toEqual([])
  })

  it('is never what is given elsewhere', () => {
    const shop = { account: 'ann', name: 'shop' }
    const [made] = createQuietPlatform({ world: { accounts, deployments: [shop] } }).records('deployments')
    const copied = { account: 'ben', id: made?.id ?? '', host: made?.host ?? '' }
    const platform = createQuietPlatform({ world: { accounts, deployments: [shop, copied] } })
    const [other, given] = platform.records('deployments')
    expect(given).toMatchObject({ id: made?.id, host: made?.host })
    expect([other?.id === made?.id, other?.host === made?.host]).toEqual([false, false])
  })

  it('is never made again by the API where it was given', async () => {
    const world: WorldSeed = { accounts, tokens: [{ account: 'ann', token: 'ann' }] }
    const create = async (secrets: WorldSeed['secrets']) => {
      const answer = await createQuietPlatform({ world: { ...world, secrets: secrets ?? [] } }).fetch(
        'https://api.zeit.co/now/secrets',
        {
          method: 'POST',
          headers: { Authorization: 'Bearer ann', 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: 'new', value: 'v' }),
        },
      )
      return (await answer.json()).uid
    }
    const first = await create([])
    const second = await create([{ id: first, account: 'ben', name: 'old', value: 'v' }])
    expect(second).toMatch(/^sec_[A-Za-z0-9]{24}$/)
    expect(second).not.toBe(first)
  })
})

/** Every world of fixtures/worlds/ is one that a platform can start with. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createAsker, createQuietPlatform } from './ask.ts'
import { worlds } from './worlds.ts'

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe('the worlds', () => {
  it('are those of the folder', () => {
    const files = readdirSync('fixtures/worlds').filter((name) => name !== 'world.schema.json')
    expect(files.sort()).toEqual(
      Object.keys(worlds)
        .map((name) => `${kebab(name)}.json`)
        .sort(),
    )
  })

  it.each(Object.entries(worlds))('%s begins, and comes back to its beginning', (_, world) => {
    const platform = createQuietPlatform({ world })
    const start = JSON.stringify(platform.snapshot())
    platform.reset()
    expect(JSON.stringify(platform.snapshot())).toBe(start)
  })

  it('give every secret of an owner a time of its own, none of them in the future', async () => {
    const { ask, platform } = createAsker('vercel-secrets', { world: worlds.manySecrets })
    const { body } = await ask<{ secrets: { createdAt: number }[] }>('GET', '/v3/secrets?limit=100')
    const times = body.secrets.map(({ createdAt }) => createdAt)
    expect(new Set(times).size).toBe(45)
    expect(Math.max(...times)).toBeLessThanOrEqual(platform.clock.now())
  })

  it('keep the secrets of accounts, teams, environments and projects apart', async () => {
    const { ask } = createAsker('vercel-secrets', { world: worlds.manySecrets })
    const count = async (query: string, as: string) =>
      (await ask<{ secrets: [] }>('GET', `/v3/secrets?limit=100${query}`, { as })).body.secrets.length
    expect([await count('', 'alice'), await count('&slug=nowhere', 'alice'), await count('', 'bob')]).toEqual([
      45, 3, 1,
    ])
  })

  it.each([
    [
      'a secret of a team that is not there',
      { secrets: [{ id: `sec_${'A'.repeat(24)}`, account: 'alice', team: 'team_x', name: 'a', value: 'v' }] },
      '/secrets/0/team',
    ],
    [
      'a secret of a project that is not there',
      { secrets: [{ id: `sec_${'A'.repeat(24)}`, account: 'alice', project: 'prj_x', name: 'a', value: 'v' }] },
      '/secrets/0/project',
    ],
    [
      'a secret of an environment that is not there',
      { environmentSecrets: [{ id: 'a', environment: 'env_x', key: 'A', value: 'v' }] },
      '/environmentSecrets/0/environment',
    ],
    [
      'two secrets of one key in an environment',
      { environmentSecrets: ['a', 'b'].map((id) => ({ id, environment: 'env_staging', key: 'A', value: 'v' })) },
      '/environmentSecrets/1',
    ],
    [
      'two secrets of one key in a project',
      { projectSecrets: ['a', 'b'].map((value) => ({ project: 'prj_nowhere', key: 'A', value })) },
      '/projectSecrets/1',
    ],
    [
      'a key in small letters',
      { projectSecrets: [{ project: 'prj_nowhere', key: 'a', value: 'v' }] },
      '/projectSecrets/0/key',
    ],
  ])('are refused with %s', (_, change, place) => {
    expect(() => createQuietPlatform({ world: { ...worlds.default, ...change } })).toThrow(
      expect.objectContaining({ code: 'INVALID_WORLD', message: expect.stringContaining(`at ${place}:`) }),
    )
  })

  it("may hold one name twice, the user's and the team's", () => {
    const secrets = [
      { id: `sec_${'A'.repeat(24)}`, account: 'alice', name: 'a', value: 'v' },
      { id: `sec_${'B'.repeat(24)}`, account: 'alice', team: 'team_nowhere', name: 'a', value: 'v' },
    ]
    expect(() => createQuietPlatform({ world: { ...worlds.default, secrets } })).not.toThrow()
  })
})

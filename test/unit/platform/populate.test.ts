/** Worlds that are filled with records that were made up: through the same rules as requests, and told again exactly. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform, replay } from '../../../src/index.ts'
import fc from '../../seeded.ts'

const startIso = '2017-02-20T08:00:00.000Z'
const headers = { Authorization: 'Bearer nowhere_alice' }
const json = { ...headers, 'Content-Type': 'application/json' }
const collections = [
  'deployments',
  'domains',
  'dnsRecords',
  'certificates',
  'aliases',
  'secrets',
  'environmentSecrets',
  'projectSecrets',
] as const

const sizesOf = (platform: Platform): number[] => collections.map((name) => platform.records(name).length)

describe('a world that is populated', () => {
  it('has as many records as were asked for', async () => {
    const platform = createPlatform({ seed: 1, clock: startIso })
    expect(await platform.populate({ deployments: 30, secrets: 5 })).toEqual({ deployments: 30, secrets: 5 })
    expect(sizesOf(platform)).toEqual([30, 0, 0, 0, 0, 5, 0, 0])
  })

  it('has so many of each that requests make when a number is asked for, and the projects that they need', async () => {
    const platform = createPlatform({ seed: 1, clock: startIso })
    expect(await platform.populate(60)).toEqual({
      projects: 2,
      ...Object.fromEntries(collections.map((name) => [name, 60])),
    })
    // The zone of an internal domain has two records besides.
    const zones = platform.records('domains').filter(({ isExternal }) => !isExternal).length
    expect(sizesOf(platform)).toEqual([60, 60, 60 + 2 * zones, 60, 60, 60, 60, 60])
  })

  it('answers requests with them, each answer as the document says', async () => {
    const faults: unknown[] = []
    const platform = createPlatform({ seed: 1, clock: startIso, onAnswerFault: (fault) => void faults.push(fault) })
    await platform.populate(20)
    for (const path of ['deployments', 'secrets', 'aliases', 'certs']) {
      const answer = await platform.fetch(`https://api.zeit.co/now/${path}`, { headers })
      expect([answer.status, Object.values((await answer.json()) as object)[0].length > 3]).toEqual([200, true])
    }
    const [deployment] = platform.records('deployments')
    const owner = platform.records('accounts').find(({ id }) => id === deployment?.ownerId)?.username
    const own = { Authorization: `Bearer nowhere_${owner}` }
    const answer = await platform.fetch(`https://api.zeit.co/now/deployments/${deployment?.id}`, { headers: own })
    expect(await answer.json()).toMatchObject({ uid: deployment?.id, host: deployment?.host, state: deployment?.state })
    expect(faults).toEqual([])
  })

  it('is the same for the same seed, and another for another', async () => {
    const made = async (seed: number): Promise<string> => {
      const platform = createPlatform({ seed, clock: startIso })
      await platform.populate(5)
      return JSON.stringify(platform.snapshot())
    }
    expect(await made(1)).toBe(await made(1))
    expect(await made(1)).not.toBe(await made(2))
  })

  it('gives each record a time in the 90 days before, in the order in which they came', async () => {
    const platform = createPlatform({ clock: startIso })
    await platform.populate({ deployments: 50, secrets: 50 })
    await platform.populate({ deployments: 50, secrets: 50 })
    for (const name of ['deployments', 'secrets'] as const) {
      const times = platform.records(name).map(({ createdAt }) => createdAt)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect(times.every((at) => at > Date.parse(startIso) - 90 * 86_400_000 && at <= Date.parse(startIso) + 100)).toBe(
        true,
      )
    }
  })

  it('makes who there is too, and what they share', async () => {
    const platform = createPlatform({ clock: startIso, world: { accounts: [{ username: 'ann' }] } })
    await platform.populate({
      accounts: 3,
      teams: 2,
      environments: 2,
      projects: 2,
      environmentSecrets: 4,
      projectSecrets: 4,
    })
    const sizes = (['accounts', 'tokens', 'teams', 'environments', 'projects'] as const).map(
      (name) => platform.records(name).length,
    )
    expect(sizes).toEqual([4, 4, 2, 2, 2])
    expect(new Set(platform.records('accounts').map(({ username }) => username)).size).toBe(4)
  })

  it('is told again byte for byte, with all that happens to it later, masked and not', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }), async (counts) => {
        const platform = createPlatform({ seed: 3, clock: startIso, log: { keep: 'all' } })
        for (const count of counts) {
          await platform.populate(count)
          await platform.fetch('https://api.zeit.co/now/deployments', { headers })
          await platform.fetch('https://api.zeit.co/now/secrets', {
            method: 'POST',
            headers: json,
            body: `{"name":"own-${count}","value":"abcdefgh"}`,
          })
          platform.clock.advance('1h')
        }
        const told = replay(platform.log.export({ secrets: true }))
        expect([told.differences, told.platform.snapshot()]).toEqual([[], platform.snapshot()])
        const masked = platform.log.export()
        expect(replay(masked).differences).toEqual([])
        const text = JSON.stringify(masked)
        expect(platform.records('secrets').filter(({ value }) => text.includes(value))).toEqual([])
      }),
      { numRuns: 10 },
    ))

  it('goes with a reset, and comes with a snapshot', async () => {
    const platform = createPlatform({ clock: startIso })
    await platform.populate({ secrets: 3 })
    const snapshot = platform.snapshot()
    platform.reset()
    expect(platform.records('secrets')).toEqual([])
    platform.restore(snapshot)
    expect(platform.records('secrets').length).toBe(3)
  })

  it('tells how far it has come, a hundred times', async () => {
    const told: number[] = []
    await createPlatform().populate({ secrets: 1000 }, { onProgress: ({ made, of }) => void told.push(made / of) })
    expect(told).toEqual(Array.from({ length: 100 }, (_, index) => (index + 1) / 100))
  })
})

describe('what cannot be made', () => {
  it.each<[string, unknown, string, string]>([
    [
      'a number below 0',
      -1,
      'INVALID_OPTION',
      'the number of each collection is -1. Give a whole number of 0 or more.',
    ],
    [
      'a text',
      '3',
      'INVALID_OPTION',
      'it is "3". Give a number, or numbers by collection, such as { deployments: 1000, secrets: 50 }.',
    ],
    [
      'half a record',
      { secrets: 1.5 },
      'INVALID_OPTION',
      'the number of secrets is 1.5. Give a whole number of 0 or more.',
    ],
    [
      'more than a log holds in an entry',
      { secrets: 1e6 },
      'INVALID_OPTION',
      'that is 1000000 records. At most 100000 are made at a time: ask for fewer, twice.',
    ],
    ['an unknown collection', { deployment: 1 }, 'UNKNOWN_COLLECTION', 'The nearest is deployments;'],
    ['an inherited name', { constructor: 1 }, 'UNKNOWN_COLLECTION', 'there is no such collection'],
    [
      'more than there is room for',
      { secrets: 5, projectSecrets: 26 },
      'INVALID_OPTION',
      'there is not room for so many: a project has up to 25. Ask for more projects too, or for fewer of these.',
    ],
    [
      'aliases without deployments',
      { aliases: 1 },
      'INVALID_OPTION',
      'there is not a deployment that they lead to. Ask for deployments too, such as { deployments: 10 }.',
    ],
  ])('%s is refused, and nothing is done', async (_, what, code, why) => {
    const platform = createPlatform({ clock: startIso })
    const before = platform.snapshot()
    await expect(platform.populate(what as never)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(why),
    })
    expect([platform.snapshot(), platform.log.last]).toEqual([before, 1])
  })

  it('for nobody is refused', async () => {
    const platform = createPlatform({ world: { accounts: [{ username: 'ann', blocked: true }] } })
    await expect(platform.populate({ secrets: 1 })).rejects.toThrow(
      'Failed to populate records: there is not an account',
    )
  })

  it('by a log that was changed is refused, and nothing of it is done', async () => {
    const platform = createPlatform({ clock: startIso })
    await platform.populate({ secrets: 2 })
    const exported = structuredClone(platform.log.export({ secrets: true }))
    // The entry of the act, with its second record named as the first.
    const { arguments: given } = exported.entries[1] as {
      arguments: { records: { secrets: { name: string; account: string }[] } }
    }
    given.records.secrets[1] = { ...given.records.secrets[0] } as { name: string; account: string }
    expect(() => replay(exported)).toThrow('stands there twice')
  })
})

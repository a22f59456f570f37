/** What a platform begins with and goes back to: the default world, data of one's own, or a snapshot; and the records of it. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type PlatformOptions, type WorldSnapshot } from '../../src/index.ts'

const start = '2017-02-20T08:00:00.000Z'
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const create = (options: PlatformOptions = {}) => createPlatform({ clock: start, ...options })

async function addSecret(platform: ReturnType<typeof create>, name: string): Promise<string> {
  const body = JSON.stringify({ name, value: `value of ${name}` })
  const answer = await platform.fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
  return (await answer.json()).uid
}
const names = (platform: ReturnType<typeof create>) => platform.records('secrets').map(({ name }) => name)

async function snapshotWith(name: string): Promise<WorldSnapshot> {
  const platform = create()
  await addSecret(platform, name)
  platform.clock.advance('1h')
  return JSON.parse(JSON.stringify(platform.snapshot()))
}

describe('the option world', () => {
  it('takes a snapshot, which goes on where it was taken', async () => {
    const world = await snapshotWith('kept')
    const platform = createPlatform({ world })
    expect(names(platform)).toEqual(['kept'])
    expect(platform.clock.iso()).toBe('2017-02-20T09:00:00.000Z')
    expect(platform.snapshot()).toEqual(world)
    const [{ id } = { id: '' }] = platform.records('secrets')
    expect(await addSecret(platform, 'another')).not.toBe(id)
  })

  it('lets the clock of the options go before that of a snapshot, also after a reset', async () => {
    const platform = create({ world: await snapshotWith('kept'), clock: '2018-01-01' })
    expect(platform.clock.iso()).toBe('2018-01-01T00:00:00.000Z')
    platform.clock.advance('1h')
    platform.reset()
    expect(platform.clock.iso()).toBe('2018-01-01T00:00:00.000Z')
  })

  it('keeps to what it was given, whatever is done to that afterwards', () => {
    const world = { accounts: [{ username: 'ann' }], secrets: [{ account: 'ann', name: 'a', value: 'v' }] }
    const [platform, snapshot] = [create({ world }), create({ world }).snapshot()]
    const other = create({ world: snapshot })
    world.secrets.pop()
    Object.assign(snapshot.collections, { secrets: [] })
    for (const each of [platform, other]) {
      each.reset()
      expect(names(each)).toEqual(['a'])
    }
  })

  it.each<[string, unknown, string]>([
    [
      'of another version',
      { version: 2 },
      'it is of version 2, and this version of nowhere-kit knows version 1. Use the version of nowhere-kit that took it, or a later one.',
    ],
    ['that is cut', { version: 1, clock: { mode: 'stopped', ms: 0 } }, 'its ids are no table of ordinals.'],
  ])('refuses a snapshot %s', (_, world, why) => {
    expect(() => create({ world: world as WorldSnapshot })).toThrow(
      expect.objectContaining({
        code: 'INVALID_SNAPSHOT',
        message: `Failed to restore the world: ${why} Give what snapshot() returned.`,
      }),
    )
  })
})

describe('reset', () => {
  it('goes back to what was loaded, not to what was restored since', async () => {
    const [loaded, restored] = [await snapshotWith('loaded'), await snapshotWith('restored')]
    const platform = createPlatform({ world: loaded })
    platform.restore(restored)
    expect(names(platform)).toEqual(['restored'])
    platform.reset()
    expect(platform.snapshot()).toEqual(loaded)
  })
})

describe('a world that says nothing of tokens', () => {
  it('has one for each account, and one that lists none has none', async () => {
    const accounts = [{ username: 'ann' }, { username: 'ben' }]
    const { tokens, fetch } = createPlatform({ world: { accounts } })
    expect(tokens.map(({ account }) => account)).toEqual(['ann', 'ben'])
    for (const { token } of tokens) {
      const headers = { Authorization: `Bearer ${token}` }
      expect((await fetch('https://api.zeit.co/now/secrets', { headers })).status).toBe(200)
    }
    expect(createPlatform({ world: { accounts } }).tokens).toEqual(tokens)
    expect(createPlatform({ world: { accounts, tokens: [] } }).tokens).toEqual([])
  })
})

describe('the option tokens', () => {
  it('takes a text for a token of the first account, of a seed and of a snapshot', async () => {
    for (const world of [undefined, await snapshotWith('kept')]) {
      const platform = create({ ...(world && { world }), tokens: ['mine', { account: 'bob', token: 'his' }] })
      platform.reset()
      expect(platform.tokens.slice(-2)).toEqual([
        { account: 'alice', token: 'mine' },
        { account: 'bob', token: 'his' },
      ])
    }
  })

  it('refuses a text that no token is, and one that stands there twice', () => {
    const refusal = (tokens: PlatformOptions['tokens']) => () => create({ ...(tokens && { tokens }) })
    const failed = 'Failed to create a platform with the option tokens:'
    expect(refusal(['a b'])).toThrow(`${failed} a token is "a b". Give visible ASCII characters only, without spaces.`)
    expect(refusal(['a', { account: 'bob', token: 'a' }])).toThrow(`${failed} the token "a" stands there twice.`)
  })
})

describe('records', () => {
  it('are copies, in the order in which they came, with the values of secrets', async () => {
    const platform = create()
    const first = await addSecret(platform, 'first')
    await addSecret(platform, 'second')
    const records = platform.records('secrets')
    expect(records).toEqual([
      expect.objectContaining({ id: first, name: 'first', value: 'value of first' }),
      expect.objectContaining({ name: 'second', value: 'value of second' }),
    ])
    Object.assign(records[0] ?? {}, { name: 'changed' })
    expect(names(platform)).toEqual(['first', 'second'])
  })

  it('of deployments have the state that they are in now, which reading them does not change', () => {
    const world = {
      accounts: [{ username: 'ann' }],
      deployments: [{ account: 'ann', name: 'shop', state: 'BOOTING' }],
    }
    const platform = create({ world, lifeCycle: 'reads:1' })
    for (let read = 0; read < 3; read++) expect(platform.records('deployments')).toMatchObject([{ state: 'BOOTING' }])
    const timed = create({ world })
    timed.clock.advance('3s')
    expect(timed.records('deployments')).toMatchObject([{ name: 'shop', state: 'READY', life: { state: 'READY' } }])
  })

  it('are there of every collection, and of nothing else', () => {
    const platform = create()
    expect(platform.records('accounts').map(({ username }) => username)).toEqual(['alice', 'bob', 'carol'])
    expect(platform.records('outsideDns')).toEqual([])
    for (const name of ['clock', 'constructor', 'nothing']) {
      // As JavaScript may call it.
      expect(() => platform.records(name as 'accounts')).toThrow(
        expect.objectContaining({
          code: 'UNKNOWN_COLLECTION',
          message: `Failed to read the records of "${name}": there is no such collection. The collections are accounts, tokens, teams, memberships, environments, environmentMemberships, projects, deployments, goneHosts, blobs, missingContents, domains, dnsRecords, certificates, certificateNames, aliases, aliasDomains, secrets, environmentSecrets, projectSecrets, outsideDns.`,
        }),
      )
    }
  })
})

/** A platform in process and one behind a server answer the same methods in the same way. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRemote, createServer, type Remote } from '../../src/adapters/node.ts'
import { createPlatformOf } from '../../src/document-platform.ts'
import { createPlatform, type Platform } from '../../src/index.ts'
import { shop } from '../unit/sample/shop.ts'
import { serve } from './node/raw.ts'

const startIso = '2017-02-20T08:00:00.000Z'
const record = { name: '_now.a.rocks', type: 'TXT', value: 'x' } as const

const ways: [string, () => Promise<Platform | Remote>][] = [
  ['in process', async () => createPlatform({ clock: startIso })],
  ['behind a server', async () => createRemote((await serve({}, { clock: startIso })).server.url)],
]

describe.each(ways)('a platform %s', (_, make) => {
  it.each<[string, (platform: Platform | Remote) => unknown, unknown]>([
    ['clock.iso', ({ clock }) => clock.iso(), startIso],
    [
      'clock.advance',
      async ({ clock }) => [await clock.advance('10s'), await clock.iso()],
      [undefined, '2017-02-20T08:00:10.000Z'],
    ],
    [
      'clock.set',
      async ({ clock }) => [await clock.set(new Date(0)), await clock.iso()],
      [undefined, '1970-01-01T00:00:00.000Z'],
    ],
    ['clock.freeze', ({ clock }) => clock.freeze(), undefined],
    [
      'outsideDns',
      async ({ outsideDns }) => [await outsideDns.set(record), await outsideDns.list()],
      [undefined, [record]],
    ],
    ['fail with a status', (platform) => platform.fail('listNowSecrets', 503), undefined],
    ['fail', (platform) => platform.fail('listNowSecrets', 'internal_server_error', { times: 2 }), undefined],
    ['journal.find', ({ journal }) => journal.find({ status: 404, since: startIso }), []],
    ['log.entries', async ({ log }) => (await log.entries()).map(({ n, kind }) => [n, kind]), [[1, 'control']]],
    ['log.export', async ({ log }) => (await log.export()).masked, true],
    ['reset', (platform) => platform.reset(), undefined],
    ['clock.now', ({ clock }) => clock.now(), Date.parse(startIso)],
    ['clock.snapshot', ({ clock }) => clock.snapshot(), { mode: 'stopped', ms: Date.parse(startIso) }],
    [
      'clock.restore',
      async ({ clock }) => [await clock.restore({ mode: 'stopped', ms: 5 }), await clock.iso()],
      [undefined, '1970-01-01T00:00:00.005Z'],
    ],
    [
      'faults',
      async ({ faults }) => {
        const id = await faults.add({ operation: '*', status: 503, until: new Date('2018-01-01') })
        const [{ met, until } = { met: undefined, until: undefined }] = await faults.list()
        await faults.remove(id)
        const left = await faults.list()
        await faults.clear()
        return [met, until, left]
      },
      [0, '2018-01-01T00:00:00.000Z', []],
    ],
    ['populate', (platform) => platform.populate({ secrets: 2, deployments: 1 }), { secrets: 2, deployments: 1 }],
    [
      'records',
      async (platform) => (await platform.records('accounts')).map(({ username }) => username),
      ['alice', 'bob', 'carol'],
    ],
    ['log.last', async ({ log }) => [await log.last, await log.wholeFrom, await log.settled()], [1, 1, undefined]],
    ['journal.nearMisses', ({ journal }) => journal.nearMisses(), []],
    ['journal.assertCalled', ({ journal }) => journal.assertCalled({}, { times: 0 }), undefined],
    ['journal.assertNoSecretInUrls', ({ journal }) => journal.assertNoSecretInUrls(), undefined],
  ])('answers %s', async (_name, use, expected) => {
    expect(await use(await make())).toEqual(expected)
  })

  it('keeps snapshots under names, and goes back to them', async () => {
    const platform = await make()
    const facts = await platform.snapshots.take('before it')
    expect(facts).toMatchObject({ name: 'before it', takenAt: startIso })
    const before = await platform.snapshot()
    await platform.clock.advance('1h')
    await platform.snapshots.restore('before it')
    expect(await platform.snapshot()).toEqual(before)
    expect(await platform.snapshots.get('before it')).toEqual(before)
    await platform.snapshots.remove('before it')
    expect(await platform.snapshots.list()).toEqual([])
    await platform.clock.advance('1h')
    await platform.restore(before)
    expect(await platform.clock.iso()).toBe(startIso)
  })

  it('leads a deployment through its life', async () => {
    const platform = await make()
    await platform.populate({ deployments: 10 })
    const ready = (await platform.records('deployments')).filter(({ state }) => state === 'READY')
    const [{ id } = { id: '' }, { id: other } = { id: '' }] = ready
    expect(await platform.crash(other)).toBe('DEPLOYMENT_ERROR')
    expect([await platform.hold(id), await platform.release(id)]).toEqual(['READY', 'READY'])
    expect(await platform.clock.advanceUntil({ deployment: id, state: 'FROZEN' })).toBe('2017-02-20T08:05:00.000Z')
    expect(await platform.step(id)).toBe('FROZEN')
  })

  it('has worlds beside it, each with a clock and a log of its own', async () => {
    const { worlds, clock } = await make()
    const world = await worlds.fork('one')
    await world.clock.advance('1h')
    const other = await worlds.fork('two', { from: 'one' })
    expect([await clock.iso(), await other.clock.iso()]).toEqual([startIso, '2017-02-20T09:00:00.000Z'])
    expect([await other.log.last, await worlds.has('one')]).toEqual([1, true])
    await worlds.remove('one')
    expect((await worlds.list()).map(({ name }) => name)).toEqual(['two'])
    expect(await (await worlds.open('three')).clock.iso()).toBe(startIso)
  })

  it('is forked', async () => {
    const platform = await make()
    await platform.clock.advance('1h')
    const [fork, start] = [await platform.fork(), await platform.fork({ from: 'start' })]
    expect([await fork.clock.iso(), await start.clock.iso()]).toEqual(['2017-02-20T09:00:00.000Z', startIso])
    await fork.clock.advance('1h')
    const again = await fork.fork()
    expect([await platform.clock.iso(), await again.clock.iso()]).toEqual([
      '2017-02-20T09:00:00.000Z',
      '2017-02-20T10:00:00.000Z',
    ])
  })

  it('tells what was found in place of what was expected', async () => {
    const { journal } = await make()
    await expect((async () => journal.assertCreated('x'))()).rejects.toMatchObject({
      name: 'UnmetExpectation',
      message: 'Expected a request that made "x", and found none that made anything.',
    })
  })

  it.each<[string, (platform: Platform | Remote) => unknown, string]>([
    ['worlds.remove', ({ worlds }) => worlds.remove('none'), 'UNKNOWN_WORLD'],
    ['records', (platform) => platform.records('none' as never), 'UNKNOWN_COLLECTION'],
    ['populate', (platform) => platform.populate({ none: 1 }), 'UNKNOWN_COLLECTION'],
    ['faults.add', ({ faults }) => faults.add({ operation: 'none', status: 500 }), 'UNKNOWN_OPERATION'],
    ['crash', (platform) => platform.crash('none'), 'UNKNOWN_RECORD'],
    ['clock.restore', ({ clock }) => clock.restore({ mode: 'stopped', ms: 1e20 }), 'INVALID_TIME'],
    ['step', (platform) => platform.step('none'), 'UNKNOWN_RECORD'],
    ['clock.advance', ({ clock }) => clock.advance('soon'), 'INVALID_DURATION'],
    ['snapshots.restore', ({ snapshots }) => snapshots.restore('none'), 'UNKNOWN_RECORD'],
    ['snapshots.take', ({ snapshots }) => snapshots.take('a/b'), 'INVALID_OPTION'],
    ['restore', (platform) => platform.restore({ version: 2 } as never), 'INVALID_SNAPSHOT'],
    ['journal.find', ({ journal }) => journal.find({ account: 'zoe' }), 'UNKNOWN_RECORD'],
  ])('refuses %s with the same code', async (_name, use, code) => {
    const platform = await make()
    await expect((async () => use(platform))()).rejects.toMatchObject({ name: 'UsageError', code })
  })

  it('tells what comes', async () => {
    const platform = await make()
    await platform.clock.advance('1s')
    for await (const entry of platform.log.tail(2)) {
      expect(entry).toMatchObject({ n: 2, act: 'clock.advance' })
      break
    }
  })
})

/** What requests need, and what only the same process can have. */
const inProcess = [
  ...['fetch', 'handle', 'serves', 'servesHost', 'readsBody', 'accountOf', 'nearMiss', 'conformityOf'],
  ...['profile', 'systems', 'bodyBytesMax', 'exposedHeaders', 'tokens', 'inspection', 'ready', 'continued'],
]

describe('a platform behind a server', () => {
  const remote = createRemote('http://127.0.0.1:4700')
  const platform = createPlatform()

  it('has the members of one in process', () => {
    const members = Object.keys(platform).filter((name) => !inProcess.includes(name))
    expect(Object.keys(remote).sort()).toEqual(members.sort())
  })

  it.each(['clock', 'outsideDns', 'faults', 'snapshots', 'journal', 'log'] as const)('has those of %s', (part) => {
    expect(Object.keys(remote[part]).sort()).toEqual(Object.keys(platform[part]).sort())
  })

  it('is found from where its API stands, below a path', async () => {
    const shopAt = await createServer(createPlatformOf(shop)).listen({ port: 0 })
    onTestFinished(() => shopAt.close())
    const origin = new URL(shopAt.url).origin
    const below = createRemote(`${origin}/v1/`)
    await below.clock.set(startIso)
    await below.clock.freeze()
    const fork = await below.fork()
    await fork.clock.advance('1h')
    expect(await createRemote(`${origin}/v1/~fork-1`).clock.iso()).toMatch(/^2017-02-20T09:/)
    expect(await createRemote(origin).clock.iso()).toMatch(/^2017-02-20T08:/)
  })
})

describe('a server that is not there', () => {
  it('is said, with what to do', async () => {
    const server = await createServer(createPlatform()).listen({ port: 0 })
    await server.close()
    await expect(createRemote(server.url).reset()).rejects.toMatchObject({
      code: 'UNREACHABLE_TARGET',
      message: `Failed to reach ${server.url}: ECONNREFUSED. Start one with nowhere serve, or give the URL of one that runs.`,
    })
  })
})

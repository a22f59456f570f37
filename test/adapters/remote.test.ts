/** A platform in process and one behind a server answer the same methods in the same way. */
import { describe, expect, it } from 'vitest'
import { createRemote, createServer, type Remote } from '../../src/adapters/node.ts'
import { createPlatform, type Platform } from '../../src/index.ts'
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
    ['fail', (platform) => platform.fail('listNowSecrets', 'internal_server_error', { times: 2 }), undefined],
    ['journal.find', ({ journal }) => journal.find({ status: 404, since: startIso }), []],
    ['log.entries', async ({ log }) => (await log.entries()).map(({ n, kind }) => [n, kind]), [[1, 'control']]],
    ['log.export', async ({ log }) => (await log.export()).masked, true],
    ['reset', (platform) => platform.reset(), undefined],
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

  it.each<[string, (platform: Platform | Remote) => unknown, string]>([
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

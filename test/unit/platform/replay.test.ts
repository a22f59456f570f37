/** A history that is told again gives the same world and the same answers, byte for byte. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type ExportedLog, type Platform, type PlatformOptions, replay } from '../../../src/index.ts'
import { live } from '../every-operation.ts'

const start = '2017-02-20T08:00:00.000Z'
const auth = { Authorization: 'Bearer nowhere_alice' }
const json = { ...auth, 'Content-Type': 'application/json' }
const secrets = 'https://api.zeit.co/now/secrets'

/** As it is read from a file. */
function written(exported: ExportedLog): ExportedLog {
  return JSON.parse(JSON.stringify(exported))
}

const put = (platform: Platform, name: string, value = 'a value of mine') =>
  platform.fetch(secrets, { method: 'POST', headers: json, body: JSON.stringify({ name, value }) })

describe('replay', () => {
  it.each<[PlatformOptions]>([
    [{}],
    [{ seed: 'other', clock: start, profile: 'observed' }],
    [{ clock: 'frozen', rateLimit: 50, lifeCycle: 'reads:2', tokens: ['abc', { account: 'bob', token: 'def' }] }],
    [{ origins: { now: 'http://localhost:5173/api' }, bootingMs: 5 }],
    [{ world: { accounts: [{ username: 'alice' }] }, tokens: ['nowhere_alice'] }],
  ])('tells every operation again with the same answers, with %j', async (options) => {
    const platform = createPlatform({ seed: 42, ...options, log: { keep: 'all' } })
    await live(platform)
    const { told, differences, platform: again } = replay(written(platform.log.export({ secrets: true })))
    expect(differences).toEqual([])
    expect(told).toBe(platform.log.last)
    expect(again.snapshot()).toEqual(platform.snapshot())
    expect(again.log.entries()).toEqual(platform.log.entries())
  })

  it('tells acts of control again: clock, faults, steps, DNS, restores and resets', async () => {
    const platform = createPlatform({ seed: 1, lifeCycle: 'manual' })
    const made = await platform.fetch('https://api.zeit.co/now/deployments', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ package: { name: 'app' } }),
    })
    const { uid } = (await made.json()) as { uid: string }
    platform.step(uid)
    platform.clock.advance('1h30m')
    platform.fail('listNowSecrets', 'internal_server_error', { times: 2 })
    expect((await platform.fetch(secrets, { headers: auth })).status).toBe(500)
    const saved = platform.snapshot()
    platform.outsideDns.set({ name: '_now.example.com', type: 'TXT', value: 'abc' })
    platform.clock.freeze()
    await put(platform, 'one')
    platform.restore(saved)
    await platform.fetch(secrets, { headers: auth })
    platform.outsideDns.set({ name: '_now.example.com', type: 'TXT', value: 'abc' })
    platform.outsideDns.remove({ name: '_now.example.com' })
    platform.snapshots.take('here')
    await put(platform, 'gone')
    platform.snapshots.restore('here')
    await put(platform, 'again')
    platform.reset()
    platform.clock.set(new Date('2020-02-20T08:00:00.000Z'))
    await put(platform, 'two')
    platform.clock.restore({ mode: 'stopped', ms: Date.UTC(2021, 0, 1) })
    await put(platform, 'three')
    const exported = written(platform.log.export({ secrets: true }))
    const { differences, platform: again } = replay(exported)
    expect(differences).toEqual([])
    expect(again.snapshot()).toEqual(platform.snapshot())
    expect(again.clock.iso()).toBe('2021-01-01T00:00:00.000Z')
  })

  it('keeps no act that was refused', () => {
    const platform = createPlatform()
    expect(() => platform.clock.advance('soon')).toThrow('Failed to advance the clock by "soon"')
    expect(() => platform.restore({ version: 2 } as never)).toThrow('Failed to restore the world')
    expect(() => platform.step('nothing')).toThrow('Failed to step the deployment "nothing"')
    expect(platform.log.last).toBe(1)
  })

  it('stops after the entry that is asked for, and goes on from there', async () => {
    const platform = createPlatform({ clock: start })
    for (const name of ['one', 'two', 'three']) await put(platform, name)
    const { platform: then, told } = replay(written(platform.log.export({ secrets: true })), { until: 3 })
    expect(told).toBe(3)
    expect(then.records('secrets').map(({ name }) => name)).toEqual(['one', 'two'])
    const answer = await put(then, 'three')
    expect(await answer.json()).toEqual({ ...(await (await put(createdLike(), 'three')).json()) })
    expect(then.log.last).toBe(4)

    function createdLike(): Platform {
      return replay(written(platform.log.export({ secrets: true })), { until: 3 }).platform
    }
  })

  it('names the answers that differ, in order', async () => {
    const platform = createPlatform({ clock: start })
    for (const name of ['one', 'two', 'three']) await put(platform, name)
    const text = JSON.stringify(platform.log.export({ secrets: true })).replace(
      '{\\"name\\":\\"two\\"',
      '{\\"name\\":\\"t w\\"',
    )
    const { differences } = replay(JSON.parse(text))
    // What comes after has another id than it had.
    expect(differences.map(({ entry, answer }) => [entry.n, entry.answer.status, answer.status])).toEqual([
      [3, 200, 400],
      [4, 200, 200],
    ])
  })

  it('names a request that was changed, also where its answer is the same', async () => {
    const platform = createPlatform({ clock: start })
    for (const name of ['one', 'two']) await put(platform, name)
    const exported = JSON.stringify(platform.log.export({ secrets: true }))
    const { differences } = replay(JSON.parse(exported.replace('{\\"name\\":\\"two\\"', '{\\"name\\":\\"twa\\"')))
    expect(differences.map(({ entry, isChanged }) => [entry.n, isChanged])).toEqual([[3, true]])
  })

  it('refuses a log in which an act, or what it builds on, was changed, unless it has no checksums', async () => {
    const platform = createPlatform({ clock: start, seed: 42 })
    platform.clock.advance('10s')
    const exported = JSON.stringify(platform.log.export())
    const changed = JSON.parse(exported.replace('"duration":"10s"', '"duration":"19s"'))
    expect(() => replay(changed)).toThrow('Failed to tell a log again: its entry 2 is not as it was written.')
    expect(() => replay(JSON.parse(exported.replace('"seed":42', '"seed":43')))).toThrow('its entry 1 is not as it was')
    expect(() => replay({ ...changed, checksums: [] })).toThrow('it has not one checksum for')
    const { checksums: _, ...others } = changed
    expect(replay(others).told).toBe(2)
  })

  it('refuses entries that are nested ten thousand levels deep', () => {
    const exported = JSON.stringify(createPlatform().log.export())
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const entries = exported.replace('"kind":"control"', `"kind":${deep}`)
    expect(() => replay(JSON.parse(entries))).toThrow('its entries are nested over 100 levels deep')
  })

  it('tells what is kept when the oldest is gone', async () => {
    const platform = createPlatform({ clock: start, log: { entries: 100 } })
    for (let ordinal = 1; ordinal <= 180; ordinal++) {
      await put(platform, `secret-${ordinal}`)
      platform.clock.advance('1m')
    }
    const exported = written(platform.log.export({ secrets: true }))
    expect(platform.log.wholeFrom).toBeGreaterThan(100)
    const { differences, platform: again } = replay(exported)
    expect(differences).toEqual([])
    expect(again.snapshot()).toEqual(platform.snapshot())
  })

  it.each<[string, unknown, string]>([
    ['no log', 'a text', 'this is none'],
    ['another format', { format: 2, entries: [{}] }, 'it is of format 2, and this version knows format 1'],
    [
      'a log without its first entry',
      { format: 1, base: null, entries: [{ n: 2 }] },
      'Failed to read entry 1 of the log: its number is 2',
    ],
  ])('refuses %s', (_, exported, why) => {
    expect(() => replay(exported as ExportedLog)).toThrow(why)
  })

  it.each<[string, (log: MutableLog) => void, string]>([
    [
      'a hole',
      (log) => log.entries.splice(1, 1),
      'Failed to read entry 2 of the log: its number is 3: the log has a hole',
    ],
    [
      'a later format',
      (log) => (begunWith(log).format = 2),
      'it is of format 2, revision 1, and this version knows format 1 up to revision 1',
    ],
    ['a later revision', (log) => (begunWith(log).revision = 9), 'it is of format 1, revision 9'],
    ['another contract', (log) => (begunWith(log).contract = 'abc'), 'wrote it with another contract than this one'],
    ['an unknown act', (log) => Object.assign(log.entries[2] ?? {}, { act: 'explode' }), 'there is no act "explode"'],
    ['a request without a path', (log) => delete requestOf(log).path, 'the path of its request is no text'],
    ['a body that is none', (log) => (requestOf(log).body = 7), 'the body of its request is missing, or no object'],
  ])('refuses a log with %s', async (_, change, why) => {
    const platform = createPlatform()
    await put(platform, 'one')
    platform.clock.advance(1)
    const log = written(platform.log.export()) as unknown as MutableLog
    change(log)
    expect(() => replay(log as unknown as ExportedLog)).toThrow(why)
  })

  it('tells a log of another contract when it is asked to', async () => {
    const platform = createPlatform()
    await put(platform, 'one')
    const log = written(platform.log.export()) as unknown as MutableLog
    begunWith(log).contract = 'abc'
    expect(replay(log as unknown as ExportedLog, { contract: 'any' }).differences).toEqual([])
  })
})

interface MutableLog {
  entries: Record<string, unknown>[]
}

function begunWith({ entries }: MutableLog): Record<string, unknown> {
  return entries[0]?.arguments as Record<string, unknown>
}

function requestOf({ entries }: MutableLog): Record<string, unknown> {
  return entries[1]?.request as Record<string, unknown>
}

describe('an export that is masked', () => {
  it('holds no secret and no token, and replays', async () => {
    const platform = createPlatform({ seed: 42, clock: start, tokens: ['mine_and_mine_alone'] })
    await live(platform)
    const value = 'päss-wörd 秘密 "quoted" 42'
    await put(platform, 'umlauts', value)
    await put(platform, 'short', 'ab')
    await platform.fetch(`https://api.zeit.co/now/secrets/${encodeURIComponent(value)}`, { headers: auth })
    await platform.fetch(secrets, { headers: { Authorization: 'Bearer a_token_that_is_none' } })
    const masked = written(platform.log.export())
    const text = JSON.stringify(masked)
    for (const secret of [
      'nowhere_alice',
      'nowhere_bob',
      'mine_and_mine_alone',
      'a_token_that_is_none',
      'wörd',
      '"ab\\"',
      'w%C3%B6rd',
    ]) {
      expect(text).not.toContain(secret)
    }
    expect(masked.masked).toBe(true)
    const { differences, platform: again } = replay(masked)
    expect(differences).toEqual([])
    expect(again.records('secrets').map(({ name, value: kept }) => [name, kept.length])).toEqual(
      platform.records('secrets').map(({ name, value: kept }) => [name, kept.length]),
    )
  })

  it('masks the state that it builds on', async () => {
    const platform = createPlatform({ clock: start, log: { entries: 100 } })
    for (let ordinal = 1; ordinal <= 120; ordinal++) await put(platform, `secret-${ordinal}`, `value-number-${ordinal}`)
    const masked = written(platform.log.export())
    expect(JSON.stringify(masked)).not.toMatch(/value-number-|nowhere_alice/)
    expect(replay(masked).differences).toEqual([])
  })
})

/** `nowhere ctl` controls a fake that runs, and says in one line what it could not do and what to do next. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer } from '../../../src/adapters/node.ts'
import { createPlatform } from '../../../src/index.ts'
import { serve } from '../node/raw.ts'
import { buildNowhere, startNowhere } from './run-nowhere.ts'

buildNowhere()

const auth = { Authorization: 'Bearer nowhere_alice' }
const ctl = (url: string, ...args: readonly string[]) => startNowhere('ctl', '--url', url, ...args).finished

describe('nowhere ctl', () => {
  it('moves the clock, takes snapshots and sets outside DNS', async () => {
    const { server, platform } = await serve()
    const said = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await ctl(server.url, ...args)
      return code === 0 ? stdout : `${code}: ${stderr}`
    }
    expect(await said('snapshots', 'take', 'one')).toMatch(/^one: \d+ records, taken at 2017-02-20T08:00:00\.000Z\n$/)
    expect(await said('clock', 'advance', '10s')).toBe('2017-02-20T08:00:10.000Z\n')
    expect(await said('clock', '--json')).toBe(
      '{"now":"2017-02-20T08:00:10.000Z","mode":"stopped","ms":1487577610000}\n',
    )
    expect(await said('dns', 'set', '_now.a.rocks', 'TXT', 'x')).toBe('_now.a.rocks TXT x\n')
    expect(await said('snapshots', 'restore', 'one')).toMatch(/^one: /)
    expect([platform.clock.iso(), platform.outsideDns.list()]).toEqual(['2017-02-20T08:00:00.000Z', []])
    expect(await said('fail', 'listNowSecrets', 'internal_server_error', '--times', '2')).toBe(
      'listNowSecrets fails with internal_server_error, 2 times\n',
    )
    await fetch(`${server.url}/now/secrets`, { headers: auth })
    await fetch(`${server.url}/now/secret`, { headers: auth })
    expect(await said('journal', '--status', '5xx')).toBe('1 500 GET /now/secrets listNowSecrets\n')
    expect(await said('journal', '--status', '404')).toBe(
      '2 404 GET /now/secret (closest is listNowSecrets: segment 2 is not "secrets")\n',
    )
    expect(await said('fail', 'listNowSecrets', '503')).toBe('listNowSecrets fails with 503, once\n')
    expect(await said('log', '--from', '2')).toMatch(/^2 clock\.advance \{"duration":"10s"\}\n/)
  })

  it('orders faults, leads deployments, and makes records', async () => {
    const { server, platform } = await serve()
    const said = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await ctl(server.url, ...args)
      return code === 0 ? stdout : `${code}: ${stderr}`
    }
    expect(await said('faults', 'add', 'listNowSecrets', '--code', 'internal_server_error', '--times', '2')).toMatch(
      /^\S+ listNowSecrets \{"code":"internal_server_error","times":2\}: met 0 of 0 calls, 2 left\n$/,
    )
    expect(await said('faults', 'clear')).toBe('')
    expect(await said('populate', 'deployments=3,secrets=2')).toBe('deployments: 3\nsecrets: 2\n')
    const [deployment] = platform.records('deployments').filter(({ state }) => state === 'READY')
    expect(await said('hold', deployment?.id ?? '')).toBe('READY\n')
    expect(await said('release', deployment?.id ?? '')).toBe('READY\n')
    expect(await said('clock', 'advance-until', deployment?.id ?? '', 'FROZEN', '--at-most', '1h')).toBe(
      '2017-02-20T08:05:00.000Z\n',
    )
    expect((await said('records', 'secrets')).split('\n').length).toBe(3)
    expect(await said('crash', 'none')).toMatch(/^2: nowhere: Failed to crash /)
  })

  it('makes worlds, and is about one of them', async () => {
    const { server, platform } = await serve()
    const said = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await ctl(server.url, ...args)
      return code === 0 ? stdout : `${code}: ${stderr}`
    }
    expect(await said('worlds', 'fork', 'one', '--from', 'main')).toMatch(/^one: 1 entries, last used at /)
    expect(await said('--world', 'one', 'populate', 'secrets=1', '--json')).toBe('{"made":{"secrets":1}}\n')
    expect(platform.records('secrets').length).toBe(0)
    expect(await said('worlds', 'remove', 'one')).toBe('')
  })

  it('holds the journal to what is expected, and ends with 1 where it does not hold', async () => {
    const { server } = await serve()
    await fetch(`${server.url}/now/secrets?x=nowhere_alice`, { headers: auth })
    expect(
      await ctl(server.url, 'journal', 'assert-called', '--operation', 'listNowSecrets', '--at-most', '1'),
    ).toMatchObject({ code: 0, stdout: '' })
    expect(
      await ctl(server.url, 'journal', 'assert-called', '--operation', 'listNowSecrets', '--times', '2'),
    ).toMatchObject({
      code: 1,
      stdout: 'Expected exactly 2 requests of listNowSecrets, and found 1: #1 GET /now/secrets?x=*** (200).\n',
    })
    expect((await ctl(server.url, 'journal', 'assert-no-secret-in-urls')).code).toBe(1)
    expect((await ctl(server.url, 'journal', 'assert-waited')).stdout).toBe(
      'Expected somebody to be told to wait by Retry-After, and found nobody.\n',
    )
    expect((await ctl(server.url, 'journal', 'assert-created', 'x', '--json')).stdout).toMatch(
      /^\{"holds":false,"why":"Expected a request that made/,
    )
  })

  it('prints snapshots and the log for files, which bring them back', async () => {
    const { server, platform } = await serve()
    const headers = { ...auth, 'Content-Type': 'application/json' }
    // A mark that no letter is, and that a terminal would be moved by.
    const [name, value] = ['one', 'a\u200db \u009b']
    await fetch(`${server.url}/now/secrets`, { method: 'POST', headers, body: JSON.stringify({ name, value }) })
    const before = platform.snapshot()
    const folder = mkdtempSync(join(tmpdir(), 'nowhere-ctl-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const printed = async (...args: readonly string[]): Promise<string> => {
      const { stdout } = await ctl(server.url, ...args)
      expect(stdout.trimEnd()).not.toMatch(/\p{C}/u)
      const file = join(folder, args.join('-'))
      writeFileSync(file, stdout)
      return file
    }
    const snapshot = await printed('snapshot')
    platform.snapshots.take('one')
    const named = await printed('snapshots', 'get', 'one')
    const log = await printed('log', 'export')
    for (const file of [snapshot, named]) {
      platform.reset()
      expect((await ctl(server.url, 'restore', file)).stdout).toBe('2017-02-20T08:00:00.000Z\n')
      expect(platform.snapshot()).toEqual(before)
    }
    expect((await startNowhere('replay', log).finished).stdout).toMatch(/^Told 2 entries up to 2 again: every answer/)
  })

  it('asks the journal by what was sent', async () => {
    const { server } = await serve()
    const headers = { ...auth, 'Content-Type': 'application/json' }
    for (const name of ['one', 'two'])
      await fetch(`${server.url}/now/secrets`, { method: 'POST', headers, body: JSON.stringify({ name, value: 'x' }) })
    await fetch(`${server.url}/now/secret`, { headers })
    expect((await ctl(server.url, 'journal', '--body', '{"name":"two"}')).stdout).toMatch(/^2 200 POST .*\n$/)
    expect((await ctl(server.url, 'journal', 'near-misses')).stdout).toMatch(/^3 404 GET .*closest is.*\n$/)
    expect((await ctl(server.url, 'journal', 'assert-called', '--body', '{"name":"x"}')).code).toBe(1)
    expect((await ctl(server.url, 'journal', '--body', '{')).stderr).toContain('It is no JSON.')
  })

  it('follows the log', async () => {
    const { server, platform } = await serve()
    const running = startNowhere('ctl', '--url', server.url, 'log', '--follow', '--from', '2', '--json')
    platform.clock.advance('1s')
    await running.until('stdout', '"clock.advance"')
    await server.close()
    expect((await running.finished).code).toBe(0)
  })

  it.each<[string, readonly string[], string]>([
    ['an unknown snapshot', ['snapshots', 'restore', 'x'], 'Failed to restore the snapshot "x": there is none of that'],
    ['a duration that is none', ['clock', 'advance', 'soon'], 'Failed to advance the clock by "soon"'],
    ['no such command', ['cloks'], "unknown command 'cloks' (Did you mean clock?). There is clock, reset, step,"],
    [
      'no such command below one',
      ['faults', 'ad'],
      'There is list, add, remove, clear; see nowhere ctl faults --help.',
    ],
  ])('refuses %s in one line', async (_, args, why) => {
    const { server } = await serve()
    const { code, stdout, stderr } = await ctl(server.url, ...args)
    expect([code, stdout, stderr.trimEnd().split('\n')]).toEqual([2, '', [expect.stringContaining(why)]])
  })

  it('says that nothing runs there', async () => {
    const server = await createServer(createPlatform()).listen()
    await server.close()
    expect(await ctl(server.url, 'clock')).toEqual({
      code: 3,
      stdout: '',
      stderr: `nowhere: Failed to reach ${server.url}: ECONNREFUSED. Start one with nowhere serve, or give the URL of one that runs.\n`,
    })
  })
})

/** `nowhere ctl` controls a fake that runs, and says in one line what it could not do and what to do next. */
import { describe, expect, it } from 'vitest'
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
    expect(await said('clock', '--json')).toBe('{"now":"2017-02-20T08:00:10.000Z"}\n')
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
    expect(await said('log', '--from', '2')).toMatch(/^2 clock\.advance \{"duration":"10s"\}\n/)
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
    ['no such command', ['cloks'], "unknown command 'cloks'"],
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

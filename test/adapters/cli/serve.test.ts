/** `nowhere serve` as its user has it. */
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPlatform, type WorldSeed } from '../../../src/index.ts'
import { createSelfSigned } from '../../clients/self-signed.ts'
import { alice, buildNowhere, serveNowhere, startNowhere } from './run-nowhere.ts'

buildNowhere()

const json = { ...alice, 'Content-Type': 'application/json' }
const secret = '{"name":"mine","value":"hush"}'

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nowhere-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function bodyOf(url: string, init: RequestInit = { headers: alice }): Promise<unknown> {
  return (await fetch(url, init)).json()
}

describe('a server that is ready', () => {
  it('says where it is and what to try, and that works', async () => {
    const { until, printed } = startNowhere('serve', '--port', '0')
    await until('stdout', 'Ctrl-C')
    const { stdout } = printed()
    const [, header = '', url = ''] = /curl -H '([^']+)' (\S+)/.exec(stdout) ?? []
    expect(stdout).toMatch(/^nowhere \d+\.\d+\.\d+ serves the documented profile on http:\/\/127\.0\.0\.1:\d+\n/)
    expect(await bodyOf(url, { headers: [header.split(': ') as [string, string]] })).toEqual({ deployments: [] })
  })

  it('says so to programs in one line, and nothing else on stdout', async () => {
    const { url, tokens, printed } = await serveNowhere()
    await fetch(`${url}/now/secrets`, { headers: alice })
    expect(tokens).toEqual([
      { account: 'alice', token: 'nowhere_alice' },
      { account: 'alice', token: 'nowhere_alice_staging' },
      { account: 'bob', token: 'nowhere_bob' },
      { account: 'carol', token: 'nowhere_carol' },
    ])
    expect(printed().stdout).toBe(`${JSON.stringify({ url, tokens })}\n`)
  })
})

describe('a flag', () => {
  it('--seed gives the ids that the library gives', async () => {
    const { url } = await serveNowhere('--seed', '42')
    const expected = await createPlatform({ seed: 42 }).fetch('https://api.zeit.co/now/secrets', {
      method: 'POST',
      headers: json,
      body: secret,
    })
    expect(await bodyOf(`${url}/now/secrets`, { method: 'POST', headers: json, body: secret })).toEqual(
      await expected.json(),
    )
  })

  it('--clock stops the time', async () => {
    const { url } = await serveNowhere('--clock', '2017-02-20T08:00:00Z')
    const { headers } = await fetch(`${url}/now/secrets`)
    expect(headers.get('date')).toBe('Mon, 20 Feb 2017 08:00:00 GMT')
  })

  it('--rate-limit replaces the quota', async () => {
    const { url } = await serveNowhere('--rate-limit', '1')
    const ask = async () => (await fetch(`${url}/now/secrets`, { headers: alice })).status
    expect([await ask(), await ask()]).toEqual([200, 429])
  })

  it('--profile, --token and --cors are taken', async () => {
    const { url, tokens } = await serveNowhere(
      '--profile',
      'observed',
      '--token',
      'bob=mine',
      '--token',
      'alice=yours',
      '--cors',
      'off',
    )
    expect(await bodyOf(`${url}/_nowhere/health`)).toMatchObject({ profile: 'observed' })
    expect(tokens.slice(-2)).toEqual([
      { account: 'bob', token: 'mine' },
      { account: 'alice', token: 'yours' },
    ])
    const answer = await fetch(`${url}/www/user`, {
      headers: { Authorization: 'Bearer mine', Origin: 'http://localhost:3000' },
    })
    expect([answer.headers.get('access-control-allow-origin'), await answer.json()]).toMatchObject([
      null,
      { user: { username: 'bob' } },
    ])
  })

  it.each([
    [['--life-cycle', 'immediate'], 'READY'],
    [['--life-cycle', 'manual'], 'BOOTING'],
    [['--booting-ms', '0'], 'READY'],
  ])('%j decides how deployments move', async (flags, state) => {
    const { url } = await serveNowhere('--clock', 'frozen', ...flags)
    const created = await bodyOf(`${url}/now/deployments`, {
      method: 'POST',
      headers: json,
      body: '{"package":{"name":"app"}}',
    })
    // The answer of createNowDeployment.
    const { uid } = created as { readonly uid: string }
    expect(await bodyOf(`${url}/now/deployments/${uid}`)).toMatchObject({ state })
  })

  it.each(readdirSync('fixtures/worlds').filter((name) => name !== 'world.schema.json'))(
    '--world takes %s, and answers there in all systems',
    async (name) => {
      const file = join('fixtures/worlds', name)
      // Held to its schema by the command.
      const world = JSON.parse(readFileSync(file, 'utf8')) as WorldSeed
      const { url } = await serveNowhere('--world', file)
      const environment = world.environments?.[0]?.id
      for (const path of [
        '/now/secrets',
        '/v3/secrets',
        `/api/environments/${environment}/secrets`,
        '/api/v1/projects',
      ]) {
        expect([path, (await fetch(url + path, { headers: alice })).status]).toEqual([path, 200])
      }
    },
  )

  it('--world is the data that it starts with', async () => {
    const file = join(scratch(), 'world.json')
    const account = { id: '2qDDuGFTWXBLDNnqZfWPDp1A', username: 'dora' }
    writeFileSync(file, JSON.stringify({ accounts: [account], tokens: [{ token: 'dora', account: 'dora' }] }))
    const { tokens } = await serveNowhere('--world', file)
    expect(tokens).toEqual([{ account: 'dora', token: 'dora' }])
  })
})

describe('the log', () => {
  const ask = async (url: string): Promise<void> => {
    await fetch(`${url}/now/secrets?token=hush`, { method: 'POST', headers: json, body: secret })
    await fetch(`${url}/now/unknown`)
  }

  it('is a line a request on stderr', async () => {
    const { url, until, printed } = await serveNowhere()
    await ask(url)
    await until('stderr', 'unknown')
    expect(printed().stderr).toMatch(
      /^200 POST \/now\/secrets alice \d+\.\d ms\n404 not_found GET \/now\/unknown - \d+\.\d ms; closest is GET \/now\/deployments \(listNowDeployments\): segment 2 is not "deployments"\n$/,
    )
  })

  it('is JSON when it is asked to be', async () => {
    const { url, until, printed } = await serveNowhere('--log', 'json')
    await ask(url)
    await until('stderr', 'unknown')
    expect(
      printed()
        .stderr.trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { method: 'POST', path: '/now/secrets', status: 200, code: null, ms: expect.any(Number), account: 'alice' },
      {
        method: 'GET',
        path: '/now/unknown',
        status: 404,
        code: 'not_found',
        why: 'No endpoint answers to "GET /now/unknown".',
        nearMiss: expect.stringContaining('listNowDeployments'),
        ms: expect.any(Number),
        account: null,
      },
    ])
  })

  it('is nothing when it is off', async () => {
    const { url, child, finished } = await serveNowhere('--log', 'off')
    await ask(url)
    child.kill('SIGTERM')
    expect((await finished).stderr).toBe('')
  })

  it('that nobody reads any more does not end the server', async () => {
    const { url, child } = await serveNowhere()
    child.stderr.destroy()
    for (let count = 0; count < 3; count++)
      expect((await fetch(`${url}/now/secrets`, { headers: alice })).status).toBe(200)
  })
})

describe('TLS', () => {
  it('has an authority whose certificate is in a file for as long as the server runs', async () => {
    const { url, ca, child, finished } = await serveNowhere('--tls')
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:/)
    const session = connectHttp2(url, { ca: readFileSync(ca) })
    const stream = session.request({ ':path': '/now/secrets', authorization: alice.Authorization })
    const [{ ':status': status }] = await once(stream, 'response')
    expect(status).toBe(200)
    stream.resume()
    child.kill('SIGINT')
    expect((await finished).code).toBe(0)
    expect(existsSync(ca)).toBe(false)
  })

  it('leaves that file where it was asked for', async () => {
    const file = join(scratch(), 'authority.pem')
    const { ca, child, finished } = await serveNowhere('--tls', '--ca-out', file)
    child.kill('SIGTERM')
    await finished
    expect([ca, readFileSync(file, 'utf8').split('\n')[0]]).toEqual([file, '-----BEGIN CERTIFICATE-----'])
  })

  it('can be that of a certificate of its user', async () => {
    const folder = scratch()
    const { cert, key } = await createSelfSigned('127.0.0.1')
    writeFileSync(join(folder, 'cert.pem'), cert)
    writeFileSync(join(folder, 'key.pem'), key)
    const { url, printed } = await serveNowhere('--cert', join(folder, 'cert.pem'), '--key', join(folder, 'key.pem'))
    expect(url).toMatch(/^https:/)
    expect(JSON.parse(printed().stdout)).not.toHaveProperty('ca')
  })
})

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends the server, whatever connections are open', async (signal) => {
    const { url, child, finished } = await serveNowhere('--log', 'off')
    await fetch(`${url}/now/secrets`)
    const idle = connect(Number(new URL(url).port), '127.0.0.1')
    await once(idle, 'connect')
    child.kill(signal)
    expect(await finished).toMatchObject({ code: 0, stderr: '' })
    idle.destroy()
  })

  it('that comes twice does not wait for what is being answered', async () => {
    const { url, child, finished } = await serveNowhere('--log', 'off')
    const busy = connect(Number(new URL(url).port), '127.0.0.1')
    busy.on('error', () => {})
    busy.write('POST /now/secrets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n')
    await once(busy, 'data')
    child.kill('SIGINT')
    // The first signal has been taken once nobody can connect any more.
    while (
      await fetch(url).then(
        () => true,
        () => false,
      )
    );
    child.kill('SIGINT')
    expect((await finished).code).toBe(1)
    busy.destroy()
  })
})

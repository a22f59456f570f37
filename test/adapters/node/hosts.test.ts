/** A server answers for the hosts that are its own, so that no name which was made to lead here reads or changes anything. */
import { describe, expect, it } from 'vitest'
import type { Platform } from '../../../src/index.ts'
import { askHttp1, askHttp2 } from '../ways/server.ts'
import { bearer, lines, open, serve } from './raw.ts'

const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const at = (host: string, path = '/now/secrets') => ({ method: 'GET', path, host, headers, body: undefined })
const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString()

async function deploy(platform: Platform): Promise<string> {
  const body = JSON.stringify({ package: { name: 'app' }, 'index.html': '<h1>It runs</h1>' })
  const answer = await platform.fetch('https://api.zeit.co/now/deployments', { method: 'POST', headers, body })
  // The answer of createNowDeployment.
  return ((await answer.json()) as { readonly host: string }).host
}

describe.each([false, true])('a host (HTTP/2: %s)', (tls) => {
  const ask = tls ? askHttp2 : askHttp1

  it('that nobody knows here is answered 421, and nothing is kept of it', async () => {
    const { server, platform } = await serve({ tls })
    const { status, bytes } = await ask(server, at('evil.test:4700'))
    expect([status, JSON.parse(Buffer.from(bytes).toString())]).toEqual([
      421,
      {
        error: {
          code: 'misdirected_request',
          message:
            'This server does not answer for the host "evil.test:4700". Start it with --allow-host NAME (or the option allowHosts) for every further name that leads to it.',
        },
      },
    ])
    expect(platform.journal.entries()).toEqual([])
  })

  it('of the systems and of loopback is taken, and so is one that was allowed', async () => {
    const { server } = await serve({ tls, allowHosts: ['proxy.test'] })
    for (const host of ['api.zeit.co', 'localhost:1', 'app.localhost', 'proxy.test', '[::1]:80']) {
      expect([host, (await ask(server, at(host))).status]).toEqual([host, 200])
    }
  })

  it('of a deployment is its site, also where a browser looks for it', async () => {
    const { server, platform } = await serve({ tls }, { lifeCycle: 'immediate' })
    const host = await deploy(platform)
    for (const name of [host, `${host}.localhost:${server.port}`]) {
      expect([name, textOf(await ask(server, at(name, '/')))]).toEqual([name, '<h1>It runs</h1>'])
    }
    expect((await ask(server, at('gone-abcdefghij.now.sh'))).status).toBe(421)
    // Nothing of the server's own stands in for what is gone.
    expect((await ask(server, at(`gone-abcdefghij.now.sh.localhost:${server.port}`, '/'))).status).toBe(404)
  })
})

describe('a request', () => {
  it('with two hosts is refused', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost', bearer, 'HOST: evil.test'))
    const answer = await raw.all()
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer.split('\r\n\r\n')[1]).toBe(
      '{"error":{"code":"bad_request","message":"The request has two Host headers."}}',
    )
  })

  it('that names a foreign host in its line is refused, whatever its header says', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(lines('GET http://evil.test/now/secrets HTTP/1.1', 'Host: localhost', bearer))
    expect(await raw.all()).toMatch(/^HTTP\/1\.1 421 Misdirected Request\r\n/)
  })
})

describe('the control API at a host that was allowed', () => {
  it('asks for the token', async () => {
    const { server } = await serve({ allowHosts: ['fake.test'], controlToken: 'letmein' })
    const health = at('fake.test', '/_nowhere/health')
    expect((await askHttp1(server, health)).status).toBe(401)
    const withToken = { ...health, headers: { Authorization: 'Bearer letmein' } }
    expect((await askHttp1(server, withToken)).status).toBe(200)
    expect((await fetch(`${server.url}/_nowhere/health`)).status).toBe(200)
  })

  it('is out of reach of a site', async () => {
    const { server, platform } = await serve({}, { lifeCycle: 'immediate' })
    const host = `${await deploy(platform)}.localhost:${server.port}`
    const sameOrigin = { ...at(host, '/_nowhere/journal'), headers: { 'Sec-Fetch-Site': 'same-origin' } }
    expect((await askHttp1(server, sameOrigin)).status).toBe(401)
  })
})

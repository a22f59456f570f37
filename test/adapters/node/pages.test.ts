/** Web pages: those that may call the platform, and that none may drive the fake. */
import { describe, expect, it } from 'vitest'
import { askHttp1, askHttp2 } from '../ways/server.ts'
import { serve } from './raw.ts'

const page = 'http://localhost:3000'
const ask = (path: string, headers: Readonly<Record<string, string>>, method = 'GET') => ({
  method,
  path,
  host: '127.0.0.1',
  headers: { Authorization: 'Bearer nowhere_alice', ...headers },
  body: undefined,
})
const preflight = (path: string, origin = page) =>
  ask(
    path,
    {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    },
    'OPTIONS',
  )

const left = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }): number =>
  Number(headers['x-rate-limit-remaining'])

describe('a page on another local port', () => {
  it.each([false, true])('may call the platform and read the rate limit (HTTP/2: %s)', async (tls) => {
    const { server, platform } = await serve({ tls })
    const send = tls ? askHttp2 : askHttp1
    const first = await send(server, preflight('/now/secrets'))
    expect([first.status, first.headers]).toMatchObject([
      204,
      {
        'access-control-allow-origin': page,
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-allow-headers': 'authorization,content-type',
        'access-control-max-age': '600',
        allow: 'GET, HEAD, POST, OPTIONS',
        'x-rate-limit-remaining': expect.any(String),
        date: new Date(platform.clock.now()).toUTCString(),
      },
    ])
    expect(platform.journal.entries().map(({ request, answer }) => [request.method, answer.status])).toEqual([
      ['OPTIONS', 204],
    ])
    const second = await send(server, preflight('/now/secrets'))
    expect(left(first) - left(second)).toBe(1)

    const { status, headers } = await send(server, ask('/now/secrets', { Origin: page }))
    expect([status, headers['access-control-allow-origin'], headers.vary]).toEqual([200, page, 'Origin'])
    expect(headers['access-control-expose-headers']?.split(', ')).toEqual(
      expect.arrayContaining(['X-Rate-Limit-Limit', 'X-Rate-Limit-Remaining', 'X-Rate-Limit-Reset', 'Retry-After']),
    )
  })

  it('may read refusals too', async () => {
    const { server } = await serve({ cors: 'loopback' })
    const { status, headers } = await askHttp1(server, ask('/now/unknown', { Origin: page }))
    expect([status, headers['access-control-allow-origin']]).toEqual([404, page])
  })

  it('is let through to a path that is not there, whose refusal it can then read (NOW-LIMIT-1)', async () => {
    const { server } = await serve()
    for (const tls of [false, true]) {
      const { server } = await serve({ tls })
      const { status, headers, bytes } = await (tls ? askHttp2 : askHttp1)(server, preflight('/now/unknown'))
      expect([status, headers['access-control-allow-origin'], bytes.length]).toEqual([204, page, 0])
      expect(headers['access-control-allow-credentials']).toBe('true')
      expect(headers['x-rate-limit-remaining']).toMatch(/^\d+$/)
    }
    const foreign = await askHttp1(server, preflight('/now/unknown', 'http://evil.example'))
    expect([foreign.status, foreign.headers['access-control-allow-origin']]).toEqual([404, undefined])
  })

  it('may send credentials, and no answer ever says that any page may', async () => {
    const { server } = await serve({ cors: ['loopback', 'http://app.test'] })
    for (const origin of [page, 'http://app.test', 'http://app.localhost:5173', 'http://evil.example', 'null']) {
      const answers = [preflight('/now/secrets', origin), ask('/now/secrets', { Origin: origin })]
      for (const request of answers) {
        const { headers } = await askHttp1(server, request)
        const isAllowed = !['http://evil.example', 'null'].includes(origin)
        expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual(
          isAllowed ? [origin, 'true'] : [undefined, undefined],
        )
      }
    }
  })

  it('may not where pages are off', async () => {
    const { server } = await serve({ cors: 'off' })
    const first = await askHttp1(server, preflight('/now/secrets'))
    expect([first.status, first.headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
    const { headers } = await askHttp1(server, ask('/now/secrets', { Origin: page }))
    expect([headers['access-control-allow-origin'], headers.vary]).toEqual([undefined, undefined])
  })
})

describe('the control API', () => {
  it('answers a program of this machine, over either protocol', async () => {
    const { server, platform } = await serve({ tls: true })
    for (const send of [askHttp1, askHttp2]) {
      const { status, bytes } = await send(server, { ...ask('/_nowhere/health', {}), host: `127.0.0.1:${server.port}` })
      expect([status, JSON.parse(Buffer.from(bytes).toString())]).toMatchObject([200, { name: 'nowhere-kit' }])
    }
    expect(platform.journal.entries()).toEqual([])
  })

  it('answers no page of another origin, and gives none leave to ask', async () => {
    const { server } = await serve()
    for (const request of [ask('/_nowhere/health', { Origin: page }), preflight('/_nowhere/reset')]) {
      const { status, headers } = await askHttp1(server, request)
      expect([status, headers['access-control-allow-origin'], headers['access-control-allow-methods']]).toEqual([
        403,
        undefined,
        undefined,
      ])
    }
  })

  it('answers no page whose host name was made to lead here', async () => {
    const { server, platform } = await serve()
    const rebound = { ...ask('/_nowhere/reset', { Origin: 'http://evil.example' }, 'POST'), host: 'evil.example' }
    await platform.fetch('https://api.zeit.co/now/secrets')
    expect((await askHttp1(server, rebound)).status).toBe(421)
    expect(platform.journal.entries().length).toBe(1)
  })

  it('takes a body', async () => {
    const { server, platform } = await serve()
    const answer = await fetch(`${server.url}/_nowhere/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"advance":"10s"}',
    })
    expect(await answer.json()).toMatchObject({ now: '2017-02-20T08:00:10.000Z', mode: 'stopped' })
    expect(platform.clock.iso()).toBe('2017-02-20T08:00:10.000Z')
  })
})

describe('the log', () => {
  it('has *** where a path holds a secret or a token', async () => {
    const told: { readonly path: string }[] = []
    const { server } = await serve({ log: (entry) => told.push(entry) })
    const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
    const body = JSON.stringify({ name: 'db', value: 'hush hush hush' })
    await fetch(`${server.url}/now/secrets`, { method: 'POST', headers, body })
    await askHttp1(server, ask('/now/secrets/hush%20hush%20hush', headers))
    await askHttp1(server, ask('/now/secrets/nowhere_alice', headers))
    expect(told.map(({ path }) => path)).toEqual(['/now/secrets', '/now/secrets/***', '/now/secrets/***'])
  })

  it('tells each request without its query, its headers and its body, and of a refusal its code', async () => {
    const told: unknown[] = []
    const { server } = await serve({ log: (entry) => told.push(entry) })
    await askHttp1(server, ask('/now/list?app=hush', {}))
    await askHttp1(server, ask('/now/unknown', { Authorization: 'Bearer hush' }))
    expect(told).toEqual([
      { method: 'GET', path: '/now/list', status: 200, code: null, ms: expect.any(Number), account: 'alice' },
      {
        method: 'GET',
        path: '/now/unknown',
        status: 404,
        code: 'not_found',
        why: 'No endpoint answers to "GET /now/unknown".',
        nearMiss: expect.any(String),
        ms: expect.any(Number),
        account: null,
      },
    ])
  })
})

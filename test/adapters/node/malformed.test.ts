/** Requests that are none, that stop in the middle, or that never end. */
import { describe, expect, it } from 'vitest'
import { bearer, lines, open, serve } from './raw.ts'

const own = (code: string, message: string): string => JSON.stringify({ error: { code, message } })

describe('what is no HTTP request', () => {
  it.each([
    ['a line that is none', 'HELLO\r\n\r\n'],
    ['bytes of another protocol', '\u0016\u0003\u0001\u0002'],
    ['a header without colon', lines('GET /now/secrets HTTP/1.1', 'Host: localhost', 'nonsense')],
    ['two lengths', lines('POST /now/secrets HTTP/1.1', 'Host: localhost', 'Content-Length: 1', 'Content-Length: 2')],
    [
      'a length and chunks',
      lines('POST /now/secrets HTTP/1.1', 'Host: localhost', 'Content-Length: 1', 'Transfer-Encoding: chunked'),
    ],
    ['a broken chunk', `${lines('POST /now/secrets HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked')}zz\r\n`],
  ])('is told so and cut off: %s', async (_, text) => {
    const { server, platform } = await serve()
    const raw = await open(server)
    raw.send(text)
    const answer = await raw.all()
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/json; charset=utf-8\r\n/)
    expect(answer).toMatch(/\r\nConnection: close\r\n/)
    expect(answer.split('\r\n\r\n')[1]).toBe(own('bad_request', 'This is no HTTP request.'))
    expect(platform.journal.entries()).toEqual([])
  })

  it('is told that it ended early where its body was cut', async () => {
    const { server, platform } = await serve()
    const raw = await open(server)
    raw.socket.end(`${lines('POST /now/secrets HTTP/1.1', 'Host: localhost', 'Content-Length: 9')}{`)
    const answer = await raw.all()
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer.split('\r\n\r\n')[1]).toBe(own('bad_request', 'The request ended before all of it had come.'))
    expect(platform.journal.entries()).toEqual([])
  })

  it('has headers of a bounded size', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost', `X: ${'x'.repeat(20_000)}`))
    expect(await raw.all()).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
  })

  it('has a host', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(lines('GET /now/secrets HTTP/1.1', 'Connection: close'))
    const answer = await raw.all()
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer.split('\r\n\r\n')[1]).toBe(own('bad_request', 'The request has no Host header.'))
  })

  it('does not keep the next caller from being served', async () => {
    const { server } = await serve()
    for (const text of ['HELLO\r\n\r\n', '\u0000']) (await open(server)).send(text)
    expect((await fetch(`${server.url}/now/secrets`)).status).toBe(403)
  })
})

describe('a request that takes too long', () => {
  it.each([false, true])('is answered 408 when its head does not come (TLS: %s)', async (tls) => {
    const { server } = await serve({ headersTimeoutMs: 50, tls })
    const raw = await open(server)
    raw.send('GET /now/secrets HTTP/1.1\r\nHost: localhost\r\n')
    const answer = await raw.all()
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
    expect(answer.split('\r\n\r\n')[1]).toBe(own('request_timeout', 'The request did not arrive in time.'))
  })

  it('is answered 408 when its body does not come', async () => {
    const { server, platform } = await serve({ requestTimeoutMs: 50, headersTimeoutMs: 50 })
    const raw = await open(server)
    raw.send(
      `${lines('POST /now/secrets HTTP/1.1', 'Host: localhost', bearer, 'Content-Type: application/json', 'Content-Length: 10')}{`,
    )
    expect(await raw.all()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
    expect(platform.journal.entries()).toEqual([])
  })
})

describe('an older or rarer form of HTTP', () => {
  it('of version 1.0 is answered, without a host too', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(lines('GET /now/secrets HTTP/1.0', bearer))
    const answer = await raw.all()
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(answer.split('\r\n\r\n')[1]).toBe('{"secrets":[]}')
  })

  it('with the whole URL, as a proxy is asked, means the host of the URL', async () => {
    const { server, platform } = await serve()
    const raw = await open(server)
    raw.send(lines('GET http://API.zeit.co/now/list?app=x HTTP/1.1', 'Host: 127.0.0.1', bearer, 'Connection: close'))
    expect((await raw.all()).split('\r\n\r\n')[1]).toBe('{"deployments":[]}')
    expect(platform.journal.entries().map(({ request }) => [request.host, request.path, request.query])).toEqual([
      ['api.zeit.co', '/now/list', 'app=x'],
    ])
  })

  it('that asks of the server as a whole is not found', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(lines('OPTIONS * HTTP/1.1', 'Host: localhost', 'Connection: close'))
    expect(await raw.all()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
  })

  it('of several requests in one packet is answered in their order', async () => {
    const { server } = await serve()
    const raw = await open(server)
    const ask = (path: string, connection: string) =>
      lines(`GET ${path} HTTP/1.1`, 'Host: localhost', bearer, `Connection: ${connection}`)
    raw.send(ask('/now/secrets', 'keep-alive') + ask('/now/unknown', 'keep-alive') + ask('/now/deployments', 'close'))
    const answer = await raw.all()
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '404', '200'])
  })
})

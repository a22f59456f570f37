/** Closing ends every connection: idle ones at once, busy ones when they are done, stubborn ones after the grace. */
import { once } from 'node:events'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../../src/adapters/node.ts'
import { createPlatform } from '../../../src/index.ts'
import { bearer, lines, open, serve } from './raw.ts'

const neverMs = 600_000
const secret = '{"name":"mine","value":"hush"}'
const post = lines(
  'POST /now/secrets HTTP/1.1',
  'Host: localhost',
  bearer,
  'Content-Type: application/json',
  `Content-Length: ${secret.length}`,
)

describe.each([false, true])('closing a server (TLS: %s)', (tls) => {
  it('ends a connection that is kept alive', async () => {
    const { server } = await serve({ tls, closeGraceMs: neverMs })
    const raw = await open(server)
    raw.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost', bearer))
    await raw.until('{"secrets":[]}')
    await server.close()
    expect(await raw.all()).toMatch(/\{"secrets":\[\]\}$/)
  })

  it('ends a connection that nothing was asked on', async () => {
    const { server } = await serve({ tls, closeGraceMs: neverMs })
    const raw = await open(server)
    await server.close()
    expect(await raw.all()).toBe('')
  })

  it('ends a connection that has sent nothing at all', async () => {
    const { server } = await serve({ tls, closeGraceMs: neverMs })
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    // The server has accepted it once it has answered a later one.
    const later = await open(server)
    later.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost'))
    await later.until('}}')
    const closed = once(socket, 'close')
    await server.close()
    await closed
  })

  it('finishes a request that has begun, and takes no other', async () => {
    const { server } = await serve({ tls, closeGraceMs: neverMs })
    const raw = await open(server)
    raw.send(`${post}{`)
    const other = await open(server)
    other.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost'))
    await other.until('}}')
    const closed = server.close()
    await other.all()
    raw.send(secret.slice(1))
    expect(await raw.all()).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    await closed
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
  })

  it('cuts off what does not end within the grace', async () => {
    const { server } = await serve({ tls, closeGraceMs: 20 })
    const raw = await open(server)
    raw.send(`${post}{`)
    const other = await open(server)
    other.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost'))
    await other.until('}}')
    await server.close()
    expect(await raw.all()).toBe('')
  })

  it('can be asked for twice, and frees the port', async () => {
    const { server } = await serve({ tls })
    await Promise.all([server.close(), server.close()])
    await server.close()
    const next = await createServer(createPlatform()).listen({ port: server.port })
    expect(next.port).toBe(server.port)
    await next.close()
  })
})

describe('closing a server that speaks HTTP/2', () => {
  const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json', ':path': '/now/secrets' }

  it('ends an idle session', async () => {
    const { server } = await serve({ tls: true, closeGraceMs: neverMs })
    const session = connectHttp2(server.url, { ca: server.ca ?? '' })
    const stream = session.request(headers)
    stream.resume()
    await once(stream, 'end')
    const [gone] = await Promise.all([once(session, 'goaway'), server.close()])
    expect(gone[0]).toBe(0)
  })

  it('finishes a stream that has begun', async () => {
    const { server } = await serve({ tls: true, closeGraceMs: neverMs })
    const session = connectHttp2(server.url, { ca: server.ca ?? '' })
    const stream = session.request({ ...headers, ':method': 'POST' })
    stream.write('{')
    const other = session.request(headers)
    other.resume()
    await once(other, 'end')
    const goaway = once(session, 'goaway')
    const closed = server.close()
    await goaway
    stream.end(secret.slice(1))
    const [{ ':status': status }] = await once(stream, 'response')
    stream.resume()
    await closed
    expect(status).toBe(200)
  })

  it('cuts off a stream that does not end within the grace', async () => {
    const { server } = await serve({ tls: true, closeGraceMs: 20 })
    const session = connectHttp2(server.url, { ca: server.ca ?? '' })
    session.on('error', () => {})
    const stream = session.request({ ...headers, ':method': 'POST' })
    stream.on('error', () => {})
    stream.write('{')
    const other = session.request(headers)
    other.resume()
    await once(other, 'end')
    const ended = once(stream, 'close')
    await server.close()
    await ended
  })
})

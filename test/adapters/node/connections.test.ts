/** Nobody keeps others out by keeping connections open: what was refused or says nothing ends, and what does least makes way. */
import { once } from 'node:events'
import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RunningServer } from '../../../src/adapters/node.ts'
import { bearer, lines, open, serve } from './raw.ts'

const get = lines('GET /now/secrets HTTP/1.1', 'Host: localhost', bearer)
const beginning = `${lines('POST /now/secrets HTTP/1.1', 'Host: localhost', bearer, 'Content-Type: application/json', 'Content-Length: 99')}{`

/** A client that never ends its side. */
async function stubborn({ port }: RunningServer): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  socket.resume()
  await once(socket, 'connect')
  return socket
}

/** Until the server does not know the connection any more: what is sent on it meets a reset. */
async function isGone(socket: Socket): Promise<true> {
  const gone = new Promise<true>((resolve) => socket.once('error', () => resolve(true)))
  const send = (): void => void socket.write('x', (error) => error || setImmediate(send))
  send()
  return gone
}

describe('a connection that was refused', () => {
  it.each([
    ['400', 'rubbish\r\n\r\n', {}],
    ['408', '', { headersTimeoutMs: 50 }],
    ['408', 'GET / HTTP/1.1\r\n', { headersTimeoutMs: 50 }],
  ])('with %s after %j ends, although its client keeps it open', async (status, text, options) => {
    const { server } = await serve(options)
    const socket = await stubborn(server)
    if (text !== '') socket.write(text)
    const [head] = (await once(socket, 'data')) as [Buffer]
    expect(head.toString('latin1').slice(9, 12)).toBe(status)
    expect(await isGone(socket)).toBe(true)
  })
})

describe('an HTTP/2 session', () => {
  const session = ({ url, ca = '' }: RunningServer): ClientHttp2Session => {
    const made = connectHttp2(url, { ca })
    made.on('error', () => {})
    onTestFinished(() => made.destroy())
    return made
  }

  it('that says nothing ends', async () => {
    const { server } = await serve({ tls: true, headersTimeoutMs: 50 })
    await once(session(server), 'close')
  })

  it('takes the streams with it that were never ended', async () => {
    const { server } = await serve({ tls: true, headersTimeoutMs: 50 })
    const client = session(server)
    const stream = client.request({ ':method': 'POST', ':path': '/now/secrets', authorization: 'Bearer nowhere_alice' })
    stream.on('error', () => {})
    stream.write('{')
    await Promise.all([once(stream, 'close'), once(client, 'close')])
  })

  it('has a bounded number of streams at once', async () => {
    const { server } = await serve({ tls: true })
    const client = session(server)
    const [settings] = await once(client, 'remoteSettings')
    expect(settings.maxConcurrentStreams).toBe(250)
  })
})

describe('connections past the number', () => {
  it('that were asked nothing make way, the oldest first', async () => {
    const { server } = await serve({ connectionsMax: 3 })
    const idle = [await open(server), await open(server), await open(server)]
    const next = await open(server)
    next.send(get)
    expect(await next.until('}')).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(await idle[0]?.all()).toBe('')
    expect(idle.slice(1).map(({ socket }) => socket.closed)).toEqual([false, false])
  })

  it('that are being used stay before those that are idle', async () => {
    const { server } = await serve({ connectionsMax: 2 })
    const used = await open(server)
    used.send(get)
    await used.until('}')
    const idle = await open(server)
    // Used later than the other one was opened.
    used.send(lines('GET /now/list HTTP/1.1', 'Host: localhost', bearer))
    await used.until('{"deployments":[]}')
    const third = await open(server)
    third.send(get)
    expect(await third.until('}')).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(await idle.all()).toBe('')
    used.send(lines('GET /now/domains HTTP/1.1', 'Host: localhost', bearer, 'Connection: close'))
    expect(await used.all()).toMatch(/\{"domains":\[\]\}$/)
  })

  it('that never end a body make way too', async () => {
    const { server } = await serve({ connectionsMax: 3 })
    const slow = [await open(server), await open(server), await open(server)]
    for (const { send } of slow) send(beginning)
    const next = await open(server)
    next.send(get)
    expect(await next.until('}')).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  })

  it('do not keep usual clients out, whatever a stranger keeps open', async () => {
    const { server } = await serve({ connectionsMax: 20 }, { rateLimit: 'off' })
    for (let count = 0; count < 100; count++) {
      const raw = await open(server)
      if (count % 3 === 0) raw.send(beginning)
      if (count % 3 === 1) raw.send('GET /')
      if (count % 10 === 0) {
        const answer = await fetch(`${server.url}/now/secrets`, {
          headers: { Authorization: 'Bearer nowhere_alice', Connection: 'close' },
        })
        expect(answer.status).toBe(200)
      }
    }
  })
})

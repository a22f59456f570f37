/** Bodies that wait for leave, that are too large, or that break off. */
import { once } from 'node:events'
import { connect } from 'node:http2'
import { describe, expect, it } from 'vitest'
import { bearer, lines, open, serve } from './raw.ts'

const json = 'Content-Type: application/json'
const secret = '{"name":"mine","value":"hush"}'
const bodyBytesMax = 33_554_432

describe('a client that waits for leave to send its body', () => {
  it('is given it', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(
      lines(
        'POST /now/secrets HTTP/1.1',
        'Host: localhost',
        bearer,
        json,
        `Content-Length: ${secret.length}`,
        'Expect: 100-continue',
        'Connection: close',
      ),
    )
    expect(await raw.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    raw.send(secret)
    expect(await raw.all()).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/)
  })

  it('is refused without it when the body would be too large', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(
      lines(
        'POST /now/secrets HTTP/1.1',
        'Host: localhost',
        bearer,
        json,
        `Content-Length: ${bodyBytesMax + 1}`,
        'Expect: 100-continue',
      ),
    )
    expect(await raw.until('}}')).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/)
  })

  it('is served when it expects what nobody knows', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost', bearer, 'Expect: miracles', 'Connection: close'))
    expect(await raw.all()).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  })
})

describe('a body that is too large', () => {
  const head = (length: string) => lines('POST /now/secrets HTTP/1.1', 'Host: localhost', bearer, json, length)

  it('is refused before it has come, when its length is announced', async () => {
    const { server, platform } = await serve()
    const raw = await open(server)
    raw.send(`${head(`Content-Length: ${bodyBytesMax + 1}`)}{"name`)
    const answer = await raw.until('}}')
    expect(answer).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/)
    expect(answer).toMatch(/\r\nConnection: close\r\n/)
    expect(platform.journal.entries().map(({ answer: { status }, request: { body } }) => [status, body])).toEqual([
      [413, null],
    ])
  })

  it('is refused when it grows over the limit, and what follows is thrown away', async () => {
    const { server } = await serve()
    const raw = await open(server)
    const chunk = `100000\r\n${' '.repeat(0x100000)}\r\n`
    raw.send(head('Transfer-Encoding: chunked') + chunk.repeat(33))
    expect(await raw.until('}}')).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/)
    raw.send(`${chunk}0\r\n\r\n`)
    expect((await raw.all()).split('HTTP/1.1').length).toBe(2)
  })

  it('ends the connection although the client never ends the body', async () => {
    const { server } = await serve()
    const raw = await open(server)
    raw.send(`${head(`Content-Length: ${bodyBytesMax + 1}`)}{"name`)
    expect(await raw.all()).toMatch(/"payload_too_large"/)
  })
})

describe('a body that breaks off', () => {
  it('creates nothing, and the next request is served', async () => {
    const { server, platform } = await serve()
    const raw = await open(server)
    raw.send(
      `${lines('POST /now/secrets HTTP/1.1', 'Host: localhost', bearer, json, `Content-Length: ${secret.length}`)}${secret.slice(0, -1)}`,
    )
    const next = await open(server)
    raw.socket.destroy()
    next.send(lines('GET /now/secrets HTTP/1.1', 'Host: localhost', bearer, 'Connection: close'))
    expect((await next.all()).split('\r\n\r\n')[1]).toBe('{"secrets":[]}')
    expect(platform.journal.entries().map(({ operationId }) => operationId)).toEqual(['listNowSecrets'])
  })

  it('creates nothing over HTTP/2 either', async () => {
    const { server, platform } = await serve({ tls: true })
    const session = connect(server.url, { ca: server.ca ?? '' })
    const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
    const broken = session.request({ ...headers, ':method': 'POST', ':path': '/now/secrets' })
    broken.on('error', () => {})
    broken.write(secret)
    const next = session.request({ ...headers, ':path': '/now/secrets' })
    broken.destroy()
    next.resume()
    const [{ ':status': status }] = await once(next, 'response')
    session.close()
    expect(status).toBe(200)
    expect(platform.journal.entries().map(({ operationId }) => operationId)).toEqual(['listNowSecrets'])
  })

  it('is given up over HTTP/2 when it pauses for too long', async () => {
    const { server, platform } = await serve({ tls: true, requestTimeoutMs: 50 })
    const session = connect(server.url, { ca: server.ca ?? '' })
    const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
    const stream = session.request({ ...headers, ':method': 'POST', ':path': '/now/secrets' })
    stream.on('error', () => {})
    stream.write(secret)
    await once(stream, 'close')
    session.close()
    expect(platform.journal.entries()).toEqual([])
  })
})

describe('many requests at once', () => {
  it('are each answered, and none is lost', async () => {
    const { server } = await serve({}, { rateLimit: 'off' })
    const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
    const create = async (index: number) => {
      const answer = await fetch(`${server.url}/now/secrets`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name: `secret-${index}`, value: 'hush' }),
      })
      // The answer of createNowSecret.
      return ((await answer.json()) as { readonly uid: string }).uid
    }
    const uids = await Promise.all(Array.from({ length: 200 }, (_, index) => create(index)))
    const list = await fetch(`${server.url}/now/secrets`, { headers })
    // The answer of listNowSecrets.
    const { secrets } = (await list.json()) as { readonly secrets: readonly { readonly uid: string }[] }
    expect(new Set(uids).size).toBe(200)
    expect(secrets.map(({ uid }) => uid).toSorted()).toEqual(uids.toSorted())
  })
})

/** The log as a stream of events: each entry as it comes, until the client or the server ends it. */
import { describe, expect, it } from 'vitest'
import { lines, open, serve } from './raw.ts'

const neverMs = 600_000
const listen = lines('GET /_nowhere/log/stream HTTP/1.1', 'Host: localhost')
const events = (text: string): unknown[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown)

describe.each([false, true])('the stream of the log (TLS: %s)', (tls) => {
  it('tells what comes, as it comes, and does not keep the server from closing', async () => {
    const { server, platform } = await serve({ tls, closeGraceMs: neverMs })
    platform.clock.advance('1s')
    const raw = await open(server)
    raw.send(listen)
    expect(await raw.until(': listening')).toContain('Content-Type: text/event-stream')
    platform.clock.advance('2s')
    await raw.until('"2s"')
    platform.outsideDns.set({ name: 'a.rocks', type: 'TXT', value: 'x' })
    await raw.until('outsideDns.set')
    await server.close()
    expect(events(await raw.all())).toMatchObject([
      { n: 3, act: 'clock.advance', arguments: { duration: '2s' } },
      { n: 4, act: 'outsideDns.set' },
    ])
  })

  it('begins where it is told to', async () => {
    const { server, platform } = await serve({ tls })
    platform.clock.advance('1s')
    const raw = await open(server)
    raw.send(listen.replace('stream', 'stream?from=1'))
    await raw.until('"1s"')
    raw.socket.destroy()
    platform.clock.advance('3s')
    const again = await open(server)
    again.send(lines('GET /_nowhere/log/stream HTTP/1.1', 'Host: localhost', 'Last-Event-ID: 2'))
    await again.until('"3s"')
    expect(events(await again.until('"3s"'))).toMatchObject([{ n: 3, arguments: { duration: '3s' } }])
  })

  it('is answered to HEAD without events', async () => {
    const { server } = await serve({ tls })
    const raw = await open(server)
    raw.send(lines('HEAD /_nowhere/log/stream HTTP/1.1', 'Host: localhost', 'Connection: close'))
    expect(await raw.all()).toMatch(/^HTTP\/1.1 200 OK[\s\S]*\r\n\r\n$/)
  })
})

/**
 * Each kind of HTTP/1.1 request is answered, or its connection ended, within the timeouts of the server; none is left to wait. The
 * timeouts are short here: 60 seconds for a head and 300 for a whole request by default.
 */
import { connect as connectHttp2 } from 'node:http2'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bearer, lines, open, serve } from './raw.ts'

const host = 'Host: localhost'
const close = 'Connection: close'
const json = 'Content-Type: application/json'
const get = (...headers: readonly string[]) => lines('GET /now/secrets HTTP/1.1', host, bearer, ...headers)
const post = (...headers: readonly string[]) => lines('POST /now/secrets HTTP/1.1', host, bearer, json, ...headers)
const first = (method: string, target: string) => lines(`${method} ${target} HTTP/1.1`, host, bearer, close)

/** The statuses that come before the connection ends. */
const kinds: readonly (readonly [kind: string, text: string, statuses: readonly number[], isHalfClosed?: true])[] = [
  ['a plain one', get(close), [200]],
  ['an empty line in front', `\r\n${get(close)}`, [200]],
  ['nothing but an empty line', '\r\n', [408]],
  ['a head that never ends', 'GET /now/secrets HTTP/1.1\r\n', [408]],
  // ------------------------------------------------------------- bodies
  ['a length without a body', post('Content-Length: 10'), [408]],
  ['a length without a body, of nobody', lines('POST /now/secrets HTTP/1.1', host, 'Content-Length: 10'), [408]],
  ['a length without a body where none is read', get('Content-Length: 10'), [408]],
  ['chunks that never begin', post('Transfer-Encoding: chunked'), [408]],
  ['chunks that never end', `${post('Transfer-Encoding: chunked')}1\r\n{\r\n`, [408]],
  ['chunks of nothing', `${post('Transfer-Encoding: chunked', close)}0\r\n\r\n`, [400]],
  ['trailers', `${get('Transfer-Encoding: chunked', close)}0\r\nX: y\r\n\r\n`, [200]],
  ['a transfer coding that is none', post('Transfer-Encoding: identity'), [400]],
  ['HEAD with a body', `${lines('HEAD /now/secrets HTTP/1.1', host, bearer, close, 'Content-Length: 2')}{}`, [200]],
  ['100-continue, and then no body', post('Expect: 100-continue', 'Content-Length: 10'), [100, 408]],
  ['100-continue without a body', post('Expect: 100-continue', 'Content-Length: 0', close), [400]],
  ['100-continue of what has no body', get('Expect: 100-continue', close), [200]],
  ['an expectation that nobody knows', get('Expect: magic', close), [200]],
  // ------------------------------------------------------------- other protocols
  [
    'an upgrade to HTTP/2',
    get('Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c', 'HTTP2-Settings: A'),
    [200],
  ],
  [
    'an upgrade to WebSocket',
    get('Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'),
    [200],
  ],
  [
    'an upgrade with a body',
    `${post('Connection: Upgrade, close', 'Upgrade: websocket', 'Content-Length: 2')}{}`,
    [400],
  ],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['HTTP/1.2', lines('GET /now/secrets HTTP/1.2', host), [400]],
  ['HTTP/0.9', 'GET /now/secrets\r\n\r\n', [403]],
  // ------------------------------------------------------------- methods and targets
  ['CONNECT', lines('CONNECT api.zeit.co:443 HTTP/1.1', 'Host: api.zeit.co:443'), [501]],
  ['CONNECT with bytes behind it', `${lines('CONNECT api.zeit.co:443 HTTP/1.1', host)}\u0016\u0003\u0001`, [501]],
  ['TRACE', first('TRACE', '/now/secrets'), [405]],
  ['a method that the path has not', first('PURGE', '/now/secrets'), [405]],
  ['a method that HTTP has not', first('BREW', '/now/secrets'), [400]],
  ['the absolute form', first('GET', 'http://api.zeit.co/now/secrets'), [200]],
  ['the asterisk form', first('OPTIONS', '*'), [404]],
  ['the authority form', first('GET', 'localhost:80'), [400]],
  // ------------------------------------------------------------- connections
  ['several in one packet', get() + get() + get(close), [200, 200, 200]],
  ['one behind one without its body', post() + get(close), [400, 200]],
  ['one behind one that closes', get(close) + get(), [200]],
  ['one whose side is closed', get(), [200], true],
  ['one whose side is closed, that closes', get(close), [200], true],
  ['a body whose side is closed', `${post('Content-Length: 2')}{}`, [400], true],
  ['a side that is closed within the body', `${post('Content-Length: 20')}{}`, [400], true],
  ['a side that is closed within the head', 'GET /now/secrets HTTP/1.1\r\nHost: local', [400], true],
]

describe('a connection is answered and ends', () => {
  const rows = kinds.map(([kind, text, statuses, isHalfClosed = false]) => ({ kind, text, statuses, isHalfClosed }))

  it.each(rows)('$kind', async ({ text, statuses, isHalfClosed }) => {
    const { server } = await serve({ headersTimeoutMs: 300, requestTimeoutMs: 300 })
    const raw = await open(server)
    raw.send(text)
    if (isHalfClosed) raw.socket.end()
    const told = [...(await raw.all()).matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status))
    expect(told).toEqual(statuses)
  })
})

it('over HTTP/2 CONNECT is answered too', async () => {
  const { server } = await serve({ tls: true })
  const session = connectHttp2(server.url, { ca: server.ca })
  onTestFinished(() => session.destroy())
  const stream = session.request({ ':method': 'CONNECT', ':authority': 'api.zeit.co:443' })
  const status = await new Promise((resolve) => stream.once('response', (headers) => resolve(headers[':status'])))
  expect(status).toBe(501)
})

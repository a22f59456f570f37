/** Who may drive the control API. */
import { describe, expect, it } from 'vitest'
import { createControl } from '../../../src/control/control.ts'
import { createPlatform } from '../../../src/index.ts'
import { createAsker, refusal } from './ask.ts'

const status = (request: object, peer?: string, server = {}): number =>
  createAsker({}, server).ask('GET', 'clock', undefined, request, peer).status

describe('a caller', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])(
    'at %s is of this machine',
    (peer) => {
      expect(status({}, peer)).toBe(200)
    },
  )

  it.each([
    '192.168.1.5',
    '10.0.0.1',
    '::',
    'fe80::1',
    '::ffff:10.0.0.1',
    '1127.0.0.1',
    '127.0.0.1.evil.com',
    '2001:db8::127.0.0.1',
    '',
  ])('at "%s" is not', (peer) => {
    const told = createAsker().ask('POST', 'reset', undefined, {}, peer)
    expect(told).toMatchObject({
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer' },
      body: refusal(
        'UNAUTHORIZED',
        'Beyond this machine the control API asks for a token, as Authorization: Bearer TOKEN. Start the server with --control-token (or the option controlToken) and send that token.',
      ),
    })
  })
})

it('a caller whose address is not known is refused', () => {
  const control = createControl(createPlatform(), { version: () => '', scheme: 'http', host: '127.0.0.1' })
  const received = { method: 'GET', path: '/_nowhere/clock', query: '', host: '127.0.0.1', headers: {}, body: null }
  expect(control.answer(received, undefined).status).toBe(401)
})

describe('the host that is asked for', () => {
  it.each(['127.0.0.1', '127.0.0.1:4700', 'localhost', 'localhost:1', '[::1]', '[::1]:4700'])('may be %s', (host) => {
    expect(status({ host })).toBe(200)
  })

  it.each([
    'evil.com',
    'localhost.evil.com',
    '127.0.0.1.evil.com:4700',
    'api.zeit.co',
    'evil.com:127.0.0.1',
    '',
    '0.0.0.0',
  ])('may not be "%s"', (host) => {
    expect(status({ host })).toBe(401)
  })

  it('may be the one that the server was told to listen on', () => {
    expect(status({ host: 'my-machine.test:4700' }, '127.0.0.1', { host: 'My-Machine.test' })).toBe(200)
  })
})

describe('beyond this machine', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const server = { controlToken: 'let me in', allowHosts: ['fake.test'] }

  it.each([
    ['let me in', 401],
    ['letmein', 200],
    ['letmei', 401],
    ['letmeinn', 401],
    ['LETMEIN', 401],
    ['', 401],
  ])('a caller with the token "%s": %i', (token, expected) => {
    expect(status({ headers: bearer(token) }, '10.0.0.1', { controlToken: 'letmein' })).toBe(expected)
  })

  it('is who asks for a host that was allowed, or comes by way of a proxy', () => {
    expect(status({ host: 'fake.test' }, '127.0.0.1', server)).toBe(401)
    expect(status({ headers: { 'x-forwarded-for': '10.0.0.1' } }, '127.0.0.1', server)).toBe(401)
    expect(status({ headers: { forwarded: 'for=10.0.0.1' } }, '127.0.0.1', server)).toBe(401)
    expect(status({}, '127.0.0.1', server)).toBe(200)
  })

  it('says what to send', () => {
    const told = createAsker({}, server).ask('GET', 'clock', undefined, {}, '10.0.0.1')
    expect(told.body).toEqual(
      refusal(
        'UNAUTHORIZED',
        'Beyond this machine the control API asks for a token, as Authorization: Bearer TOKEN. Send the token of --control-token.',
      ),
    )
  })
})

describe('a health check beyond this machine', () => {
  const check = (method: string, headers: Record<string, string> = {}) =>
    createAsker({}, { controlToken: 'let-me-in' }).ask(method, 'health', undefined, { headers }, '10.0.0.1')

  it('is told that the server is up, and nothing else', () => {
    expect(check('GET')).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(Object.keys(check('GET').body as object)).toEqual(['status'])
    expect(check('HEAD')).toMatchObject({ status: 200, body: null })
  })

  it('is told more with the token, and that it is wrong with another', () => {
    expect(check('GET', { authorization: 'Bearer let-me-in' })).toMatchObject({ body: { name: 'nowhere-kit' } })
    expect(check('GET', { authorization: 'Bearer let-me-out' }).status).toBe(401)
  })

  it('does nothing else, and is no page', () => {
    expect(check('POST').status).toBe(401)
    expect(check('GET', { origin: 'http://evil.com' }).status).toBe(403)
    expect(check('GET', { 'sec-fetch-site': 'cross-site' }).status).toBe(403)
  })
})

describe('a page of an origin that was named', () => {
  const origin = 'http://localhost:3000'
  const { ask } = createAsker({}, { controlOrigins: [origin] })
  const first = { 'access-control-request-method': 'POST' }

  it('may use it and read what it says', () => {
    const told = ask('POST', 'reset', undefined, { headers: { origin, 'sec-fetch-site': 'same-site' } })
    expect([told.status, told.headers['Access-Control-Allow-Origin'], told.headers.Vary]).toEqual([
      200,
      origin,
      'Origin',
    ])
  })

  it('is given leave to ask', () => {
    expect(ask('OPTIONS', 'reset', undefined, { headers: { origin, ...first } })).toEqual({
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': origin,
        Vary: 'Origin',
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Nowhere-World',
        'Access-Control-Max-Age': '600',
      },
      body: null,
    })
  })

  it('is no other page', () => {
    const other = 'http://localhost:3001'
    for (const method of ['OPTIONS', 'POST']) {
      const told = ask(method, 'reset', undefined, { headers: { origin: other, ...first } })
      expect([told.status, told.headers['Access-Control-Allow-Origin']]).toEqual([403, undefined])
    }
  })
})

describe('a web page', () => {
  it.each([
    ['http://127.0.0.1:4700', 'http', 200],
    ['https://127.0.0.1:4700', 'https', 200],
    ['https://127.0.0.1:4700', 'http', 403],
    ['http://127.0.0.1:3000', 'http', 403],
    ['http://127.0.0.1', 'http', 403],
    ['http://localhost:4700', 'http', 403],
    ['http://evil.com', 'http', 403],
    ['null', 'http', 403],
    ['', 'http', 403],
  ])('of %s may at %s://127.0.0.1:4700: %i', (origin, scheme, expected) => {
    expect(status({ headers: { origin } }, '127.0.0.1', { scheme })).toBe(expected)
  })

  it.each([
    ['none', 200],
    ['same-origin', 200],
    ['same-site', 403],
    ['cross-site', 403],
    ['anything', 403],
  ])('that asks across sites "%s", without naming an origin: %i', (site, expected) => {
    expect(status({ headers: { 'sec-fetch-site': site } })).toBe(expected)
  })
})

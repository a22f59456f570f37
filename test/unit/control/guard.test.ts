/** Who may drive the control API. */
import { describe, expect, it } from 'vitest'
import { createControl } from '../../../src/control/control.ts'
import { createPlatform } from '../../../src/index.ts'
import { createAsker, refusal } from './ask.ts'

const status = (request: object, peer?: string, server = {}): number =>
  createAsker({}, server).ask('GET', 'health', undefined, request, peer).status

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
      status: 403,
      body: refusal('FORBIDDEN', 'Only callers on the same machine may use the control API.'),
    })
  })
})

it('a caller whose address is not known is refused', () => {
  const control = createControl(createPlatform(), { version: () => '', scheme: 'http', host: '127.0.0.1' })
  const received = { method: 'GET', path: '/_nowhere/health', query: '', host: '127.0.0.1', headers: {}, body: null }
  expect(control.answer(received, undefined).status).toBe(403)
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
    expect(status({ host })).toBe(403)
  })

  it('may be the one that the server was told to listen on', () => {
    expect(status({ host: 'my-machine.test:4700' }, '127.0.0.1', { host: 'My-Machine.test' })).toBe(200)
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

/** Which web pages may call the server. */
import { describe, expect, it } from 'vitest'
import { type CorsPolicy, createCors } from '../../../src/adapters/node/cors.ts'
import { UsageError } from '../../../src/index.ts'

const exposed = ['X-Rate-Limit-Limit', 'Retry-After']
const allowed = (policy: CorsPolicy, origin: string): boolean =>
  'Access-Control-Allow-Origin' in createCors(policy, exposed).headersFor({ method: 'GET', headers: { origin } })
const preflight = (headers: Readonly<Record<string, string>>, method = 'OPTIONS') =>
  createCors('loopback', exposed).headersFor({
    method,
    headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST', ...headers },
  })

describe('pages of loopback', () => {
  it.each([
    'http://localhost',
    'http://localhost:3000',
    'https://localhost:8443',
    'http://127.0.0.1:5173',
    'http://app.localhost:3000',
    'http://project-a-abcdefghij.now.sh.localhost:4700',
    'http://my_app.localhost',
    'https://[::1]:3000',
  ])('are those of %s', (origin) => {
    expect(allowed('loopback', origin)).toBe(true)
  })

  it.each([
    'http://localhost.evil.com',
    'http://evil.com',
    'http://evil-localhost:3000',
    'http://.localhost:3000',
    'http://app..localhost',
    'http://evil.com/.localhost',
    'http://app.localhost.evil.com',
    'http://localhost:3000.evil.com',
    'http://127.0.0.2',
    'ftp://localhost',
    'null',
    '',
    'http://localhost:3000/',
    'http://user@localhost',
    ' http://localhost',
  ])('are not those of "%s"', (origin) => {
    expect(allowed('loopback', origin)).toBe(false)
  })
})

describe('pages of one origin', () => {
  it('are those and no others', () => {
    expect(allowed('http://app.test:3000', 'http://app.test:3000')).toBe(true)
    expect(allowed('HTTP://App.test:80/', 'http://app.test')).toBe(true)
    expect(allowed('http://app.test:3000', 'http://app.test')).toBe(false)
    expect(allowed('http://app.test:3000', 'http://localhost:3000')).toBe(false)
  })

  it.each(['*', 'app.test', 'http://', 'ftp://app.test', 'http://app.test/path', 'http://app.test?x', ''])(
    'cannot be named by "%s"',
    (policy) => {
      expect(() => createCors(policy, exposed)).toThrow(UsageError)
      expect(() => createCors(policy, exposed)).toThrow(
        `Failed to let web pages of ${JSON.stringify(policy)} call the server: it is no origin.`,
      )
    },
  )
})

describe('pages of several origins', () => {
  it('are those of each, and those of loopback where it is among them', () => {
    const two = ['http://app.test', 'https://other.test:8443']
    expect([...two, 'http://localhost:3000', 'http://third.test'].map((origin) => allowed(two, origin))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(allowed([...two, 'loopback'], 'http://localhost:3000')).toBe(true)
    expect(allowed([], 'http://app.test')).toBe(false)
  })

  it('are not some and none at once', () => {
    expect(() => createCors(['http://app.test', 'off'], exposed)).toThrow('"off" call the server: it is no origin.')
  })
})

describe('an answer', () => {
  it('lets the page read the named headers, and says that it depends on the origin', () => {
    expect(
      createCors('loopback', exposed).headersFor({ method: 'GET', headers: { origin: 'http://localhost:3000' } }),
    ).toEqual({
      'Access-Control-Allow-Origin': 'http://localhost:3000',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'X-Rate-Limit-Limit, Retry-After',
      Vary: 'Origin',
    })
  })

  it('to nobody in particular says so too, for caches', () => {
    expect(createCors('loopback', exposed).headersFor({ method: 'GET', headers: {} })).toEqual({ Vary: 'Origin' })
  })

  it('says nothing where pages are off', () => {
    const cors = createCors('off', exposed)
    expect(cors.headersFor({ method: 'GET', headers: { origin: 'http://localhost:3000' } })).toEqual({})
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'GET' }
    expect(cors.headersFor({ method: 'OPTIONS', headers })).toEqual({})
  })
})

describe('what a browser asks first', () => {
  it('is granted as it was asked', () => {
    const headers = {
      'access-control-request-headers': 'authorization',
      'access-control-request-private-network': 'true',
    }
    expect(preflight(headers)).toEqual({
      'Access-Control-Allow-Origin': 'http://localhost:3000',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'authorization',
      'Access-Control-Allow-Private-Network': 'true',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
    })
  })

  it('grants nothing that was not asked for', () => {
    expect(Object.keys(preflight({}))).toEqual([
      'Access-Control-Allow-Origin',
      'Access-Control-Allow-Credentials',
      'Access-Control-Allow-Methods',
      'Access-Control-Max-Age',
      'Vary',
    ])
  })

  it('is asked with OPTIONS, from an allowed origin, for a method', () => {
    const readable = [
      'Access-Control-Allow-Origin',
      'Access-Control-Allow-Credentials',
      'Access-Control-Expose-Headers',
      'Vary',
    ]
    expect(Object.keys(preflight({}, 'GET'))).toEqual(readable)
    expect(preflight({ origin: 'http://evil.com' })).toEqual({ Vary: 'Origin' })
    const plain = { method: 'OPTIONS', headers: { origin: 'http://localhost:3000' } }
    expect(Object.keys(createCors('loopback', exposed).headersFor(plain))).toEqual(readable)
  })

  it('is answered with a success whatever the path says, and everything else as it was', () => {
    const { granted } = createCors('loopback', exposed)
    const refused = { status: 404, headers: { 'Content-Type': 'application/json', Date: 'now' }, body: '{}', code: 'c' }
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'GET' }
    expect(granted(refused, { method: 'OPTIONS', headers })).toEqual({
      status: 204,
      headers: { Date: 'now' },
      body: null,
    })
    const allowedAnyway = { status: 204, headers: { Allow: 'GET' }, body: null }
    expect(granted(allowedAnyway, { method: 'OPTIONS', headers })).toBe(allowedAnyway)
    expect(granted(refused, { method: 'GET', headers })).toBe(refused)
    expect(granted(refused, { method: 'OPTIONS', headers: { ...headers, origin: 'http://evil.com' } })).toBe(refused)
    expect(createCors('off', exposed).granted(refused, { method: 'OPTIONS', headers })).toBe(refused)
  })
})

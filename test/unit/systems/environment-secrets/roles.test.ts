/** Who may do what in an environment, and what every answer of the system has. */
import { describe, expect, it } from 'vitest'
import { createAsker, startMs } from '../ask.ts'
import { create, createEnvironmentAsker, keysIn, refusal, requestId, seeded } from './ask.ts'

type Attempt = [what: string, method: string, path: string, body?: unknown]

const writes: Attempt[] = [
  ['create', 'POST', '/api/environments/env_production/secrets', { key: 'NEW', value: 'v' }],
  ['change', 'PATCH', `/api/secrets/${seeded.databaseUrl}`, { value: 'another value' }],
  ['delete', 'DELETE', `/api/secrets/${seeded.databaseUrl}`],
]
const reads: Attempt[] = [
  ['list', 'GET', '/api/environments/env_production/secrets'],
  ['reveal', 'GET', `/api/secrets/${seeded.databaseUrl}/value`],
]
const options = (body: unknown, as: string) => (body === undefined ? { as } : { as, body })

describe('a role', () => {
  it.each(writes)('ENV-ROLE-1: a viewer cannot %s', async (_, method, path, body) => {
    const { ask } = createEnvironmentAsker()
    const answer = await ask(method, path, options(body, 'bob'))
    expect([answer.status, answer.body]).toEqual([
      403,
      refusal('FORBIDDEN_ROLE', 'The role viewer may not do this; admin or operator may.'),
    ])
    expect(await keysIn(ask, 'env_production')).toEqual(['DATABASE_URL', 'ROOT_PASSWORD'])
    expect((await ask('GET', `/api/secrets/${seeded.databaseUrl}/value`)).body).toEqual({
      value: 'postgres://production.example.com/app',
    })
  })

  it.each([...writes, ...reads])('ENV-ROLE-1: an admin can %s', async (_, method, path, body) => {
    const { ask } = createEnvironmentAsker()
    expect((await ask(method, path, options(body, 'alice'))).status).toBe(200)
  })

  it.each(writes)('ENV-ROLE-1: an operator can %s', async (_, method, path, body) => {
    const { ask } = createEnvironmentAsker()
    expect((await ask(method, path, options(body, 'dave'))).status).toBe(200)
  })

  it('ENV-ROLE-1, ENV-LIST-1: a viewer can list', async () => {
    const { ask } = createEnvironmentAsker()
    const { status, text } = await ask('GET', '/api/environments/env_production/secrets', { as: 'bob' })
    expect(status).toBe(200)
    expect(text).not.toContain('postgres://')
  })
})

describe('a token that is bound to other environments', () => {
  it.each([...writes, ...reads])('ENV-ROLE-1 cannot %s', async (_, method, path, body) => {
    const { ask } = createEnvironmentAsker()
    const answer = await ask(method, path, options(body, 'alice_staging'))
    expect([answer.status, answer.body]).toEqual([
      403,
      refusal('FORBIDDEN_SCOPE', 'The token is bound to other environments.'),
    ])
  })

  it('ENV-ROLE-1 can do in its own what its account can', async () => {
    const { ask } = createEnvironmentAsker()
    const as = 'alice_staging'
    expect((await create(ask, { key: 'NEW', value: 'v' }, { as })).status).toBe(200)
    expect((await ask('GET', `/api/secrets/${seeded.databaseUrlOfStaging}/value`, { as })).status).toBe(200)
  })
})

describe('authentication', () => {
  it.each([...writes, ...reads])('ENV-ERR-2 refuses to %s with 401 without a valid token', async (_, method, path) => {
    const { ask } = createEnvironmentAsker()
    for (const as of [null, 'nobody', 'revoked']) {
      const { status, body } = await ask(method, path, { as })
      expect([status, body]).toEqual([401, refusal('UNAUTHORIZED', 'The bearer token is missing or invalid.')])
    }
  })
})

describe('the rate limit', () => {
  it('ENV-LIMIT-1 is 100 a minute, told with the seconds that are left', async () => {
    const { ask, platform } = createEnvironmentAsker({ limits: 'documented' })
    const told = ({ headers }: { headers: Headers }) =>
      ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`))
    expect(told(await ask('GET', '/api/environments/env_staging/secrets'))).toEqual(['100', '99', '60'])
    platform.clock.advance('20s')
    expect(told(await ask('GET', '/api/secrets/none/value'))).toEqual(['100', '98', '40'])
    for (let left = 98; left > 0; left--) await ask('GET', '/api/environments/env_staging/secrets')
    const answer = await ask('GET', '/api/environments/env_staging/secrets')
    expect([answer.status, answer.body]).toEqual([
      429,
      refusal('RATE_LIMITED', 'Rate limit exceeded, retry in 40 seconds'),
    ])
    expect([...told(answer), answer.headers.get('retry-after')]).toEqual(['100', '0', '40', '40'])
    platform.clock.set(startMs + 60_000)
    expect((await ask('GET', '/api/environments/env_staging/secrets')).status).toBe(200)
  })
})

describe('every error', () => {
  it('ENV-ERR-1, ENV-ERR-3 has a code, a message and a request id, for paths and methods that are not there too', async () => {
    const { ask } = createEnvironmentAsker()
    const path = await ask('GET', '/api/nothing')
    expect([path.status, path.body]).toEqual([404, refusal('NOT_FOUND', 'GET /api/nothing not found')])
    const method = await ask('PUT', '/api/secrets/a')
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'DELETE, PATCH, OPTIONS'])
    expect(method.body).toEqual(
      refusal('METHOD_NOT_ALLOWED', 'PUT is not allowed at /api/secrets/a; it takes DELETE, PATCH, OPTIONS.'),
    )
  })

  it('ENV-ERR-3 can be ordered: INTERNAL is a 500, SERVICE_UNAVAILABLE a 503', async () => {
    const { ask, platform } = createEnvironmentAsker()
    for (const [code, status] of [
      ['INTERNAL', 500],
      ['SERVICE_UNAVAILABLE', 503],
    ] as const) {
      platform.fail('listEnvironmentSecrets', code)
      const answer = await ask('GET', '/api/environments/env_staging/secrets')
      expect([answer.status, answer.body]).toEqual([status, { code, message: expect.any(String), requestId }])
    }
    expect((await ask('GET', '/api/environments/env_staging/secrets')).status).toBe(200)
  })

  it.each([
    ['documented', { field: 'body' }],
    ['observed', { details: [{ path: ['body'], message: 'The body is larger than 33554432 bytes.' }] }],
  ] as const)('ENV-ERR-4 %s, is a VALIDATION_ERROR for a body over 32 MiB', async (profile, where) => {
    const { platform } = createAsker('environment-secrets', { profile })
    const answer = await platform.handle({
      method: 'POST',
      host: 'example.com',
      path: '/api/environments/env_staging/secrets',
      query: '',
      headers: { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' },
      body: new Uint8Array(),
      tooLarge: true,
    })
    expect([answer.status, JSON.parse(String(answer.body))]).toEqual([
      400,
      refusal('VALIDATION_ERROR', 'The body is larger than 33554432 bytes.', where),
    ])
  })
})

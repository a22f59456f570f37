/** What holds for every operation of the API of 2024: credentials, limits, unknown paths, and the older spellings of its paths. */
import { describe, expect, it } from 'vitest'
import { createAsker, startMs } from '../ask.ts'

const operations: [method: string, path: string][] = [
  ['GET', '/v3/secrets'],
  ['GET', '/v3/secrets/a'],
  ['POST', '/v2/secrets/a'],
  ['PATCH', '/v2/secrets/a'],
  ['DELETE', '/v2/secrets/a'],
  ['POST', '/v2/now/secrets'],
  ['GET', '/v2/user'],
  ['GET', '/www/user'],
]

describe('authentication', () => {
  it.each(operations)('VER-AUTH-1, VER-AUTH-2 refuses %s %s with 401 without a valid token', async (method, path) => {
    const { ask } = createAsker('vercel-secrets')
    const refusals = [
      await ask(method, path, { as: null }),
      await ask(method, path, { as: 'nobody' }),
      await ask(method, path, { as: 'revoked' }),
      await ask(method, path, { as: null, headers: { Authorization: 'Basic nowhere_alice' } }),
    ]
    for (const { status, body } of refusals) {
      expect([status, body]).toEqual([
        401,
        {
          error: {
            code: 'unauthorized',
            message: 'The token is missing, malformed, unknown or revoked: send it as "Authorization: Bearer TOKEN".',
          },
        },
      ])
    }
  })
})

describe('the rate limit', () => {
  it('VER-LIMIT-1 is told by every answer, errors too, as 600 a minute that end at one second', async () => {
    const { ask } = createAsker('vercel-secrets', { limits: 'documented' })
    const told = (headers: Headers) =>
      ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-ratelimit-${name}`)))
    const reset = startMs / 1000 + 60
    expect(told((await ask('GET', '/v3/secrets')).headers)).toEqual([600, 599, reset])
    expect(told((await ask('GET', '/v3/secrets/none')).headers)).toEqual([600, 598, reset])
    expect(told((await ask('GET', '/v3/nothing')).headers)).toEqual([600, 597, reset])
  })

  it('VER-LIMIT-1 refuses the request past it, with the quota in the error', async () => {
    const { ask, platform } = createAsker('vercel-secrets', { rateLimit: 2 })
    expect((await ask('GET', '/v3/secrets')).status).toBe(200)
    expect((await ask('GET', '/v2/user')).status).toBe(200)
    const { status, body, headers } = await ask('GET', '/v3/secrets')
    expect([status, body]).toEqual([
      429,
      {
        error: {
          code: 'rate_limited',
          message: 'The rate limit of 2 was exceeded; the next window begins in 60 seconds.',
          limit: { total: 2, remaining: 0, reset: startMs / 1000 + 60 },
        },
      },
    ])
    expect(headers.get('x-ratelimit-remaining')).toBe('0')
    platform.clock.advance('1m')
    expect((await ask('GET', '/v3/secrets')).status).toBe(200)
  })

  it('VER-LIMIT-1 adds nothing to an error that has nothing to do with it', async () => {
    const { ask } = createAsker('vercel-secrets')
    expect((await ask<{ error: object }>('GET', '/v3/secrets/none')).body.error).toEqual({
      code: 'not_found',
      message: 'No secret answers to "none".',
    })
  })
})

describe('a path', () => {
  it('that is not there is a 404 in the shape of this system', async () => {
    const { ask } = createAsker('vercel-secrets')
    for (const path of ['/v2/nothing', '/v3/secrets/a/b', '/nothing']) {
      const { status, body } = await ask('GET', path)
      expect([status, body]).toEqual([
        404,
        { error: { code: 'not_found', message: `No endpoint answers to "GET ${path}".` } },
      ])
    }
  })

  it('asked with a method that it does not have is a 405 that names those that it has', async () => {
    const { ask } = createAsker('vercel-secrets')
    const { status, body, headers } = await ask('PUT', '/v3/secrets')
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(body).toEqual({
      error: {
        code: 'method_unknown',
        message: 'The method PUT is not known at /v3/secrets; it takes GET, HEAD, OPTIONS.',
      },
    })
  })
})

describe('the older paths', () => {
  it('NEAR-10 do what the newer ones do', async () => {
    const { ask } = createAsker('vercel-secrets')
    const body = { name: 'a', value: 'some value', decryptable: true }
    const made = await ask<{ uid: string }>('POST', '/v2/now/secrets/a', { body })
    expect(made.status).toBe(200)
    for (const path of ['/v3/now/secrets', '/v2/now/secrets']) {
      expect((await ask(`GET`, `${path}?limit=1`)).text).toBe((await ask('GET', '/v3/secrets?limit=1')).text)
      expect((await ask('GET', `${path}/a?decrypt=true`)).body).toMatchObject({
        uid: made.body.uid,
        value: 'some value',
      })
    }
    expect((await ask('PATCH', '/v2/now/secrets/a', { body: { name: 'b' } })).body).toMatchObject({ oldName: 'a' })
    expect((await ask('DELETE', '/v2/now/secrets/b')).body).toMatchObject({ name: 'b' })
    expect((await ask('DELETE', '/v2/now/secrets/b')).status).toBe(404)
  })

  it('NEAR-10 take the name of a new secret from the body alone', async () => {
    const { ask } = createAsker('vercel-secrets')
    const made = await ask('POST', '/v2/now/secrets', { body: { name: 'a', value: 'v' } })
    expect([made.status, made.body]).toEqual([200, expect.objectContaining({ name: 'a', teamId: null })])
    expect((await ask('POST', '/v2/now/secrets', { body: { name: 'a', value: 'v' } })).status).toBe(400)
    expect((await ask('POST', '/v2/now/secrets', { body: { name: 'a', value: 'v' }, as: 'carol' })).status).toBe(402)
    const shared = await ask('POST', '/v2/now/secrets?slug=nowhere', { body: { name: 'a', value: 'v' } })
    expect(shared.body).toMatchObject({ teamId: 'team_nowhere' })
  })
})

describe('the user', () => {
  it('NEAR-9 is the one behind the token', async () => {
    const { ask } = createAsker('vercel-secrets')
    expect((await ask('GET', '/v2/user', { as: 'bob' })).body).toEqual({
      user: { uid: '8sKkYhP4vRzQ1mTbXc7WnE3d', email: 'bob@example.com', name: 'Bob', username: 'bob' },
    })
  })

  it('NEAR-7 is at the older path too, of this system alone', async () => {
    const { ask, platform } = createAsker('vercel-secrets')
    const [older, newer] = [await ask('GET', '/www/user'), await ask('GET', '/v2/user')]
    expect([older.status, older.text]).toEqual([200, newer.text])
    expect((await platform.fetch('https://api.zeit.co/www/user')).status).toBe(404)
  })
})

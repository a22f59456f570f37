/** A value that happens to equal something open is a valid value: the search for secrets must not mistake the open one for it. */
import { describe, expect, it } from 'vitest'
import { createPlatform } from '../../../src/index.ts'

const environment = '/api/environments/env_staging/secrets'

async function start() {
  const faults: unknown[] = []
  const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z', onAnswerFault: (fault) => faults.push(fault) })
  const send = async (method: string, url: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await platform.fetch(url, {
      method,
      headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  }
  return { send, faults }
}

describe('a value that equals something open', () => {
  it.each([
    [
      'a date',
      'https://www.floopfloop.com/api/v1/projects/prj_nowhere/secrets',
      { key: 'BIRTHDAY', value: '2017-02-20' },
    ],
    ['a time', 'https://api.vercel.com/v2/secrets/d', { name: 'd', value: '2017-02-20T08:00:00.000Z' }],
    ['the own user', 'https://api.vercel.com/v2/secrets/u', { name: 'u', value: '2qDDuGFTWXBLDNnqZfWPDp1A' }],
    ['the own team', 'https://api.vercel.com/v2/secrets/t?slug=nowhere', { name: 't', value: 'team_nowhere' }],
  ])('is taken: %s', async (_, url, body) => {
    const { send, faults } = await start()
    expect([(await send('POST', url, body)).status, faults]).toEqual([200, []])
  })

  it('is taken: the key or the description of its own record', async () => {
    const { send, faults } = await start()
    const description = 'set to changeme123 first'
    const created = await send('POST', `https://example.com${environment}`, {
      key: 'DATABASE_URL',
      value: 'x',
      description,
    })
    for (const value of ['DATABASE_URL', 'changeme123', created.body.secret.id]) {
      expect((await send('PATCH', `https://example.com/api/secrets/${created.body.secret.id}`, { value })).status).toBe(
        200,
      )
    }
    expect(faults).toEqual([])
  })

  it('is refused as any other: a word of the refusal', async () => {
    const { send, faults } = await start()
    const headers = { 'Idempotency-Key': 'one' }
    await send('POST', `https://example.com${environment}`, { key: 'FIRST', value: 'x' }, headers)
    const body = { key: 'SECOND', value: 'Idempotency-Key' }
    const reused = await send('POST', `https://example.com${environment}`, body, headers)
    expect([reused.status, reused.body.code, faults]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED', []])
  })
})

describe('a value that is a part of our own words', () => {
  const own = [
    [
      'bob',
      '/api/environments/env_production/secrets',
      'example.com',
      { key: 'A' },
      ['admin or operator', 'or operator'],
      403,
    ],
    [
      'alice_staging',
      '/api/environments/env_production/secrets',
      'example.com',
      { key: 'A' },
      ['bound to other environments'],
      403,
    ],
    ['alice', '/v2/secrets/a', 'api.vercel.com', { name: 'a' }, ['There is a secret named', 'secret named'], 400],
    ['alice', '/v2/secrets/b', 'api.vercel.com', { name: 'a' }, [' and the path ', 'The body names'], 400],
    ['alice', '/now/secrets', 'api.zeit.co', { name: 'a' }, ['secret named', 'There is a ', 'already a'], 409],
  ] as const

  it.each(own)('is refused as any other: as %s at %s', async (account, path, host, rest, values, status) => {
    const faults: unknown[] = []
    const platform = createPlatform({ onAnswerFault: (fault) => faults.push(fault) })
    const send = async (value: string) =>
      platform.fetch(`https://${host}${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer nowhere_${account}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...rest, value }),
      })
    await send('first')
    for (const value of values) expect([value, (await send(value)).status, faults]).toEqual([value, status, []])
  })
})

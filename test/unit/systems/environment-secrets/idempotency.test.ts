/** Creating a secret again and again with one key. */
import { describe, expect, it } from 'vitest'
import { astral } from '../ask.ts'
import { create, createEnvironmentAsker, keysIn, refusal } from './ask.ts'

const secret = { key: 'API_KEY', value: 'some value' }
const withKey = (key: string) => ({ headers: { 'Idempotency-Key': key } })
const reused = refusal('IDEMPOTENCY_KEY_REUSED', 'Idempotency-Key was already used with a different request body', {
  field: 'Idempotency-Key',
})

describe('an Idempotency-Key', () => {
  it('ENV-IDEM-1 makes the same request answer the same, once it has succeeded', async () => {
    const { ask, platform } = createEnvironmentAsker()
    const first = await create(ask, secret, withKey('k'))
    platform.clock.advance('23h')
    const second = await create(ask, secret, withKey('k'))
    expect([second.status, second.text]).toEqual([200, first.text])
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ])
    expect(await keysIn(ask)).toEqual(['API_KEY', 'DATABASE_URL'])
  })

  it('ENV-IDEM-1 is refused with another body', async () => {
    const { ask } = createEnvironmentAsker()
    await create(ask, secret, withKey('k'))
    const answer = await create(ask, { ...secret, key: 'OTHER' }, withKey('k'))
    expect([answer.status, answer.body]).toEqual([409, reused])
    expect(await keysIn(ask)).toEqual(['API_KEY', 'DATABASE_URL'])
  })

  it('ENV-IDEM-1 is forgotten after 24 hours', async () => {
    const { ask, platform } = createEnvironmentAsker()
    await create(ask, secret, withKey('k'))
    platform.clock.advance('24h')
    const answer = await create(ask, secret, withKey('k'))
    expect([answer.status, answer.body]).toEqual([409, refusal('CONFLICT', 'Secret already exists', { field: 'key' })])
  })

  it('ENV-IDEM-1 belongs to a credential and to an environment', async () => {
    const { ask } = createEnvironmentAsker()
    await create(ask, secret, withKey('k'))
    const elsewhere = await create(ask, secret, { env: 'env_production', ...withKey('k') })
    expect([elsewhere.status, elsewhere.headers.get('idempotent-replayed')]).toEqual([200, null])
    const otherToken = await create(ask, secret, { as: 'alice_staging', ...withKey('k') })
    expect(otherToken.status).toBe(409)
    expect(otherToken.body).toEqual(refusal('CONFLICT', 'Secret already exists', { field: 'key' }))
  })

  it('ENV-IDEM-1 keeps no refusal', async () => {
    const { ask } = createEnvironmentAsker()
    expect((await create(ask, { key: '', value: 'v' }, withKey('k'))).status).toBe(400)
    expect((await create(ask, secret, withKey('k'))).status).toBe(200)
    expect((await create(ask, secret, withKey('other'))).status).toBe(409)
    const { body } = await ask<{ secrets: { id: string }[] }>('GET', '/api/environments/env_staging/secrets')
    await ask('DELETE', `/api/secrets/${body.secrets[0]?.id}`)
    expect((await create(ask, secret, withKey('other'))).headers.get('idempotent-replayed')).toBe(null)
  })

  it.each([
    ['letters', 'k'],
    ['characters that are one byte in HTTP and two in UTF-8', 'ü'],
  ])('ENV-IDEM-1 may have 200 %s and not 201', async (_, character) => {
    const { ask } = createEnvironmentAsker()
    expect((await create(ask, secret, withKey(character.repeat(200)))).status).toBe(200)
    const answer = await create(ask, { ...secret, key: 'OTHER' }, withKey(character.repeat(201)))
    expect([answer.status, answer.body]).toEqual([
      400,
      refusal('VALIDATION_ERROR', '"Idempotency-Key" must have at most 200 characters.', {
        field: 'Idempotency-Key',
      }),
    ])
    expect(await keysIn(ask)).toEqual(['API_KEY', 'DATABASE_URL'])
  })

  it('ENV-IDEM-1 lets one of two requests that come at the same time make the secret, and both have it', async () => {
    const { ask } = createEnvironmentAsker()
    const body = { ...secret, description: astral }
    const answers = await Promise.all([create(ask, body, withKey('k')), create(ask, body, withKey('k'))])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[0]?.text).toBe(answers[1]?.text)
    expect(await keysIn(ask)).toEqual(['API_KEY', 'DATABASE_URL'])
  })

  it('ENV-IDEM-1 counts against the rate limit like any request', async () => {
    const { ask } = createEnvironmentAsker({ rateLimit: 2 })
    await create(ask, secret, withKey('k'))
    const replayed = await create(ask, secret, withKey('k'))
    expect([replayed.status, replayed.headers.get('x-ratelimit-remaining')]).toEqual([200, '0'])
    expect((await create(ask, secret, withKey('k'))).status).toBe(429)
  })

  it('ENV-IDEM-1 survives a snapshot and is gone after a reset', async () => {
    const { ask, platform } = createEnvironmentAsker()
    const first = await create(ask, secret, withKey('k'))
    const snapshot = platform.snapshot()
    platform.reset()
    expect((await create(ask, secret, withKey('k'))).headers.get('idempotent-replayed')).toBe(null)
    platform.restore(JSON.parse(JSON.stringify(snapshot)))
    expect((await create(ask, secret, withKey('k'))).text).toBe(first.text)
  })
})

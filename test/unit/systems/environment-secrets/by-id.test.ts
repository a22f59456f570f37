/** Secrets of an environment after they were made: listed, revealed, changed and deleted. */
import { describe, expect, it } from 'vitest'
import { startIso, startMs } from '../ask.ts'
import { create, createEnvironmentAsker, keysIn, refusal, seeded } from './ask.ts'

const gone = refusal('NOT_FOUND', 'Secret not found')
const unused = { usedByConfigFiles: [], usedByServices: [], usageCount: 0 }

async function withSecret(body: object = {}) {
  const asker = createEnvironmentAsker()
  const made = await create(asker.ask, { key: 'API_KEY', value: 'some value', ...body })
  return { ...asker, id: made.body.secret.id, secret: made.body.secret }
}

describe('listing', () => {
  it('ENV-LIST-1 is by key, without values, and says where each is used', async () => {
    const { ask, secret } = await withSecret()
    const later = await create(ask, { key: 'ZEBRA', value: 'v' })
    const { status, body } = await ask<{ secrets: object[] }>('GET', '/api/environments/env_staging/secrets')
    expect(status).toBe(200)
    expect(body.secrets).toEqual([
      { ...secret, ...unused },
      {
        id: seeded.databaseUrlOfStaging,
        key: 'DATABASE_URL',
        description: null,
        neverReveal: false,
        createdAt: startIso,
        updatedAt: startIso,
        ...unused,
      },
      { ...later.body.secret, ...unused },
    ])
  })

  it('ENV-LIST-1 is empty where there are none', async () => {
    const { ask } = createEnvironmentAsker()
    await ask('DELETE', `/api/secrets/${seeded.databaseUrlOfStaging}`)
    expect((await ask('GET', '/api/environments/env_staging/secrets')).body).toEqual({ secrets: [] })
  })
})

describe('revealing', () => {
  it('ENV-SHOW-1 answers the value to an admin', async () => {
    const { ask, id } = await withSecret()
    const { status, body } = await ask('GET', `/api/secrets/${id}/value`)
    expect([status, body]).toEqual([200, { value: 'some value' }])
  })

  it('ENV-SHOW-1 is refused for a secret that is never to be revealed', async () => {
    const { ask, id } = await withSecret({ neverReveal: true })
    const { status, body } = await ask('GET', `/api/secrets/${id}/value`)
    expect([status, body]).toEqual([
      403,
      refusal('FORBIDDEN_SCOPE', 'This secret is write-only and cannot be revealed.'),
    ])
  })

  it.each([
    ['dave', 'operator', seeded.databaseUrl],
    ['bob', 'viewer', seeded.databaseUrl],
    ['dave', 'operator', seeded.rootPassword],
  ])('ENV-SHOW-1, ENV-ROLE-1 is refused to %s, a mere %s', async (as, role, id) => {
    const { ask } = createEnvironmentAsker()
    const { status, body } = await ask('GET', `/api/secrets/${id}/value`, { as })
    expect([status, body]).toEqual([403, refusal('FORBIDDEN_ROLE', `The role ${role} may not do this; admin may.`)])
  })

  it('ENV-SHOW-1 is a 404 for a secret that does not exist, or is of an environment that the caller is not in', async () => {
    const { ask } = createEnvironmentAsker()
    expect([(await ask('GET', '/api/secrets/none/value')).status]).toEqual([404])
    const foreign = await ask('GET', `/api/secrets/${seeded.databaseUrlOfStaging}/value`, { as: 'bob' })
    expect([foreign.status, foreign.body]).toEqual([404, gone])
  })
})

describe('changing', () => {
  it('ENV-EDIT-1 changes the value, the description and neverReveal, together or alone', async () => {
    const { ask, id, secret, platform } = await withSecret()
    platform.clock.advance('1m')
    const updatedAt = new Date(startMs + 60_000).toISOString()
    const answer = await ask('PATCH', `/api/secrets/${id}`, {
      body: { value: 'another value', description: 'rotated' },
    })
    expect([answer.status, answer.body]).toEqual([200, { secret: { ...secret, description: 'rotated', updatedAt } }])
    expect((await ask('GET', `/api/secrets/${id}/value`)).body).toEqual({ value: 'another value' })
    await ask('PATCH', `/api/secrets/${id}`, { body: { neverReveal: true } })
    expect((await ask('GET', `/api/secrets/${id}/value`)).status).toBe(403)
  })

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['no body', ''],
    ['nothing at all', undefined],
    ['what is not known', { colour: 'red' }],
  ])('ENV-EDIT-1 changes nothing for %s', async (_, body) => {
    const { ask, id, secret, platform } = await withSecret({ description: 'as it was' })
    platform.clock.advance('1m')
    const answer = await ask('PATCH', `/api/secrets/${id}`, body === undefined ? {} : { body })
    expect([answer.status, answer.body]).toEqual([200, { secret }])
  })

  it('ENV-EDIT-1 never makes a secret older', async () => {
    const { ask, id, secret, platform } = await withSecret()
    platform.clock.set(startMs - 60_000)
    const { body } = await ask('PATCH', `/api/secrets/${id}`, { body: { description: 'later' } })
    expect(body).toEqual({ secret: { ...secret, description: 'later' } })
  })

  it.each<[unknown, string, string]>([
    [{ value: '' }, '"value" must not be empty.', 'value'],
    [{ value: 5 }, '"value" must be a string.', 'value'],
    [{ value: null }, '"value" must be a string.', 'value'],
    [{ description: null }, '"description" must be a string.', 'description'],
    [{ description: 5 }, '"description" must be a string.', 'description'],
    [{ neverReveal: 'yes' }, '"neverReveal" must be true or false.', 'neverReveal'],
    [[], 'The body must be an object.', 'body'],
  ])('ENV-EDIT-1 refuses %j', async (body, message, field) => {
    const { ask, id } = await withSecret()
    const answer = await ask('PATCH', `/api/secrets/${id}`, { body })
    expect([answer.status, answer.body]).toEqual([400, refusal('VALIDATION_ERROR', message, { field })])
    expect((await ask('GET', `/api/secrets/${id}/value`)).body).toEqual({ value: 'some value' })
  })

  it.each(['id', 'key', 'createdAt', 'updatedAt', 'environmentId'])(
    'ENV-EDIT-2 refuses %s, whether the secret exists or not, and changes nothing',
    async (field) => {
      const { ask, id } = await withSecret()
      const expected = refusal('READONLY_FIELD', `Field "${field}" is read-only and cannot be set via PATCH.`, {
        field,
        hint: 'This field is managed by the system and cannot be set via PATCH. Remove it from the request body.',
      })
      for (const reference of [id, 'none']) {
        const body = { value: 'another value', [field]: 'mine' }
        const answer = await ask('PATCH', `/api/secrets/${reference}`, { body })
        expect([answer.status, answer.body]).toEqual([422, expected])
      }
      expect((await ask('GET', `/api/secrets/${id}/value`)).body).toEqual({ value: 'some value' })
      expect(await keysIn(ask)).toEqual(['API_KEY', 'DATABASE_URL'])
    },
  )

  it('ENV-EDIT-1 is a 404 for a secret that does not exist', async () => {
    const { ask } = createEnvironmentAsker()
    const answer = await ask('PATCH', '/api/secrets/none', { body: { value: 'v' } })
    expect([answer.status, answer.body]).toEqual([404, gone])
  })
})

describe('deleting', () => {
  it('ENV-DEL-1 answers success, and a 404 a second time', async () => {
    const { ask, id } = await withSecret()
    const answer = await ask('DELETE', `/api/secrets/${id}`)
    expect([answer.status, answer.body]).toEqual([200, { success: true }])
    expect(await keysIn(ask)).toEqual(['DATABASE_URL'])
    const again = await ask('DELETE', `/api/secrets/${id}`)
    expect([again.status, again.body]).toEqual([404, gone])
  })
})

/** Creating a secret in an environment: the one operation that the document has. */
import { describe, expect, it } from 'vitest'
import { astral, createAsker, startIso } from '../ask.ts'
import { worlds } from '../worlds.ts'
import { create, createEnvironmentAsker, keysIn, refusal } from './ask.ts'

const secret = { key: 'API_KEY', value: 'some value' }
const idOf = expect.stringMatching(/^cl[a-z]{23}$/)

describe('creating', () => {
  it('ENV-NEW-1, ENV-NEW-2 answers the secret', async () => {
    const { ask } = createEnvironmentAsker()
    const { status, body } = await create(ask, { ...secret, description: 'for the shop', neverReveal: true })
    expect([status, body]).toEqual([
      200,
      {
        secret: {
          id: idOf,
          key: 'API_KEY',
          description: 'for the shop',
          neverReveal: true,
          createdAt: startIso,
          updatedAt: startIso,
        },
      },
    ])
  })

  it('ENV-NEW-2 has no description and may be revealed unless it says otherwise', async () => {
    const { ask } = createEnvironmentAsker()
    expect((await create(ask, secret)).body.secret).toMatchObject({ description: null, neverReveal: false })
    expect((await create(ask, { ...secret, key: 'B', description: '' })).body.secret).toMatchObject({ description: '' })
  })

  it('ENV-NEW-3 does not answer the value, nor does a list or an error', async () => {
    const { ask } = createEnvironmentAsker()
    const value = 'hush-hush-hush'
    const answers = [
      await create(ask, { ...secret, value }),
      await create(ask, { ...secret, value }),
      await create(ask, { ...secret, value, key: '' }),
      await ask('GET', '/api/environments/env_staging/secrets'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 400, 200])
    for (const { text } of answers) expect(text).not.toContain(value)
  })

  it('ENV-ERR-4 ignores what it does not know', async () => {
    const { ask } = createEnvironmentAsker()
    const { status, body } = await create(ask, { ...secret, id: 'mine', colour: 'red' })
    expect([status, body.secret.id]).toEqual([200, idOf])
  })

  it("ENV-NEW-1 takes the document's own example", async () => {
    const { ask } = createEnvironmentAsker({ world: worlds.documents })
    const body = '{"key":"example","value":"example","description":"example","neverReveal":false}'
    const answer = await create(ask, body, { env: 'example' })
    expect([answer.status, answer.body.secret]).toMatchObject([
      200,
      { key: 'example', description: 'example', neverReveal: false },
    ])
  })

  it.each(['api_key', '1A', 'A-B', 'A B', 'A\n', astral])('ENV-NEW-1 takes the key %j', async (key) => {
    const { ask } = createEnvironmentAsker()
    expect((await create(ask, { key, value: 'v' })).body.secret.key).toBe(key)
  })

  it.each(['api_key', '1A', 'A-B', 'A\n'])('ENV-ERR-4 observed, refuses the key %j', async (key) => {
    const { ask } = createEnvironmentAsker({ profile: 'observed' })
    const message =
      '"key" must be capital letters, digits and underscores that begin with a letter, such as DATABASE_URL.'
    const answer = await create(ask, { key, value: 'v' })
    expect([answer.status, answer.body]).toEqual([
      400,
      refusal('VALIDATION_ERROR', message, { details: [{ path: ['key'], message }] }),
    ])
    expect(await keysIn(ask)).toEqual(['DATABASE_URL'])
  })

  it.each(['A', 'A1', 'A_', `A${'B'.repeat(499)}`])('ENV-ERR-4 takes the key %s', async (key) => {
    const { ask } = createEnvironmentAsker()
    expect((await create(ask, { key, value: 'v' })).body.secret.key).toBe(key)
  })

  it('ENV-ERR-4 sets no maximum to a value', async () => {
    const { ask } = createEnvironmentAsker()
    const { body } = await create(ask, { key: 'LONG', value: astral.repeat(100_000) })
    const revealed = await ask<{ value: string }>('GET', `/api/secrets/${body.secret.id}/value`)
    expect(revealed.body.value).toBe(astral.repeat(100_000))
  })

  it.each<[string, unknown, string, string]>([
    ['ENV-ERR-4: no key', { value: 'v' }, '"key" is missing.', 'key'],
    ['ENV-ERR-4: no value', { key: 'A' }, '"value" is missing.', 'value'],
    ['ENV-ERR-4: an empty key', { key: '', value: 'v' }, '"key" must not be empty.', 'key'],
    ['ENV-ERR-4: an empty value', { key: 'A', value: '' }, '"value" must not be empty.', 'value'],
    ['ENV-ERR-2: a number for a key', { key: 5, value: 'v' }, '"key" must be a string.', 'key'],
    ['ENV-ERR-2: null for a key', { key: null, value: 'v' }, '"key" must be a string.', 'key'],
    ['ENV-ERR-2: a number for a value', { key: 'A', value: 5 }, '"value" must be a string.', 'value'],
    ['ENV-ERR-2: a list for a value', { key: 'A', value: ['v'] }, '"value" must be a string.', 'value'],
    [
      'ENV-ERR-4: null for a description',
      { ...secret, description: null },
      '"description" must be a string.',
      'description',
    ],
    [
      'ENV-ERR-2: a number for a description',
      { ...secret, description: 5 },
      '"description" must be a string.',
      'description',
    ],
    [
      'ENV-ERR-2: text for neverReveal',
      { ...secret, neverReveal: 'true' },
      '"neverReveal" must be true or false.',
      'neverReveal',
    ],
    [
      'ENV-ERR-2: null for neverReveal',
      { ...secret, neverReveal: null },
      '"neverReveal" must be true or false.',
      'neverReveal',
    ],
    ['ENV-NEW-4: a list', [secret], 'The body must be an object.', 'body'],
    ['ENV-NEW-4: a text', '"API_KEY"', 'The body must be an object.', 'body'],
    ['ENV-NEW-4: null', 'null', 'The body must be an object.', 'body'],
    ['ENV-ERR-2: no JSON', '{"key":', 'The body is not JSON.', 'body'],
  ])('%s is refused, with the field that it is about', async (_, body, message, field) => {
    const { ask } = createEnvironmentAsker()
    const answer = await create(ask, body)
    expect([answer.status, answer.body]).toEqual([400, refusal('VALIDATION_ERROR', message, { field })])
    expect(await keysIn(ask)).toEqual(['DATABASE_URL'])
  })

  it('ENV-NEW-4, ENV-ERR-4 counts no body as an empty object, which is refused', async () => {
    const { ask } = createEnvironmentAsker()
    for (const body of ['', undefined]) {
      const answer = await create(ask, body)
      expect([answer.status, answer.body]).toEqual([
        400,
        refusal('VALIDATION_ERROR', '"key" is missing.', { field: 'key' }),
      ])
    }
  })

  it('ENV-ERR-2 refuses another media type', async () => {
    const { ask } = createEnvironmentAsker()
    const answer = await create(ask, '{}', { headers: { 'Content-Type': 'text/plain' } })
    expect([answer.status, answer.body]).toEqual([
      400,
      refusal('VALIDATION_ERROR', 'The Content-Type must be application/json; text/plain was sent.', { field: 'body' }),
    ])
  })
})

describe('a key', () => {
  it('ENV-KEY-1, ENV-KEY-2, ENV-ERR-2 can be taken once in an environment, and again in another', async () => {
    const { ask } = createEnvironmentAsker()
    expect((await create(ask, secret)).status).toBe(200)
    const answer = await create(ask, { ...secret, value: 'another value' })
    expect([answer.status, answer.body]).toEqual([409, refusal('CONFLICT', 'Secret already exists', { field: 'key' })])
    expect((await create(ask, secret, { env: 'env_production' })).status).toBe(200)
    expect(await keysIn(ask)).toEqual(['API_KEY', 'DATABASE_URL'])
  })

  it('ENV-KEY-1 goes to one of two requests that come at the same time', async () => {
    const { ask } = createEnvironmentAsker()
    const values = ['first value', 'second value']
    const answers = await Promise.all(values.map((value) => create(ask, { ...secret, value })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = answers.findIndex(({ status }) => status === 200)
    const { body } = await ask('GET', `/api/secrets/${answers[winner]?.body.secret.id}/value`)
    expect(body).toEqual({ value: values[winner] })
  })

  it('ENV-KEY-1 is free again when its secret is deleted', async () => {
    const { ask } = createEnvironmentAsker()
    const { body } = await create(ask, secret)
    await ask('DELETE', `/api/secrets/${body.secret.id}`)
    const again = await create(ask, secret)
    expect([again.status, again.body.secret.id === body.secret.id]).toEqual([200, false])
  })
})

describe('an environment that does not exist', () => {
  const gone = refusal('NOT_FOUND', 'Environment not found')

  it('ENV-GONE-1 is a 404 to create in and to list, as one that the caller is not in', async () => {
    const { ask } = createEnvironmentAsker()
    const answers = [
      await create(ask, secret, { env: 'env_none' }),
      await ask('GET', '/api/environments/env_none/secrets'),
      await create(ask, secret, { env: 'env_staging', as: 'bob' }),
      await ask('GET', '/api/environments/env_staging/secrets', { as: 'bob' }),
    ]
    for (const { status, body } of answers) expect([status, body]).toEqual([404, gone])
  })

  it('ENV-GONE-1 observed, is an error of the server to create in and empty to list', async () => {
    const { ask } = createEnvironmentAsker({ profile: 'observed' })
    const made = await create(ask, secret, { env: 'env_none' })
    expect([made.status, made.body]).toEqual([500, refusal('INTERNAL', 'Internal Server Error')])
    const listed = await ask('GET', '/api/environments/env_none/secrets')
    expect([listed.status, listed.body]).toEqual([200, { secrets: [] }])
  })
})

describe('what is wrong with the input', () => {
  it('ENV-ERR-3 observed, is listed as details and named by no field', async () => {
    const { ask } = createEnvironmentAsker({ profile: 'observed' })
    const answer = await create(ask, { key: 'api_key', value: 'v' })
    expect([answer.status, answer.body]).toEqual([
      400,
      refusal(
        'VALIDATION_ERROR',
        '"key" must be capital letters, digits and underscores that begin with a letter, such as DATABASE_URL.',
        {
          details: [
            {
              path: ['key'],
              message:
                '"key" must be capital letters, digits and underscores that begin with a letter, such as DATABASE_URL.',
            },
          ],
        },
      ),
    ])
    await create(ask, secret)
    expect((await create(ask, secret)).body).toEqual(refusal('CONFLICT', 'Secret already exists', { field: 'key' }))
  })

  it('ENV-ERR-1, ENV-ERR-3 has a request id of its own in every error', async () => {
    const { ask } = createAsker('environment-secrets')
    const ids = []
    for (let times = 0; times < 3; times++) {
      ids.push((await ask<{ requestId: string }>('GET', '/api/environments/env_none/secrets')).body.requestId)
    }
    expect(new Set(ids).size).toBe(3)
  })
})

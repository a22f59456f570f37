/** Secrets of a project: stored, listed and deleted, and never shown. */
import { describe, expect, it } from 'vitest'
import { type Ask, astral, createAsker, startIso, startMs } from '../ask.ts'
import { worlds } from '../worlds.ts'

const path = '/api/v1/projects/prj_nowhere/secrets'
const refusal = (code: string, message: unknown) => ({ error: { code, message } })
const invalid = (message: unknown) => refusal('VALIDATION_ERROR', message)

const save = (ask: Ask, key: unknown, value: unknown) =>
  ask<{ data: { secret: { lastFour: string } } }>('POST', path, { body: { key, value } })

const list = async (ask: Ask) =>
  (await ask<{ data: { secrets: { key: string; lastFour: string }[] } }>('GET', path)).body.data.secrets
const keys = async (ask: Ask) => (await list(ask)).map(({ key }) => key)

describe('storing', () => {
  it('PRJ-PUT-1, PRJ-PUT-6, PRJ-LIST-1 answers what the list then has, and nothing more', async () => {
    const { ask } = createAsker('project-secrets')
    const secret = { key: 'STRIPE_SECRET_KEY', lastFour: 'aB3x', createdAt: startIso, updatedAt: startIso }
    const saved = await save(ask, 'STRIPE_SECRET_KEY', 'sk_live_51H8vQaB3x')
    expect([saved.status, saved.body]).toEqual([200, { data: { secret } }])
    const listed = await ask('GET', path)
    expect([listed.status, listed.body]).toEqual([200, { data: { secrets: [secret] } }])
  })

  it('PRJ-PUT-2, PRJ-PUT-3 the same key again replaces the value, keeps createdAt and moves updatedAt', async () => {
    const { ask, platform } = createAsker('project-secrets')
    await save(ask, 'API_KEY', 'the first value')
    platform.clock.advance('1m')
    const updatedAt = new Date(startMs + 60_000).toISOString()
    const secret = { key: 'API_KEY', lastFour: 'last', createdAt: startIso, updatedAt }
    expect((await save(ask, 'API_KEY', 'the value to last')).body).toEqual({ data: { secret } })
    expect(await list(ask)).toEqual([secret])
  })

  it('PRJ-PUT-3 never moves updatedAt back', async () => {
    const { ask, platform } = createAsker('project-secrets')
    await save(ask, 'API_KEY', 'the first value')
    platform.clock.set(startMs - 60_000)
    expect((await save(ask, 'API_KEY', 'the second value')).body.data.secret).toMatchObject({
      createdAt: startIso,
      updatedAt: startIso,
    })
  })

  it.each([
    ['A', 'a letter'],
    ['A1_', 'a letter, a digit and an underscore'],
    ['A'.repeat(64), '64 characters'],
  ])('PRJ-PUT-4 takes the key %s: %s', async (key) => {
    const { ask } = createAsker('project-secrets')
    expect((await save(ask, key, 'some value')).status).toBe(200)
    expect(await keys(ask)).toEqual([key])
  })

  it.each<[string, unknown]>([
    ['an empty key', ''],
    ['65 characters', 'A'.repeat(65)],
    ['small letters', 'api_key'],
    ['a digit first', '1A'],
    ['an underscore first', '_A'],
    ['a dash', 'A-B'],
    ['a space', 'A B'],
    ['a line end', 'A\n'],
    ['a letter that is not ASCII', 'ÄPFEL'],
    ['an astral letter', '𝐀'],
  ])('PRJ-PUT-4 refuses a key with %s', async (_, key) => {
    const { ask } = createAsker('project-secrets')
    const { status, body } = await save(ask, key, 'some value')
    expect([status, body]).toEqual([
      400,
      invalid('"key" must be in UPPER_SNAKE_CASE, 1 to 64 characters that begin with a letter, such as DATABASE_URL.'),
    ])
    expect(await keys(ask)).toEqual([])
  })

  it.each([
    ['letters', 'v'],
    ['characters that are three bytes', '€'],
    ['characters that are two in UTF-16', astral],
  ])('PRJ-PUT-4 takes a value of 1 and of 4096 %s, and none of 4097', async (_, character) => {
    const { ask } = createAsker('project-secrets')
    expect((await save(ask, 'A', character)).status).toBe(200)
    expect((await save(ask, 'A', character.repeat(4096))).status).toBe(200)
    const { status, body } = await save(ask, 'A', character.repeat(4097))
    expect([status, body]).toEqual([400, invalid('"value" must have at most 4096 characters.')])
  })

  it.each<[string, unknown, string]>([
    ['no key', { value: 'v' }, '"key" is missing.'],
    ['no value', { key: 'A' }, '"value" is missing.'],
    ['an empty value', { key: 'A', value: '' }, '"value" must not be empty.'],
    ['a number for a key', { key: 5, value: 'v' }, '"key" must be a string.'],
    ['null for a key', { key: null, value: 'v' }, '"key" must be a string.'],
    ['a number for a value', { key: 'A', value: 5 }, '"value" must be a string.'],
    ['a boolean for a value', { key: 'A', value: true }, '"value" must be a string.'],
    ['null for a value', { key: 'A', value: null }, '"value" must be a string.'],
    ['an object for a value', { key: 'A', value: {} }, '"value" must be a string.'],
    ['a list', [{ key: 'A', value: 'v' }], 'The body must be an object.'],
    ['a text', '"A"', 'The body must be an object.'],
    ['null', null, 'The body must be an object.'],
    ['an empty object', {}, '"key" is missing.'],
    ['no JSON', '{', 'The body is not JSON.'],
    ['no body', '', 'The body is empty; JSON was expected.'],
  ])('PRJ-PUT-4 refuses %s', async (_, body, message) => {
    const { ask } = createAsker('project-secrets')
    const answer = await ask('POST', path, { body })
    expect([answer.status, answer.body]).toEqual([400, invalid(message)])
    expect(await keys(ask)).toEqual([])
  })

  it('PRJ-PUT-4 refuses another media type', async () => {
    const { ask } = createAsker('project-secrets')
    const other = await ask('POST', path, { body: '{}', headers: { 'Content-Type': 'application/xml' } })
    expect([other.status, other.body]).toEqual([
      400,
      invalid('The Content-Type must be application/json; application/xml was sent.'),
    ])
  })

  it.each([
    [65_536, '"value" must have at most 4096 characters.'],
    [1_048_500, '"value" must have at most 4096 characters.'],
    [1_048_576, 'The body is larger than 1048576 bytes.'],
    [3_000_000, 'The body is larger than 1048576 bytes.'],
  ])('PRJ-PUT-4 refuses a value of %i characters as it does a shorter one', async (length, message) => {
    const { ask } = createAsker('project-secrets')
    const { status, body } = await save(ask, 'A', 'v'.repeat(length))
    expect([status, body]).toEqual([400, invalid(message)])
    expect(await keys(ask)).toEqual([])
  })

  it.each([
    ['no Content-Type', { 'Content-Type': '' }],
    ['text/plain', { 'Content-Type': 'text/plain;charset=UTF-8' }],
  ])('PRJ-PUT-9 reads JSON that comes with %s', async (_, headers) => {
    const { ask } = createAsker('project-secrets')
    const { status, body } = await ask('POST', path, {
      body: '{ "key": "STRIPE_SECRET_KEY", "value": "sk_live_..." }',
      headers,
    })
    expect([status, body]).toMatchObject([200, { data: { secret: { key: 'STRIPE_SECRET_KEY', lastFour: '_...' } } }])
    const broken = await ask('POST', path, { body: '{ "key": "A", "value": ', headers })
    expect([broken.status, broken.body]).toEqual([400, invalid('The body is not JSON.')])
  })

  it('ignores what it does not know', async () => {
    const { ask } = createAsker('project-secrets')
    const { status, body } = await ask('POST', path, { body: { key: 'A', value: 'some value', lastFour: 'mine' } })
    expect([status, body]).toEqual([200, { data: { secret: expect.objectContaining({ lastFour: 'alue' }) } }])
  })
})

describe('the last four characters', () => {
  it.each([
    ['12345', '2345'],
    ['1234', ''],
    ['123', ''],
    ['1', ''],
    [`ab${astral}cd`, `b${astral}cd`],
    [astral.repeat(4), ''],
    [astral.repeat(5), astral.repeat(4)],
    [`x${astral.repeat(4)}`, astral.repeat(4)],
    [`${astral}1234`, '1234'],
  ])('PRJ-PUT-6, PRJ-PUT-7 of %s are "%s"', async (value, lastFour) => {
    const { ask } = createAsker('project-secrets')
    expect((await save(ask, 'A', value)).body.data.secret.lastFour).toBe(lastFour)
    expect((await list(ask))[0]?.lastFour).toBe(lastFour)
  })

  it('PRJ-PUT-8 are all that any answer holds of a value', async () => {
    const { ask } = createAsker('project-secrets')
    const value = 'hush-hush-hush-1234'
    const answers = [
      await save(ask, 'A', value),
      await save(ask, 'A', value),
      await save(ask, value, value),
      await ask('GET', path),
      await ask('DELETE', `${path}/A`),
    ]
    for (const { text } of answers) expect(text).not.toContain('hush')
  })
})

describe('a full project', () => {
  const full = (count: number) =>
    refusal(
      'SECRET_LIMIT_EXCEEDED',
      `The project already has ${count} secrets. Delete one or update an existing key instead of adding a new one.`,
    )

  it('PRJ-PUT-5 takes the 25th key and not the 26th', async () => {
    const { ask } = createAsker('project-secrets')
    for (let count = 1; count <= 25; count++) expect((await save(ask, `KEY_${count}`, 'some value')).status).toBe(200)
    const { status, body } = await save(ask, 'KEY_26', 'some value')
    expect([status, body]).toEqual([409, full(25)])
    expect((await keys(ask)).length).toBe(25)
  })

  it('PRJ-PUT-5 takes another value for a key that is there, and another key once one is deleted', async () => {
    const { ask } = createAsker('project-secrets', { world: worlds.fullProject })
    expect((await save(ask, 'KEY_01', 'another value')).status).toBe(200)
    expect((await save(ask, 'KEY_26', 'some value')).status).toBe(409)
    await ask('DELETE', `${path}/KEY_02`)
    expect((await save(ask, 'KEY_26', 'some value')).status).toBe(200)
    expect((await save(ask, 'KEY_27', 'some value')).status).toBe(409)
  })

  it('PRJ-PUT-5 lets one of two requests have its last place', async () => {
    const { ask } = createAsker('project-secrets', { world: worlds.fullProject })
    await ask('DELETE', `${path}/KEY_25`)
    const answers = await Promise.all(['NEW_A', 'NEW_B'].map((key) => save(ask, key, 'some value')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await keys(ask)).length).toBe(25)
  })
})

describe('deleting', () => {
  it('PRJ-DEL-1 says whether there was one, and succeeds either way', async () => {
    const { ask } = createAsker('project-secrets')
    await save(ask, 'API_KEY', 'some value')
    const first = await ask('DELETE', `${path}/API_KEY`)
    expect([first.status, first.body]).toEqual([200, { data: { success: true, existed: true } }])
    const second = await ask('DELETE', `${path}/API_KEY`)
    expect([second.status, second.body]).toEqual([200, { data: { success: true, existed: false } }])
    expect(await keys(ask)).toEqual([])
  })

  it.each(['api_key', 'no%20key', '%F0%9D%84%9E', 'A'.repeat(65)])(
    'PRJ-DEL-1 of %s, a key that none could have, is no error',
    async (key) => {
      const { ask } = createAsker('project-secrets')
      const { status, body } = await ask('DELETE', `${path}/${key}`)
      expect([status, body]).toEqual([200, { data: { success: true, existed: false } }])
    },
  )
})

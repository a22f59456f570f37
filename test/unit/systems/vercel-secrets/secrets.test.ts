/** Secrets of a user in the API of 2024: made, read, renamed and deleted. */
import { describe, expect, it } from 'vitest'
import { askerOf, astral, createAsker, startIso, startMs } from '../ask.ts'
import { worlds } from '../worlds.ts'
import { badRequest, notFound } from './refusals.ts'

const alice = '2qDDuGFTWXBLDNnqZfWPDp1A'
const uidOf = expect.stringMatching(/^sec_[A-Za-z0-9]{24}$/)
const secret = (name: string, value = 'some value') => ({ name, value })
const bytesOf = (value: string) => ({ type: 'Buffer', data: [...new TextEncoder().encode(value)] })

async function withSecret(body: Record<string, unknown> = secret('my-api-key')) {
  const asker = createAsker('vercel-secrets')
  const made = await asker.ask<{ uid: string }>('POST', `/v2/secrets/${body.name}`, { body })
  expect(made.status).toBe(200)
  return { ...asker, made, uid: made.body.uid }
}

describe('creating', () => {
  it('VER-NEW-1, VER-NEW-2 answers the secret and its value as bytes', async () => {
    const { made } = await withSecret(secret('my-api-key', 'some secret väl𝄞e'))
    expect(made.body).toEqual({
      uid: uidOf,
      name: 'my-api-key',
      created: startIso,
      createdAt: startMs,
      decryptable: false,
      teamId: null,
      userId: alice,
      value: bytesOf('some secret väl𝄞e'),
    })
  })

  it("VER-NEW-1, VER-NEW-4 takes the document's own example", async () => {
    const { made } = await withSecret({
      name: 'my-api-key',
      value: 'some secret value',
      decryptable: true,
      projectId: 'prj_2WjyKQmM8ZnGcJsPWMrHRHrE',
    })
    expect(made.body).toMatchObject({ decryptable: true, projectId: 'prj_2WjyKQmM8ZnGcJsPWMrHRHrE' })
  })

  it.each<[string, string, unknown, string]>([
    ['VER-NEW-3', 'no value', { name: 'a' }, '"value" is missing.'],
    ['VER-NEW-4', 'no name', { value: 'v' }, '"name" is missing.'],
    ['VER-NEW-3', 'a number for a value', { name: 'a', value: 5 }, '"value" must be a string.'],
    ['VER-NEW-3', 'null for a value', { name: 'a', value: null }, '"value" must be a string.'],
    ['VER-NEW-3', 'a list for a value', { name: 'a', value: ['v'] }, '"value" must be a string.'],
    ['VER-NEW-3', 'an empty value', { name: 'a', value: '' }, '"value" must not be empty.'],
    ['VER-NEW-3', 'a boolean for a name', { name: true, value: 'v' }, '"name" must be a string.'],
    ['VER-NEW-4', 'an empty name', { name: '', value: 'v' }, '"name" must not be empty.'],
    [
      'VER-NEW-4',
      'text for decryptable',
      { ...secret('a'), decryptable: 'yes' },
      '"decryptable" must be true or false.',
    ],
    [
      'VER-NEW-4',
      'null for decryptable',
      { ...secret('a'), decryptable: null },
      '"decryptable" must be true or false.',
    ],
    ['VER-NEW-4', 'a number for projectId', { ...secret('a'), projectId: 5 }, '"projectId" must be a string.'],
    ['VER-NEW-4', 'a property that is not known', { ...secret('a'), hush: 1 }, '"hush" is not a known property.'],
    ['VER-NEW-3', 'a list for a body', [secret('a')], 'The body must be an object.'],
    ['VER-NEW-3', 'null for a body', null, 'The body must be an object.'],
  ])('%s refuses %s', async (_, __, body, problem) => {
    const { ask } = createAsker('vercel-secrets')
    const answer = await ask('POST', '/v2/secrets/a', { body })
    expect([answer.status, answer.body]).toEqual([400, badRequest(problem)])
    expect((await ask<{ secrets: [] }>('GET', '/v3/secrets')).body.secrets).toEqual([])
  })

  it.each([
    ['text that is no JSON', { body: '{"name":', headers: {} }, 'The body is not JSON.'],
    [
      'another media type',
      { body: '{}', headers: { 'Content-Type': 'application/xml' } },
      'The Content-Type must be application/json; application/xml was sent.',
    ],
    ['no body', { body: '', headers: {} }, 'The body is empty; JSON was expected.'],
  ])('VER-NEW-3 refuses %s', async (_, options, problem) => {
    const { ask } = createAsker('vercel-secrets')
    const answer = await ask('POST', '/v2/secrets/a', options)
    expect([answer.status, answer.body]).toEqual([400, badRequest(problem)])
  })

  it.each([
    ['letters', 'a'],
    ['characters that are two in UTF-16', astral],
  ])('VER-NEW-4 takes a name of 100 %s, and none of 101', async (_, character) => {
    const { ask } = createAsker('vercel-secrets')
    const [fits, tooLong] = [character.repeat(100), character.repeat(101)]
    const create = (name: string) => ask('POST', `/v2/secrets/${encodeURIComponent(name)}`, { body: secret(name) })
    expect((await create(fits)).body).toMatchObject({ name: fits })
    expect((await create(tooLong)).body).toEqual(badRequest('"name" must have at most 100 characters.'))
    expect((await ask('GET', `/v3/secrets/${encodeURIComponent(fits)}`)).body).toMatchObject({ name: fits })
  })

  it('VER-NEW-6 gives a secret the name of the body, whatever the path names', async () => {
    const { ask } = createAsker('vercel-secrets')
    const answer = await ask('POST', '/v2/secrets/one', { body: secret('two') })
    expect([answer.status, answer.body]).toMatchObject([200, { name: 'two' }])
    expect((await ask('GET', '/v3/secrets/two')).status).toBe(200)
    expect((await ask('GET', '/v3/secrets/one')).status).toBe(404)
    const again = await ask('POST', '/v2/secrets/three', { body: secret('two') })
    expect([again.status, again.body]).toEqual([400, badRequest('There is a secret named "two" already.')])
  })

  it.each([
    ['no Content-Type', ''],
    ['text/plain', 'text/plain;charset=UTF-8'],
  ])('VER-NEW-6 reads JSON that comes with %s', async (_, type) => {
    const { ask } = createAsker('vercel-secrets')
    const headers = { 'Content-Type': type }
    expect((await ask('POST', '/v2/secrets/a', { body: secret('a'), headers })).status).toBe(200)
    expect((await ask('PATCH', '/v2/secrets/a', { body: { name: 'b' }, headers })).body).toMatchObject({ oldName: 'a' })
    const broken = await ask('POST', '/v2/secrets/a', { body: '{"name":', headers })
    expect([broken.status, broken.body]).toEqual([400, badRequest('The body is not JSON.')])
  })

  it('VER-NEW-6 refuses a name that is taken, and leaves the secret as it was', async () => {
    const { ask } = await withSecret({ ...secret('my-api-key', 'first value'), decryptable: true })
    const answer = await ask('POST', '/v2/secrets/my-api-key', { body: secret('my-api-key', 'second value') })
    expect([answer.status, answer.body]).toEqual([400, badRequest('There is a secret named "my-api-key" already.')])
    expect((await ask('GET', '/v3/secrets/my-api-key?decrypt=true')).body).toMatchObject({ value: 'first value' })
  })

  it('VER-NEW-6 lets one of two requests for a name win that come at the same time', async () => {
    const { ask } = createAsker('vercel-secrets')
    const answers = await Promise.all(
      ['first value', 'second value'].map((value) =>
        ask('POST', '/v2/secrets/raced', { body: { ...secret('raced', value), decryptable: true } }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const winner = answers.findIndex(({ status }) => status === 200)
    const { body } = await ask('GET', '/v3/secrets/raced?decrypt=true')
    expect(body).toMatchObject({ value: ['first value', 'second value'][winner] })
  })

  it.each([
    ['is blocked', 'carol', 'The account is soft-blocked, for a reason that nothing else here tells.'],
    ['owes a payment', 'dave', 'The account lacks a payment. Update its payment method.'],
  ])(
    'VER-NEW-5 refuses an account that %s, before it looks at the body, and nothing else that it asks',
    async (_, as, message) => {
      const { ask } = createAsker('vercel-secrets', { world: worlds.documents })
      for (const body of [secret('a'), '{']) {
        const answer = await ask('POST', '/v2/secrets/a', { body, as })
        expect([answer.status, answer.body]).toEqual([402, { error: { code: 'payment_required', message } }])
      }
      expect((await ask('GET', '/v3/secrets', { as })).status).toBe(200)
      expect((await ask('DELETE', '/v2/secrets/a', { as })).status).toBe(404)
    },
  )
})

describe('reading', () => {
  it('VER-GET-1, VER-GET-2 answers by id and by name what creating it answered, without the value', async () => {
    const { ask, made, uid } = await withSecret({ ...secret('my-api-key'), projectId: 'prj_a' })
    const { value, ...rest } = made.body as typeof made.body & { value: unknown }
    expect(value).toEqual(bytesOf('some value'))
    for (const reference of [uid, 'my-api-key']) {
      const answer = await ask('GET', `/v3/secrets/${reference}`)
      expect([answer.status, answer.body]).toEqual([200, rest])
    }
  })

  it.each(['', '?decrypt=true', '?decrypt=false'])(
    'VER-GET-3 with the query "%s" does not show the value of a secret that is not decryptable',
    async (query) => {
      for (const decryptable of [{ decryptable: false }, {}]) {
        const { ask, uid } = await withSecret({ ...secret('my-api-key'), ...decryptable })
        for (const reference of [uid, 'my-api-key']) {
          const answer = await ask<object>('GET', `/v3/secrets/${reference}${query}`)
          expect([answer.status, 'value' in answer.body]).toEqual([200, false])
        }
      }
    },
  )

  it.each([
    ['?decrypt=true', 'some value'],
    ['?decrypt=false', undefined],
    ['', undefined],
  ])('VER-GET-4 with the query "%s" of a decryptable secret has the value %s', async (query, value) => {
    const { ask, uid } = await withSecret({ ...secret('my-api-key'), decryptable: true })
    const answer = await ask<{ value?: string }>('GET', `/v3/secrets/${uid}${query}`)
    expect([answer.status, answer.body.value]).toEqual([200, value])
  })

  it.each(['1', 'TRUE', '', 'yes'])('VER-GET-5 refuses decrypt=%s', async (decrypt) => {
    const { ask, uid } = await withSecret()
    const answer = await ask('GET', `/v3/secrets/${uid}?decrypt=${decrypt}`)
    expect([answer.status, answer.body]).toEqual([400, badRequest('"decrypt" must be one of "true", "false".')])
  })

  it("VER-GET-1, VER-ERR-1 answers 404 for what is not there, and for what is another account's", async () => {
    const { ask, uid } = await withSecret()
    expect([(await ask('GET', '/v3/secrets/none')).status, (await ask('GET', '/v3/secrets/none')).body]).toEqual([
      404,
      notFound('none'),
    ])
    for (const reference of [uid, 'my-api-key']) {
      const answer = await ask('GET', `/v3/secrets/${reference}`, { as: 'bob' })
      expect([answer.status, answer.body]).toEqual([404, notFound(reference)])
    }
  })

  it('VER-GET-1 finds a name with a slash, percent-encoded', async () => {
    const { ask } = createAsker('vercel-secrets')
    await ask('POST', '/v2/secrets/a%2Fb', { body: secret('a/b') })
    expect((await ask('GET', '/v3/secrets/a%2Fb')).body).toMatchObject({ name: 'a/b' })
  })
})

describe('renaming', () => {
  it('VER-NAME-1 answers uid, name, created and oldName, and the old name is free', async () => {
    const { ask, uid } = await withSecret()
    const answer = await ask('PATCH', '/v2/secrets/my-api-key', { body: { name: 'renamed' } })
    expect([answer.status, answer.body]).toEqual([
      200,
      { uid, name: 'renamed', created: startIso, oldName: 'my-api-key' },
    ])
    expect((await ask('GET', '/v3/secrets/my-api-key')).status).toBe(404)
    expect((await ask('GET', '/v3/secrets/renamed')).body).toMatchObject({ uid })
    expect((await ask('POST', '/v2/secrets/my-api-key', { body: secret('my-api-key') })).status).toBe(200)
  })

  it('VER-NAME-1, VER-NAME-2 refuses a name that is taken, but not its own', async () => {
    const { ask, uid } = await withSecret()
    await ask('POST', '/v2/secrets/other', { body: secret('other') })
    const answer = await ask('PATCH', '/v2/secrets/my-api-key', { body: { name: 'other' } })
    expect([answer.status, answer.body]).toEqual([400, badRequest('There is a secret named "other" already.')])
    expect((await ask('GET', '/v3/secrets/my-api-key')).body).toMatchObject({ uid })
    expect((await ask('PATCH', '/v2/secrets/my-api-key', { body: { name: 'my-api-key' } })).body).toMatchObject({
      uid,
      name: 'my-api-key',
      oldName: 'my-api-key',
    })
  })

  it('VER-NAME-2 answers 404 where there is none', async () => {
    const { ask } = createAsker('vercel-secrets')
    const answer = await ask('PATCH', '/v2/secrets/none', { body: { name: 'other' } })
    expect([answer.status, answer.body]).toEqual([404, notFound('none')])
  })

  it.each<[string, unknown, string]>([
    ['no name', {}, '"name" is missing.'],
    ['a number for a name', { name: 5 }, '"name" must be a string.'],
    ['an empty name', { name: '' }, '"name" must not be empty.'],
    ['a name of 101 characters', { name: astral.repeat(101) }, '"name" must have at most 100 characters.'],
    ['a value', { name: 'a', value: 'v' }, '"value" is not a known property.'],
  ])('VER-NAME-1 refuses %s', async (_, body, problem) => {
    const { ask } = await withSecret()
    const answer = await ask('PATCH', '/v2/secrets/my-api-key', { body })
    expect([answer.status, answer.body]).toEqual([400, badRequest(problem)])
  })
})

describe('deleting', () => {
  it.each(['its id', 'its name'])(
    'VER-DEL-1, VER-DEL-2 by %s answers created as a number, and it is gone',
    async (by) => {
      const { ask, uid } = await withSecret()
      const reference = by === 'its id' ? uid : 'my-api-key'
      const answer = await ask('DELETE', `/v2/secrets/${reference}`)
      expect([answer.status, answer.body]).toEqual([200, { uid, name: 'my-api-key', created: startMs }])
      expect((await ask('GET', `/v3/secrets/${uid}`)).status).toBe(404)
      const again = await ask('DELETE', `/v2/secrets/${reference}`)
      expect([again.status, again.body]).toEqual([404, notFound(reference)])
    },
  )

  it('VER-DEL-1 deletes nothing of another account', async () => {
    const { ask, uid, platform } = await withSecret()
    const bob = askerOf(platform, 'vercel-secrets')
    expect((await bob('DELETE', `/v2/secrets/${uid}`, { as: 'bob' })).status).toBe(404)
    expect((await ask('GET', `/v3/secrets/${uid}`)).status).toBe(200)
  })
})

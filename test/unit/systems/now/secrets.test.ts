/** Secrets of a user: what goes in, what comes back, and what never does. */

import { describe, expect, it } from 'vitest'
import fc from '../../../seeded.ts'
import { badRequest, createClient, notFound, refusal, startIso } from './client.ts'

const uidOf = expect.stringMatching(/^sec_[A-Za-z0-9]{24}$/)

async function withSecret(name = 'my-key', value = 'my-value') {
  const client = createClient()
  const { body } = await client.call<{ uid: string }>('POST', '/now/secrets', { body: { name, value } })
  return { ...client, uid: body.uid }
}

const conflict = (name: string) =>
  refusal('conflict', 'https://zeit.co/errors/secrets/conflict', `There is a secret named "${name}" already.`)
const unknown = (reference: string) => notFound('secrets', `No secret answers to "${reference}".`)

describe('listing', () => {
  it('NOW-SEC-1, NOW-DEP-22 answers an entry for each secret, the newest first', async () => {
    const { call, uid } = await withSecret('first')
    const second = await call<{ uid: string }>('POST', '/now/secrets', { body: { name: 'second', value: 'v' } })
    const { status, body } = await call('GET', '/now/secrets')
    expect(status).toBe(200)
    expect(body).toEqual({
      secrets: [
        // No two secrets of a user are made at the same time, so that the later API can page through them.
        { uid: second.body.uid, name: 'second', created: '2017-02-20T08:00:00.001Z' },
        { uid, name: 'first', created: startIso },
      ],
    })
  })

  it('NOW-SEC-2 has uid, name and created of each, and no value', async () => {
    const { call, uid } = await withSecret('my-key', 'hush')
    const { body } = await call('GET', '/now/secrets')
    expect(body).toEqual({ secrets: [{ uid, name: 'my-key', created: startIso }] })
  })

  it('NOW-ERR-6 shows nobody the secrets of another account', async () => {
    const { call } = await withSecret()
    expect((await call('GET', '/now/secrets', { as: 'bob' })).body).toEqual({ secrets: [] })
  })
})

describe('creating', () => {
  it('NOW-SEC-3, NOW-SEC-4, NOW-ID-1 answers the uid', async () => {
    const { call } = createClient()
    const { status, body } = await call('POST', '/now/secrets', { body: { name: 'my-key', value: 'v' } })
    expect([status, body]).toEqual([200, { uid: uidOf }])
  })

  it('NOW-SEC-4 takes a list of one', async () => {
    const { call } = createClient()
    const { body } = await call<{ uid: string }>('POST', '/now/secrets', { body: [{ name: 'my-key', value: 'v' }] })
    expect((await call('GET', '/now/secrets/my-key')).body).toEqual({
      uid: body.uid,
      name: 'my-key',
      created: startIso,
    })
  })

  it.each([
    ['NOW-SEC-3', 'no value', { name: 'a' }, '"value" is missing.'],
    ['NOW-SEC-3', 'no name', { value: 'a' }, '"name" is missing.'],
    ['NOW-SEC-3', 'a number for a value', { name: 'a', value: 5 }, '"value" must be a string.'],
    ['NOW-SEC-3', 'null for a name', { name: null, value: 'v' }, '"name" must be a string.'],
    ['NOW-SEC-4', 'a list of two', Array(2).fill({ name: 'a', value: 'v' }), expect.any(String)],
    ['NOW-SEC-4', 'an empty list', [], expect.any(String)],
    ['NOW-SEC-8', 'an empty value', { name: 'a', value: '' }, expect.stringContaining('"value"')],
    ['NOW-SEC-8', 'a space in the name', { name: 'a b', value: 'v' }, expect.stringContaining('"name"')],
    ['NOW-SEC-8', 'a name of 101 characters', { name: 'a'.repeat(101), value: 'v' }, expect.stringContaining('"name"')],
    ['NOW-SEC-8', 'an empty name', { name: '', value: 'v' }, expect.stringContaining('"name"')],
  ])('%s refuses %s', async (_, __, body, message) => {
    const { call } = createClient()
    const answer = await call('POST', '/now/secrets', { body })
    expect([answer.status, answer.body]).toEqual([400, badRequest(message)])
    expect((await call('GET', '/now/secrets')).body).toEqual({ secrets: [] })
  })

  it('NOW-SEC-8 refuses a taken name', async () => {
    const { call, uid } = await withSecret('my-key')
    const { status, body } = await call('POST', '/now/secrets', { body: { name: 'my-key', value: 'other' } })
    expect([status, body]).toEqual([409, conflict('my-key')])
    expect((await call('GET', '/now/secrets')).body).toEqual({ secrets: [{ uid, name: 'my-key', created: startIso }] })
  })

  it('NOW-SEC-7 lets two accounts use one name', async () => {
    const { call } = await withSecret('my-key')
    const { status } = await call('POST', '/now/secrets', { body: { name: 'my-key', value: 'v' }, as: 'bob' })
    expect(status).toBe(200)
  })
})

describe('renaming', () => {
  it.each(['uid', 'name'] as const)(
    'NOW-SEC-5, NOW-SEC-6, NOW-SEC-9 finds it by %s and answers the old name',
    async (by) => {
      const { call, uid } = await withSecret('old')
      const reference = by === 'uid' ? uid : 'old'
      const { status, body } = await call('PATCH', `/now/secrets/${reference}`, { body: { name: 'new' } })
      expect([status, body]).toEqual([200, { uid, oldName: 'old' }])
      expect((await call('GET', '/now/secrets')).body).toEqual({ secrets: [{ uid, name: 'new', created: startIso }] })
      expect((await call('GET', '/now/secrets/old')).status).toBe(404)
    },
  )

  it.each([[{}], [{ name: 7 }], [{ nam: 'x' }]])('NOW-SEC-5 refuses %j', async (body) => {
    const { call } = await withSecret('old')
    const answer = await call('PATCH', '/now/secrets/old', { body })
    expect([answer.status, answer.body]).toEqual([400, badRequest(expect.stringContaining('"name"'))])
  })

  it('NOW-SEC-7 refuses a rename to a taken name', async () => {
    const { call, uid } = await withSecret('old')
    await call('POST', '/now/secrets', { body: { name: 'taken', value: 'v' } })
    const { status, body } = await call('PATCH', '/now/secrets/old', { body: { name: 'taken' } })
    expect([status, body]).toEqual([409, conflict('taken')])
    expect((await call('GET', '/now/secrets/old')).body).toEqual({ uid, name: 'old', created: startIso })
  })

  it('NOW-SEC-8 lets a secret keep its name', async () => {
    const { call, uid } = await withSecret('same')
    const { status, body } = await call('PATCH', '/now/secrets/same', { body: { name: 'same' } })
    expect([status, body]).toEqual([200, { uid, oldName: 'same' }])
  })

  it('NOW-SEC-7 frees the old name', async () => {
    const { call } = await withSecret('old')
    await call('PATCH', '/now/secrets/old', { body: { name: 'new' } })
    expect((await call('POST', '/now/secrets', { body: { name: 'old', value: 'v' } })).status).toBe(200)
  })

  it('NOW-SEC-9 takes a reference for a uid before it takes it for a name', async () => {
    const { call, uid } = await withSecret('first')
    await call('POST', '/now/secrets', { body: { name: uid, value: 'v' } })
    const { body } = await call('PATCH', `/now/secrets/${uid}`, { body: { name: 'renamed' } })
    expect(body).toEqual({ uid, oldName: 'first' })
  })

  it('NOW-SEC-9 finds a name with a slash where it is percent-encoded', async () => {
    const { call, uid } = await withSecret('team/app.key')
    const { status, body } = await call('PATCH', '/now/secrets/team%2Fapp.key', { body: { name: 'new' } })
    expect([status, body]).toEqual([200, { uid, oldName: 'team/app.key' }])
  })
})

describe('deleting and reading', () => {
  it.each(['uid', 'name'] as const)('NOW-SEC-9, NOW-SEC-10 deletes by %s and answers uid and name', async (by) => {
    const { call, uid } = await withSecret('my-key')
    const { status, body } = await call('DELETE', `/now/secrets/${by === 'uid' ? uid : 'my-key'}`)
    expect([status, body]).toEqual([200, { uid, name: 'my-key' }])
    expect((await call('GET', '/now/secrets')).body).toEqual({ secrets: [] })
  })

  it('NOW-SEC-9 does not find what is deleted', async () => {
    const { call } = await withSecret('my-key')
    await call('DELETE', '/now/secrets/my-key')
    const { status, body } = await call('DELETE', '/now/secrets/my-key')
    expect([status, body]).toEqual([404, unknown('my-key')])
  })

  it.each(['uid', 'name'] as const)('NEAR-8 reads one by %s, without its value', async (by) => {
    const { call, uid } = await withSecret('my-key')
    const { status, body } = await call('GET', `/now/secrets/${by === 'uid' ? uid : 'my-key'}`)
    expect([status, body]).toEqual([200, { uid, name: 'my-key', created: startIso }])
  })

  it.each([
    ['GET', undefined],
    ['PATCH', { name: 'stolen' }],
    ['DELETE', undefined],
  ])('NOW-ERR-6, NOW-ERR-7 answers %s of what another account owns as if it were not there', async (method, sent) => {
    const { call, uid } = await withSecret('my-key')
    for (const reference of [uid, 'my-key']) {
      const answer = await call(method, `/now/secrets/${reference}`, { as: 'bob', body: sent })
      expect([answer.status, answer.body]).toEqual([404, unknown(reference)])
    }
    expect((await call('GET', '/now/secrets/my-key')).status).toBe(200)
  })
})

it('NOW-SEC-2 keeps a value out of every answer and every refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^value-[a-z0-9]{12}$/), async (value) => {
      const { call } = await withSecret('a', value)
      const answers = [
        await call('POST', '/now/secrets', { body: { name: 'a', value } }),
        await call('POST', '/now/secrets', { body: { name: 'bad name', value } }),
        await call('POST', '/now/secrets', { body: [{ name: 'b', value }, value] }),
        await call('GET', '/now/secrets'),
        await call('GET', '/now/secrets/a'),
        await call('PATCH', '/now/secrets/a', { body: { name: 'b' } }),
        await call('DELETE', '/now/secrets/b'),
      ]
      for (const answer of answers) expect(JSON.stringify(answer.body)).not.toContain(value)
    }),
    { numRuns: 20 },
  )
})

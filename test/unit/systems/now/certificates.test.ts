/** Certificates by common name: issued, renewed, read and deleted. Those that a user brings: certificate-upload.test.ts. */
import { describe, expect, it } from 'vitest'
import { dayMs } from './certified.ts'
import { badRequest, type Client, createClient, notFound, startIso, startMs } from './client.ts'

const uid = expect.stringMatching(/^[A-Za-z0-9]{24}$/)
const unknown = (cn: string) => notFound('certs', `No certificate answers to "${cn}".`)
const iso = (ms: number) => new Date(ms).toISOString()

interface Certificate {
  readonly cn: string
  readonly uid: string
  readonly created: string
  readonly expiration: string
  readonly autoRenew: boolean
}

const list = async ({ call }: Client) => (await call<{ certs: Certificate[] }>('GET', '/now/certs')).body.certs
const issue = ({ call }: Client, body: unknown) =>
  call<{ uid: string; created_at: string }>('POST', '/now/certs', { body })
const domains = ['testing.zeit.co']

describe('issuing', () => {
  it('NOW-CERT-2, NOW-CERT-3, NOW-CERT-7 issues one for 90 days, on a domain that nobody need own', async () => {
    const client = createClient()
    const { status, body } = await issue(client, { domains })
    expect([status, body]).toEqual([200, { uid, created_at: startIso }])
    expect(await list(client)).toEqual([
      {
        cn: 'testing.zeit.co',
        uid: body.uid,
        created: startIso,
        expiration: '2017-05-21T08:00:00.000Z',
        autoRenew: true,
      },
    ])
  })

  it('NOW-CERT-7 takes the first name for the common name, in lower case', async () => {
    const client = createClient()
    await issue(client, { domains: ['*.Zeit.co', 'zeit.co', '*.zeit.co'] })
    expect((await list(client)).map(({ cn }) => cn)).toEqual(['*.zeit.co'])
  })

  it('NOW-CERT-7 changes nothing where there is one already', async () => {
    const client = createClient()
    const { body } = await issue(client, { domains })
    const before = await list(client)
    client.platform.clock.advance('1d')
    expect((await issue(client, { domains: ['TESTING.zeit.co'], renew: false })).body).toEqual(body)
    expect(await list(client)).toEqual(before)
  })

  it('NOW-CERT-3 renews every one that the names have, and none of them becomes one for other names', async () => {
    const client = createClient()
    const [one, two] = [await issue(client, { domains: ['a.org'] }), await issue(client, { domains: ['b.org'] })]
    client.platform.clock.advance('1d')
    const renewed = await issue(client, { domains: ['a.org', 'b.org'], renew: true })
    expect(renewed.body).toEqual({ uid: one.body.uid, created_at: iso(startMs + dayMs) })
    expect((await list(client)).map(({ cn, uid, created }) => [cn, uid, created])).toEqual([
      ['a.org', one.body.uid, iso(startMs + dayMs)],
      ['b.org', two.body.uid, iso(startMs + dayMs)],
    ])
    await client.call('DELETE', '/now/certs/a.org')
    expect((await list(client)).map(({ cn }) => cn)).toEqual(['b.org'])
  })

  it('NOW-CERT-3 renews the one that is there: the same uid, from now on', async () => {
    const client = createClient()
    const { body } = await issue(client, { domains })
    client.platform.clock.advance('1d')
    const renewed = await issue(client, { domains, renew: true })
    expect([renewed.status, renewed.body]).toEqual([200, { uid: body.uid, created_at: iso(startMs + dayMs) }])
    expect(await list(client)).toMatchObject([{ uid: body.uid, expiration: iso(startMs + 91 * dayMs) }])
  })

  it('NOW-CERT-7 does not find what it is to renew', async () => {
    const { status, body } = await issue(createClient(), { domains, renew: true })
    expect([status, body]).toEqual([404, unknown('testing.zeit.co')])
  })

  it.each([
    ['NOW-CERT-4', 'POST', {}, '"domains" is missing.'],
    ['NOW-CERT-4', 'POST', { domains: 'testing.zeit.co' }, '"domains" must be an array.'],
    ['NOW-CERT-4', 'POST', { domains: { 0: 'testing.zeit.co' } }, '"domains" must be an array.'],
    ['NOW-CERT-4', 'PUT', { cert: '', key: '' }, '"domains" is missing.'],
    ['NOW-CERT-4', 'PUT', { domains: 'testing.zeit.co', cert: '', key: '' }, '"domains" must be an array.'],
    ['NOW-CERT-7', 'POST', { domains: [] }, expect.stringContaining('"domains"')],
    ['NOW-CERT-7', 'POST', { domains: [5] }, '"domains.0" must be a string.'],
    ['NOW-CERT-7', 'POST', { domains: ['a.*.zeit.co'] }, expect.stringContaining('"domains.0"')],
    ['NOW-CERT-7', 'POST', { domains: ['testing.zeit.co', ''] }, expect.stringContaining('"domains.1"')],
    ['NOW-CERT-3', 'POST', { domains, renew: 'yes' }, '"renew" must be true or false.'],
    ['NOW-CERT-7', 'PUT', { domains, key: '' }, '"cert" is missing.'],
    ['NOW-CERT-7', 'PUT', { domains, cert: '' }, '"key" is missing.'],
    ['NOW-CERT-7', 'PUT', { domains, cert: '', key: '', ca: null }, '"ca" must be a string.'],
  ])('%s refuses %s of %j', async (_, method, body, message) => {
    const client = createClient()
    const answer = await client.call(method, '/now/certs', { body })
    expect([answer.status, answer.body]).toEqual([400, badRequest(message)])
    expect(await list(client)).toEqual([])
  })
})

describe('each name of a certificate', () => {
  const names = ['a.zeit.co', 'b.zeit.co', '*.zeit.co']
  const pathOf = (name: string) => `/now/certs/${encodeURIComponent(name)}`

  it.each(names)('NOW-CERT-10 finds it: %s', async (name) => {
    const client = createClient()
    const { body } = await issue(client, { domains: names })
    const found = await client.call<{ certs: Certificate[] }>('GET', pathOf(name.toUpperCase()))
    expect([found.status, found.body.certs]).toEqual([200, await list(client)])
    expect(found.body.certs).toMatchObject([{ cn: 'a.zeit.co', uid: body.uid }])
  })

  it.each(names)('NOW-CERT-10 renews it, for all of its names: %s', async (name) => {
    const client = createClient()
    const { body } = await issue(client, { domains: names })
    client.platform.clock.advance('1d')
    const renewed = await issue(client, { domains: [name], renew: true })
    expect([renewed.status, renewed.body]).toEqual([200, { uid: body.uid, created_at: iso(startMs + dayMs) }])
    const certs = await list(client)
    expect(certs).toMatchObject([{ cn: 'a.zeit.co', uid: body.uid, expiration: iso(startMs + 91 * dayMs) }])
    for (const each of names) expect((await client.call('GET', pathOf(each))).body).toEqual({ certs })
  })

  it.each(names)('NOW-CERT-10, NOW-CERT-8 deletes it: %s', async (name) => {
    const client = createClient()
    await issue(client, { domains: names })
    expect((await client.call('DELETE', pathOf(name))).status).toBe(200)
    expect(await list(client)).toEqual([])
    for (const each of names) expect((await client.call('GET', pathOf(each))).body).toEqual(unknown(each))
    expect(client.platform.snapshot().collections.certificateNames).toEqual([])
  })

  it('NOW-CERT-10, NOW-CERT-7 issues the one that is there for a name more', async () => {
    const client = createClient()
    const { body } = await issue(client, { domains: ['a.zeit.co'] })
    client.platform.clock.advance('1d')
    const more = await issue(client, { domains: ['a.zeit.co', 'b.zeit.co'] })
    expect(more.body).toEqual({ uid: body.uid, created_at: iso(startMs + dayMs) })
    const certs = await list(client)
    expect(certs).toHaveLength(1)
    expect((await client.call('GET', pathOf('b.zeit.co'))).body).toEqual({ certs })
    // Now it is issued for both, whichever is asked for.
    client.platform.clock.advance('1d')
    expect((await issue(client, { domains: ['b.zeit.co'] })).body).toEqual(more.body)
  })

  it('NOW-CERT-7 changes nothing where each of the names has one already', async () => {
    const client = createClient()
    const { body } = await issue(client, { domains: ['a.zeit.co'] })
    await issue(client, { domains: ['b.zeit.co'] })
    const before = await list(client)
    const names = client.platform.snapshot().collections.certificateNames
    client.platform.clock.advance('1d')
    for (const renew of [undefined, false]) {
      const again = await issue(client, { domains: ['a.zeit.co', 'b.zeit.co'], renew })
      expect([again.status, again.body]).toEqual([200, body])
    }
    expect(await list(client)).toEqual(before)
    expect(client.platform.snapshot().collections.certificateNames).toEqual(names)
  })

  it('NOW-CERT-10 means the newest where several have a name', async () => {
    const client = createClient()
    await issue(client, { domains: ['a.zeit.co'] })
    const { body } = await issue(client, { domains: ['b.zeit.co', 'a.zeit.co'] })
    expect((await client.call('GET', pathOf('a.zeit.co'))).body).toMatchObject({ certs: [{ uid: body.uid }] })
    await client.call('DELETE', pathOf('b.zeit.co'))
    expect((await client.call('GET', pathOf('a.zeit.co'))).body).toMatchObject({ certs: [{ cn: 'a.zeit.co' }] })
  })

  it('NOW-CERT-10, NOW-ERR-6 leads nobody else to it', async () => {
    const client = createClient()
    await issue(client, { domains: names })
    const { status } = await client.call('GET', pathOf('b.zeit.co'), { as: 'bob' })
    expect(status).toBe(404)
  })
})

describe('reading', () => {
  it('NOW-CERT-1 lists what was renewed as the newest', async () => {
    const client = createClient()
    await issue(client, { domains })
    client.platform.clock.advance('1s')
    await issue(client, { domains: ['other.zeit.co'] })
    client.platform.clock.advance('1s')
    await issue(client, { domains, renew: true })
    expect((await list(client)).map(({ cn }) => cn)).toEqual(['testing.zeit.co', 'other.zeit.co'])
  })

  it('NOW-CERT-1, NOW-DEP-22 lists those of the account, newest first, and one by its name in any case', async () => {
    const client = createClient()
    await issue(client, { domains: ['a.zeit.co'] })
    await issue(client, { domains: ['b.zeit.co'] })
    await client.call('POST', '/now/certs', { body: { domains: ['c.zeit.co'] }, as: 'bob' })
    const [b, a] = await list(client)
    expect([b?.cn, a?.cn]).toEqual(['b.zeit.co', 'a.zeit.co'])
    const one = await client.call('GET', '/now/certs/A.zeit.co')
    expect([one.status, one.body]).toEqual([200, { certs: [a] }])
  })

  it('NOW-CERT-7, NOW-ERR-6 does not find one that is not there or not theirs', async () => {
    const client = createClient()
    await issue(client, { domains })
    expect((await client.call('GET', '/now/certs/testing.zeit.co', { as: 'bob' })).body).toEqual(
      unknown('testing.zeit.co'),
    )
    expect((await client.call('GET', '/now/certs/other.zeit.co')).body).toEqual(unknown('other.zeit.co'))
  })

  it('NOW-CERT-7 lets two accounts have one of the same name', async () => {
    const client = createClient()
    const mine = await issue(client, { domains })
    const theirs = await client.call<{ uid: string }>('POST', '/now/certs', { body: { domains }, as: 'bob' })
    expect(theirs.body.uid).not.toBe(mine.body.uid)
    expect(await list(client)).toHaveLength(1)
  })

  it('NEAR-2 answers at /certs and /certs/now/:cn too', async () => {
    const client = createClient()
    await issue(client, { domains })
    const certs = await list(client)
    expect((await client.call('GET', '/certs')).body).toEqual({ certs })
    expect((await client.call('GET', '/certs/now/testing.zeit.co')).body).toEqual({ certs })
  })
})

describe('deleting', () => {
  it.each([
    ['NOW-CERT-8', 'an empty body', 'documented', ''],
    ['NOW-CERT-8', 'an empty object in the observed profile', 'observed', '{}'],
  ] as const)('%s answers %s, and the certificate is gone', async (_, __, profile, expected) => {
    const client = createClient({ profile })
    await issue(client, { domains })
    const { status, bytes } = await client.call('DELETE', '/now/certs/Testing.zeit.co')
    expect([status, new TextDecoder().decode(bytes)]).toEqual([200, expected])
    expect(await list(client)).toEqual([])
    const again = await client.call('DELETE', '/now/certs/testing.zeit.co')
    expect([again.status, again.body]).toEqual([404, unknown('testing.zeit.co')])
  })

  it("NOW-CERT-8, NOW-ERR-6 answers an error for another account's", async () => {
    const client = createClient()
    await issue(client, { domains })
    const { status, body } = await client.call('DELETE', '/now/certs/testing.zeit.co', { as: 'bob' })
    expect([status, body]).toEqual([404, unknown('testing.zeit.co')])
    expect(await list(client)).toHaveLength(1)
  })
})

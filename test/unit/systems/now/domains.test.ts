/** Domains: internal and external ones, how an external one is verified, and what goes with a domain that is deleted. */
import { describe, expect, it } from 'vitest'
import { badRequest, type Client, createClient, notFound, refusal, startIso } from './client.ts'

const uid = expect.stringMatching(/^[A-Za-z0-9]{24}$/)
const verifyToken = expect.stringMatching(/^[0-9a-f]{40}$/)
const forbidden = (name: string) =>
  refusal('forbidden', 'https://zeit.co/errors/domains/forbidden', `The domain "${name}" is not yours to use.`)
const unknown = (name: string) => notFound('domains', `No domain answers to "${name}".`)

interface Registered {
  readonly uid: string
  readonly verifyToken: string
}

const add = ({ call }: Client, name: string, isExternal = false, as: 'alice' | 'bob' = 'alice') =>
  call<Registered>('POST', '/domains', { body: { name, isExternal }, as })

const recordsOf = async ({ call }: Client, name: string) =>
  (await call<{ records: { type: string; name: string; created: string }[] }>('GET', `/domains/${name}/records`)).body
    .records

describe('registering an internal domain', () => {
  it('NOW-DOM-4 answers that it is verified', async () => {
    const { status, body } = await add(createClient(), 'zeit.rocks')
    expect([status, body]).toEqual([200, { uid, verified: true, created: startIso }])
  })

  it('NOW-DOM-4 takes a domain for internal unless told otherwise', async () => {
    const { call } = createClient()
    expect((await call('POST', '/domains', { body: { name: 'zeit.rocks' } })).body).toEqual({
      uid,
      verified: true,
      created: startIso,
    })
  })

  it('NOW-DOM-10 answers the same again, whatever the time and the case', async () => {
    const client = createClient()
    const { body } = await add(client, 'zeit.rocks')
    const records = await recordsOf(client, 'zeit.rocks')
    client.platform.clock.advance('1h')
    for (const name of ['zeit.rocks', 'Zeit.Rocks']) expect((await add(client, name)).body).toEqual(body)
    expect(await recordsOf(client, 'zeit.rocks')).toEqual(records)
  })

  it('NOW-DOM-10 says that it is there already in the observed profile', async () => {
    const client = createClient({ profile: 'observed' })
    const { body } = await add(client, 'zeit.rocks')
    const again = await add(client, 'ZEIT.rocks')
    expect([again.status, again.body]).toEqual([
      409,
      {
        error: {
          code: 'not_modified',
          message: 'The domain "zeit.rocks" is yours already.',
          url: 'https://zeit.co/errors/domains/not_modified',
          uid: body.uid,
          name: 'zeit.rocks',
        },
      },
    ])
  })

  it('NOW-DOM-7 goes on verifying an external domain in the observed profile', async () => {
    const client = createClient({ profile: 'observed' })
    const { body } = await add(client, 'awesome-now.us', true)
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(body)
    client.platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: body.verifyToken })
    const verified = { uid: body.uid, verified: true, created: startIso }
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(verified)
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(verified)
  })

  it.each([
    ['', expect.stringContaining('"name"')],
    ['rocks', expect.stringContaining('"name"')],
    ['zeit rocks.com', expect.stringContaining('"name"')],
    ['-zeit.rocks', expect.stringContaining('"name"')],
    ['zeit..rocks', expect.stringContaining('"name"')],
    ['192.168.0.1', expect.stringContaining('"name"')],
    ['https://zeit.rocks', expect.stringContaining('"name"')],
    [`${'a.'.repeat(126)}rocks`, expect.stringContaining('"name"')],
  ])('NOW-DOM-10 refuses the name %j', async (name, message) => {
    const client = createClient()
    const { status, body } = await add(client, name)
    expect([status, body]).toEqual([400, badRequest(message)])
    expect((await client.call('GET', '/domains')).body).toEqual({ domains: [] })
  })

  it.each([['now.sh'], ['my-app.now.sh']])("refuses %s, which is the platform's own", async (name) => {
    const { status, body } = await add(createClient(), name)
    expect([status, body]).toEqual([403, forbidden(name)])
  })

  it('takes a name that only ends like it', async () => {
    expect((await add(createClient(), 'notnow.sh')).status).toBe(200)
  })

  it("NOW-DOM-10 refuses another account's", async () => {
    const client = createClient()
    await add(client, 'zeit.rocks')
    await add(client, 'awesome-now.us', true)
    for (const name of ['zeit.rocks', 'ZEIT.ROCKS', 'awesome-now.us']) {
      const { status, body } = await add(client, name, false, 'bob')
      expect([status, body]).toEqual([403, forbidden(name)])
    }
    expect((await client.call('GET', '/domains', { as: 'bob' })).body).toEqual({ domains: [] })
  })

  it("NOW-DOM-10 refuses what lies below another account's verified domain", async () => {
    const client = createClient()
    await add(client, 'zeit.rocks')
    await add(client, 'awesome-now.us', true)
    expect((await add(client, 'api.zeit.rocks', false, 'bob')).body).toEqual(forbidden('api.zeit.rocks'))
    expect((await add(client, 'api.zeit.rocks')).status).toBe(200)
    expect((await add(client, 'api.awesome-now.us', false, 'bob')).status).toBe(200)
  })
})

describe('registering an external domain', () => {
  it('NOW-DOM-5, NOW-DOM-6 answers a token, the same each time', async () => {
    const client = createClient()
    const { status, body } = await add(client, 'awesome-now.us', true)
    expect([status, body]).toEqual([200, { uid, verified: false, verifyToken, created: startIso }])
    client.platform.clock.advance('1m')
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(body)
  })

  it('NOW-DOM-7 is verified once the token stands in a TXT record, and stays so', async () => {
    const client = createClient()
    const { outsideDns } = client.platform
    const { body } = await add(client, 'awesome-now.us', true)
    outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: body.verifyToken })
    const verified = { uid: body.uid, verified: true, created: startIso }
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(verified)
    outsideDns.remove({ name: '_now.awesome-now.us' })
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(verified)
    expect((await client.call('GET', '/domains')).body).toMatchObject({
      domains: [{ verified: true, isExternal: true }],
    })
  })

  it.each([
    ['at the domain itself', 'awesome-now.us', 'TXT', (token: string) => token],
    ['with another text', '_now.awesome-now.us', 'TXT', () => 'another'],
    ['of another type', '_now.awesome-now.us', 'CNAME', (token: string) => token],
    ['with the token and more', '_now.awesome-now.us', 'TXT', (token: string) => `${token}0`],
  ])('NOW-DOM-7 is not verified by a record %s', async (_, name, type, value) => {
    const client = createClient()
    const { body } = await add(client, 'awesome-now.us', true)
    client.platform.outsideDns.set({ name, type, value: value(body.verifyToken) })
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(body)
  })

  it('NOW-DOM-7 reads one record among several, in quotes as zone files have it', async () => {
    const client = createClient()
    const { body } = await add(client, 'awesome-now.us', true)
    client.platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: 'v=spf1 -all' })
    client.platform.outsideDns.set({ name: '_NOW.Awesome-Now.us.', type: 'TXT', value: `"${body.verifyToken}"` })
    expect((await add(client, 'awesome-now.us', true)).body).toMatchObject({ verified: true })
  })

  it('NOW-DOM-7 is verified only by asking again', async () => {
    const client = createClient()
    const { body } = await add(client, 'awesome-now.us', true)
    client.platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: body.verifyToken })
    expect((await client.call('GET', '/domains')).body).toMatchObject({ domains: [{ verified: false }] })
  })
})

describe('changing whose nameserver answers for a domain', () => {
  const laterIso = '2017-02-20T09:00:00.000Z'
  const laterMs = String(Date.parse(laterIso))

  it.each([['documented'], ['observed']] as const)(
    'NOW-DOM-13, NOW-DNS-3 makes an external domain internal: verified, with the two records (%s)',
    async (profile) => {
      const client = createClient({ profile })
      const { body } = await add(client, 'awesome-now.us', true)
      client.platform.clock.advance('1h')
      const changed = await add(client, 'Awesome-Now.us', false)
      expect([changed.status, changed.body]).toEqual([200, { uid: body.uid, verified: true, created: startIso }])
      expect(await recordsOf(client, 'awesome-now.us')).toEqual([
        expect.objectContaining({ type: 'ALIAS', name: '', value: 'alias.zeit.co', created: laterMs }),
        expect.objectContaining({ type: 'CNAME', name: '*', value: 'alias.zeit.co', created: laterMs }),
      ])
      expect((await client.call('GET', '/domains')).body).toMatchObject({
        domains: [{ isExternal: false, verified: true }],
      })
    },
  )

  it('NOW-DOM-10 is internal where nothing is said of a new one', async () => {
    const { call } = createClient()
    const { body } = await call('POST', '/domains', { body: { name: 'awesome-now.us' } })
    expect(body).toMatchObject({ verified: true })
    expect((await call('GET', '/domains')).body).toMatchObject({ domains: [{ isExternal: false }] })
  })

  it.each([['documented'], ['observed']] as const)(
    'NOW-DOM-14 makes an internal domain external: unverified, and its zone goes (%s)',
    async (profile) => {
      const client = createClient({ profile })
      const { body } = await add(client, 'zeit.rocks')
      await client.call('POST', '/domains/zeit.rocks/records', {
        body: { data: { name: 'www', type: 'A', value: '127.0.0.1' } },
      })
      const changed = await add(client, 'zeit.rocks', true)
      expect([changed.status, changed.body]).toEqual([
        200,
        { uid: body.uid, verified: false, verifyToken, created: startIso },
      ])
      expect(await recordsOf(client, 'zeit.rocks')).toEqual([])
      expect((await client.call('GET', '/domains')).body).toMatchObject({
        domains: [{ isExternal: true, verified: false }],
      })
      expect((await add(client, 'zeit.rocks', true)).body).toEqual(changed.body)
    },
  )

  it('NOW-DOM-14, NOW-DOM-6 asks for the same proof as before, anew', async () => {
    const client = createClient()
    const { body } = await add(client, 'awesome-now.us', true)
    client.platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: body.verifyToken })
    expect((await add(client, 'awesome-now.us', true)).body).toMatchObject({ verified: true })
    await add(client, 'awesome-now.us', false)
    const again = await add(client, 'awesome-now.us', true)
    expect(again.body).toEqual({ uid: body.uid, verified: false, verifyToken: body.verifyToken, created: startIso })
    expect((await add(client, 'awesome-now.us', true)).body).toMatchObject({ verified: true })
  })

  it.each([['documented'], ['observed']] as const)(
    'NOW-DOM-10 leaves a domain what it is where nothing is said of it (%s)',
    async (profile) => {
      const client = createClient({ profile })
      const { body } = await add(client, 'awesome-now.us', true)
      const again = await client.call('POST', '/domains', { body: { name: 'awesome-now.us' } })
      expect([again.status, again.body]).toEqual([200, body])
      client.platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: body.verifyToken })
      const proved = await client.call('POST', '/domains', { body: { name: 'awesome-now.us' } })
      expect(proved.body).toEqual({ uid: body.uid, verified: true, created: startIso })
      expect((await client.call('GET', '/domains')).body).toMatchObject({
        domains: [{ isExternal: true, verified: true }],
      })
    },
  )

  it('NOW-DOM-13, NOW-DOM-14 keeps its aliases either way', async () => {
    const client = createClient()
    await add(client, 'zeit.rocks')
    const { uid: id } = await client.deploy()
    const { body } = await client.call<{ uid: string }>('POST', `/now/deployments/${id}/aliases`, {
      body: { alias: 'www.zeit.rocks' },
    })
    for (const isExternal of [true, false]) {
      await add(client, 'zeit.rocks', isExternal)
      expect((await client.call('GET', '/domains')).body).toMatchObject({ domains: [{ aliases: [body.uid] }] })
    }
  })

  it("NOW-DOM-10 leaves another account's as it is", async () => {
    const client = createClient()
    const { body } = await add(client, 'awesome-now.us', true)
    expect((await add(client, 'awesome-now.us', false, 'bob')).body).toEqual(forbidden('awesome-now.us'))
    expect((await add(client, 'awesome-now.us', true)).body).toEqual(body)
  })
})

describe('reading', () => {
  it('NOW-DOM-1, NOW-DOM-2, NOW-DOM-3, NOW-DEP-22 lists the domains of the account, newest first', async () => {
    const client = createClient()
    const first = await add(client, 'zeit.rocks')
    client.platform.clock.advance('1s')
    const second = await add(client, 'awesome-now.us', true)
    await add(client, 'bobs.domain', false, 'bob')
    expect((await client.call('GET', '/domains')).body).toEqual({
      domains: [
        {
          uid: second.body.uid,
          created: '2017-02-20T08:00:01.000Z',
          isExternal: true,
          name: 'awesome-now.us',
          verified: false,
          aliases: [],
        },
        { uid: first.body.uid, created: startIso, isExternal: false, name: 'zeit.rocks', verified: true, aliases: [] },
      ],
    })
  })

  it('NEAR-5 reads one by its name in any case', async () => {
    const client = createClient()
    const { body } = await add(client, 'zeit.rocks')
    expect((await client.call('GET', '/domains/Zeit.Rocks')).body).toEqual({
      uid: body.uid,
      created: startIso,
      isExternal: false,
      name: 'zeit.rocks',
      verified: true,
      aliases: [],
    })
    expect((await client.call('GET', '/domains/zeit.rocks', { as: 'bob' })).body).toEqual(unknown('zeit.rocks'))
    expect((await client.call('GET', '/domains/other.rocks')).body).toEqual(unknown('other.rocks'))
  })

  it('NOW-DOM-1, NOW-DOM-3 has every alias on a domain and below it, and none beside it', async () => {
    const client = createClient()
    await add(client, 'zeit.rocks')
    await add(client, 'api.zeit.rocks')
    await add(client, 'notzeit.rocks')
    const { uid } = await client.deploy()
    const point = async (alias: string) =>
      (await client.call<{ uid: string }>('POST', `/now/deployments/${uid}/aliases`, { body: { alias } })).body.uid
    const apex = await point('zeit.rocks')
    const deep = await point('v1.api.zeit.rocks')
    const beside = await point('notzeit.rocks')
    await point('zeit')
    const { body } = await client.call<{ domains: { name: string; aliases: string[] }[] }>('GET', '/domains')
    expect(body.domains.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['notzeit.rocks', [beside]],
      ['api.zeit.rocks', [deep]],
      ['zeit.rocks', [deep, apex]],
    ])
  })
})

describe('deleting', () => {
  it('NOW-DOM-9, NOW-DOM-10 answers the uid, and 404 a second time', async () => {
    const client = createClient()
    const { body } = await add(client, 'zeit.rocks')
    const { status, body: answer } = await client.call('DELETE', '/domains/zeit.rocks')
    expect([status, answer]).toEqual([200, { uid: body.uid }])
    expect((await client.call('DELETE', '/domains/zeit.rocks')).body).toEqual(unknown('zeit.rocks'))
    expect((await client.call('GET', '/domains')).body).toEqual({ domains: [] })
  })

  it('NOW-DOM-8, NOW-DOM-10 takes its aliases and its records along, and nothing else', async () => {
    const client = createClient()
    await add(client, 'zeit.rocks')
    await add(client, 'other.rocks')
    const { uid } = await client.deploy()
    for (const alias of ['zeit.rocks', 'www.zeit.rocks', 'www.other.rocks', 'zeit']) {
      await client.call('POST', `/now/deployments/${uid}/aliases`, { body: { alias } })
    }
    await client.call('DELETE', '/domains/zeit.rocks')
    const { body } = await client.call<{ aliases: { alias: string }[] }>('GET', '/now/aliases')
    expect(body.aliases.map(({ alias }) => alias)).toEqual(['zeit', 'www.other.rocks'])
    expect(client.platform.servesHost('www.zeit.rocks')).toBe(false)
    const { collections } = client.platform.snapshot()
    expect(collections.dnsRecords).toHaveLength(2)
    expect(collections.aliasDomains).toHaveLength(2)
  })

  it('NOW-DOM-10 frees the name for another account', async () => {
    const client = createClient()
    await add(client, 'zeit.rocks')
    await client.call('DELETE', '/domains/zeit.rocks')
    expect((await add(client, 'zeit.rocks', false, 'bob')).status).toBe(200)
  })

  it("NOW-ERR-6, NOW-ERR-7 does not find another account's", async () => {
    const client = createClient()
    await add(client, 'zeit.rocks')
    const { status, body } = await client.call('DELETE', '/domains/zeit.rocks', { as: 'bob' })
    expect([status, body]).toEqual([404, unknown('zeit.rocks')])
    expect((await client.call('GET', '/domains/zeit.rocks')).status).toBe(200)
  })
})

it('NEAR-1 answers under /now too', async () => {
  const client = createClient()
  const { status, body } = await client.call<Registered>('POST', '/now/domains', { body: { name: 'zeit.rocks' } })
  expect([status, body]).toEqual([200, { uid, verified: true, created: startIso }])
  expect((await client.call('GET', '/now/domains')).body).toEqual((await client.call('GET', '/domains')).body)
  const records = await client.call('GET', '/now/domains/zeit.rocks/records')
  expect(records.body).toEqual((await client.call('GET', '/domains/zeit.rocks/records')).body)
  expect((await client.call('DELETE', '/now/domains/zeit.rocks')).body).toEqual({ uid: body.uid })
})

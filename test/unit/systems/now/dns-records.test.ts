/** DNS records of the zones that the platform keeps. */
import { describe, expect, it } from 'vitest'
import { badRequest, createClient, notFound, startMs } from './client.ts'

const id = expect.stringMatching(/^rec_[A-Za-z0-9]{24}$/)
const created = String(startMs)
const noDomain = (name: string) => notFound('domains', `No domain answers to "${name}".`)

interface Record {
  readonly id: string
  readonly type: string
}

async function withZone(options: Parameters<typeof createClient>[0] = {}) {
  const client = createClient(options)
  await client.call('POST', '/domains', { body: { name: 'zeit.rocks', isExternal: false } })
  const list = async () => (await client.call<{ records: Record[] }>('GET', '/domains/zeit.rocks/records')).body.records
  const add = (record: unknown) => client.call<{ uid: string }>('POST', '/domains/zeit.rocks/records', { body: record })
  return { ...client, list, add }
}

describe('listing', () => {
  it('NOW-DNS-1, NOW-DNS-2, NOW-DNS-3, NOW-TIME-1 has the two records that a new zone begins with', async () => {
    const { list } = await withZone()
    const address = { value: 'alias.zeit.co', created, updated: null }
    expect(await list()).toEqual([
      { id, slug: 'zeit.rocks.-address', type: 'ALIAS', name: '', ...address },
      { id, slug: '*.zeit.rocks.-address', type: 'CNAME', name: '*', ...address },
    ])
  })

  it('has nothing of an external domain, whose zone is elsewhere', async () => {
    const { call } = createClient()
    await call('POST', '/domains', { body: { name: 'awesome-now.us', isExternal: true } })
    expect((await call('GET', '/domains/awesome-now.us/records')).body).toEqual({ records: [] })
  })

  it('NOW-ERR-6, NOW-ERR-7 is refused to another account', async () => {
    const { call } = await withZone()
    const { status, body } = await call('GET', '/domains/zeit.rocks/records', { as: 'bob' })
    expect([status, body]).toEqual([404, noDomain('zeit.rocks')])
  })
})

describe('creating', () => {
  const mail = { name: 'subdomain', type: 'MX', value: 'mail.zeit.rocks', mxPriority: 10 }

  it.each([
    ['NOW-DNS-4', 'inside data', { data: mail }],
    ['NOW-DNS-6', 'bare', mail],
  ])('%s takes a record %s', async (_, __, body) => {
    const { add, list } = await withZone()
    const { status, body: answer } = await add(body)
    expect([status, answer]).toEqual([200, { uid: id }])
    expect((await list())[0]).toEqual({
      ...mail,
      id: answer.uid,
      slug: 'subdomain.zeit.rocks.-mx',
      created,
      updated: null,
    })
  })

  it('NOW-DNS-5 answers the uid that the list calls id', async () => {
    const { add, list } = await withZone()
    const { body } = await add({ name: '', type: 'A', value: '127.0.0.1' })
    expect((await list()).map((record) => record.id)).toContain(body.uid)
  })

  it.each([
    [{ name: '', type: 'A', value: '76.76.21.21' }, 'zeit.rocks.-address'],
    [{ name: 'v6', type: 'AAAA', value: '2001:db8::1' }, 'v6.zeit.rocks.-address'],
    [{ name: 'WWW', type: 'CNAME', value: 'alias.zeit.co' }, 'www.zeit.rocks.-address'],
    [{ name: 'shop', type: 'ALIAS', value: 'shops.example.com.' }, 'shop.zeit.rocks.-address'],
    [{ name: '_now', type: 'TXT', value: 'any text at all; "really"' }, '_now.zeit.rocks.-txt'],
    [{ name: '_sip._tcp', type: 'SRV', value: '10 60 5060 sip.zeit.rocks' }, '_sip._tcp.zeit.rocks.-srv'],
    [{ name: '', type: 'CAA', value: '0 issue "letsencrypt.org"' }, 'zeit.rocks.-caa'],
    [{ name: '', type: 'MX', value: 'mail.zeit.rocks', mxPriority: 0 }, 'zeit.rocks.-mx'],
  ])('NOW-DNS-3, NOW-DNS-8 takes %j', async (record, slug) => {
    const { add, list } = await withZone()
    const { status, body } = await add(record)
    expect(status).toBe(200)
    expect((await list())[0]).toEqual({ ...record, id: body.uid, slug, created, updated: null })
  })

  it.each([
    ['NOW-DNS-7', { name: '', type: 'MX', value: 'mail.zeit.rocks' }],
    ['NOW-DNS-8', { name: '', type: 'A', value: '127.0.0.1', mxPriority: 10 }],
    ['NOW-DNS-8', { name: '', type: 'MX', value: 'mail.zeit.rocks', mxPriority: 65_536 }],
    ['NOW-DNS-8', { name: '', type: 'MX', value: 'mail.zeit.rocks', mxPriority: '10' }],
    ['NOW-DNS-8', { name: '', type: 'NS', value: 'ns.example.com' }],
    ['NOW-DNS-8', { name: '', type: 'a', value: '127.0.0.1' }],
    ['NOW-DNS-8', { name: '', type: 'A', value: 'example.com' }],
    ['NOW-DNS-8', { name: '', type: 'A', value: '256.0.0.1' }],
    ['NOW-DNS-8', { name: '', type: 'AAAA', value: '127.0.0.1' }],
    ['NOW-DNS-8', { name: '', type: 'AAAA', value: '2001:db8:::1' }],
    ['NOW-DNS-8', { name: 'www', type: 'CNAME', value: '127.0.0.1' }],
    ['NOW-DNS-8', { name: 'www', type: 'CNAME', value: 'not a host' }],
    ['NOW-DNS-8', { name: '', type: 'SRV', value: 'sip.zeit.rocks' }],
    ['NOW-DNS-8', { name: '', type: 'SRV', value: '10 60 65536 sip.zeit.rocks' }],
    ['NOW-DNS-8', { name: '', type: 'CAA', value: 'letsencrypt.org' }],
    ['NOW-DNS-8', { name: '', type: 'CAA', value: '256 issue "letsencrypt.org"' }],
    ['NOW-DNS-8', { name: '', type: 'TXT', value: '' }],
    ['NOW-DNS-8', { name: '@', type: 'A', value: '127.0.0.1' }],
    ['NOW-DNS-8', { name: 'a..b', type: 'A', value: '127.0.0.1' }],
    ['NOW-DNS-8', { name: Array(64).fill('abc').join('.').slice(0, 250), type: 'A', value: '127.0.0.1' }],
    ['NOW-DNS-4', { type: 'A', value: '127.0.0.1' }],
    ['NOW-DNS-4', { name: '', value: '127.0.0.1' }],
    ['NOW-DNS-4', { data: {} }],
    ['NOW-DNS-4', { data: [] }],
    ['NOW-DNS-4', {}],
  ])('%s refuses %j, wrapped or bare, and adds nothing', async (_, record) => {
    const { add, list } = await withZone()
    for (const body of [record, { data: record }]) {
      const { status, body: answer } = await add(body)
      expect([status, answer]).toEqual([400, badRequest(expect.any(String))])
    }
    expect(await list()).toHaveLength(2)
  })

  it('NOW-DNS-6 refuses a record that is both inside data and beside it', async () => {
    const { add, list } = await withZone()
    const { status, body } = await add({ ...mail, data: mail })
    expect([status, body]).toEqual([400, badRequest('The record is both inside "data" and beside it.')])
    expect(await list()).toHaveLength(2)
  })

  it('NOW-DNS-8 refuses a record for a domain without a zone', async () => {
    const { call } = createClient()
    await call('POST', '/domains', { body: { name: 'awesome-now.us', isExternal: true } })
    const { status, body } = await call('POST', '/domains/awesome-now.us/records', { body: { data: mail } })
    expect([status, body]).toEqual([
      400,
      badRequest('The records of awesome-now.us are at its own nameservers, not here.'),
    ])
  })

  it('NOW-ERR-6, NOW-ERR-7 does not find a domain that is not there or not theirs', async () => {
    const { call } = await withZone()
    const theirs = await call('POST', '/domains/zeit.rocks/records', { body: mail, as: 'bob' })
    expect([theirs.status, theirs.body]).toEqual([404, noDomain('zeit.rocks')])
    expect((await call('POST', '/domains/other.rocks/records', { body: mail })).body).toEqual(noDomain('other.rocks'))
  })
})

describe('deleting', () => {
  it.each([
    ['NOW-DNS-9', 'an empty body', 'documented', ''],
    ['NOW-DNS-9', 'an empty object in the observed profile', 'observed', '{}'],
  ] as const)('%s answers %s, and the record is gone', async (_, __, profile, expected) => {
    const { call, list } = await withZone({ profile })
    const [first, second] = await list()
    const { status, bytes } = await call('DELETE', `/domains/zeit.rocks/records/${first?.id}`)
    expect([status, new TextDecoder().decode(bytes)]).toEqual([200, expected])
    expect(await list()).toEqual([second])
    const again = await call('DELETE', `/domains/zeit.rocks/records/${first?.id}`)
    expect([again.status, again.body]).toEqual([404, notFound('domains', `No record answers to "${first?.id}".`)])
  })

  it("NOW-ERR-6 does not reach another domain's records through one's own", async () => {
    const { call, list } = await withZone()
    await call('POST', '/domains', { body: { name: 'bobs.rocks' }, as: 'bob' })
    const [first] = await list()
    const answer = await call('DELETE', `/domains/bobs.rocks/records/${first?.id}`, { as: 'bob' })
    expect([answer.status, answer.body]).toEqual([404, notFound('domains', `No record answers to "${first?.id}".`)])
    expect((await call('DELETE', `/domains/zeit.rocks/records/${first?.id}`, { as: 'bob' })).body).toEqual(
      noDomain('zeit.rocks'),
    )
    expect(await list()).toHaveLength(2)
  })
})

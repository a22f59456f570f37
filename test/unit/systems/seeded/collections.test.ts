/** What a world begins with is there through the API as if it had been made there: listed, read and deleted, with its dates. */
import { describe, expect, it } from 'vitest'
import { askerOf, createQuietPlatform } from '../ask.ts'
import { worlds } from '../worlds.ts'

const begin = () => {
  const platform = createQuietPlatform({ world: worlds.shop })
  const ask = askerOf(platform, 'now')
  const get = async <Body>(path: string, as = 'alice') => (await ask<Body>('GET', path, { as })).body
  const remove = async (path: string) => {
    const deleted = (await ask('DELETE', path)).status
    return [deleted, (await ask('DELETE', path)).status]
  }
  return { platform, ask, get, remove }
}

describe('deployments', () => {
  it('are listed newest first, each account its own', async () => {
    const { get } = begin()
    const { deployments } = await get<{ deployments: { name: string; url: string; created: string }[] }>(
      '/now/deployments',
    )
    expect(deployments.map(({ name, created }) => [name, new Date(Number(created)).toISOString()])).toEqual([
      ['upload', '2017-02-10T10:05:00.000Z'],
      ['checkout', '2017-02-10T10:00:00.000Z'],
      ['basket', '2017-02-02T08:30:00.000Z'],
      ['shop', '2017-02-01T12:00:00.000Z'],
      ['shop', '2017-01-10T09:00:00.000Z'],
    ])
    expect(deployments.map(({ url }) => url)).toEqual([
      expect.stringMatching(/^upload-[a-z]{10}\.now\.sh$/),
      expect.stringMatching(/^checkout-[a-z]{10}\.now\.sh$/),
      expect.stringMatching(/^basket-[a-z]{10}\.now\.sh$/),
      'shop-bbbbbbbbbb.now.sh',
      'shop-aaaaaaaaaa.now.sh',
    ])
    expect(await get<{ deployments: [] }>('/now/deployments', 'bob')).toMatchObject({ deployments: [{ name: 'blog' }] })
  })

  it('have their files, are visited at their host, and go', async () => {
    const { platform, ask, get, remove } = begin()
    const [shop] = platform.records('deployments').filter(({ host }) => host === 'shop-bbbbbbbbbb.now.sh')
    const files = await get<{ name: string; uid: string; children?: { uid: string }[] }[]>(
      `/now/deployments/${shop?.id}/files`,
    )
    expect(files.map(({ name }) => name)).toEqual(['assets', 'index.html', 'package.json'])
    const script = files[0]?.children?.[0]?.uid
    const content = await platform.fetch(`https://api.zeit.co/now/deployments/${shop?.id}/files/${script}`, {
      headers: { Authorization: 'Bearer nowhere_alice' },
    })
    expect(await content.text()).toBe("console.log('open')")
    expect(await (await platform.fetch('https://shop-bbbbbbbbbb.now.sh/')).text()).toBe('<h1>Shop</h1>')
    expect(await (await platform.fetch('https://www.shop.example.com/')).text()).toBe('<h1>Shop</h1>')

    expect(await remove(`/now/deployments/${shop?.id}`)).toEqual([200, 404])
    expect((await ask<{ aliases: [] }>('GET', '/now/aliases')).body.aliases).toEqual([])
  })
})

describe('domains', () => {
  it('are listed and read with their aliases, and go with their records', async () => {
    const { get, remove } = begin()
    const { domains } = await get<{ domains: object[] }>('/domains')
    expect(domains).toMatchObject([
      { name: 'shop.example.org', isExternal: true, verified: true, created: '2017-01-12T09:00:00.000Z', aliases: [] },
      { name: 'shop.example.com', isExternal: false, verified: true, created: '2017-01-11T09:00:00.000Z' },
    ])
    const { aliases } = await get<{ aliases: { uid: string; alias: string }[] }>('/now/aliases')
    expect(await get('/domains/SHOP.example.com')).toMatchObject({ aliases: [aliases[0]?.uid] })
    expect(await remove('/domains/shop.example.com')).toEqual([200, 404])
    expect(await get('/domains/shop.example.com/records')).toMatchObject({ error: { code: 'not_found' } })
    expect(await get<{ aliases: object[] }>('/now/aliases')).toMatchObject({ aliases: [{ alias: 'shop' }] })
  })

  it('that are external are verified by the token that they were given', async () => {
    const { platform, ask } = begin()
    const register = async () =>
      (await ask('POST', '/domains', { as: 'bob', body: { name: 'blog.example.net', isExternal: true } })).body
    const verifyToken = '3f786850e387550fdab836ed7e6dc881de23001b'
    expect(await register()).toMatchObject({ verified: false, verifyToken, created: '2017-01-21T09:00:00.000Z' })
    platform.outsideDns.set({ name: '_now.blog.example.net', type: 'TXT', value: verifyToken })
    expect(await register()).toMatchObject({ verified: true })
  })

  it('have the records of a new zone beside those that are given, but for an address in the place of one', async () => {
    const { get, remove } = begin()
    const { records } = await get<{ records: { id: string; name: string; type: string; value: string }[] }>(
      '/domains/shop.example.com/records',
    )
    expect(records.map(({ name, type, value }) => [name, type, value])).toEqual([
      ['*', 'CNAME', 'shop.example.org'],
      ['', 'MX', 'mail.example.com'],
      ['', 'ALIAS', 'alias.zeit.co'],
    ])
    expect(records[1]).toMatchObject({ slug: 'shop.example.com.-mx', mxPriority: 10, created: '1484125500000' })
    expect(await remove(`/domains/shop.example.com/records/${records[1]?.id}`)).toEqual([200, 404])
  })
})

describe('certificates', () => {
  it('are listed and read, also when they have run out, and go', async () => {
    const { get, remove } = begin()
    expect(await get('/now/certs')).toMatchObject({
      certs: [
        {
          cn: 'shop.example.com',
          created: '2017-01-11T10:00:00.000Z',
          expiration: '2017-04-11T10:00:00.000Z',
          autoRenew: true,
        },
      ],
    })
    expect(await get('/now/certs/blog.example.net', 'bob')).toMatchObject({
      certs: [{ expiration: '2016-12-30T00:00:00.000Z', autoRenew: false }],
    })
    expect(await remove('/now/certs/shop.example.com')).toEqual([200, 404])
  })
})

describe('aliases', () => {
  it('are listed, those of a deployment too, and go', async () => {
    const { platform, get, remove } = begin()
    const [shop] = platform.records('deployments').filter(({ host }) => host === 'shop-bbbbbbbbbb.now.sh')
    const { aliases } = await get<{ aliases: { uid: string; alias: string; created: string }[] }>('/now/aliases')
    expect(aliases).toMatchObject([
      { alias: 'www.shop.example.com', created: '2017-02-01T12:02:00.000Z', deploymentId: shop?.id },
      { alias: 'shop', created: '2017-02-01T12:01:00.000Z', deploymentId: shop?.id },
    ])
    expect(await get(`/now/deployments/${shop?.id}/aliases`)).toMatchObject({
      aliases: aliases.map(({ uid, alias }) => ({ uid, alias })),
    })
    expect(await remove(`/now/aliases/${aliases[1]?.uid}`)).toEqual([200, 404])
    expect(platform.servesHost('shop.now.sh')).toBe(false)
  })
})

describe('secrets', () => {
  it('of users and teams have their dates in both systems, and go', async () => {
    const { platform, get, remove } = begin()
    expect(await get('/now/secrets')).toMatchObject({
      secrets: [
        { name: 'session', created: '2017-01-10T09:02:00.000Z' },
        { name: 'api-key', created: '2017-01-10T09:01:00.000Z' },
      ],
    })
    const vercel = askerOf(platform, 'vercel-secrets')
    const { body } = await vercel('GET', '/v3/secrets?slug=shop')
    expect(body).toMatchObject({ secrets: [{ name: 'api-key', created: '2017-01-20T09:00:00.000Z' }] })
    expect((await vercel('GET', '/v3/secrets/session?decrypt=true')).body).toMatchObject({
      value: 'secret of sessions',
    })
    expect(await remove('/now/secrets/api-key')).toEqual([200, 404])
  })

  it('of environments have their dates and their marks, and go', async () => {
    const { platform } = begin()
    const ask = askerOf(platform, 'environment-secrets')
    const { body } = await ask<{ secrets: { id: string }[] }>('GET', '/api/environments/env_shop/secrets')
    expect(body.secrets).toMatchObject([
      {
        key: 'DATABASE_URL',
        description: 'Where orders are kept',
        createdAt: '2017-01-10T09:03:00.000Z',
        updatedAt: '2017-02-01T09:00:00.000Z',
      },
      { key: 'ROOT_PASSWORD', neverReveal: true, updatedAt: '2017-01-10T09:04:00.000Z' },
    ])
    expect((await ask('DELETE', `/api/secrets/${body.secrets[0]?.id}`)).status).toBe(200)
  })

  it('of projects have their dates, and go', async () => {
    const { platform } = begin()
    const ask = askerOf(platform, 'project-secrets')
    expect((await ask('GET', '/api/v1/projects/shop/secrets')).body).toEqual({
      data: {
        secrets: [
          {
            key: 'STRIPE_SECRET_KEY',
            lastFour: 'aB3x',
            createdAt: '2017-01-10T09:05:00.000Z',
            updatedAt: '2017-01-10T09:05:00.000Z',
          },
        ],
      },
    })
    expect((await ask('DELETE', '/api/v1/projects/shop/secrets/STRIPE_SECRET_KEY')).body).toEqual({
      data: { success: true, existed: true },
    })
  })
})

/** The hosts of deployments and aliases: what they serve, and that traffic keeps a deployment awake. */
import { describe, expect, it } from 'vitest'
import { type Client, createClient } from './client.ts'

const stateOf = async ({ call }: Client, id: string) =>
  (await call<{ state: string; stateTs: string }>('GET', `/now/deployments/${id}`)).body

async function withSite(files: Readonly<Record<string, string>> = { 'index.html': '<h1>Hello</h1>' }) {
  const client = createClient()
  const { uid, host } = await client.deploy({ name: 'my-app', files })
  client.platform.clock.advance('3s')
  return { client, uid, host }
}

describe('what it serves', () => {
  it('NOW-DEP-20 answers its index.html', async () => {
    const { client, host } = await withSite()
    const { status, headers, body } = await client.visit(host)
    expect([status, headers.get('content-type'), body]).toEqual([200, 'text/html; charset=utf-8', '<h1>Hello</h1>'])
    expect(headers.get('date')).toBe('Mon, 20 Feb 2017 08:00:03 GMT')
  })

  it('NOW-DEP-20 answers a small page that names it where it has none', async () => {
    const { client, host } = await withSite({ 'server.js': '' })
    const { status, headers, body } = await client.visit(host)
    expect([status, headers.get('content-type'), body]).toEqual([
      200,
      'application/json; charset=utf-8',
      { name: 'my-app', host, state: 'READY' },
    ])
  })

  it('NOW-DEP-20 answers at the host of an alias, and of each that follows', async () => {
    const { client, uid, host } = await withSite()
    await client.call('POST', `/now/deployments/${uid}/aliases`, { body: { alias: 'hello' } })
    expect((await client.visit('hello.now.sh')).body).toBe('<h1>Hello</h1>')
    expect((await client.visit(host)).body).toBe('<h1>Hello</h1>')
  })

  it('answers in any case and on any port', async () => {
    const { client, host } = await withSite()
    const received = { method: 'GET', path: '/', query: '', headers: {}, body: null }
    for (const written of [`${host}:4700`, host.toUpperCase(), `${host}.`, `${host}.:443`]) {
      expect(client.platform.servesHost(written)).toBe(true)
      expect(await client.platform.handle({ ...received, host: written })).toMatchObject({ body: '<h1>Hello</h1>' })
    }
  })

  it.each([
    ['/', 'root'],
    ['/style.css', 'style'],
    ['/docs', 'docs'],
    ['/docs/', 'docs'],
    ['/docs/page.html', 'page'],
    ['/with%20space.txt', 'space'],
    ['/no/such/page', 'root'],
    ['/%E0%A4%A', 'root'],
    ['/__proto__', 'root'],
  ])('answers %s with the file, the index of the folder, or the index of the site', async (path, content) => {
    const { client, host } = await withSite({
      'index.html': 'root',
      'style.css': 'style',
      'docs/index.html': 'docs',
      'docs/page.html': 'page',
      'with space.txt': 'space',
    })
    const { bytes } = await client.visit(host, path)
    expect(new TextDecoder().decode(bytes)).toBe(content)
  })

  it('answers the files of a static site from the folder into which the command line moves them', async () => {
    const { client, host } = await withSite({ 'content/index.html': 'root', 'content/a.txt': 'a' })
    expect((await client.visit(host)).body).toBe('root')
    expect((await client.visit(host, '/a.txt')).body).toBe('a')
  })

  it('NOW-DEP-20 answers its own index.html though that folder has one too', async () => {
    const { client, host } = await withSite({ 'content/index.html': 'folder', 'index.html': 'root' })
    expect((await client.visit(host)).body).toBe('root')
  })

  it('answers every method, HEAD without a body', async () => {
    const { client, host } = await withSite()
    expect((await client.visit(host, '/', { method: 'POST', body: 'x' })).body).toBe('<h1>Hello</h1>')
    const head = await client.visit(host, '/', { method: 'HEAD' })
    expect([head.status, head.bytes.length]).toEqual([200, 0])
  })

  it('asks for no token and takes nothing from the rate limit', async () => {
    const client = createClient({ rateLimit: 5, lifeCycle: 'immediate' })
    const { host } = await client.deploy()
    for (let visit = 0; visit < 9; visit++) expect((await client.visit(host)).status).toBe(200)
    const { headers } = await client.call('GET', '/now/deployments')
    expect(headers.get('x-rate-limit-remaining')).toBe('3')
  })

  it('answers nowhere else', async () => {
    const { client, host } = await withSite()
    for (const name of ['nothing.now.sh', 'now.sh', `www.${host}`, 'example.com']) {
      expect(client.platform.servesHost(name)).toBe(false)
    }
  })

  it('NOW-DEP-20 answers 404 where a deployment was, and not at an alias that went with it', async () => {
    const { client, uid, host } = await withSite()
    await client.call('POST', `/now/deployments/${uid}/aliases`, { body: { alias: 'hello' } })
    await client.call('DELETE', `/now/deployments/${uid}`)
    const { status, headers, body } = await client.visit(host)
    expect([status, headers.get('content-type'), body]).toEqual([
      404,
      'application/json; charset=utf-8',
      { host, state: 'DELETED' },
    ])
    expect(client.platform.servesHost('hello.now.sh')).toBe(false)
    const snapshot = client.platform.snapshot()
    client.platform.reset()
    expect(client.platform.servesHost(host)).toBe(false)
    client.platform.restore(snapshot)
    expect((await client.visit(host)).status).toBe(404)
  })
})

describe('an alias on an external domain', () => {
  async function withAlias(alias = 'www.awesome-now.us') {
    const { client, uid } = await withSite()
    const { outsideDns } = client.platform
    const post = () =>
      client.call<{ verifyToken: string }>('POST', '/domains', { body: { name: 'awesome-now.us', isExternal: true } })
    outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: (await post()).body.verifyToken })
    await post()
    return {
      client,
      outsideDns,
      point: () => client.call('POST', `/now/deployments/${uid}/aliases`, { body: { alias } }),
    }
  }

  it.each([
    ['nothing', []],
    ['a CNAME to alias.zeit.co', [['www.awesome-now.us', 'CNAME', 'alias.zeit.co']]],
    ['an ALIAS to it, as zone files write it', [['www.awesome-now.us', 'ALIAS', 'Alias.Zeit.co.']]],
    ['a wildcard to it', [['*.awesome-now.us', 'CNAME', 'alias.zeit.co']]],
    [
      'a chain to it',
      [
        ['www.awesome-now.us', 'CNAME', 'awesome-now.us'],
        ['awesome-now.us', 'ALIAS', 'alias.zeit.co'],
      ],
    ],
    ['records of other types', [['www.awesome-now.us', 'TXT', 'v=spf1 -all']]],
    ['records of other names', [['api.awesome-now.us', 'A', '192.0.2.7']]],
    [
      'a record of its own below a wildcard that leads elsewhere',
      [
        ['*.awesome-now.us', 'CNAME', 'elsewhere.example.com'],
        ['www.awesome-now.us', 'CNAME', 'alias.zeit.co'],
      ],
    ],
  ] as const)('NOW-DOM-12 is served where the outside DNS has %s for it', async (_, records) => {
    const { client, outsideDns, point } = await withAlias()
    for (const [name, type, value] of records) outsideDns.set({ name, type, value })
    expect((await point()).status).toBe(200)
    expect((await client.visit('www.awesome-now.us')).body).toBe('<h1>Hello</h1>')
  })

  it.each([
    ['a CNAME', [['www.awesome-now.us', 'CNAME', 'elsewhere.example.com']]],
    ['an ALIAS', [['www.awesome-now.us', 'ALIAS', 'elsewhere.example.com']]],
    ['an address', [['www.awesome-now.us', 'A', '192.0.2.7']]],
    ['an address of the newer kind', [['www.awesome-now.us', 'AAAA', '2001:db8::7']]],
    ['a wildcard', [['*.awesome-now.us', 'CNAME', 'elsewhere.example.com']]],
    [
      'a chain',
      [
        ['www.awesome-now.us', 'CNAME', 'awesome-now.us'],
        ['awesome-now.us', 'A', '192.0.2.7'],
      ],
    ],
    ['a circle', [['www.awesome-now.us', 'CNAME', 'www.awesome-now.us']]],
  ] as const)('NOW-DOM-12 is made and not served where %s leads it elsewhere', async (_, records) => {
    const { client, outsideDns, point } = await withAlias()
    for (const [name, type, value] of records) outsideDns.set({ name, type, value })
    expect((await point()).status).toBe(200)
    expect(client.platform.servesHost('www.awesome-now.us')).toBe(false)
    outsideDns.remove({ name: 'www.awesome-now.us' })
    outsideDns.remove({ name: '*.awesome-now.us' })
    expect(client.platform.servesHost('www.awesome-now.us')).toBe(true)
  })

  it('NOW-DOM-12 asks nobody outside where the zone is the platform’s own', async () => {
    const { client, uid } = await withSite()
    await client.call('POST', '/domains', { body: { name: 'zeit.rocks' } })
    client.platform.outsideDns.set({ name: 'zeit.rocks', type: 'A', value: '192.0.2.7' })
    await client.call('POST', `/now/deployments/${uid}/aliases`, { body: { alias: 'zeit.rocks' } })
    expect((await client.visit('zeit.rocks')).body).toBe('<h1>Hello</h1>')
  })
})

describe('states', () => {
  it('NOW-DEP-7, NOW-DEP-20 thaws a frozen deployment', async () => {
    const { client, uid, host } = await withSite()
    client.platform.clock.advance('1h')
    expect(await stateOf(client, uid)).toMatchObject({ state: 'FROZEN', stateTs: '2017-02-20T08:05:03.000Z' })
    expect((await client.visit(host)).body).toBe('<h1>Hello</h1>')
    expect(await stateOf(client, uid)).toMatchObject({ state: 'READY', stateTs: '2017-02-20T09:00:03.000Z' })
  })

  it('NOW-DEP-20 thaws it by way of an alias', async () => {
    const { client, uid } = await withSite()
    await client.call('POST', `/now/deployments/${uid}/aliases`, { body: { alias: 'hello' } })
    client.platform.clock.advance('1h')
    await client.visit('hello.now.sh')
    expect(await stateOf(client, uid)).toMatchObject({ state: 'READY' })
  })

  it('NOW-DEP-20 keeps awake what is visited every few minutes, with stateTs where it was', async () => {
    const { client, uid, host } = await withSite()
    for (let visit = 0; visit < 5; visit++) {
      client.platform.clock.advance('4m59s')
      await client.visit(host)
    }
    expect(await stateOf(client, uid)).toMatchObject({ state: 'READY', stateTs: '2017-02-20T08:00:03.000Z' })
    client.platform.clock.advance('5m')
    expect(await stateOf(client, uid)).toMatchObject({ state: 'FROZEN' })
  })

  it('NOW-DEP-20 is not kept awake by the API', async () => {
    const { client, uid } = await withSite()
    client.platform.clock.advance('4m')
    await stateOf(client, uid)
    client.platform.clock.advance('1m')
    expect(await stateOf(client, uid)).toMatchObject({ state: 'FROZEN' })
  })

  it.each([
    ['BOOTING', 503, {}],
    ['DEPLOYING', 503, { deployingMs: 1_000 }],
    ['DEPLOYMENT_ERROR', 502, { outcome: 'DEPLOYMENT_ERROR', bootingMs: 0 }],
  ])('NOW-DEP-7 takes no traffic in %s', async (state, status, card) => {
    const client = createClient()
    const { host } = await client.deploy({ name: 'my-app', card, files: { 'index.html': 'x' } })
    const before = client.platform.snapshot().collections
    const answer = await client.visit(host)
    expect([answer.status, answer.body]).toEqual([status, { name: 'my-app', host, state }])
    expect(client.platform.snapshot().collections).toEqual(before)
  })
})

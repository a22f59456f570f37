/** Aliases: whose a name is, where it points, and that it moves. */
import { describe, expect, it } from 'vitest'
import { badRequest, type Client, createClient, notFound, refusal, startIso } from './client.ts'

const uidShape = expect.stringMatching(/^[A-Za-z0-9]{24}$/)
const inUse = (alias: string) =>
  refusal('alias_in_use', 'https://zeit.co/errors/deployments/alias_in_use', expect.stringContaining(`"${alias}"`))
const forbidden = (alias: string) =>
  refusal('forbidden', 'https://zeit.co/errors/deployments/forbidden', `The name "${alias}" is not yours to use.`)

const noAlias =
  '"alias" must be a word such as my-alias, a host name such as app.zeit.rocks, or the URL of a host such as https://app.zeit.rocks.'

interface Created {
  readonly uid: string
}

const point = ({ call }: Client, id: string, alias: unknown, as: 'alice' | 'bob' = 'alice') =>
  call<Created>('POST', `/now/deployments/${id}/aliases`, { body: { alias }, as })

const titleOf = async ({ visit }: Client, host: string) => (await visit(host)).body

async function withDeployments() {
  const client = createClient({ lifeCycle: 'immediate' })
  const first = await client.deploy({ files: { 'index.html': 'first' } })
  const second = await client.deploy({ files: { 'index.html': 'second' } })
  const bobs = await client.deploy({ files: { 'index.html': 'bobs' }, as: 'bob' })
  return { client, first, second, bobs }
}

describe('pointing', () => {
  it('NOW-ALIAS-5, NOW-ALIAS-6 points a word under now.sh at a deployment', async () => {
    const { client, first } = await withDeployments()
    const { status, body } = await point(client, first.uid, 'my-alias')
    expect([status, body]).toEqual([200, { uid: uidShape, created: startIso }])
    expect(await titleOf(client, 'my-alias.now.sh')).toBe('first')
  })

  it('NOW-ALIAS-7 moves it from another deployment, whose id it answers', async () => {
    const { client, first, second } = await withDeployments()
    const { body } = await point(client, first.uid, 'my-alias')
    client.platform.clock.advance('1m')
    const moved = await point(client, second.uid, 'my-alias')
    expect([moved.status, moved.body]).toEqual([200, { oldId: first.uid, uid: body.uid, created: startIso }])
    expect(await titleOf(client, 'my-alias.now.sh')).toBe('second')
    expect((await client.call('GET', `/now/deployments/${first.uid}/aliases`)).body).toEqual({ aliases: [] })
    expect((await client.call('GET', '/now/aliases')).body).toEqual({
      aliases: [{ uid: body.uid, alias: 'my-alias', created: startIso, deploymentId: second.uid }],
    })
  })

  it('NOW-ALIAS-8 answers the same to the same again', async () => {
    const { client, first } = await withDeployments()
    const { body } = await point(client, first.uid, 'my-alias')
    client.platform.clock.advance('1m')
    expect((await point(client, first.uid, 'my-alias')).body).toEqual(body)
  })

  it('NOW-ALIAS-8 takes a word, its name under now.sh and every case of them for one, listed as first given', async () => {
    const { client, first } = await withDeployments()
    const { body } = await point(client, first.uid, 'My-Alias')
    for (const alias of ['my-alias', 'my-alias.now.sh', 'MY-ALIAS.NOW.SH']) {
      expect((await point(client, first.uid, alias)).body).toEqual(body)
    }
    expect((await client.call('GET', '/now/aliases')).body).toMatchObject({ aliases: [{ alias: 'My-Alias' }] })
  })

  it.each([
    [undefined, '"alias" is missing.'],
    [null, '"alias" must be a string.'],
    [7, '"alias" must be a string.'],
    ['', noAlias],
    ['two words', noAlias],
    ['ftp://my-alias.now.sh', noAlias],
    ['https://my-alias', noAlias],
    ['https://my-alias.now.sh:80', noAlias],
    ['http://my-alias.now.sh:443', noAlias],
    ['http://my-alias.now.sh:8080', noAlias],
    ['https://me@my-alias.now.sh', noAlias],
    ['https://my-alias.now.sh/path', noAlias],
    ['https://my-alias.now.sh?query', noAlias],
    ['https://my-alias.now.sh#part', noAlias],
    ['https://', noAlias],
    ['my_alias', noAlias],
    ['-my-alias', noAlias],
    ['my..alias', noAlias],
    ['a'.repeat(64), noAlias],
  ])('NOW-ALIAS-11, NOW-ALIAS-8 refuses %j', async (alias, message) => {
    const { client, first } = await withDeployments()
    const { status, body } = await point(client, first.uid, alias)
    expect([status, body]).toEqual([400, badRequest(message)])
    expect((await client.call('GET', '/now/aliases')).body).toEqual({ aliases: [] })
  })

  it.each([
    ['https://my-alias.now.sh', 'my-alias.now.sh'],
    ['https://My-Alias.now.sh/', 'My-Alias.now.sh'],
    ['HTTPS://my-alias.now.sh', 'my-alias.now.sh'],
    ['http://my-alias.now.sh', 'my-alias.now.sh'],
    ['https://my-alias.now.sh:443/', 'my-alias.now.sh'],
    ['Http://my-alias.now.sh:80', 'my-alias.now.sh'],
  ])('NOW-ALIAS-11 takes %j for its host', async (alias, host) => {
    const { client, first, second } = await withDeployments()
    const { status, body } = await point(client, first.uid, alias)
    expect([status, body]).toEqual([200, { uid: expect.stringMatching(/^[A-Za-z0-9]{24}$/), created: startIso }])
    expect((await client.call('GET', '/now/aliases')).body).toMatchObject({ aliases: [{ alias: host }] })
    expect(await titleOf(client, 'my-alias.now.sh')).toBe('first')
    // It is the same alias, however it is written.
    expect((await point(client, second.uid, 'my-alias')).body).toMatchObject({ oldId: first.uid })
  })

  it('NOW-ALIAS-11 is refused a URL on a domain that is not the account’s', async () => {
    const { client, first } = await withDeployments()
    const { status, body } = await point(client, first.uid, 'https://www.zeit.rocks')
    expect([status, body]).toEqual([
      403,
      refusal(
        'forbidden',
        'https://zeit.co/errors/deployments/forbidden',
        'The name "www.zeit.rocks" is not yours to use.',
      ),
    ])
  })

  it("NOW-ALIAS-5, NOW-ERR-7 does not find another account's deployment, nor one that is not there", async () => {
    const { client, first } = await withDeployments()
    for (const id of [first.uid, 'nothing']) {
      const { status, body } = await point(client, id, 'my-alias', 'bob')
      expect([status, body]).toEqual([404, notFound('deployments', `No deployment answers to "${id}".`)])
    }
  })

  it('NOW-ALIAS-8 is refused what another account holds', async () => {
    const { client, first, bobs } = await withDeployments()
    await point(client, first.uid, 'my-alias')
    for (const alias of ['my-alias', 'MY-alias.now.sh']) {
      const { status, body } = await point(client, bobs.uid, alias, 'bob')
      expect([status, body]).toEqual([403, inUse(alias)])
    }
    expect(await titleOf(client, 'my-alias.now.sh')).toBe('first')
  })

  it('NOW-ALIAS-8 is refused the host of a deployment', async () => {
    const { client, first, second, bobs } = await withDeployments()
    for (const { host } of [bobs, second, first]) {
      for (const alias of [host, host.replace('.now.sh', '')]) {
        const { status, body } = await point(client, first.uid, alias)
        expect([status, body]).toEqual([403, inUse(alias)])
      }
    }
    expect(await titleOf(client, bobs.host)).toBe('bobs')
  })
})

it('NOW-DEP-15 gives no deployment a host that is an alias already', async () => {
  const { host } = await createClient().deploy()
  const client = createClient()
  const { body } = await client.call<{ deploymentId: string }>('POST', '/now/create', {
    body: { files: [] },
    as: 'bob',
  })
  expect((await point(client, body.deploymentId, host, 'bob')).status).toBe(200)
  const [taken, next] = [await client.deploy(), await client.deploy()].map((deployment) => deployment.host)
  expect([taken, next]).not.toContain(host)
  expect(taken).toMatch(/^project-a-[a-z]{10}\.now\.sh$/)
})

describe('names outside now.sh', () => {
  const addDomain = ({ call }: Client, name: string, isExternal = false, as: 'alice' | 'bob' = 'alice') =>
    call<{ verifyToken: string }>('POST', '/domains', { body: { name, isExternal }, as })

  it.each(['zeit.rocks', 'www.zeit.rocks', 'A.B.zeit.rocks'])(
    'NOW-ALIAS-8 takes %s on a domain of the account',
    async (alias) => {
      const { client, first } = await withDeployments()
      await addDomain(client, 'zeit.rocks')
      expect((await point(client, first.uid, alias)).status).toBe(200)
      expect(await titleOf(client, alias.toLowerCase())).toBe('first')
    },
  )

  it.each(['zeit.rocks', 'notzeit.rocks', 'zeit.rocks.com', 'now.sh', 'notnow.sh', '127.0.0.1'])(
    'NOW-ALIAS-8 is refused %s, which is on no domain of the account',
    async (alias) => {
      const { client, first } = await withDeployments()
      await addDomain(client, 'zeit.rocks', false, 'bob')
      const { status, body } = await point(client, first.uid, alias)
      expect([status, body]).toEqual([403, forbidden(alias)])
    },
  )

  it('NOW-ALIAS-8 is refused until the domain is verified', async () => {
    const { client, first } = await withDeployments()
    const { body } = await addDomain(client, 'awesome-now.us', true)
    expect((await point(client, first.uid, 'awesome-now.us')).body).toEqual(forbidden('awesome-now.us'))
    client.platform.outsideDns.set({ name: '_now.awesome-now.us', type: 'TXT', value: body.verifyToken })
    await addDomain(client, 'awesome-now.us', true)
    expect((await point(client, first.uid, 'awesome-now.us')).status).toBe(200)
  })

  it('NOW-ALIAS-8 goes by the nearest verified domain', async () => {
    const { client, first, bobs } = await withDeployments()
    await addDomain(client, 'api.zeit.rocks', false, 'bob')
    await addDomain(client, 'zeit.rocks')
    expect((await point(client, first.uid, 'v1.api.zeit.rocks')).body).toEqual(forbidden('v1.api.zeit.rocks'))
    expect((await point(client, first.uid, 'www.zeit.rocks')).status).toBe(200)
    expect((await point(client, bobs.uid, 'v1.api.zeit.rocks', 'bob')).status).toBe(200)
  })

  it('keeps the API where it is, whoever registers its domain', async () => {
    const { client, bobs } = await withDeployments()
    await addDomain(client, 'zeit.co', false, 'bob')
    await point(client, bobs.uid, 'api.zeit.co', 'bob')
    expect((await client.call('GET', '/now/aliases')).body).toEqual({ aliases: [] })
    expect(client.platform.servesHost('api.zeit.co')).toBe(false)
  })
})

describe('listing', () => {
  it('NOW-ALIAS-1, NOW-ALIAS-2, NOW-DEP-22 has all of the account, newest first, each with its deployment', async () => {
    const { client, first, second, bobs } = await withDeployments()
    const one = await point(client, first.uid, 'one')
    const two = await point(client, second.uid, 'two.now.sh')
    await point(client, bobs.uid, 'three', 'bob')
    const { status, body } = await client.call('GET', '/now/aliases')
    expect([status, body]).toEqual([
      200,
      {
        aliases: [
          { uid: two.body.uid, alias: 'two.now.sh', created: startIso, deploymentId: second.uid },
          { uid: one.body.uid, alias: 'one', created: startIso, deploymentId: first.uid },
        ],
      },
    ])
  })

  it('NOW-ALIAS-3, NOW-ALIAS-4 has those of one deployment, without its id', async () => {
    const { client, first, second } = await withDeployments()
    const one = await point(client, first.uid, 'one')
    await point(client, second.uid, 'two')
    const path = `/now/deployments/${first.uid}/aliases`
    const { status, body } = await client.call('GET', path)
    expect([status, body]).toEqual([200, { aliases: [{ uid: one.body.uid, alias: 'one', created: startIso }] }])
    const theirs = await client.call('GET', path, { as: 'bob' })
    expect([theirs.status, theirs.body]).toEqual([
      404,
      notFound('deployments', `No deployment answers to "${first.uid}".`),
    ])
  })
})

describe('deleting', () => {
  it('NOW-ALIAS-9, NOW-ALIAS-10 answers SUCCESS, and the name leads nowhere', async () => {
    const { client, first, bobs } = await withDeployments()
    const { body } = await point(client, first.uid, 'my-alias')
    const deleted = await client.call('DELETE', `/now/aliases/${body.uid}`)
    expect([deleted.status, deleted.body]).toEqual([200, { status: 'SUCCESS' }])
    expect(client.platform.servesHost('my-alias.now.sh')).toBe(false)
    expect((await client.call('GET', '/now/aliases')).body).toEqual({ aliases: [] })
    expect((await client.call('DELETE', `/now/aliases/${body.uid}`)).status).toBe(404)
    expect((await point(client, bobs.uid, 'my-alias', 'bob')).status).toBe(200)
  })

  it("NOW-ERR-6, NOW-ERR-7 does not find another account's", async () => {
    const { client, first } = await withDeployments()
    const { body } = await point(client, first.uid, 'my-alias')
    const theirs = await client.call('DELETE', `/now/aliases/${body.uid}`, { as: 'bob' })
    expect([theirs.status, theirs.body]).toEqual([404, notFound('aliases', `No alias answers to "${body.uid}".`)])
    expect(await titleOf(client, 'my-alias.now.sh')).toBe('first')
  })
})

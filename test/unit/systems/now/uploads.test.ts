/** The command line's way to deploy: hashes first, then the contents that are missing. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { badRequest, type Client, createClient, notFound, startIso, startMs } from './client.ts'

const sha = (content: string | Uint8Array) => createHash('sha1').update(content).digest('hex')
const manifest = '{"name":"my-app"}'
const uidShape = expect.stringMatching(/^[A-Za-z0-9]{24}$/)
const hostShape = expect.stringMatching(/^my-app-[a-z]{10}\.now\.sh$/)

interface ToSync {
  readonly deploymentId: string
  readonly url: string
  readonly missing?: readonly string[]
}

type Contents = Readonly<Record<string, string | Uint8Array>>

const entries = (contents: Contents) =>
  Object.entries(contents).map(([file, content]) => ({ file, sha: sha(content), size: content.length, mode: 33188 }))

const create = ({ call }: Client, contents: Contents, as: 'alice' | 'bob' = 'alice', name = 'my-app') =>
  call<ToSync>('POST', '/now/create', {
    body: { env: {}, forceNew: false, forceSync: false, name, deploymentType: 'npm', files: entries(contents) },
    as,
  })

const sync = ({ call }: Client, id: string, content: string | Uint8Array, options: { sha?: string; as?: 'bob' } = {}) =>
  call('POST', '/now/sync', {
    body: new Uint8Array(Buffer.from(content)),
    headers: {
      'Content-Type': 'application/octet-stream',
      'x-now-deployment-id': id,
      'x-now-sha': options.sha ?? sha(content),
      'x-now-size': '1',
      'x-now-file': 'Fgarbage%2C',
    },
    ...(options.as === undefined ? {} : { as: options.as }),
  })

const stateOf = async ({ call }: Client, id: string) =>
  (await call<{ state: string; stateTs: string }>('GET', `/now/deployments/${id}`)).body

describe('creating from hashes', () => {
  it('NEAR-6 answers id, bare host and what is missing, each once', async () => {
    const client = createClient()
    const contents = { 'package.json': manifest, 'content/a.html': 'same', 'content/b.html': 'same' }
    const { status, body } = await create(client, contents)
    expect([status, body]).toEqual([
      200,
      { deploymentId: uidShape, url: hostShape, missing: [sha(manifest), sha('same')] },
    ])
    expect((await client.call('GET', '/now/deployments')).body).toEqual({
      deployments: [{ uid: body.deploymentId, name: 'my-app', url: body.url, created: String(startMs) }],
    })
  })

  it('NOW-DEP-6, NEAR-6 stays in DEPLOYING until the last missing file is synced, then boots', async () => {
    const client = createClient()
    const { deploymentId: id } = (await create(client, { 'package.json': manifest, 'a.js': 'a', 'b.js': 'b' })).body
    client.platform.clock.advance('1h')
    expect(await stateOf(client, id)).toMatchObject({ state: 'DEPLOYING', stateTs: startIso })
    for (const content of [manifest, 'a']) {
      const { status, body } = await sync(client, id, content)
      expect([status, body]).toEqual([200, {}])
      expect(await stateOf(client, id)).toMatchObject({ state: 'DEPLOYING' })
    }
    await sync(client, id, 'b')
    expect(await stateOf(client, id)).toMatchObject({ state: 'BOOTING', stateTs: '2017-02-20T09:00:00.000Z' })
    client.platform.clock.advance('3s')
    expect(await stateOf(client, id)).toMatchObject({ state: 'READY', stateTs: '2017-02-20T09:00:03.000Z' })
    await sync(client, id, 'b')
    expect(await stateOf(client, id)).toMatchObject({ state: 'READY', stateTs: '2017-02-20T09:00:03.000Z' })
  })

  it('NOW-DEP-6 is not moved out of DEPLOYING by a step or by the progression', async () => {
    for (const lifeCycle of ['immediate', 'manual', 'reads:1'] as const) {
      const client = createClient({ lifeCycle })
      const { deploymentId: id } = (await create(client, { 'a.js': 'a' })).body
      expect(client.platform.step(id)).toBe('DEPLOYING')
      expect(await stateOf(client, id)).toMatchObject({ state: 'DEPLOYING' })
      expect(await stateOf(client, id)).toMatchObject({ state: 'DEPLOYING' })
    }
  })

  it('NEAR-6 misses nothing that the account has uploaded before, and boots at once', async () => {
    const client = createClient()
    await client.deploy({ name: 'x', files: { 'a.js': 'a' } })
    const first = await create(client, { 'a.js': 'a', 'b.js': 'b' })
    expect(first.body.missing).toEqual([sha('b')])
    await sync(client, first.body.deploymentId, 'b')
    await client.call('DELETE', `/now/deployments/${first.body.deploymentId}`)
    const second = await create(client, { 'b.js': 'b', 'other/a.js': 'a' })
    expect(second.body).toEqual({ deploymentId: uidShape, url: hostShape })
    expect(await stateOf(client, second.body.deploymentId)).toMatchObject({ state: 'BOOTING' })
  })

  it("NOW-ERR-6 does not tell one account by another's contents", async () => {
    const client = createClient()
    await client.deploy({ files: { 'a.js': 'a' } })
    expect((await create(client, { 'a.js': 'a' }, 'bob')).body.missing).toEqual([sha('a')])
  })

  it('NEAR-6 never asks for the empty file, which no client uploads', async () => {
    const client = createClient()
    const { body } = await create(client, { 'empty.txt': '' })
    expect(body).toEqual({ deploymentId: uidShape, url: hostShape })
    expect((await client.call('GET', `/now/deployments/${body.deploymentId}/files/${sha('')}`)).status).toBe(200)
  })

  it('NEAR-6 lets every deployment that waited for a content have it', async () => {
    const client = createClient()
    const first = (await create(client, { 'a.js': 'a' })).body
    const second = (await create(client, { 'b.js': 'a' })).body
    const bobs = (await create(client, { 'a.js': 'a' }, 'bob')).body
    await sync(client, second.deploymentId, 'a')
    expect(await stateOf(client, first.deploymentId)).toMatchObject({ state: 'BOOTING' })
    expect(await stateOf(client, second.deploymentId)).toMatchObject({ state: 'BOOTING' })
    const { body } = await client.call('GET', `/now/deployments/${bobs.deploymentId}`, { as: 'bob' })
    expect(body).toMatchObject({ state: 'DEPLOYING' })
  })

  it('NOW-FILE-2 has the tree before the contents are there, and no file of it', async () => {
    const client = createClient()
    const { deploymentId: id } = (await create(client, { 'lib/a.js': 'a' })).body
    expect((await client.call('GET', `/now/deployments/${id}/files`)).body).toEqual([
      { type: 'directory', name: 'lib', children: [{ type: 'file', name: 'a.js', uid: sha('a') }] },
    ])
    expect((await client.call('GET', `/now/deployments/${id}/files/${sha('a')}`)).status).toBe(404)
  })

  it('NOW-DEP-16 makes up a name where the client has none', async () => {
    const client = createClient()
    const body = { files: entries({ Dockerfile: 'FROM scratch' }) }
    const answer = await client.call<ToSync>('POST', '/now/create', { body })
    expect(answer.body.url).toMatch(/^[a-z]{10}-[a-z]{10}\.now\.sh$/)
  })

  it.each([
    ['no files', {}, '"files" is missing.'],
    ['a hash in capitals', { files: [{ file: 'a', size: 1, sha: sha('a').toUpperCase() }] }, expect.any(String)],
    ['a path upwards', { files: [{ file: '../a', size: 1, sha: sha('a') }] }, expect.any(String)],
    ['a path twice', { files: entries({ a: 'a' }).concat(entries({ a: 'b' })) }, 'The path "a" stands there twice.'],
    ['a file and its folder', { files: entries({ a: 'a', 'a/b': 'b' }) }, '"a" is both a file and a folder.'],
    [
      '10,001 files',
      { files: Array(10_001).fill({ file: 'a', size: 1, sha: sha('a') }) },
      'The deployment has 10001 files; your account may deploy 10000.',
    ],
  ])('NEAR-6, NOW-FILE-5, NOW-LIMITS-2 refuses %s and makes nothing', async (_, body, problem) => {
    const client = createClient()
    const answer = await client.call('POST', '/now/create', { body })
    expect([answer.status, answer.body]).toEqual([400, badRequest(problem)])
    expect((await client.call('GET', '/now/deployments')).body).toEqual({ deployments: [] })
  })
})

describe('syncing', () => {
  it('NOW-FILE-4 keeps bytes that are no text as they are', async () => {
    const client = createClient()
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7) % 256)
    const { deploymentId: id } = (await create(client, { 'logo.png': bytes })).body
    await sync(client, id, bytes)
    const file = await client.call('GET', `/now/deployments/${id}/files/${sha(bytes)}`)
    expect([file.headers.get('content-type'), Buffer.from(file.bytes)]).toEqual(['image/png', Buffer.from(bytes)])
    const copy = createClient()
    copy.platform.restore(JSON.parse(JSON.stringify(client.platform.snapshot())))
    const restored = await copy.call('GET', `/now/deployments/${id}/files/${sha(bytes)}`)
    expect(Buffer.from(restored.bytes)).toEqual(Buffer.from(bytes))
  })

  it('NOW-FILE-4 keeps the byte order mark of a text', async () => {
    const client = createClient()
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)
    const { deploymentId: id } = (await create(client, { 'a.txt': bytes })).body
    await sync(client, id, bytes)
    expect((await client.call('GET', `/now/deployments/${id}/files/${sha(bytes)}`)).bytes).toEqual(bytes)
  })

  it('NEAR-6 refuses a content that is not of its hash, and goes on waiting', async () => {
    const client = createClient()
    const { deploymentId: id } = (await create(client, { 'a.js': 'a' })).body
    const { status, body } = await sync(client, id, 'b', { sha: sha('a') })
    expect([status, body]).toEqual([
      400,
      badRequest(`The SHA-1 of the body is ${sha('b')} and not the "x-now-sha" of the request.`),
    ])
    expect(await stateOf(client, id)).toMatchObject({ state: 'DEPLOYING' })
  })

  it('NEAR-6 refuses a content that no file of the deployment has', async () => {
    const client = createClient()
    const { deploymentId: id } = (await create(client, { 'a.js': 'a' })).body
    const { status, body } = await sync(client, id, 'b')
    expect([status, body]).toEqual([400, badRequest(`No file of the deployment has the SHA-1 ${sha('b')}.`)])
  })

  it("NOW-ERR-6, NOW-ERR-7 does not find another account's deployment, nor one that is deleted", async () => {
    const client = createClient()
    const { deploymentId: id } = (await create(client, { 'a.js': 'a' })).body
    const unknown = notFound('sync', `No deployment answers to "${id}".`)
    expect((await sync(client, id, 'a', { as: 'bob' })).body).toEqual(unknown)
    await client.call('DELETE', `/now/deployments/${id}`)
    expect((await sync(client, id, 'a')).body).toEqual(unknown)
    expect(client.platform.snapshot().collections.missingContents).toEqual([])
  })

  it('NEAR-6 refuses a request without its headers, and JSON', async () => {
    const client = createClient()
    const without = await client.call('POST', '/now/sync', {
      body: new Uint8Array(1),
      headers: { 'Content-Type': 'application/octet-stream' },
    })
    expect([without.status, without.body]).toEqual([400, badRequest('"x-now-deployment-id" is missing.')])
    const asJson = await client.call('POST', '/now/sync', { body: {} })
    expect([asJson.status, asJson.body]).toEqual([400, badRequest(expect.stringContaining('application/octet-stream'))])
  })
})

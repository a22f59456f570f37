/** The files of a deployment: the tree, the contents byte for byte, and which paths no deployment can have. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import fc from '../../../seeded.ts'
import { badRequest, createClient, notFound } from './client.ts'

const sha = (content: string | Uint8Array) => createHash('sha1').update(content).digest('hex')
const json = (manifest: unknown) => JSON.stringify(manifest, null, 2)

type Entry =
  | { readonly type: 'file'; readonly name: string; readonly uid: string }
  | { readonly type: 'directory'; readonly name: string; readonly children: readonly Entry[] }

async function deployed(files: Readonly<Record<string, string>>) {
  const client = createClient()
  const { uid } = await client.deploy({ name: 'project-a', files })
  const tree = async () => (await client.call<Entry[]>('GET', `/now/deployments/${uid}/files`)).body
  return { ...client, uid, tree }
}

const manifestEntry = { type: 'file', name: 'package.json', uid: sha(json({ name: 'project-a' })) }

describe('the tree', () => {
  it('NOW-FILE-1, NOW-FILE-2, NOW-FILE-3 has folders with their files, each file with the SHA-1 of its content', async () => {
    const { tree } = await deployed({ 'start.js': 'one', 'myfolder/other.js': 'two', 'myfolder/deep/er.js': 'three' })
    expect(await tree()).toEqual([
      {
        type: 'directory',
        name: 'myfolder',
        children: [
          { type: 'directory', name: 'deep', children: [{ type: 'file', name: 'er.js', uid: sha('three') }] },
          { type: 'file', name: 'other.js', uid: sha('two') },
        ],
      },
      { type: 'file', name: 'start.js', uid: sha('one') },
      manifestEntry,
    ])
  })

  it('NOW-FILE-2 has package.json even where nothing else is', async () => {
    const { tree } = await deployed({})
    expect(await tree()).toEqual([manifestEntry])
  })

  it('NOW-FILE-2 takes __proto__ and constructor for what they are: names', async () => {
    const client = createClient()
    const text =
      '{"package":{"name":"a","__proto__":{"polluted":1}},"__proto__/constructor":"x","constructor":"y","toString/__proto__":"z"}'
    const response = await client.platform.fetch('https://api.zeit.co/now/deployments', {
      method: 'POST',
      headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' },
      body: text,
    })
    const { uid } = await response.json()
    expect((await client.call('GET', `/now/deployments/${uid}/files`)).body).toEqual([
      { type: 'directory', name: '__proto__', children: [{ type: 'file', name: 'constructor', uid: sha('x') }] },
      { type: 'directory', name: 'toString', children: [{ type: 'file', name: '__proto__', uid: sha('z') }] },
      { type: 'file', name: 'constructor', uid: sha('y') },
      {
        type: 'file',
        name: 'package.json',
        uid: sha('{\n  "name": "a",\n  "__proto__": {\n    "polluted": 1\n  }\n}'),
      },
    ])
    expect({}).not.toHaveProperty('polluted')
  })

  it('NOW-ERR-6 is shown to nobody else', async () => {
    const { call, uid } = await deployed({ 'a.js': 'a' })
    const expected = notFound('deployments', `No deployment answers to "${uid}".`)
    expect((await call('GET', `/now/deployments/${uid}/files`, { as: 'bob' })).body).toEqual(expected)
    expect((await call('GET', `/now/deployments/${uid}/files/${sha('a')}`, { as: 'bob' })).body).toEqual(expected)
  })
})

describe('a file', () => {
  it('NOW-FILE-4 comes back byte for byte', async () => {
    const text = '\uFEFF{ "not" : "tidied" }\r\n\tünïcödé 🚀\u0000'
    const { call, uid } = await deployed({ 'odd.json': text })
    const { status, bytes } = await call('GET', `/now/deployments/${uid}/files/${sha(text)}`)
    expect([status, Buffer.from(bytes)]).toEqual([200, Buffer.from(text)])
  })

  it('NOW-FILE-4 comes back whatever its text', async () => {
    const client = createClient()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        const { uid } = await client.deploy({ files: { 'a.txt': text } })
        const { bytes } = await client.call('GET', `/now/deployments/${uid}/files/${sha(text)}`)
        expect(Buffer.from(bytes)).toEqual(Buffer.from(text))
      }),
      { numRuns: 25 },
    )
  })

  it('NOW-FILE-2 gives package.json back as it is written with two spaces', async () => {
    const manifest = { name: 'a', version: '0.0.1', scripts: { start: 'node .' }, keywords: [] }
    const { call } = createClient()
    const { body } = await call<{ uid: string }>('POST', '/now/deployments', { body: { package: manifest } })
    const file = await call('GET', `/now/deployments/${body.uid}/files/${sha(json(manifest))}`)
    expect(Buffer.from(file.bytes).toString()).toBe(json(manifest))
  })

  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['css/site.CSS', 'text/css; charset=utf-8'],
    ['app.js', 'application/javascript; charset=utf-8'],
    ['data.json', 'application/json; charset=utf-8'],
    ['logo.svg', 'image/svg+xml'],
    ['.env', 'application/octet-stream'],
    ['folder.js/Dockerfile', 'application/octet-stream'],
  ])('NOW-FILE-5 gives %s the type %s', async (path, type) => {
    const { call, uid } = await deployed({ [path]: 'content' })
    const { headers } = await call('GET', `/now/deployments/${uid}/files/${sha('content')}`)
    expect(headers.get('content-type')).toBe(type)
  })

  it('NOW-FILE-5 is not found by an id that no file of the deployment has', async () => {
    const { call, deploy, uid } = await deployed({ 'a.js': 'a' })
    await deploy({ files: { 'b.js': 'b' } })
    for (const id of [sha('b'), sha('nothing'), 'package.json', sha('a').toUpperCase()]) {
      const { status, body } = await call('GET', `/now/deployments/${uid}/files/${id}`)
      expect([status, body]).toEqual([404, notFound('deployments', `No file answers to "${id}".`)])
    }
  })

  it('NOW-FILE-4 is empty where it was sent empty', async () => {
    const { call, uid } = await deployed({ 'empty.txt': '' })
    const { status, bytes } = await call('GET', `/now/deployments/${uid}/files/${sha('')}`)
    expect([status, bytes.length]).toEqual([200, 0])
  })
})

describe('paths', () => {
  it.each([
    '/etc/passwd',
    '../up.js',
    'a/../b.js',
    'a/..',
    'a//b.js',
    'a/',
    '',
    '.',
    './a.js',
    'a/./b.js',
    'a/.',
    'nul\u0000.js',
  ])('NOW-FILE-5 refuses the path %j', async (path) => {
    const { call } = createClient()
    const { status, body } = await call('POST', '/now/deployments', { body: { package: {}, [path]: '' } })
    const shape =
      'the path of a file inside the deployment, with neither . nor .. nor nothing between its slashes, such as myfolder/other.js'
    const problem = `"${path}" is not a name that is allowed here: it must be ${shape}.`
    expect([status, body]).toEqual([400, badRequest(problem)])
    expect((await call('GET', '/now/deployments')).body).toEqual({ deployments: [] })
  })

  it.each([['.env'], ['..a'], ['a..'], ['...'], ['a/..b/c'], ['with space/ü.js'], ['back\\slash']])(
    'NOW-FILE-5 takes the path %j',
    async (path) => {
      const { call } = createClient()
      expect((await call('POST', '/now/deployments', { body: { package: {}, [path]: '' } })).status).toBe(200)
    },
  )

  it.each([
    [{ a: '', 'a/b': '' }, '"a" is both a file and a folder.'],
    [{ 'a/b/c/d': '', 'a/b': '' }, '"a/b" is both a file and a folder.'],
    [{ 'package.json/x': '' }, '"package.json" is both a file and a folder.'],
  ])('NOW-FILE-5 refuses %j, where a path is a file and a folder', async (files, problem) => {
    const { call } = createClient()
    const { status, body } = await call('POST', '/now/deployments', { body: { package: {}, ...files } })
    expect([status, body]).toEqual([400, badRequest(problem)])
  })

  it('NOW-FILE-5 takes a path of 1,024 characters, however many folders it has, and no longer one', async () => {
    const deep = `${'d/'.repeat(511)}ab`
    const { call, tree } = await deployed({ [deep]: 'deep' })
    expect(JSON.stringify(await tree())).toContain(sha('deep'))
    const { status } = await call('POST', '/now/deployments', { body: { package: {}, [`${deep}c`]: '' } })
    expect(status).toBe(400)
  })

  it('NOW-LIMITS-2 takes 10,000 files, package.json among them, and no more', async () => {
    const { call } = createClient()
    const files = Object.fromEntries(Array.from({ length: 9_999 }, (_, index) => [`f${index}`, '']))
    expect((await call('POST', '/now/deployments', { body: { package: {}, ...files } })).status).toBe(200)
    const tooMany = await call('POST', '/now/deployments', { body: { package: {}, ...files, another: '' } })
    const problem = 'The deployment has 10001 files; your account may deploy 10000.'
    expect([tooMany.status, tooMany.body]).toEqual([400, badRequest(problem)])
  })

  it('NOW-LIMITS-2 refuses a body of more than 32 MiB', async () => {
    const { call } = createClient()
    const { status, body } = await call('POST', '/now/deployments', {
      body: { package: {}, 'big.txt': 'x'.repeat(32 * 1024 * 1024) },
    })
    expect(status).toBe(413)
    expect(body).toMatchObject({ error: { code: 'payload_too_large' } })
  })
})

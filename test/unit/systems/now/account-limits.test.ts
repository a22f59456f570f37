/** The limits of a deployment are those of its account. Those of every account: files.test.ts, uploads.test.ts. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import defaultWorld from '../../../../fixtures/worlds/default.json' with { type: 'json' }
import type { WorldSeed } from '../../../../src/index.ts'
import { badRequest, createClient } from './client.ts'

type Limits = WorldSeed['accounts'][number]['limits']

const mib = 1024 * 1024

/** The default world, in which alice has other limits than everybody else. */
function worldWith(limits: Limits & object): WorldSeed {
  // The file is held to the schema of worlds, which gives its members narrower types than its import has.
  const world = defaultWorld as unknown as WorldSeed
  const accounts = world.accounts.map((account) => (account.username === 'alice' ? { ...account, limits } : account))
  return { ...world, accounts }
}

const tooLarge = (bytes: number) => ({
  error: {
    code: 'payload_too_large',
    message: `The body is larger than ${bytes} bytes.`,
    url: 'https://zeit.co/errors/deployments/payload_too_large',
  },
})

describe('the files of a deployment', () => {
  it('NOW-LIMITS-1 are as many as its account may deploy, package.json among them', async () => {
    const { call } = createClient({ world: worldWith({ files: 3 }) })
    const ask = (files: object, as: 'alice' | 'bob' = 'alice') =>
      call('POST', '/now/deployments', { body: { package: {}, ...files }, as })
    expect((await ask({ a: '', b: '' })).status).toBe(200)
    const { status, body } = await ask({ a: '', b: '', c: '' })
    expect([status, body]).toEqual([400, badRequest('The deployment has 4 files; your account may deploy 3.')])
    expect((await ask({ a: '', b: '', c: '' }, 'bob')).status).toBe(200)
    expect((await call<{ deployments: object[] }>('GET', '/now/deployments')).body.deployments).toHaveLength(1)
  })

  it('NOW-LIMITS-1 may be more than those of every account', async () => {
    const { call } = createClient({ world: worldWith({ files: 10_001 }) })
    const files = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, '']))
    expect((await call('POST', '/now/deployments', { body: { package: {}, ...files } })).status).toBe(200)
    const entry = { size: 1, sha: createHash('sha1').update('a').digest('hex') }
    const hashes = Array.from({ length: 10_002 }, (_, index) => ({ ...entry, file: `f${index}` }))
    expect((await call('POST', '/now/create', { body: { files: hashes.slice(1) } })).status).toBe(200)
    const { status, body } = await call('POST', '/now/create', { body: { files: hashes } })
    expect([status, body]).toEqual([400, badRequest('The deployment has 10002 files; your account may deploy 10001.')])
  })
})

describe('the body of a deployment', () => {
  const bodyOf = (bytes: number): string => {
    const frame = JSON.stringify({ package: {}, a: '' }).length
    return JSON.stringify({ package: {}, a: 'x'.repeat(bytes - frame) })
  }

  it.each([
    ['less', 1_000],
    ['more', 33 * mib],
  ])(
    'NOW-LIMITS-1 may be as large as its account may send, %s than every account',
    async (_, bodyBytes) => {
      const { platform } = createClient({ world: worldWith({ bodyBytes }) })
      const ask = (bytes: number, token: string) =>
        platform.fetch('https://api.zeit.co/now/deployments', {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: bodyOf(bytes),
        })
      expect((await ask(bodyBytes, 'nowhere_alice')).status).toBe(200)
      const refused = await ask(bodyBytes + 1, 'nowhere_alice')
      expect([refused.status, await refused.json()]).toEqual([413, tooLarge(bodyBytes)])
      const other = await ask(bodyBytes + 1, 'nowhere_bob')
      expect([other.status, other.ok ? null : await other.json()]).toEqual(
        bodyBytes < 32 * mib ? [200, null] : [413, tooLarge(32 * mib)],
      )
    },
    30_000,
  )

  it('NOW-LIMITS-1 bounds no request that deploys nothing', async () => {
    const { call } = createClient({ world: worldWith({ bodyBytes: 100 }) })
    const { status } = await call('POST', '/now/secrets', { body: { name: 'a', value: 'x'.repeat(200) } })
    expect(status).toBe(200)
    const synced = await call('POST', '/now/sync', {
      body: new Uint8Array(101),
      headers: { 'content-type': 'application/octet-stream', 'x-now-deployment-id': 'a', 'x-now-sha': 'a'.repeat(40) },
    })
    expect(synced.status).toBe(413)
  })
})

describe('the largest body', () => {
  it('NOW-LIMITS-1 is that of the account that may send most, and no less than every system takes', () => {
    expect(createClient().platform.bodyBytesMax).toBe(32 * mib)
    expect(createClient({ world: worldWith({ bodyBytes: 1_000 }) }).platform.bodyBytesMax).toBe(32 * mib)
    expect(createClient({ world: worldWith({ bodyBytes: 40 * mib }) }).platform.bodyBytesMax).toBe(40 * mib)
  })

  it('NOW-LIMITS-1 follows the world that is restored', () => {
    const { platform } = createClient({ world: worldWith({ bodyBytes: 40 * mib }) })
    const own = platform.snapshot()
    platform.restore(createClient().platform.snapshot())
    expect(platform.bodyBytesMax).toBe(32 * mib)
    platform.restore(own)
    expect(platform.bodyBytesMax).toBe(40 * mib)
    platform.reset()
    expect(platform.bodyBytesMax).toBe(40 * mib)
  })
})

it.each([[{ files: 0 }], [{ files: 1.5 }], [{ bodyBytes: '1' }], [{ secrets: 5 }]])(
  'NOW-LIMITS-1 refuses a world with the limits %j',
  (limits) => {
    expect(() => createClient({ world: worldWith(limits as object) })).toThrow(/at \/accounts\/0\/limits/)
  },
)

/** The vercel CLI of 2020 against the node server: it speaks to the API of 2017 and to that of 2024 in one command. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer } from '../../src/adapters/node.ts'
import { createPlatform, type PlatformOptions } from '../../src/index.ts'
import { installClients } from './install.ts'
import { startClient, steady } from './run-client.ts'

interface Listed {
  readonly secrets: readonly { readonly uid: string; readonly name: string }[]
}

/** A platform behind the node server, and the CLI beside it. */
async function start(options: PlatformOptions = {}) {
  const clients = await installClients()
  const platform = createPlatform(options)
  const server = await createServer(platform).listen({ port: 0 })
  const home = await mkdtemp(join(tmpdir(), 'nowhere-vercel-cli-'))
  // Where the CLI keeps what its last look for a newer version found; without it, it looks at every start.
  await mkdir(join(home, 'update-check'))
  const found = { latest: '19.0.0', lastUpdate: Date.now() }
  await writeFile(join(home, 'update-check/vercel-latest.json'), JSON.stringify(found))
  onTestFinished(async () => {
    await server.close()
    await rm(home, { recursive: true, force: true })
  })
  const program = join(clients, 'node_modules/vercel/dist/index.js')
  return {
    platform,
    async vercel(args: readonly string[], { token = 'nowhere_alice', stdin = '' } = {}) {
      const { code, stdout, stderr } = await startClient({
        program,
        args: [...args, '--api', server.url, '--token', token],
        home,
        env: { TMPDIR: home, VERCEL_CLI_COLLECT_METRICS: '0' },
        stdin,
      }).finished
      return { code, stdout: steady(stdout), stderr: steady(stderr).replaceAll(server.url, 'URL') }
    },
    async api<T>(method: string, path: string, body?: unknown): Promise<T> {
      const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
      const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
      const answer = await fetch(server.url + path, init)
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      // What comes back is what a test then asserts on, so that a wrong shape fails there.
      return (await answer.json()) as T
    },
    /** What the CLI asked, in order. */
    asked: () => platform.journal.entries().map(({ operationId }) => operationId),
  }
}

type Scene = Awaited<ReturnType<typeof start>>

async function createSecrets({ api }: Scene, count: number): Promise<void> {
  for (let index = 1; index <= count; index++) {
    const name = `secret-${String(index).padStart(2, '0')}`
    await api('POST', `/v2/secrets/${name}`, { name, value: 'some value' })
  }
}

/** The names in a table that was printed. */
const names = (stdout: string) => stdout.match(/secret-\d\d/g) ?? []

describe('vercel secrets', () => {
  it('adds a secret (NEAR-7, NOW-SEC-3)', async () => {
    const scene = await start()
    const { code, stdout } = await scene.vercel(['secrets', 'add', 'my-api-key', 'my value'])
    expect([code, stdout]).toEqual([0, 'Success! Secret my-api-key added under alice [TIME]\n'])
    expect(scene.asked()).toEqual(['getVercelUser', 'createNowSecret'])
    const { secrets } = await scene.api<Listed>('GET', '/v3/secrets')
    expect(secrets).toEqual([expect.objectContaining({ name: 'my-api-key' })])
  })

  it('says that there are none (NEAR-10)', async () => {
    const scene = await start()
    const { code, stdout } = await scene.vercel(['secrets', 'ls'])
    expect([code, stdout]).toEqual([0, 'No secrets found under alice [TIME]\n'])
    expect(scene.asked()).toEqual(['getVercelUser', 'listVercelSecrets'])
  })

  it('lists more than twenty a page at a time (NEAR-10, VER-LIST-1, VER-LIST-2)', async () => {
    const scene = await start()
    await createSecrets(scene, 45)
    const met: string[] = []
    let next: string | undefined
    for (const size of [20, 20, 5]) {
      const page = await scene.vercel(['secrets', 'ls', ...(next === undefined ? [] : ['--next', next])])
      expect([page.code, names(page.stdout).length]).toEqual([0, size])
      met.push(...names(page.stdout))
      next = /secrets ls --api URL --token nowhere_alice --next (\d+)/.exec(page.stderr)?.[1]
      expect(next !== undefined).toBe(size === 20)
    }
    expect(met).toEqual(Array.from({ length: 45 }, (_, index) => `secret-${String(45 - index).padStart(2, '0')}`))
  })

  it('renames a secret, in one API, and finds it in the other (NOW-SEC-6, VER-GET-1)', async () => {
    const scene = await start()
    await createSecrets(scene, 1)
    const { code, stdout } = await scene.vercel(['secrets', 'rename', 'secret-01', 'other'])
    expect([code, stdout]).toEqual([0, 'Success! Secret secret-01 renamed to other under alice [TIME]\n'])
    expect(await scene.api('GET', '/v3/secrets/other')).toMatchObject({ name: 'other' })
  })

  it.each([
    ['after asking', [], 'y\n'],
    ['without asking', ['--yes'], ''],
  ])('removes a secret %s (NEAR-8, NOW-SEC-10)', async (_, flags, stdin) => {
    const scene = await start()
    await createSecrets(scene, 2)
    const { code, stdout } = await scene.vercel(['secrets', 'rm', 'secret-01', ...flags], { stdin })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Success! Secret secret-01 under alice removed \[TIME\]\n$/)
    expect((await scene.api<Listed>('GET', '/v3/secrets')).secrets.map(({ name }) => name)).toEqual(['secret-02'])
  })

  it('says what is not there, and removes nothing', async () => {
    const scene = await start()
    const { code, stderr } = await scene.vercel(['secrets', 'rm', 'none', '--yes'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/Error! Not Found/i)
    expect(scene.asked()).toEqual(['getVercelUser', 'getNowSecret'])
  })

  it('shows nobody the secrets of another account (NOW-ERR-6)', async () => {
    const scene = await start()
    await createSecrets(scene, 3)
    const { stdout } = await scene.vercel(['secrets', 'ls'], { token: 'nowhere_bob' })
    expect(stdout).toBe('No secrets found under bob [TIME]\n')
  })

  it('of a team stops before it makes one, for the older API knows no teams', async () => {
    const scene = await start()
    const { code, stderr } = await scene.vercel(['secrets', 'add', 'shared', 'v', '--scope', 'nowhere'])
    expect([code, stderr.split('\n')[1]]).toEqual([1, 'Error! The specified scope does not exist'])
    expect((await scene.api<Listed>('GET', '/v3/secrets')).secrets).toEqual([])
  })
})

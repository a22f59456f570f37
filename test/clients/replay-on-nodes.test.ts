/** A log is told again byte for byte on other versions of Node than the one that it was written on. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createPlatform, type Platform, replay } from '../../src/index.ts'
import { installClients } from './install.ts'

const sources = fileURLToPath(new URL('nodes/', import.meta.url))
const isInstallable = process.platform === 'linux' && process.arch === 'x64'
const bearer = (name: string) => ({ Authorization: `Bearer nowhere_${name}`, 'Content-Type': 'application/json' })

/** Of all kinds of entries: requests of every system, a clock that moves, faults by chance, records that were made up, restores and resets. */
async function lived(): Promise<Platform> {
  const platform = createPlatform({ seed: 'nodes', clock: '2017-02-20T08:00:00.000Z', log: { keep: 'all' } })
  await platform.populate(20)
  platform.faults.add({ operation: '*', status: 503, probability: 0.2 })
  platform.faults.add({ operation: 'listNowSecrets', truncate: true, every: 3 })
  for (let n = 0; n < 30; n++) {
    const headers = bearer(n % 3 === 0 ? 'bob' : 'alice')
    const ask = (url: string, method = 'GET', body?: object): Promise<string> =>
      platform
        .fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) })
        .then((answer) => answer.text())
        // A body that is cut off is an error where it is read.
        .catch(() => '')
    await ask('https://api.zeit.co/now/deployments', 'POST', {
      package: { name: `app ${n} é日` },
      'index.js': 'x'.repeat(n),
    })
    await ask('https://api.zeit.co/now/secrets', 'POST', { name: `secret-${n}`, value: `value ${n} \u2028` })
    await ask('https://api.zeit.co/now/secrets')
    await ask('https://api.vercel.com/v3/secrets?limit=5')
    platform.clock.advance(`${n}s`)
    if (n === 10) platform.snapshots.take('ten')
    if (n === 20) platform.snapshots.restore('ten')
  }
  return platform
}

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

describe.skipIf(!isInstallable)('a log that was written here', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await installClients(sources)
  }, 240_000)

  it.each(['node22', 'node24'])('is told again by %s, to the same answers and the same world', async (name) => {
    const scratch = await mkdtemp(join(tmpdir(), 'nowhere-nodes-'))
    onTestFinished(() => rm(scratch, { recursive: true, force: true }))
    const platform = await lived()
    const exported = platform.log.export({ secrets: true })
    await writeFile(join(scratch, 'log.json'), JSON.stringify(exported))
    await build({
      entryPoints: ['src/index.ts'],
      outfile: join(scratch, 'index.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    })
    await writeFile(join(scratch, 'tell.mjs'), teller)
    const node = join(folder, 'node_modules', name, 'bin/node')
    const { stdout } = await promisify(execFile)(node, [join(scratch, 'tell.mjs'), join(scratch, 'log.json')])
    const { version, ...told }: { readonly version: string } = JSON.parse(stdout)
    expect(version.split('.')[0]).toBe(`v${name.slice('node'.length)}`)
    const here = replay(exported)
    expect(told).toEqual({ told: here.told, differences: [], state: digestOf(platform.snapshot()) })
  })
})

const teller = `
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { replay } from './index.mjs'
const { told, differences, platform } = replay(JSON.parse(readFileSync(process.argv[2], 'utf8')))
const state = createHash('sha256').update(JSON.stringify(platform.snapshot())).digest('hex')
console.log(JSON.stringify({ version: process.version, told, differences, state }))
`

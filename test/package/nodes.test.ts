/** Each entry of the packed package, on the versions of Node that are in use. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { installClients } from '../clients/install.ts'

const project = inject('project')
const isInstallable = process.platform === 'linux' && process.arch === 'x64'
const run = promisify(execFile)

/** What each gives. `./vitest` runs in vitest alone, and `./inspector` in a page. */
const given = {
  'nowhere-kit': 'createPlatform',
  'nowhere-kit/built': 'createBuiltPlatform',
  'nowhere-kit/contract': 'verify',
  'nowhere-kit/control': 'createControlFetch',
  'nowhere-kit/document': 'createPlatformOf',
  'nowhere-kit/msw': 'createHandlers',
  'nowhere-kit/node': 'createServer',
  'nowhere-kit/playwright': 'test',
  'nowhere-kit/vite': 'nowhere',
}
const required = ['', '/contract', '/document', '/msw', '/node', '/playwright'].map((entry) => `nowhere-kit${entry}`)

const program = `
const given = ${JSON.stringify(given)}
const told = {}
for (const [entry, name] of Object.entries(given)) told[entry] = typeof (await import(entry))[name]
const { createPlatform } = await import('nowhere-kit')
const { createServer } = await import('nowhere-kit/node')
const platform = createPlatform({ seed: 42 })
const server = await createServer(platform).listen()
const answer = await fetch(server.url + '/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })
told.served = answer.status + ' ' + (await answer.text())
await server.close()
console.log(JSON.stringify({ version: process.version.split('.')[0], told }))`

describe.skipIf(!isInstallable)('every entry', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await installClients(join(import.meta.dirname, '../clients/nodes'))
  }, 240_000)

  const nodeOf = (name: string): string =>
    name === 'this node' ? process.execPath : join(folder, 'node_modules', name, 'bin/node')

  it.each(['this node', 'node22', 'node24'])('is imported, and serves, on %s', async (name) => {
    const flags = ['--input-type=module', '--eval', program]
    const { stdout } = await run(nodeOf(name), flags, { cwd: project })
    const { version, told } = JSON.parse(stdout)
    if (name !== 'this node') expect(version).toBe(`v${name.slice('node'.length)}`)
    expect(told).toEqual({
      ...Object.fromEntries(Object.keys(given).map((entry) => [entry, 'function'])),
      served: '200 {"secrets":[]}',
    })
  })

  it.each(['this node', 'node22', 'node24'])('is required on %s, where it can be', async (name) => {
    const asked = JSON.stringify(required)
    const script = `console.log(JSON.stringify(${asked}.map((entry) => Object.keys(require(entry)).length > 0)))`
    const { stdout } = await run(nodeOf(name), ['--input-type=commonjs', '--eval', script], { cwd: project })
    expect(JSON.parse(stdout)).toEqual(required.map(() => true))
  })
})

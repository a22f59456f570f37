/** Who is compared: each is started as its own documentation says, in a process of its own on loopback, with the file as it is published. */
import { copyFile, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { installClients } from '../../test/clients/install.ts'
import { startProcess } from '../../test/live/servers/live-server.ts'

export interface Mock {
  /** Of its column. */
  readonly name: string
  /** Of its package. */
  readonly version: string
  /** The command, for whoever reads the table. */
  readonly how: string
  readonly tokens: { readonly owner: string; readonly second: string }
  /** @returns Where the paths of the document begin. */
  start(file: string): Promise<{ readonly url: string; stop(): Promise<void> }>
}

// Mocks that know nobody take whatever they are given.
const anybody = { owner: 'a-token', second: 'another-token' }
const loopback = '127.0.0.1'

export async function mocks(): Promise<readonly Mock[]> {
  const folder = await installClients('test/live')
  return [await nowhere(), ...(await prisms(folder)), ...(await scalars(folder))]
}

async function nowhere(): Promise<Mock> {
  const flags = ['--rate-limit', 'off', '--log', 'off']
  return {
    name: 'Nowhere',
    version: `nowhere-kit ${await versionIn('package.json')}`,
    how: `nowhere serve --spec FILE ${flags.join(' ')}`,
    tokens: { owner: 'nowhere_alice', second: 'nowhere_bob' },
    async start(file) {
      const args = ['dist/cli/main.js', 'serve', '--spec', file, '--port', '0', '--json', ...flags]
      const { match, stop } = await startProcess(process.execPath, args, /"url":"([^"]+)"/, '.')
      return { url: match[1] ?? '', stop }
    },
  }
}

async function prisms(folder: string): Promise<Mock[]> {
  const packaged = join(folder, 'node_modules/@stoplight/prism-cli')
  const version = `@stoplight/prism-cli ${await versionIn(join(packaged, 'package.json'))}`
  const mock = (name: string, flags: readonly string[]): Mock => ({
    name,
    version,
    how: ['prism mock FILE', ...flags].join(' '),
    tokens: anybody,
    async start(file) {
      const args = [join(packaged, 'dist/index.js'), 'mock', '-h', loopback, '-p', '0', ...flags, file]
      const { match, stop } = await startProcess(process.execPath, args, /listening on (http:\S+)/, folder)
      return { url: match[1] ?? '', stop }
    },
  })
  return [mock('Prism', []), mock('Prism, dynamic', ['--dynamic', '--seed', '1'])]
}

async function scalars(folder: string): Promise<Mock[]> {
  const version = `@scalar/mock-server ${await versionIn(join(folder, 'node_modules/@scalar/mock-server/package.json'))}`
  const script = join(folder, 'scalar.mjs')
  await copyFile('test/live/servers/scalar.mjs', script)
  const node = await newerNode()
  const mock = (name: string, options: Readonly<Record<string, boolean>>): Mock => ({
    name,
    version,
    how: `createMockServer({ ${['document', ...Object.entries(options).map(([option, value]) => `${option}: ${value}`)].join(', ')} })`,
    tokens: anybody,
    async start(file) {
      const args = [script, file, JSON.stringify(options)]
      const { match, stop } = await startProcess(node, args, /listening at (\S+)/, folder)
      return { url: match[1] ?? '', stop }
    },
  })
  return [mock('Scalar', {}), mock('Scalar, lenient', { validateRequest: false })]
}

/** Scalar's mock server asks for Node 22. */
async function newerNode(): Promise<string> {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major >= 22) return process.execPath
  return resolve(await installClients('test/clients/nodes'), 'node_modules/node22/bin/node')
}

async function versionIn(path: string): Promise<string> {
  // A package.json has a version.
  return (JSON.parse(await readFile(path, 'utf8')) as { version: string }).version
}

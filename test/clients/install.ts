/**
 * Installs the published clients of this folder's package.json, apart from the packages of the project: they pull in
 * versions that the project must not have. They land in a folder named for the lock file, so that a second run finds
 * them there; it is filled elsewhere and renamed, so that parallel workers see all of it or nothing.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, copyFile, mkdir, mkdtemp, readFile, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const MANIFESTS = ['package.json', 'package-lock.json'] as const
const clients = fileURLToPath(new URL('.', import.meta.url))
// Of the project, from wherever this is run: a script is bundled elsewhere.
const cache = join(process.cwd(), 'node_modules/.cache/nowhere-clients')

/**
 * Returns the folder whose `node_modules` holds the clients.
 * @param sources Where the package.json and the lock file are.
 * @param flags Further ones of `npm ci`.
 */
export async function installClients(sources = clients, flags: readonly string[] = []): Promise<string> {
  const hash = createHash('sha256')
  for (const name of MANIFESTS) hash.update(await readFile(join(sources, name)))
  const installed = join(cache, hash.digest('hex').slice(0, 16))
  if (await exists(installed)) return installed

  await mkdir(cache, { recursive: true })
  // npm finds no lock file at a path that leads through a link, as node_modules of a work tree may be one.
  const partial = await mkdtemp(join(await realpath(cache), 'partial-'))
  try {
    for (const name of MANIFESTS) await copyFile(join(sources, name), join(partial, name))
    await npmCi(partial, sources, flags)
    await rename(partial, installed)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    // Another worker was faster, and what it installed is the same.
    if (!(await exists(installed))) throw error
  }
  return installed
}

async function npmCi(folder: string, sources: string, flags: readonly string[]): Promise<void> {
  // The prefix is given because npm, when it runs the tests, leaves the one of the project in the environment.
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ...flags]
  try {
    await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' })
  } catch (cause) {
    throw new Error(`Failed to install the clients of ${sources}: npm ci did not succeed`, { cause })
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

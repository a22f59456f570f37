/** A folder beside the installed generators, with the published documents, the clients made of them, and the sessions. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { readDocuments } from '../../scripts/generate/documents.ts'
import { publish } from '../../scripts/publish/publish.ts'
import { installClients } from '../clients/install.ts'

const sources = fileURLToPath(new URL('.', import.meta.url))

export interface Workspace {
  readonly folder: string
  /** Names of the documents, which lie in `documents/NAME.json`. */
  readonly documents: readonly string[]
  /** Runs a command of an installed package; what it printed, and how it ended. */
  run(bin: string, ...args: string[]): Promise<Ended>
  remove(): Promise<void>
}

/** @param others Documents that are not ours: there are clients of them, and nobody lints them. */
export async function createWorkspace(others: Readonly<Record<string, unknown>> = {}): Promise<Workspace> {
  const installed = await installClients(sources)
  const folder = await mkdtemp(join(installed, 'run-'))
  const { documented, observed } = readDocuments(process.cwd())
  const { whole, systems } = publish(documented)
  const documents = { openapi: whole, 'openapi.observed': publish(observed).whole, ...systems }
  await mkdir(join(folder, 'documents'))
  for (const [name, document] of Object.entries({ ...documents, ...others }))
    await writeFile(join(folder, 'documents', `${name}.json`), JSON.stringify(document, null, 2))
  return {
    folder,
    documents: Object.keys(documents),
    run: (bin, ...args) => run(join(installed, 'node_modules', bin), args, folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Makes the clients of some documents, compiles them with the sessions under `strict`, and returns the bundled sessions. */
export async function compileSessions({ folder, run: runIn }: Workspace, systems: readonly string[]): Promise<string> {
  await cp(join(sources, 'sessions'), join(folder, 'sessions'), { recursive: true })
  // Beside the packages, which it finds from there.
  await cp(join(sources, 'generate.mjs'), join(folder, 'generate.mjs'))
  const generated = await run(join(folder, 'generate.mjs'), [folder, ...systems], folder)
  if (generated.code !== 0) throw new Error(`Failed to generate the clients:\n${generated.stderr}`)
  const compiled = await runIn('typescript/bin/tsc', '-p', join(folder, 'sessions'))
  if (compiled.code !== 0) throw new Error(`Failed to compile the clients:\n${compiled.stdout}`)
  await build({
    entryPoints: [join(folder, 'sessions/*.ts')],
    outdir: join(folder, 'built'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'error',
  })
  return join(folder, 'built')
}

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a script with this Node. */
export async function run(script: string, args: readonly string[], cwd: string): Promise<Ended> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [script, ...args], { cwd, env })) }
  } catch (error) {
    // What execFile rejects with has what was printed before the end.
    const { code, stdout, stderr } = error as Ended
    return { code, stdout, stderr }
  }
}

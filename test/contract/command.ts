/** The command `nowhere` as it is published, run in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

export interface CommandLine {
  /** An empty folder in which it runs. */
  readonly folder: string
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): Running
  remove(): void
}

/** Bundles the sources as the build does, so that a test needs no build before it. */
export async function buildCommand(): Promise<CommandLine> {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
  const made = mkdtempSync(join(root, 'node_modules/.cache/nowhere-command-'))
  await build({
    entryPoints: [join(root, 'src/cli/main.ts')],
    outdir: join(made, 'dist/cli'),
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  for (const file of ['package.json', 'openapi.yaml']) copyFileSync(join(root, file), join(made, file))
  const folder = mkdtempSync(join(tmpdir(), 'nowhere-test-'))

  const start: CommandLine['start'] = (args, environment = {}) => {
    const child = spawn(process.execPath, [join(made, 'dist/cli/main.js'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...environment },
    })
    const read = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.on('data', (chunk: Buffer) => {
        read[name] += chunk.toString()
      })
    }
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, ...read }))
    })
    return { child, ended }
  }
  return {
    folder,
    start,
    run: (args, environment) => start(args, environment).ended,
    remove() {
      for (const each of [made, folder]) rmSync(each, { recursive: true, force: true })
    },
  }
}

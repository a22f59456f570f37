/** Runs the command `nowhere` in a process of its own, from the sources as they are. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder = ''

/** Call once in a test file. */
export function buildNowhere(): void {
  beforeAll(async () => {
    // Below node_modules, so that the packages that it imports are found.
    const cache = join(root, 'node_modules/.cache')
    mkdirSync(cache, { recursive: true })
    folder = mkdtempSync(join(cache, 'nowhere-cli-'))
    for (const name of ['package.json', 'openapi.yaml']) copyFileSync(join(root, name), join(folder, name))
    await build({
      entryPoints: [join(root, 'src/cli/main.ts')],
      outdir: join(folder, 'dist/cli'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'error',
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly finished: Promise<Finished>
  printed(): { readonly stdout: string; readonly stderr: string }
  /** Resolves when a stream holds the text; rejects when the process ends first. */
  until(stream: 'stdout' | 'stderr', text: string): Promise<void>
}

/** What runs the command, for who starts it by other means. */
export function nowhereFile(): string {
  return join(folder, 'dist/cli/main.js')
}

export function startNowhere(...args: readonly string[]): Running {
  return start(process.execPath, [nowhereFile(), ...args])
}

function start(command: string, args: readonly string[]): Running {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text
    })
  }
  const finished = once(child, 'close').then(([code]) => ({ code, ...printed }))
  return {
    child,
    finished,
    printed: () => printed,
    async until(stream, text) {
      while (!printed[stream].includes(text)) {
        if (child.exitCode !== null) throw new Error(`nowhere ended with ${child.exitCode}: ${printed.stderr}`)
        await Promise.race([once(child[stream], 'data'), finished])
      }
    },
  }
}

export function runNowhere(...args: readonly string[]): Promise<Finished> {
  return startNowhere(...args).finished
}

export interface Serving extends Running {
  readonly url: string
  readonly tokens: readonly { readonly account: string; readonly token: string }[]
  /** File of the certificate authority, with TLS. */
  readonly ca: string
}

/** `nowhere serve --port 0 --json`, when it is ready. */
export function serveNowhere(...args: readonly string[]): Promise<Serving> {
  return ready(startNowhere(...serveArgs, ...args))
}

/** The same in a process that may open no more files and connections than that. */
export function serveWithDescriptors(max: number, ...args: readonly string[]): Promise<Serving> {
  const command = [process.execPath, nowhereFile(), ...serveArgs, ...args]
  return ready(start('sh', ['-c', `ulimit -n ${max}; exec "$@"`, 'sh', ...command]))
}

const serveArgs = ['serve', '--port', '0', '--json']

async function ready(running: Running): Promise<Serving> {
  await running.until('stdout', '\n')
  return { ca: '', ...running, ...JSON.parse(running.printed().stdout) }
}

export const alice = { Authorization: 'Bearer nowhere_alice' }

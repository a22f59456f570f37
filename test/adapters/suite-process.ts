/** Runs a suite in a process of its own, for what the process of the tests cannot be: on another Node, or in another environment. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the suite reports of a test. */
export interface Result {
  readonly fullName: string
  readonly status: string
}

export interface SuiteProcess {
  /** The Node to run it on. */
  readonly node: string
  /** Of vitest, from the root of the project. */
  readonly config: string
  readonly env: Readonly<Record<string, string>>
}

export async function runSuite({
  node,
  config,
  env,
}: SuiteProcess): Promise<{ output: string; results: readonly Result[] }> {
  const scratch = await mkdtemp(join(tmpdir(), 'nowhere-suite-'))
  const report = join(scratch, 'report.json')
  const args = ['run', '--config', config, '--reporter=json', `--outputFile=${report}`]
  const child = spawn(node, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    // Without what this run tells its own workers.
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS|TINYPOOL)/.test(name)),
      ),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  try {
    // The reporter of vitest writes this shape.
    const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
      testResults: readonly { readonly assertionResults: readonly Result[] }[]
    }
    return { output, results: testResults.flatMap(({ assertionResults }) => assertionResults) }
  } catch (cause) {
    throw new Error(`the suite ended with ${code} and no report:\n${output}`, { cause })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** The shared suite over Mock Service Worker 3, in a process of its own: it refuses the oldest Node that this project supports. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { installMsw3, obstacle } from './msw3/install.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the suite reports of a test. */
interface Result {
  readonly fullName: string
  readonly status: string
}

it.skipIf(obstacle !== undefined)(
  `the shared suite passes over MSW 3${obstacle === undefined ? '' : ` (skipped: ${obstacle})`}`,
  { timeout: 240_000 },
  async () => {
    const { folder, node } = await installMsw3()
    const { output, results } = await runSuite(node, folder)
    const others = results.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName)
    expect(others, output).toEqual([])
    expect(results.map(({ fullName }) => fullName)).toContain('is about MSW 3')
    // As many as over MSW 2, and the one about the version.
    expect(results.length, output).toBeGreaterThan(40)
  },
)

async function runSuite(node: string, folder: string): Promise<{ output: string; results: readonly Result[] }> {
  const scratch = await mkdtemp(join(tmpdir(), 'nowhere-msw3-'))
  onTestFinished(() => rm(scratch, { recursive: true, force: true }))
  const report = join(scratch, 'report.json')
  const args = ['run', '--config', 'test/adapters/msw3/vitest.config.ts', '--reporter=json', `--outputFile=${report}`]
  const child = spawn(node, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    // Without what this run tells its own workers.
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS|TINYPOOL)/.test(name)),
      ),
      NOWHERE_MSW3_FOLDER: folder,
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
  }
}

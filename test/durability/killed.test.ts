/** A kill at any moment loses nothing that was answered, and the folder opens again. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openLog } from '../../src/adapters/node.ts'
import { createPlatform } from '../../src/index.ts'
import fc, { testSeed } from '../seeded.ts'

const root = join(import.meta.dirname, '../..')
const writer = join(root, `node_modules/.cache/nowhere-durability/writer-${process.pid}.mjs`)
const kills = Number(process.env.NOWHERE_KILLS ?? 50)

beforeAll(() =>
  build({
    entryPoints: [join(root, 'test/durability/writer.ts')],
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  }),
)

describe(`of ${kills} kills (NOWHERE_TEST_SEED=${testSeed})`, () => {
  it('none loses a write that was answered, where each answer waits for its sync', async () => {
    const dir = await newFolder()
    const answered: string[] = []
    const moments = fc.sample(fc.nat({ max: 120 }), { numRuns: kills, seed: testSeed })
    for (const [index, moment] of moments.entries()) {
      answered.push(...(await writeUntilKilled(dir, 'always', moment)))
      // All of them once more at the end; in between it is enough that the folder opens.
      if (index % 10 === 9) await expectKept(dir, answered)
    }
    expect(answered.length).toBeGreaterThanOrEqual(kills)
    await expectKept(dir, answered)
  }, 600_000)

  it('the folder opens after each where syncs come at intervals, with all that was there before', async () => {
    const dir = await newFolder()
    let before = 0
    for (const moment of fc.sample(fc.nat({ max: 200 }), { numRuns: Math.ceil(kills / 5), seed: testSeed })) {
      await writeUntilKilled(dir, 'interval', moment)
      const log = await openLog(dir)
      expect(log.last).toBeGreaterThanOrEqual(before)
      before = log.last
      createPlatform({ log })
      await log.close()
    }
  }, 600_000)
})

async function newFolder(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'nowhere-killed-'))
  onTestFinished(() => rm(scratch, { recursive: true, force: true }))
  return join(scratch, 'log')
}

/** @returns What it said was answered. */
function writeUntilKilled(dir: string, fsync: string, moment: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, dir, fsync], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let wrong = ''
    child.stderr.on('data', (chunk: Buffer) => {
      wrong += chunk
    })
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.split('\n').length - 1 > moment) child.kill('SIGKILL')
    })
    child.once('close', (code) => {
      // Only whole lines were said.
      if (code === null) resolve(said.split('\n').slice(1, -1))
      else reject(new Error(`the writer ended by itself with ${code}: ${wrong}`))
    })
  })
}

async function expectKept(dir: string, answered: readonly string[]): Promise<void> {
  const log = await openLog(dir)
  // A platform of a log tells it again, and refuses one whose answers are others.
  const names = new Set(
    createPlatform({ log })
      .records('secrets')
      .map(({ name }) => name),
  )
  expect(answered.filter((name) => !names.has(name))).toEqual([])
  await log.close()
}

/**
 * Serves documents that are too large, that go in circles or that are wrong, each in a process of its own, and writes into docs/any-fake.md,
 * between its marks, what became of it, with the time of the processor and the memory that it took.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSpecFile } from '../src/contract/index.ts'
import { createPlatformOf } from '../src/document-platform.ts'
import { type BadInput, badInputs } from './bad-inputs.ts'

const page = 'docs/any-fake.md'
const marks = /<!-- bad input -->[\s\S]*<!-- \/bad input -->/
const patienceMs = 120_000
const memoryMb = 2_048

interface Outcome {
  /** What the first answer was, or why there is none. */
  readonly outcome: string
  readonly seconds: number
  readonly megabytes: number
}

const [file, url, world] = process.argv.slice(2)
if (file !== undefined) process.stdout.write(JSON.stringify(await serve(file, url ?? '', world)))
else writeTable()

async function serve(path: string, asked: string, things: string | undefined): Promise<Outcome> {
  const outcome = await firstAnswer(path, asked, things)
  const { user, system } = process.cpuUsage()
  return { outcome, seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1e3 }
}

async function firstAnswer(path: string, asked: string, things: string | undefined): Promise<string> {
  const said: string[] = []
  // Where a platform tells what went wrong in it.
  console.error = (...parts: unknown[]) => void said.push(parts.map(String).join(' '))
  try {
    // An OpenAPI document is an object.
    const document = (await loadSpecFile(path)) as object
    const platform = createPlatformOf(document, { ...(things !== undefined && { world: JSON.parse(things) }) })
    const answer = await platform.fetch(asked, { headers: { Authorization: 'Bearer nowhere_alice' } })
    return `${answer.status} at ${new URL(asked).pathname}${answer.status < 500 ? '' : `, ${(said.at(-1) ?? '').split('\n').slice(0, 2).join('').replaceAll(/\s+/g, ' ')}`}`
  } catch (error) {
    return error instanceof Error ? `refused: ${error.message}` : String(error)
  }
}

function writeTable(): void {
  const folder = mkdtempSync(join(tmpdir(), 'nowhere-bad-'))
  try {
    const rows = Object.entries(badInputs).map(([what, input]) => {
      const row = rowOf(what, measured(folder, input), folder)
      console.log(row)
      return row
    })
    const text = ['| document | what comes of it | seconds of CPU | MB |', '| --- | --- | ---: | ---: |', ...rows].join(
      '\n',
    )
    const written = readFileSync(page, 'utf8')
    writeFileSync(
      page,
      written.replace(marks, () => `<!-- bad input -->\n${text}\n<!-- /bad input -->`),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measured(folder: string, { write, url: asked, world: things }: BadInput): Outcome {
  const path = join(folder, 'api.yaml')
  writeFileSync(path, write())
  const args = [`--max-old-space-size=${memoryMb}`, 'scripts/run.js', 'scripts/bad-input.ts', path, asked]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...args, ...(things ? [JSON.stringify(things)] : [])],
    {
      encoding: 'utf8',
      timeout: patienceMs,
      maxBuffer: 64e6,
    },
  )
  if (status === 0) return JSON.parse(stdout) as Outcome
  return {
    outcome: `FAILED: ${stderr.split('\n').find((line) => /Error/.test(line)) ?? `no end in ${patienceMs / 1000} s`}`,
    seconds: Number.NaN,
    megabytes: Number.NaN,
  }
}

const shownMax = 220

function rowOf(what: string, { outcome, seconds, megabytes }: Outcome, folder: string): string {
  const [first = ''] = outcome.split('\n')
  const said = first.replaceAll(join(folder, 'api.yaml'), 'api.yaml').replaceAll('|', '\\|')
  const shown = said.length > shownMax ? `${said.slice(0, shownMax)}…` : said
  return `| ${what} | ${shown} | ${seconds.toFixed(1)} | ${Math.round(megabytes)} |`
}

/**
 * A fake of a document of 1 MB: how long it takes until it answers, in a process of its own, made from the document and built ahead; what it
 * keeps in memory; and one operation of each kind beside a fetch handler over a Map that answers the same body.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { measure } from 'mitata'
import { createPlatformOf } from '../src/document-platform.ts'
import { builtModule, bundled } from '../test/building/built-module.ts'
import { largeDocument } from '../test/building/large-document.ts'
import { medianPair, type Pair, type Row } from './row.ts'

const rounds = 5
const base = 'https://large.example/v1'
const things = 1_000
const document = largeDocument({ collections: 200, prose: 900 })

export async function documents(): Promise<Row[]> {
  return [...(await starting()), ...(await asking())]
}

interface Begun {
  readonly readyMs: number
  readonly answeredMs: number
  readonly heapMb: number
}

/** What a process says that makes a platform, asks it once, and looks at its memory. */
const rest = `
const readyMs = performance.now() - begin
const answer = await platform.fetch('${base}/things0')
await answer.text()
const answeredMs = performance.now() - begin
globalThis.gc()
console.log(JSON.stringify({ readyMs, answeredMs, heapMb: process.memoryUsage().heapUsed / 1e6 }))
`

async function starting(): Promise<Row[]> {
  const folder = join(process.cwd(), 'node_modules/.cache', `nowhere-bench-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const module = await builtModule(document)
  try {
    writeFileSync(join(folder, 'document.json'), JSON.stringify(document))
    const own = `import { readFileSync } from 'node:fs'
import { createPlatformOf } from '../../document-platform.ts'
const begin = performance.now()
const platform = createPlatformOf(JSON.parse(readFileSync(${JSON.stringify(join(folder, 'document.json'))}, 'utf8')))
${rest}`
    await build({
      stdin: { contents: own, resolveDir: folder, loader: 'ts' },
      outfile: join(folder, 'own.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'error',
    })
    const entry = `const begin = performance.now()
const { createPlatform } = await import('./index.js')
const platform = createPlatform()
${rest}`
    writeFileSync(join(folder, 'built.mjs'), await bundled(module, entry))
    const pairs = Array.from({ length: rounds }, () => ({ ours: run(folder, 'built'), other: run(folder, 'own') }))
    const row = (what: string, member: keyof Begun, unit: string, aim: string): Row => {
      const pair = medianPair(pairs.map(({ ours, other }) => ({ ours: ours[member], other: other[member] })))
      return {
        what,
        ours: `built, ${pair.ours.toFixed(0)} ${unit}`,
        other: `from the document, ${pair.other.toFixed(0)} ${unit}`,
        ratio: pair.ours / pair.other,
        aim,
      }
    }
    const size = `${(JSON.stringify(document).length / 1e6).toFixed(1)} MB`
    return [
      row(`fake of ${size}, ready`, 'readyMs', 'ms', 'at most 1'),
      row(`fake of ${size}, first answer`, 'answeredMs', 'ms', 'at most 0.7'),
      row(`fake of ${size}, heap`, 'heapMb', 'MB', 'at most 1.5'),
    ]
  } finally {
    for (const each of [folder, module.folder]) rmSync(each, { recursive: true, force: true })
  }
}

function run(folder: string, name: string): Begun {
  // The script above prints one line of this shape.
  return JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', join(folder, `${name}.mjs`)], { encoding: 'utf8' }),
  ) as Begun
}

async function asking(): Promise<Row[]> {
  const world = { things0: Array.from({ length: things }, (_, index) => ({ id: `t${index}`, name: `n${index}` })) }
  const platform = createPlatformOf(document, { rateLimit: 'off', world })
  const rows: Row[] = []
  for (const [what, path, aim] of [
    ['GET one', '/things0/t500', 'at most 2'],
    [`GET 20 of ${things}`, '/things0', 'at most 3'],
  ] as const) {
    const url = base + path
    const body: unknown = await (await platform.fetch(url)).json()
    const bodies = new Map([[new URL(url).pathname, body]])
    const bare = async (asked: Request): Promise<Response> => Response.json(bodies.get(new URL(asked.url).pathname))
    const pairs: Pair[] = []
    for (let round = 0; round < rounds; round++) {
      const other = await measure(async () => (await bare(new Request(url))).text())
      const ours = await measure(async () => (await platform.fetch(new Request(url))).text())
      pairs.push({ ours: ours.p50 / 1000, other: other.p50 / 1000 })
    }
    const { ours, other } = medianPair(pairs)
    rows.push({
      what: `fake of a document, ${what}`,
      ours: `${ours.toFixed(1)} us`,
      other: `fetch handler over a Map, ${other.toFixed(1)} us`,
      ratio: ours / other,
      aim,
    })
  }
  return rows
}

// `npm run build`: dist/ from src/. One file for each way into the package, with what they share in chunks, because loading a
// hundred small modules takes longer than all they do; declarations beside them; the published documents; the schemas
// of a world and of a report. It is made elsewhere and moved, so that whoever uses dist/ meanwhile sees the old one or the new one.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const made = join(root, `node_modules/.cache/nowhere-build-${process.pid}`)

try {
  mkdirSync(made, { recursive: true })
  declare()
  await bundle(entryPoints())
  publishDocuments()
  copyFileSync(join(root, 'fixtures/worlds/world.schema.json'), join(made, 'world.schema.json'))
  copyFileSync(join(root, 'src/contract/report/report.schema.json'), join(made, 'report.schema.json'))
  chmodSync(join(made, 'cli/main.js'), 0o755)
  rmSync(dist, { recursive: true, force: true })
  renameSync(made, dist)
} finally {
  rmSync(made, { recursive: true, force: true })
}

/** Type-checks, and writes the declarations. */
function declare() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const args = ['-p', join(root, 'tsconfig.json'), '--emitDeclarationOnly', '--outDir', made]
  const { status } = spawnSync(process.execPath, [tsc, ...args], { stdio: 'inherit' })
  if (status !== 0) throw new Error('Failed to build: src/ does not compile.')
}

/** The sources of what package.json publishes as code. */
function entryPoints() {
  const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const targets = [...Object.values(exports).map((entry) => entry.default ?? entry), ...Object.values(bin)]
  const sources = targets
    .filter((target) => target.endsWith('.js'))
    .map((target) => join(root, 'src', relative('dist', target).replace(/\.js$/, '.ts')))
  const missing = sources.filter((source) => !existsSync(source))
  if (missing.length > 0) console.warn(`package.json publishes what is not there yet: ${missing.join(', ')}`)
  return sources.filter((source) => existsSync(source))
}

async function bundle(sources) {
  await build({
    entryPoints: sources,
    outbase: join(root, 'src'),
    outdir: made,
    bundle: true,
    splitting: true,
    // Two folders deep like the entries, so that package.json is at the same place from everywhere.
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    // Code for any runtime; what is Node's own is imported under its name.
    platform: 'neutral',
    packages: 'external',
    external: ['node:*'],
    target: 'es2023',
    logLevel: 'warning',
  })
}

/** The documents as people and generators read them. */
function publishDocuments() {
  const script = join(root, 'scripts/run.js')
  const { status } = spawnSync(process.execPath, [script, 'scripts/publish/main.ts', made], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('Failed to build: the documents could not be published.')
}

// `npm run build`: dist/ from src/. One file for each way into the package, with what they share in chunks, because loading a
// hundred small modules takes longer than all they do; declarations beside them; a part of it again as CommonJS; the published
// documents; the schemas of a world and of a report; the command. It is made elsewhere and moved, so that whoever uses dist/ meanwhile sees the old one or the new one.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildCommand } from './build-command.js'
import { buildCommonJs } from './build-commonjs.js'
import { buildInspector } from './build-inspector.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const made = join(root, `node_modules/.cache/nowhere-build-${process.pid}`)
const options = {
  outbase: join(root, 'src'),
  bundle: true,
  splitting: true,
  // Two folders deep like the entries, so that package.json is at the same place from everywhere.
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  // Code for any runtime; what is Node's own is imported under its name.
  platform: 'neutral',
  target: 'es2023',
  logLevel: 'warning',
}

try {
  mkdirSync(made, { recursive: true })
  declare()
  const { modules, requirable } = entries()
  await bundle(modules)
  await buildCommand({ root, made, target: options.target })
  await buildCommonJs({ root, made, entries: requirable, options })
  await buildInspector(join(made, 'inspector'))
  publishDocuments()
  copyFileSync(join(root, 'src/spec/generated/world.schema.json'), join(made, 'world.schema.json'))
  copyFileSync(join(root, 'src/platform/snapshots/snapshot.schema.json'), join(made, 'snapshot.schema.json'))
  copyWorlds()
  copyFileSync(join(root, 'src/contract/report/report.schema.json'), join(made, 'report.schema.json'))
  copyFileSync(join(root, 'src/contract/report/ledger.schema.json'), join(made, 'ledger.schema.json'))
  copyFileSync(join(root, 'src/document/model/model.schema.json'), join(made, 'model.schema.json'))
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

/** The modules of src/, without their ending, that package.json publishes as code: all of them, and those that `require` finds too. */
function entries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const published = Object.values(exports)
  const entriesOf = (targets, folder) =>
    [...new Set(targets)]
      // The inspector is built by itself.
      .filter((target) => target?.endsWith('.js') && !target.includes('/inspector/'))
      .map((target) => relative(folder, target).replace(/\.js$/, ''))
  const modules = entriesOf(
    published.map((entry) => entry.default ?? entry),
    'dist',
  )
  const requirable = entriesOf(
    published.map((entry) => entry.require?.default),
    'dist/cjs',
  )
  const missing = [...modules, ...requirable].filter((entry) => !existsSync(join(root, 'src', `${entry}.ts`)))
  if (missing.length > 0)
    throw new Error(`Failed to build: package.json publishes ${missing.join(', ')}, which src/ does not have.`)
  return { modules, requirable }
}

async function bundle(modules) {
  await build({
    ...options,
    entryPoints: modules.map((entry) => join(root, 'src', `${entry}.ts`)),
    outdir: made,
    packages: 'external',
    external: ['node:*'],
  })
}

/** The worlds of the fixtures, each with the published schema in reach. */
function copyWorlds() {
  const fixtures = join(root, 'fixtures/worlds')
  mkdirSync(join(made, 'worlds'))
  for (const name of readdirSync(fixtures).filter((each) => each !== 'world.schema.json')) {
    const world = { ...JSON.parse(readFileSync(join(fixtures, name), 'utf8')), $schema: '../world.schema.json' }
    writeFileSync(join(made, 'worlds', name), `${JSON.stringify(world, null, 2)}\n`)
  }
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

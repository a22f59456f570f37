// Runs a TypeScript script: bundles it with esbuild into the cache folder and imports it, so that scripts can use
// the typed readers of src/ on every supported Node, before anything is built.
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [script, ...args] = process.argv.slice(2)
if (script === undefined)
  throw new Error('Failed to run a script: none was named. Usage: node scripts/run.js FILE [ARGS]')

const outfile = join(
  root,
  'node_modules/.cache/nowhere-scripts',
  `${process.pid}-${script.replaceAll(/[^a-z]+/g, '-')}.mjs`,
)
mkdirSync(dirname(outfile), { recursive: true })
await build({
  entryPoints: [resolve(script)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
})
process.argv = [process.argv[0] ?? 'node', script, ...args]
await import(pathToFileURL(outfile).href)

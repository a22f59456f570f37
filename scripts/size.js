// `npm run size`: what a browser loads of each entry, in bytes, minified and as gzip sends it: the first chunk, with all that it
// imports, and what is imported later, when it is needed.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const entries = { 'nowhere-kit': 'dist/index.js', 'nowhere-kit/msw': 'dist/adapters/msw.js' }
const rows = []
for (const [name, file] of Object.entries(entries)) {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    outdir: join('node_modules/.cache/nowhere-size'),
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    external: ['msw'],
    logLevel: 'error',
  })
  const first = new Set([Object.keys(metafile.outputs).find((output) => metafile.outputs[output].entryPoint === file)])
  // A Set that grows while it is walked is walked to its end.
  for (const output of first) {
    for (const { path, kind } of metafile.outputs[output]?.imports ?? [])
      if (kind === 'import-statement' && path !== 'msw') first.add(path)
  }
  const isFirst = ({ path }) => [...first].some((output) => basename(output) === basename(path))
  const sum = (files, measure) => files.reduce((total, { contents }) => total + measure(contents), 0)
  const gzipped = (contents) => gzipSync(contents).length
  const [now, later] = [outputFiles.filter(isFirst), outputFiles.filter((output) => !isFirst(output))]
  rows.push({
    entry: name,
    'first, minified': sum(now, (contents) => contents.length),
    'first, gzip': sum(now, gzipped),
    'later, minified': sum(later, (contents) => contents.length),
    'later, gzip': sum(later, gzipped),
  })
}
for (const name of ['page', 'mount']) {
  const contents = readFileSync(join('dist/inspector', `${name}.js`))
  rows.push({
    entry: `the inspector, ${name}`,
    'first, minified': contents.length,
    'first, gzip': gzipSync(contents).length,
  })
}
console.table(rows)

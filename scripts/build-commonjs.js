// The CommonJS half of dist/, for Jest and for whoever writes `require`: what package.json publishes under `require`, in dist/cjs/.
// esbuild splits only ECMAScript modules, so they are made and split first, and then each becomes CommonJS: the entries share
// one copy of everything, and an error that one of them throws is an instance of the class that another exports.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { build, transform } from 'esbuild'

/** `entries` are modules of src/ without their ending; `made` is the dist/ to be, with its declarations in it. */
export async function buildCommonJs({ root, made, entries, options }) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: entries.map((entry) => join(root, 'src', `${entry}.ts`)),
    outdir: join(made, 'cjs'),
    packages: 'bundle',
    external: ['node:*', ...loadedLater, ...loadableByRequire(root)],
    write: false,
  })
  for (const { path, text } of outputFiles) write(path, await toCommonJs(text, path, made))
  for (const file of declarationsOf(entries, made)) {
    write(join(made, 'cjs', file), readFileSync(join(made, file), 'utf8'))
  }
  write(join(made, 'cjs/package.json'), '{ "type": "commonjs" }\n')
}

/** Loaded by who reads a document in several files alone; it names Node's own modules as a bundle for any runtime cannot. */
const loadedLater = ['@apidevtools/json-schema-ref-parser']

/** The packages that stay outside: those that are CommonJS, and the peers, of which there must be the caller's own. */
function loadableByRequire(root) {
  const { dependencies, peerDependencies } = readJson(join(root, 'package.json'))
  const isModule = (name) => readJson(join(root, 'node_modules', name, 'package.json')).type === 'module'
  return [...Object.keys(dependencies).filter((name) => !isModule(name)), ...Object.keys(peerDependencies)]
}

async function toCommonJs(text, path, made) {
  const place = relative(join(made, 'cjs'), path)
  // Where the module is that this one stands for, as a module would say it of itself.
  const twin = relative(dirname(path), join(made, place)).split(sep).join('/')
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // Jest has no `import()` without a flag.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'moduleUrl' },
    banner: text.includes('import.meta.url')
      ? `const moduleUrl = require("node:url").pathToFileURL(require("node:path").join(__dirname, ${JSON.stringify(twin)})).href;`
      : '',
  })
  return code
}

/** The declarations that the entries lead to, as paths below `made`. */
function declarationsOf(entries, made) {
  const files = new Set(entries.map((entry) => `${entry}.d.ts`))
  // A Set that grows while it is walked is walked to its end.
  for (const file of files) {
    const text = readFileSync(join(made, file), 'utf8')
    for (const [, specifier] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.[jt]s['"]/g)) {
      files.add(join(dirname(file), `${specifier}.d.ts`))
    }
  }
  return files
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Writes what `nowhere build` writes for a document, and gives it as one script that needs nothing else. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type BuiltFiles, builtFiles } from '../../src/building/built-files.ts'
import { readDocument } from '../../src/document/read-document.ts'

// Of the project, from wherever this is run: a benchmark is bundled elsewhere.
const root = process.cwd()
const runtime = join(root, 'src/built-platform.ts')

export interface BuiltModule {
  readonly folder: string
  readonly files: BuiltFiles
}

export async function builtModule(document: unknown): Promise<BuiltModule> {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  // Below the project, so that a compiler finds what the types refer to.
  const folder = mkdtempSync(join(cache, 'nowhere-built-'))
  const files = await builtFiles(readDocument(document), 'api.yaml')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return { folder, files }
}

/** @param entry Of a script that imports `./index.js`. */
export async function bundled({ folder }: BuiltModule, entry: string, globalName?: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: folder, loader: 'ts' },
    alias: { 'nowhere-kit/built': runtime },
    bundle: true,
    write: false,
    minify: true,
    target: 'es2023',
    platform: 'browser',
    format: globalName === undefined ? 'esm' : 'iife',
    ...(globalName !== undefined && { globalName }),
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

// The command, built by itself: all that `nowhere serve` loads before its first answer is one file, with the parser of flags and the
// digests in it, and what else it may need are files beside it. Loading fifty small files took longer than what is in them.
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

export async function buildCommand({ root, made, target }) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: ['commander', /^@noble\//] },
    build: {
      ssr: true,
      target,
      outDir: join(made, 'cli'),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { main: join(root, 'src/cli/main.ts') },
        output: {
          entryFileNames: '[name].js',
          // As deep as the entry, so that package.json is at the same place from everywhere.
          chunkFileNames: '[name]-[hash].js',
          // What these import comes with them; help and mistakes need the first alone.
          codeSplitting: {
            groups: [
              { name: 'command', test: /\/src\/cli\/run\.ts$/, priority: 2 },
              { name: 'serving', test: /\/src\/(platform|adapters\/node)\.ts$/, priority: 1 },
            ],
          },
        },
      },
    },
  })
  chmodSync(join(made, 'cli/main.js'), 0o755)
}

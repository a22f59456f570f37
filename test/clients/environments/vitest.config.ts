/** Runs the shared suite in an environment of front-end tests; `environments.test.ts` starts it. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const { NOWHERE_ENVIRONMENTS_FOLDER: folder } = process.env
if (folder === undefined) throw new Error('NOWHERE_ENVIRONMENTS_FOLDER must name the folder in which the clients are')
const packages = join(folder, 'node_modules')

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  resolve: {
    alias: [
      { find: /^axios$/, replacement: join(packages, 'axios/index.js') },
      { find: /^got$/, replacement: join(packages, 'got/dist/source/index.js') },
      { find: /^ky$/, replacement: join(packages, 'ky/distribution/index.js') },
    ],
  },
  test: {
    environment: fileURLToPath(new URL('environment.ts', import.meta.url)),
    include: ['test/clients/environments/suite.run.ts'],
    // What is listed as otherwise takes all of it: an XMLHttpRequest of these environments waits for the rest of a body for ever.
    testTimeout: 30_000,
  },
})

/** Runs the shared suite with `msw` leading to version 3; `msw3.test.ts` starts it, on a Node that version 3 takes. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const folder = process.env.NOWHERE_MSW3_FOLDER
if (folder === undefined) throw new Error('NOWHERE_MSW3_FOLDER must name the folder in which MSW 3 is installed')
const msw = join(folder, 'node_modules/msw')

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  resolve: {
    alias: [
      { find: /^msw$/, replacement: join(msw, 'lib/core/index.js') },
      { find: /^msw\/node$/, replacement: join(msw, 'lib/node/index.js') },
      { find: /^msw\/package\.json$/, replacement: join(msw, 'package.json') },
    ],
  },
  test: { include: ['test/adapters/msw3/suite.run.ts'], testTimeout: 30_000 },
})

import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { dashboardProjects } from './examples/dashboard/vitest.projects.ts'

// One project a folder of test/, so that `vitest run --project unit` is the quick one.
const project = (name: string, options: Record<string, unknown> = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
})

/** Whole runs against targets, each file of which takes a quarter of a minute and more: they are in `npm run test:long`. */
const wholeRuns = [
  'command',
  'verify',
  'describe-contract',
  'levels',
  'engine',
  'secrets-levels',
  'served',
  'now-scenarios',
  'now-variations',
  'killed',
  'again',
  'again-lists',
  'not-asked',
  'clean-up',
  'any-spec/books-bugs',
  'any-spec/books-api',
  'any-spec/notes-api',
  'any-spec/most-requests',
  'any-spec/planned',
].map((name) => `test/contract/${name}.test.ts`)
// Runs share the modules, as the unit tests do: to read the kit anew for each file took longer than its tests.
const contract = { testTimeout: 120_000, hookTimeout: 120_000, isolate: false }

// Continuous integration reads the report to see that nothing was skipped without a reason.
const report = process.env.NOWHERE_TEST_REPORT

export default defineConfig({
  test: {
    // One more than there are processors, because much of a test is waiting, for another process or a connection. Left to itself
    // vitest keeps one processor for itself, which of two is half of them.
    maxWorkers: availableParallelism() + 1,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      project('unit', { testTimeout: 60_000, isolate: false }),
      project('adapters', { testTimeout: 30_000, hookTimeout: 180_000 }),
      project('clients', { testTimeout: 120_000, hookTimeout: 180_000 }),
      project('simulation', { testTimeout: 300_000 }),
      project('types', { testTimeout: 120_000 }),
      project('contract', { ...contract, exclude: wholeRuns }),
      project('contract-runs', { ...contract, include: wholeRuns }),
      project('mutation', { testTimeout: 120_000 }),
      project('package', { globalSetup: 'test/package/setup.ts', testTimeout: 180_000, hookTimeout: 180_000 }),
      project('published', { testTimeout: 120_000, hookTimeout: 300_000 }),
      project('docs', { testTimeout: 60_000 }),
      project('hostile', { testTimeout: 120_000, hookTimeout: 60_000 }),
      // An analysis occupies its process, for ten seconds where a pattern is long.
      project('patterns', { testTimeout: 120_000, hookTimeout: 180_000 }),
      project('durability', { testTimeout: 120_000 }),
      project('building', { testTimeout: 120_000, hookTimeout: 120_000 }),
      project('live', { testTimeout: 180_000, hookTimeout: 300_000 }),
      // Documents of somebody else may be large, and none may need more memory than this.
      project('documents', { testTimeout: 300_000, hookTimeout: 300_000, execArgv: ['--max-old-space-size=1024'] }),
      project('site', { testTimeout: 60_000, hookTimeout: 300_000 }),
      project('browser', { testTimeout: 120_000, hookTimeout: 120_000, exclude: ['test/browser/inspector/**'] }),
      project('inspector', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        include: ['test/browser/inspector/**/*.test.ts'],
      }),
      // A browser is given the built package, which is outside of the folder of the example.
      ...dashboardProjects({ server: { fs: { allow: ['.'] } } }),
    ],
  },
})

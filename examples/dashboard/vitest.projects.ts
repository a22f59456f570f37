/** One test file, three ways to have an API: MSW in jsdom, MSW in a browser, and a server behind Vite's proxy. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import type { Plugin } from 'vite'
import type { TestProjectInlineConfiguration } from 'vitest/config'
import { backendOptions } from './test/backend.ts'
import { served } from './test/served.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const shared = { include: ['test/**/*.test.ts'], testTimeout: 30_000 }

const behindProxy = served(backendOptions)

/** Serves the worker script that `npx msw init` would copy, of the very version that is installed. */
const workerScript: Plugin = {
  name: 'msw-worker-script',
  configureServer({ middlewares }) {
    const script = readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'))
    middlewares.use('/mockServiceWorker.js', (_, response) => {
      response.setHeader('content-type', 'text/javascript').end(script)
    })
  },
}

// Made anew for each project, because Vitest writes into it.
const inBrowser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  }),
  instances: [{ browser: 'chromium' as const }],
})

// Named here, they are prepared before the first test; found by the way, they would make the page load again.
const optimizeDeps = {
  include: [
    '@testing-library/dom',
    '@testing-library/user-event',
    'axe-core',
    'msw/browser',
    'preact',
    'preact/hooks',
    'preact/jsx-runtime',
    'preact/jsx-dev-runtime',
  ],
}

/** `base` is what all three have in common, such as which files Vite may serve. */
export const dashboardProjects = (
  base: Pick<TestProjectInlineConfiguration, 'server'> = {},
): TestProjectInlineConfiguration[] => [
  {
    ...base,
    root,
    test: { name: 'examples:jsdom', ...shared, environment: 'jsdom', setupFiles: 'test/setup-jsdom.ts' },
  },
  {
    ...base,
    root,
    optimizeDeps,
    plugins: [workerScript],
    test: { name: 'examples:worker', ...shared, setupFiles: 'test/setup-worker.ts', browser: inBrowser() },
  },
  {
    ...base,
    root,
    optimizeDeps,
    plugins: [behindProxy.plugin],
    test: {
      name: 'examples:served',
      ...shared,
      setupFiles: 'test/setup-served.ts',
      browser: { ...inBrowser(), commands: { backend: behindProxy.command } },
    },
  },
]

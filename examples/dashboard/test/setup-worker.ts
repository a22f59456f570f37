/** In a browser: the service worker of MSW answers, and the platform lives in the page. */
import { setupWorker } from 'msw/browser'
import { createPlatform } from 'nowhere-kit'
import { createHandlers } from 'nowhere-kit/msw'
import { afterAll, beforeAll } from 'vitest'
import { backendOf, backendOptions, useBackend } from './backend.ts'

const platform = createPlatform({ ...backendOptions, origins: { now: `${location.origin}/api` } })
const worker = setupWorker(...createHandlers(platform))
useBackend(backendOf(platform))

beforeAll(async () => {
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
})
afterAll(() => worker.stop())

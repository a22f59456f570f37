/** In a browser: the service worker of MSW answers, and the platform lives in the page. */
import { setupWorker } from 'msw/browser'
import { createHandlers } from 'nowhere-kit/msw'
import { afterAll, beforeAll } from 'vitest'
import { backendOf, createBackendPlatform, useBackend } from './backend.ts'

const platform = createBackendPlatform(location.origin)
const worker = setupWorker(...createHandlers(platform))
useBackend(backendOf(platform))

beforeAll(async () => {
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
})
afterAll(() => worker.stop())

/** In jsdom: MSW answers what fetch sends, in the same process. */
import { setupServer } from 'msw/node'
import { createHandlers } from 'nowhere-kit/msw'
import { afterAll, beforeAll } from 'vitest'
import { backendOf, createBackendPlatform, useBackend } from './backend.ts'

const platform = createBackendPlatform(location.origin)
const server = setupServer(...createHandlers(platform))
useBackend(backendOf(platform))

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

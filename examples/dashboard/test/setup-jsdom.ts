/** In jsdom: MSW answers what fetch sends, in the same process. */
import { setupServer } from 'msw/node'
import { createPlatform } from 'nowhere-kit'
import { createHandlers } from 'nowhere-kit/msw'
import { afterAll, beforeAll } from 'vitest'
import { backendOf, backendOptions, useBackend } from './backend.ts'

const platform = createPlatform({ ...backendOptions, origins: { now: `${location.origin}/api` } })
const server = setupServer(...createHandlers(platform))
useBackend(backendOf(platform))

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

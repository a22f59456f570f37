/** Mock Service Worker around one test, where it is installed. */
import { tellingNearMisses } from '../adapters/unhandled.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { Platform } from '../index.ts'

/** What becomes of a request that nobody answers, as `onUnhandledRequest` of MSW has it; or `'off'`: MSW is not used. */
export type MswStrategy = 'error' | 'warn' | 'bypass' | 'off'

/** As much of `SetupServer` of `msw/node` as a test needs; its own type would ask everybody for the package. */
export interface MswServer {
  use(...handlers: readonly object[]): void
  resetHandlers(...handlers: readonly object[]): void
  listHandlers(): readonly object[]
  close(): void
}

export interface Mounting {
  readonly strategy: MswStrategy
  readonly isConcurrent: boolean
  /** Told of what nobody answers, with what came closest. */
  readonly onUnanswered: (line: string) => void
}

/** @returns undefined where there is no MSW, or it is not wanted. */
export async function mountHandlers(
  platform: Platform,
  { strategy, isConcurrent, onUnanswered }: Mounting,
): Promise<MswServer | undefined> {
  if (strategy === 'off') return undefined
  const msw = await import('msw/node').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (msw === undefined) return undefined
  if (isConcurrent) refuseConcurrent()
  const [{ isCommonAssetRequest }, { createHandlers }] = await Promise.all([
    import('msw'),
    import('../adapters/msw.ts'),
  ])
  const server = msw.setupServer(...createHandlers(platform))
  const telling = { strategy, onUnanswered }
  server.listen({ onUnhandledRequest: tellingNearMisses(platform, telling, isCommonAssetRequest) })
  return server as MswServer
}

export function requireServer(server: MswServer | undefined): MswServer {
  if (server !== undefined) return server
  throw new UsageError(
    'MISSING_PACKAGE',
    "Failed to give a test the server of Mock Service Worker: msw is not installed, or the option msw is 'off'. Install it (npm install --save-dev msw), or use platform.fetch.",
  )
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
}

function refuseConcurrent(): never {
  throw new UsageError(
    'INVALID_OPTION',
    "Failed to put a platform behind the fetch of a concurrent test: all tests of a process share it. Run the test by itself, or give it platform.fetch and switch MSW off with test.override({ msw: 'off' }).",
  )
}

/** `test` of vitest with a platform of its own for each test. What a failed one leaves behind: `attach-repro.ts`. */
import { test as base, type TestAPI } from 'vitest'
import { createPlatformOf, type DocumentPlatform, type DocumentPlatformOptions } from '../document-platform.ts'
import { createPlatform, type Platform, type PlatformOptions } from '../index.ts'
import { withUnanswered } from '../suites/refusals.ts'
import { type Played, reproOf } from '../suites/repro.ts'
import { attachRepro, hasFailed } from './attach-repro.ts'
import { type MswServer, type MswStrategy, mountHandlers, requireServer } from './msw-server.ts'
import { begun } from './running.ts'
import { openServed, type Served } from './served.ts'

export interface PlatformFixtures<P = Platform, Options = PlatformOptions> {
  /** Options of the platform; to change with `test.override({ platformOptions: { ... } })`, or for good with `test.extend`. */
  readonly platformOptions: Options
  /**
   * What becomes of a request that nobody answers where `msw` is installed: `'error'` by default; or `'off'`, which leaves the fetch of
   * the test alone.
   */
  readonly msw: MswStrategy
  /** Made for the test that asks for it, and behind every request that the test makes where `msw` is installed. */
  readonly platform: P
  /** MSW's own, for handlers beside the platform's: `server.use(http.get(...))`. */
  readonly server: MswServer
  /** The fake of `nowhere-kit/vitest/global-setup`. */
  readonly served: Served
}

/**
 * A test that asks for `platform` has one of its own, whose clock follows the system's, and so `vi.useFakeTimers()`.
 *
 * @example
 * ```typescript
 * import { expect, test } from 'nowhere-kit/vitest'
 *
 * test('makes a secret', async ({ platform }) => {
 *   await createSecret('api-key')
 *   expect(platform).toHaveReceived('createNowSecret', { body: { name: 'api-key' } })
 * })
 * ```
 */
export const test: TestAPI<PlatformFixtures> = platformTest({
  options: {},
  make: (options: PlatformOptions) => createPlatform(options),
})

/** The same for a document, or several, of somebody's own; `platform` and `platformOptions` are those of `createPlatformOf`. */
export function testOf(
  document: unknown,
  options: DocumentPlatformOptions = {},
): TestAPI<PlatformFixtures<DocumentPlatform, DocumentPlatformOptions>> {
  return platformTest({
    options,
    make: (given: DocumentPlatformOptions) => createPlatformOf(document, given),
    playedOf: ({ server, strict, behaviours }) => ({
      document,
      ...(server !== undefined && { server }),
      ...(strict !== undefined && { strict }),
      ...(behaviours !== undefined && { behaviours }),
    }),
  })
}

interface Kind<P, Options> {
  readonly options: Options
  readonly make: (options: Options) => P
  readonly playedOf?: (options: Options) => Played
}

interface Mounted<P> {
  readonly platform: P
  readonly server: MswServer | undefined
}

function platformTest<P extends Platform | DocumentPlatform, Options extends object>({
  options,
  make,
  playedOf,
}: Kind<P, Options>): TestAPI<PlatformFixtures<P, Options>> {
  type Fixtures = PlatformFixtures<P, Options> & { readonly mounted: Mounted<P> }
  const extended = base.extend<Fixtures>({
    platformOptions: options as never,
    msw: 'error' as never,
    mounted: async ({ platformOptions, msw, task, annotate }, use) => {
      const platform = make({ log: { keep: 'all' }, ...platformOptions })
      // One of a document has all that handlers ask for.
      const unanswered: string[] = []
      const server = await mountHandlers(platform as unknown as Platform, {
        strategy: msw,
        isConcurrent: task.concurrent === true,
        onUnanswered: (line) => unanswered.push(line),
      })
      const end = begun(platform)
      await use({ platform, server })
      end()
      server?.close()
      if (hasFailed({ task })) {
        const entries = platform.journal.find({}, { masked: true })
        const repro = reproOf(entries, platform.log.export(), playedOf?.(platformOptions))
        await attachRepro({ task, annotate }, withUnanswered(repro, unanswered))
      }
    },
    platform: async ({ mounted }, use) => use(mounted.platform as never),
    server: async ({ mounted }, use) => use(requireServer(mounted.server)),
    served: async ({ task, annotate }, use) => {
      const { fake, close, ...served } = await openServed(task)
      await use(served)
      if (hasFailed({ task })) {
        const { played, hasBehaviours } = fake
        const of = played && { ...played, ...(hasBehaviours === true && { behaviours: {} }) }
        await attachRepro(
          { task, annotate },
          reproOf(await served.remote.journal.find(), await served.remote.log.export(), of),
        )
      }
      await close()
    },
  })
  // What is mounted is between the fixtures.
  return extended as unknown as TestAPI<PlatformFixtures<P, Options>>
}

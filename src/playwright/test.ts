/** `test` of Playwright with a platform: a world for each test of a fake that is served by its worker, or by somebody else. */
import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestInfo,
  type TestType,
} from '@playwright/test'
import { createRemote, type Remote } from '../adapters/node.ts'
import { reproOf } from '../suites/repro.ts'
import { type ServedFake, type ServedFakeOptions, serveFake } from '../suites/serve-fake.ts'
import { attachRepro } from './attach-repro.ts'
import { bindClock } from './bind-clock.ts'
import { routeToWorld } from './route.ts'

/** One that is served already, such as by `webServer` of the configuration. */
export interface RunningFake {
  readonly url: string
  /** Where its systems are for the pages; the fake's own URL alone where it is left out. */
  readonly origins?: readonly string[]
}

export interface WorkerFixtures {
  /** Of the fake: options, a document, or the URL of one that runs. In the configuration: `use: { fakeOptions: { ... } }`. */
  readonly fakeOptions: ServedFakeOptions | RunningFake
  /** One for all tests of a worker, on a free port. */
  readonly fake: ServedFake
}

export interface PlatformFixtures {
  /** The world of this test, which no other test sees: the methods of a platform, each of which waits. */
  readonly platform: Remote
  /** Where that world is, for what is not asked by a page. */
  readonly served: { readonly url: string; readonly world: string }
}

type Test = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & PlatformFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & WorkerFixtures
>

/**
 * What the pages of a test ask of the API is answered by a world of its own, whose clock `page.clock` moves.
 *
 * @example
 * ```typescript
 * import { expect, test } from 'nowhere-kit/playwright'
 *
 * test('says that the list cannot be had', async ({ page, platform }) => {
 *   await platform.fail('listNowSecrets', 'internal_server_error')
 *   await page.goto('/')
 *   await expect(page.getByText('500')).toBeVisible()
 * })
 * ```
 */
export const test: Test = base.extend<PlatformFixtures, WorkerFixtures>({
  fakeOptions: [{}, { scope: 'worker', option: true }],
  fake: [
    async ({ fakeOptions }, use) => {
      if ('url' in fakeOptions) return use({ origins: [], ...fakeOptions })
      const { fake, close } = await serveFake(fakeOptions)
      await use(fake)
      await close()
    },
    { scope: 'worker' },
  ],
  served: async ({ fake }, use, testInfo) => {
    const world = worldOf(testInfo)
    await use({ world, url: `${fake.url}/~${world}` })
  },
  platform: async ({ fake, served: { world } }, use, testInfo) => {
    const { worlds } = createRemote(fake.url)
    const platform = await worlds.fork(world)
    await use(platform)
    if (testInfo.status !== testInfo.expectedStatus) {
      const { played, hasBehaviours } = fake
      const of = played && { ...played, ...(hasBehaviours === true && { behaviours: {} }) }
      await attachRepro(testInfo, reproOf(await platform.journal.find(), await platform.log.export(), of))
    }
    await worlds.remove(world)
  },
  context: async ({ context, fake, platform, served }, use) => {
    bindClock(context.clock, platform.clock)
    await routeToWorld(context, fake, served.world)
    await use(context)
  },
})

/** Of one try of one test: a name that no other has, of another worker or run against the same fake either. */
function worldOf({ testId, retry, workerIndex }: TestInfo): string {
  return `${testId}-${workerIndex}-${retry}-${process.pid}`.replaceAll(/[^\w-]/g, '_').slice(-64)
}

/** The shared suite over Mock Service Worker 3. Run by `msw3.test.ts`, not by itself. */
import { RequestHandler } from 'msw'
import manifest from 'msw/package.json' with { type: 'json' }
import { expect, it } from 'vitest'
import { createHandlers } from '../../../src/adapters/msw.ts'
import { createPlatform } from '../../../src/index.ts'
import { describeLifeCycle } from '../suite/life-cycle.ts'
import { describeWayIn } from '../suite/suite.ts'
import { describeUnhandled } from '../suite/unhandled.ts'
import { throughMsw } from '../ways/msw.ts'

it('is about MSW 3', () => {
  expect(manifest.version).toMatch(/^3\./)
  for (const handler of createHandlers(createPlatform())) expect(handler).toBeInstanceOf(RequestHandler)
})

describeWayIn(throughMsw)
describeUnhandled()
describeLifeCycle()

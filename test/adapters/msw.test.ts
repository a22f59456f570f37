/** The shared suite over the Mock Service Worker that this project installs, 2; `msw3.test.ts` runs it over 3. */
import { expect, it } from 'vitest'
import { createHandlers } from '../../src/adapters/msw.ts'
import { createPlatform } from '../../src/index.ts'
import { describeWayIn } from './suite/suite.ts'
import { describeUnhandled } from './suite/unhandled.ts'
import { throughMsw } from './ways/msw.ts'

it('is one handler a system, and one for the hosts of deployments', () => {
  const platform = createPlatform()
  expect(createHandlers(platform)).toHaveLength(platform.systems.length + 1)
})

describeWayIn(throughMsw)
describeUnhandled()

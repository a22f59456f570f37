/** The shared suite over the Mock Service Worker that this project installs, 2; `msw3.test.ts` runs it over 3. */
import { describeWayIn } from './suite/suite.ts'
import { describeUnhandled } from './suite/unhandled.ts'
import { throughMsw } from './ways/msw.ts'

describeWayIn(throughMsw)
describeUnhandled()

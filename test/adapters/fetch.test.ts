/** The shared suite over the platform itself. */
import { describeWayIn } from './suite/suite.ts'
import { throughFetch } from './ways/fetch.ts'

describeWayIn(throughFetch)

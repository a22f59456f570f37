/** The shared suite over each protocol of the node server; NOW-NET-1 names them. */
import { describe } from 'vitest'
import { describeWayIn } from './suite/suite.ts'
import { throughHttp1, throughHttp2, throughTls } from './ways/server.ts'

describe('NOW-NET-1', () => {
  describeWayIn(throughHttp1)
  describeWayIn(throughTls)
  describeWayIn(throughHttp2)
})

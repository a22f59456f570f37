/** The shared suite over the Mock Service Worker that this project installs, 2; `msw3.test.ts` runs it over 3. */
import { setupServer } from 'msw/node'
import { expect, it } from 'vitest'
import { createHandlers } from '../../src/adapters/msw.ts'
import { createPlatform } from '../../src/index.ts'
import { describeLifeCycle } from './suite/life-cycle.ts'
import { describeWayIn } from './suite/suite.ts'
import { describeUnhandled } from './suite/unhandled.ts'
import { throughMsw } from './ways/msw.ts'

it('is one handler a system and one for the hosts of deployments, and each is called by what it serves', () => {
  const names = createHandlers(createPlatform()).map(({ info }) => info.header)
  expect(names).toEqual([
    'now at https://api.zeit.co',
    'vercel-secrets at https://api.vercel.com',
    'environment-secrets at https://example.com',
    'project-secrets at https://www.floopfloop.com',
    'hosts of deployments and aliases',
  ])
  const server = setupServer(...createHandlers(createPlatform()))
  const listed: readonly object[] = server.listHandlers()
  expect(listed).toEqual(names.map((header) => expect.objectContaining({ info: expect.objectContaining({ header }) })))
})

describeWayIn(throughMsw)
describeUnhandled()
describeLifeCycle()

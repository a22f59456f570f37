/** The shared suite with each client of front-end tests. Run by `environments.test.ts`, not by itself. */
import { expect, it } from 'vitest'
import { describeWayIn } from '../../adapters/suite/suite.ts'
import { throughFetch } from '../../adapters/ways/fetch.ts'
import { throughMsw } from '../../adapters/ways/msw.ts'
import { clientsOf, type Environment, environment } from './clients.ts'

const agents: Readonly<Record<Environment, RegExp>> = { node: /^Node/, jsdom: /jsdom/, 'happy-dom': /HappyDOM/ }

it(`is about ${environment}`, () => {
  expect(typeof document === 'object').toBe(environment !== 'node')
  // The oldest Node has no such object.
  expect(globalThis.navigator?.userAgent ?? 'Node').toMatch(agents[environment])
})

if (environment !== 'node') {
  describeWayIn(throughFetch)
  describeWayIn(throughMsw)
}
for (const client of clientsOf(environment)) describeWayIn(client)

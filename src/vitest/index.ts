/** `nowhere-kit/vitest`: the contract as a suite of tests, `test` with a platform for each, and matchers, which `expect` has from here on. */
import { expect } from 'vitest'
import { matchers, type PlatformMatchers } from './matchers/matchers.ts'

expect.extend({ ...matchers })

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: two declarations of one interface must have the same parameters.
  export interface Matchers<T = any> extends PlatformMatchers<T> {}
}

/** Vitest's own, with the matchers. */
export { expect } from 'vitest'
export { type ContractTarget, type DescribeContractOptions, describeContract } from './describe-contract.ts'
export type { Received } from './matchers/has-received.ts'
export type { PlatformMatchers } from './matchers/matchers.ts'
export type { MswServer, MswStrategy } from './msw-server.ts'
export type { ServedFake } from './provided.ts'
export type { Served } from './served.ts'
export { type PlatformFixtures, test, testOf } from './test.ts'

/** `nowhere-kit/playwright`: `test` with a world of the platform for each test, and what is used with it. */
export { expect } from '@playwright/test'
export type { ServedFake, ServedFakeOptions } from '../suites/serve-fake.ts'
export { type PlatformFixtures, type RunningFake, test, type WorkerFixtures } from './test.ts'

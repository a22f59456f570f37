/** What the process of the run provides to those of the tests: `inject('nowhere')`. */
import type { ServedFake } from '../suites/serve-fake.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of `nowhere-kit/vitest/global-setup`. */
    readonly nowhere: ServedFake
  }
}

export type { ServedFake }

/** `nowhere-kit/vitest/global-setup`: one fake that is served for a whole run. */
import type { TestProject } from 'vitest/node'
import { type ServedFakeOptions, serveFake } from '../suites/serve-fake.ts'
import type { ServedFake } from './provided.ts'

export type { ServedFake, ServedFakeOptions }

export type GlobalSetup = (project: Pick<TestProject, 'provide'>) => Promise<() => Promise<void>>

/**
 * What a file of `globalSetup` exports as its default, where the fake needs options. Without any, name the package's own:
 * `globalSetup: 'nowhere-kit/vitest/global-setup'`.
 */
export function createGlobalSetup(options: ServedFakeOptions = {}): GlobalSetup {
  return async ({ provide }) => {
    const { fake, close } = await serveFake(options)
    provide('nowhere', fake)
    return close
  }
}

const setup: GlobalSetup = createGlobalSetup()
export default setup

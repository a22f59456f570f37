/** The fake that `nowhere-kit/vitest/global-setup` serves for the whole run, as one test has it: a world that no other worker sees. */
import { inject, type TestContext } from 'vitest'
import { createRemote, type Remote } from '../adapters/node.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { ServedFake } from './provided.ts'

export interface Served {
  /** Where the world of this test is: give it to the code under test in place of the origin of the API. */
  readonly url: string
  /** Or this header, with the url of the server itself. */
  readonly headers: { readonly 'X-Nowhere-World': string }
  /** The same methods as `platform`, each of which waits. */
  readonly remote: Remote
}

export interface OpenedServed extends Served {
  readonly fake: ServedFake
  readonly close: () => Promise<void>
}

/** The world begins anew for each test; a concurrent test has one of its own. */
export async function openServed({ id, concurrent }: TestContext['task']): Promise<OpenedServed> {
  const fake = inject('nowhere')
  if (fake === undefined) refuse()
  const worker = `worker-${process.env.VITEST_POOL_ID ?? '0'}`
  const name = concurrent === true ? `${worker}-${id}`.replaceAll(/[^\w-]/g, '_').slice(-64) : worker
  const url = `${fake.url}/~${name}`
  const { worlds } = createRemote(fake.url)
  const remote = await worlds.open(name)
  await remote.reset()
  return {
    url,
    headers: { 'X-Nowhere-World': name },
    remote,
    fake,
    close: async () => {
      if (concurrent === true) await worlds.remove(name)
    },
  }
}

function refuse(): never {
  throw new UsageError(
    'INVALID_OPTION',
    "Failed to give a test a fake that is served: none is. Add globalSetup: 'nowhere-kit/vitest/global-setup' to the configuration of vitest.",
  )
}

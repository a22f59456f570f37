/** The fake of this package as a target of its contract kit, in process, with a clock that waiting moves. */
import type { TargetOptions } from '../../src/contract/index.ts'
import { createPlatform, type Platform, type PlatformOptions } from '../../src/index.ts'

export interface FakeOptions extends PlatformOptions {
  /** Milliseconds that every answer takes. */
  readonly latencyMs?: number
}

export interface Fake {
  readonly platform: Platform
  readonly target: TargetOptions
  /** Requests that reached it. */
  requests(): number
}

export function createFake({ latencyMs = 0, ...options }: FakeOptions = {}): Fake {
  const platform = createPlatform({ clock: 'frozen', ...options })
  let requests = 0
  return {
    platform,
    requests: () => requests,
    target: {
      name: 'the fake',
      isNowhere: true,
      tokens: {
        owner: 'nowhere_alice',
        second: 'nowhere_bob',
        blocked: 'nowhere_carol',
        viewer: 'nowhere_bob',
        bound: 'nowhere_alice_staging',
        revoked: 'nowhere_revoked',
      },
      ids: {
        project: 'prj_nowhere',
        environment: 'env_production',
        secondEnvironment: 'env_staging',
        team: 'team_nowhere',
        teamSlug: 'nowhere',
      },
      clock: platform.clock,
      outsideDns: platform.outsideDns,
      async fetch(input, init) {
        requests++
        if (latencyMs > 0) platform.clock.advance(latencyMs)
        return platform.fetch(input, init)
      },
    },
  }
}

/** Records by collection, without those that the world began with. */
export function recordsOf(platform: Platform): Readonly<Record<string, number>> {
  // That a deployment was at a host is no thing that anybody made, and is known for good.
  const { goneHosts: _, ...collections } = platform.snapshot().collections
  return Object.fromEntries(Object.entries(collections).map(([name, records]) => [name, records.length]))
}

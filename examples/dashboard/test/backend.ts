import type { Platform, PlatformOptions } from 'nowhere-kit'

type Refusal = Parameters<Platform['fail']>

/** The test's hand on the platform behind the dashboard. Only data goes in and out, so that it works from a page to a server too. */
export interface Backend {
  reset(): Promise<void>
  advance(duration: string): Promise<void>
  fail(operationId: Refusal[0], code: Refusal[1]): Promise<void>
  crash(deployment: string): Promise<void>
  addTxtRecord(name: string, value: string): Promise<void>
}

/** Time stands still until a test moves it. */
export const backendOptions: PlatformOptions = { seed: 42, clock: '2017-02-20T08:00:00.000Z' }

export function backendOf(platform: Platform): Backend {
  return {
    reset: async () => platform.reset(),
    advance: async (duration) => platform.clock.advance(duration),
    fail: async (operationId, code) => {
      platform.fail(operationId, code, { times: 1 })
    },
    crash: async (name) => {
      const deployment = platform.records('deployments').find((each) => each.name === name)
      platform.crash(deployment?.id ?? name)
    },
    addTxtRecord: async (name, value) => platform.outsideDns.set({ name, type: 'TXT', value }),
  }
}

let known: Backend | undefined

export const useBackend = (backend: Backend): void => {
  known = backend
}

export function backend(): Backend {
  if (known === undefined) throw new Error('No backend: a setup file of this project has to call useBackend().')
  return known
}

import type { Platform } from 'nowhere-kit'
import { createServer, type RunningServer } from 'nowhere-kit/node'
import type { Plugin } from 'vite'
import type { BrowserCommand } from 'vitest/node'
import { type Backend, backendOf } from './backend.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    backend(method: keyof Backend, ...values: readonly string[]): Promise<void>
  }
}

/** What a page asks for with `commands.backend('advance', '10s')`. */
export function backendCommand(platform: Platform): BrowserCommand<[method: keyof Backend, ...values: string[]]> {
  return (_, method, ...values) => {
    // What a test may pass was checked where it called the same method; here it comes as the texts that were sent.
    const call = backendOf(platform)[method] as (...given: string[]) => Promise<void>
    return call(...values)
  }
}

/** Serves a platform on a free port, and has Vite pass `/api` on to it. */
export function servedBehindProxy(platform: Platform): Plugin {
  const server = createServer(platform, { basePath: '/api' })
  let running: RunningServer | undefined
  return {
    name: 'dashboard:served-behind-proxy',
    // The port is known when Vite's own server is made, and a target is taken before that, so it is told to the proxy afterwards.
    config: () => ({
      server: { proxy: { '/api': { configure: (_, options) => Object.assign(options, { target: running?.url }) } } },
    }),
    async configureServer() {
      running ??= await server.listen({ port: 0 })
    },
    async buildEnd() {
      await running?.close()
      running = undefined
    },
  }
}

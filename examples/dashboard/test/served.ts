import type { Platform, PlatformOptions } from 'nowhere-kit'
import type { RunningServer } from 'nowhere-kit/node'
import type { Plugin } from 'vite'
import type { BrowserCommand } from 'vitest/node'
import { type Backend, backendOf } from './backend.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    backend(method: keyof Backend, ...values: readonly (string | number)[]): Promise<void>
  }
}

/** A platform that a server gives to pages behind Vite's proxy. It is loaded when Vite serves, not when a configuration is read. */
export function served(options: PlatformOptions): {
  plugin: Plugin
  command: BrowserCommand<[method: keyof Backend, ...values: (string | number)[]]>
} {
  let made: Promise<Platform> | undefined
  const platform = () => {
    made ??= import('nowhere-kit').then(({ createPlatform }) => createPlatform(options))
    return made
  }
  let running: RunningServer | undefined

  return {
    plugin: {
      name: 'dashboard:served-behind-proxy',
      // The port is known when Vite's own server is made, and a target is taken before that, so it is told to the proxy afterwards.
      config: () => ({
        server: { proxy: { '/api': { configure: (_, proxied) => Object.assign(proxied, { target: running?.url }) } } },
      }),
      async configureServer() {
        const { createServer } = await import('nowhere-kit/node')
        running ??= await createServer(await platform(), { basePath: '/api' }).listen({ port: 0 })
      },
      async buildEnd() {
        await running?.close()
        running = undefined
      },
    },

    // What a page asks for with `commands.backend('advance', '10s')`.
    command: async (_, method, ...values) => {
      // What a test may pass was checked where it called the same method; here it comes as it was sent.
      const call = backendOf(await platform())[method] as (...given: (string | number)[]) => Promise<void>
      await call(...values)
    },
  }
}

/**
 * `nowhere-kit/vite`: the fake behind the dev server and the preview server of Vite. It is served on a port of its own, and Vite's proxy
 * leads there: the API below a path, and what the fake has under `/_nowhere/` at `/__nowhere/`.
 */
import type { Plugin, ProxyOptions } from 'vite'
import { loadSpecFile } from '../document/node-read-spec.ts'
import type { DocumentPlatformOptions } from '../document-platform.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { PlatformOptions } from '../index.ts'
import { type ServedFakeOptions, serveFake } from '../suites/serve-fake.ts'

export interface NowhereOptions {
  /** The path below which the API stands for the page; `/api` by default. */
  readonly mount?: string
  /** The file of an OpenAPI document in place of the four systems. When it changes the fake begins anew. */
  readonly document?: string
  /** Of `createPlatform`; with a document those of `createPlatformOf`. */
  readonly platformOptions?: PlatformOptions | DocumentPlatformOptions
}

const controlPath = '/__nowhere'

/**
 * @example
 * ```typescript
 * import { nowhere } from 'nowhere-kit/vite'
 * import { defineConfig } from 'vite'
 *
 * export default defineConfig({ plugins: [nowhere({ mount: '/api' })] })
 * ```
 * @throws UsageError INVALID_OPTION
 */
export function nowhere(options: NowhereOptions = {}): Plugin {
  const { document } = options
  const mount = readMount(options.mount ?? '/api')
  let running: Awaited<ReturnType<typeof serveFake>> | undefined
  const begin = async (port: number): Promise<string> => {
    running = await serveFake({ ...(await whatIsServed(options)), serverOptions: { basePath: mount }, port })
    return running.fake.url
  }
  const end = async (): Promise<void> => {
    const ended = running
    running = undefined
    await ended?.close()
  }
  return {
    name: 'nowhere-kit',
    async config(_, { command, isPreview }) {
      if (command === 'build' && isPreview !== true) return undefined
      const target = await begin(0)
      const proxy = { [mount]: { target, changeOrigin: true }, [controlPath]: controlProxy(target) }
      return { server: { proxy }, preview: { proxy } }
    },
    configureServer(server) {
      server.httpServer?.once('close', () => void end())
      if (document === undefined) return
      server.watcher.add(document)
      const place = server.watcher
      place.on('change', (file) => {
        if (!file.endsWith(document.replace(/^\.?\//, ''))) return
        const port = Number(new URL(running?.fake.url ?? 'http://localhost:0').port)
        end()
          .then(() => begin(port))
          .then(() => {
            server.config.logger.info(`nowhere: ${document} has changed, and its fake begins anew`, { timestamp: true })
            server.ws.send({ type: 'full-reload' })
          })
          .catch((error: unknown) => server.config.logger.error(`nowhere: ${String(error)}`))
      })
    },
    configurePreviewServer(server) {
      server.httpServer.once('close', () => void end())
    },
  }
}

async function whatIsServed({ document, platformOptions }: NowhereOptions): Promise<ServedFakeOptions> {
  // Which of the two they are hangs on the document; what is wrong in them is refused.
  if (document === undefined) return { platformOptions: (platformOptions ?? {}) as PlatformOptions }
  return {
    document: await loadSpecFile(document),
    platformOptions: (platformOptions ?? {}) as DocumentPlatformOptions,
  }
}

/** For the page it is its own origin that it asks, and so it is for the fake; what another one sends stays what it is. */
function controlProxy(target: string): ProxyOptions {
  return {
    target,
    changeOrigin: true,
    rewrite: (path) => path.replace(controlPath, '/_nowhere'),
    configure: (proxy) => {
      proxy.on('proxyReq', (asked, { headers }) => {
        const { origin, host } = headers
        if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === host)
          asked.setHeader('origin', target)
      })
    },
  }
}

function readMount(mount: unknown): string {
  const path = typeof mount === 'string' ? mount.replace(/\/$/, '') : ''
  if (/^(\/[\w.-]+)+$/.test(path) && path !== controlPath) return path
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to put the fake behind Vite at ${JSON.stringify(mount)}: it is no path below the root. Give one such as '/api'.`,
  )
}

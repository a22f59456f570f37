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
  const { document } = readKnown(options)
  const mount = readMount(options.mount ?? '/api')
  let running: Awaited<ReturnType<typeof serveFake>> | undefined
  /** What was served last, and where: the page's proxy goes on leading there. */
  let last: { readonly served: ServedFakeOptions; readonly port: number } | undefined
  const begin = async (served: ServedFakeOptions): Promise<string> => {
    running = await serveFake({ ...served, serverOptions: { basePath: mount }, port: last?.port ?? 0 })
    last = { served, port: Number(new URL(running.fake.url).port) }
    return running.fake.url
  }
  const end = async (): Promise<void> => {
    const ended = running
    running = undefined
    await ended?.close()
  }
  const beginAnew = async (): Promise<void> => {
    const before = last?.served
    const served = await whatIsServed(options)
    await end()
    try {
      await begin(served)
    } catch (error) {
      if (before !== undefined) await begin(before)
      throw error
    }
  }
  return {
    name: 'nowhere-kit',
    async config(_, { command, isPreview }) {
      if (command === 'build' && isPreview !== true) return undefined
      const target = await begin(await whatIsServed(options))
      const proxy = { [below(mount)]: { target, changeOrigin: true }, [below(controlPath)]: controlProxy(target) }
      return { server: { proxy }, preview: { proxy } }
    },
    configureServer(server) {
      server.httpServer?.once('close', () => void end())
      if (document === undefined) return
      server.watcher.add(document)
      const { logger } = server.config
      let work = Promise.resolve()
      server.watcher.on('change', (file) => {
        if (!file.endsWith(document.replace(/^\.?\//, ''))) return
        // One after the other, however quickly somebody saves.
        work = work.then(beginAnew).then(
          () => {
            logger.info(`nowhere: ${document} has changed, and its fake begins anew`, { timestamp: true })
            server.ws.send({ type: 'full-reload' })
          },
          (error: unknown) =>
            logger.error(`nowhere: ${String(error)} The fake is that of ${document} before it changed.`),
        )
      })
    },
    configurePreviewServer(server) {
      server.httpServer.once('close', () => void end())
    },
  }
}

/** The path and what is below it, and not what merely begins alike: Vite reads a key with a ^ as an expression. */
const below = (path: string): string => `^${path.replaceAll('.', '\\.')}(?=[/?]|$)`

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
      proxy.on('proxyRes', ({ headers }) => {
        headers.location = headers.location?.replace(/^(\/?)_nowhere(?=\/)/, '$1__nowhere')
      })
      proxy.on('proxyReq', (asked, { headers }) => {
        const { origin, host } = headers
        if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === host)
          asked.setHeader('origin', target)
      })
    },
  }
}

function readKnown(options: NowhereOptions): NowhereOptions {
  const unknown = Object.keys(options).find((name) => !['mount', 'document', 'platformOptions'].includes(name))
  if (unknown === undefined) return options
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to put the fake behind Vite: it has no option ${JSON.stringify(unknown)}. It has mount, document and platformOptions.`,
  )
}

function readMount(mount: unknown): string {
  const path = typeof mount === 'string' ? mount.replace(/\/$/, '') : ''
  if (/^(\/[\w.-]+)+$/.test(path) && path !== controlPath) return path
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to put the fake behind Vite at ${JSON.stringify(mount)}: it is no path below the root. Give one such as '/api'.`,
  )
}

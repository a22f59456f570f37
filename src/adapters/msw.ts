/**
 * The platform as request handlers of Mock Service Worker, 2.12 and later or 3, in Node and in browsers. The only file that
 * imports `msw`, an optional peer.
 */
import { http, isCommonAssetRequest, type RequestHandler } from 'msw'
import type { Platform, Received } from '../platform.ts'
import { type Asked, answerRequest, headersOf } from './fetch.ts'
import { requirePlatform } from './given-platform.ts'
import { type Keep, readKeep } from './keeping/read-keep.ts'
import { type OnUnhandled, tellingNearMisses, type UnhandledStrategy } from './unhandled.ts'

export interface HandlersOptions {
  /**
   * Where what happens is kept, so that a page has it again after a reload; nowhere by default. The first request waits until what was
   * kept is there, and `platform.ready` does too. Of several tabs the first one keeps.
   */
  readonly keep?: Keep
}

/**
 * One handler a system, at its origin, and one for the hosts of deployments and aliases. A request that the platform does not
 * serve matches none of them, so other handlers, the network and `onUnhandledRequest` see it as if they were not there.
 *
 * @example
 * ```ts
 * import { setupServer } from 'msw/node'
 * import { createPlatform } from 'nowhere-kit'
 * import { createHandlers } from 'nowhere-kit/msw'
 *
 * const server = setupServer(...createHandlers(createPlatform()))
 * server.listen()
 * console.log((await fetch('https://api.zeit.co/now/secrets')).status) // -> 403
 * server.close()
 * ```
 * @throws UsageError INVALID_OPTION
 */
export function createHandlers(platform: Platform, { keep }: HandlersOptions = {}): RequestHandler[] {
  requirePlatform(platform, 'handlers', 'createHandlers(createPlatform())')
  const ready = keep === undefined ? undefined : keeping(platform, readKeep(keep))
  const systems = platform.systems.map(({ name, origin: base }) => {
    const { origin } = new URL(base)
    return named({ name: `${name} at ${base}`, asked: platform, ready }, (url, headers) => {
      return url.origin === origin && platform.serves({ host: url.host, path: url.pathname, headers })
    })
  })
  return [
    ...systems,
    named({ name: 'hosts of deployments and aliases', asked: platform, ready }, ({ host }, headers) =>
      platform.servesHost(host, headers),
    ),
  ]
}

/**
 * What `onUnhandledRequest` of MSW 2, and `onUnhandledFrame` of MSW 3, can be: it does what the word alone would, and says before, of a
 * request to one of the platform's origins, which operation came closest and why it did not take it. MSW's own words cannot be added to.
 *
 * @example
 * ```ts
 * import { setupServer } from 'msw/node'
 * import { createPlatform } from 'nowhere-kit'
 * import { createHandlers, nearMisses } from 'nowhere-kit/msw'
 *
 * const platform = createPlatform()
 * const server = setupServer(...createHandlers(platform))
 * server.listen({ onUnhandledRequest: nearMisses(platform, 'bypass') })
 * console.log((await fetch('https://api.zeit.co/now/secrets')).status) // -> 403
 * server.close()
 * ```
 * @throws UsageError INVALID_OPTION
 */
export function nearMisses(platform: Platform, strategy: UnhandledStrategy = 'warn'): OnUnhandled {
  requirePlatform(platform, 'what tells near misses', 'nearMisses(createPlatform())')
  return tellingNearMisses(platform, { strategy }, isCommonAssetRequest)
}

type Serves = (url: URL, headers: Received['headers']) => boolean

/** What keeps is loaded by who wants it alone. */
function keeping(platform: Platform, name: string): Promise<void> {
  const ready = import('./keeping/keep.ts').then(({ keepIn }) => keepIn(name, platform))
  // Whoever waits for it is told, and whoever asks.
  ready.catch(() => {})
  Object.assign(platform, { ready })
  return ready
}

interface Named {
  /** What `listHandlers()` and warnings call the handler by. */
  readonly name: string
  readonly asked: Asked
  readonly ready: Promise<void> | undefined
}

function named({ name, asked, ready }: Named, serves: Serves): RequestHandler {
  const handler = http.all(
    // A resolver that answers nothing would count as handled; a predicate does not.
    async ({ request }) => {
      // That it failed is said by what answers.
      await ready?.catch(() => {})
      return serves(new URL(request.url), headersOf(request))
    },
    // Not `platform.fetch`: a test environment can have another Request than the one in `request`. A copy is read, because
    // listeners of the life cycle may read the request after it was answered.
    async ({ request }) => {
      await ready
      return answerRequest(request.clone(), asked)
    },
  )
  handler.info.header = name
  return handler
}

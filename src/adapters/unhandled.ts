/** Says of a request that nothing answered which operation came closest, before MSW does with it what its user wants. */
import type { Platform } from '../platform.ts'

export type UnhandledStrategy = 'bypass' | 'warn' | 'error'

/** What MSW 2 gives such a callback beside the request. */
interface Print {
  warning(): unknown
  error(): unknown
}

/** What MSW 3 gives it. */
interface UnhandledFrame {
  readonly frame: object
  readonly defaults: { warn(): unknown; error(): unknown }
}

export interface OnUnhandled {
  (request: Request, print: Print): Promise<void>
  (unhandled: UnhandledFrame): Promise<void>
}

export interface Telling {
  readonly strategy: UnhandledStrategy
  /** Told too of what nobody answers, with what came closest. */
  readonly onUnanswered?: (line: string) => void
}

/** @param isAsset Whether a request is for what MSW never speaks of, such as an image. */
export function tellingNearMisses(
  platform: Pick<Platform, 'nearMiss'>,
  { strategy, onUnanswered }: Telling,
  isAsset: (request: Request) => boolean,
): OnUnhandled {
  return async (given: Request | UnhandledFrame, print?: Print) => {
    const isFrame = 'frame' in given
    const request = isFrame ? requestOf(given.frame) : given
    if (request !== undefined && isAsset(request)) return
    const near = request && nearMissOf(request, platform)
    if (near !== undefined) console.warn(`nowhere: ${near}`)
    if (strategy === 'bypass') return
    if (request !== undefined) onUnanswered?.(near ?? `nothing answers ${request.method} ${addressOf(request)}`)
    if (isFrame) await given.defaults[strategy]()
    else await print?.[strategy === 'warn' ? 'warning' : 'error']()
    // What MSW gives for an error may only print it. A thrown Response is what it answers; this one is a network error.
    if (strategy === 'error') throw Response.error()
  }
}

function nearMissOf({ method, url }: Request, platform: Pick<Platform, 'nearMiss'>): string | undefined {
  const { host, pathname } = new URL(url)
  const near = platform.nearMiss({ method, host, path: pathname })
  return near && `no operation takes ${method} ${pathname}: ${near}`
}

/** Without a query, where a secret may stand. */
function addressOf({ url }: Request): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

/** Of a frame of HTTP; one of a socket has none. */
function requestOf(frame: object): Request | undefined {
  const data: unknown = 'data' in frame ? frame.data : undefined
  const request: unknown = typeof data === 'object' && data !== null && 'request' in data ? data.request : undefined
  // Of another realm it may be, so that it is no instance of this one's class.
  return typeof request === 'object' && request !== null && 'url' in request ? (request as Request) : undefined
}

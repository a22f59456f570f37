/** WHATWG Request in, Response out, for any runtime that has them. It converts and decides nothing. */

import { statusTextOf } from '../errors/status-text.ts'
import type { Answer, Platform, Received } from '../platform.ts'
import { reasonOf, untilAborted } from './abort.ts'
import { createUndoCoding, isCoded } from './content-coding.ts'
import { bytesUntilCut, cutOff } from './cut-body.ts'
import { elapsed } from './elapsed.ts'

/** What `fetch` is. */
export type FetchOf = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/** What an adapter asks of a platform. */
export interface Asked {
  readonly handle: Platform['handle']
  readonly bodyBytesMax: number
  readonly clock: Platform['clock']
}

/**
 * What `fetch` is to a network, of a platform: a signal that is aborted rejects with its reason, before the platform is asked or
 * while anything is waited for.
 */
export function createFetch(asked: Asked): FetchOf {
  return async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, withoutSignal(init))
    const signal = (init?.signal === undefined ? request.signal : init.signal) ?? undefined
    if (signal?.aborted) throw reasonOf(signal)
    const response = await answerRequest(request, asked, signal)
    // As fetch does when the connection is lost.
    if (response.type === 'error') throw new TypeError('fetch failed', { cause: new Error('The connection was lost.') })
    return response
  }
}

/** Reads all of the request; it has nothing left to read then. Of one whose answer is lost the response is `Response.error()`. */
export async function answerRequest(
  request: Request,
  { handle, bodyBytesMax, clock }: Asked,
  signal?: AbortSignal,
): Promise<Response> {
  let received = await untilAborted(receive(request), signal)
  if (received.body !== null && isCoded(received)) {
    received = await untilAborted(undoCoding(received, bodyBytesMax), signal)
  }
  const handled = handle(received)
  const answer = handled instanceof Promise ? await untilAborted(handled, signal) : handled
  const { delay, drop } = answer.fault ?? {}
  if (delay !== undefined) await untilAborted(elapsed(delay, clock, signal), signal)
  return drop === undefined ? toResponse(answer, request.url) : Response.error()
}

const undoCoding = createUndoCoding()

/** A test environment can have a signal that its own Request does not take. */
function withoutSignal(init: RequestInit | undefined): RequestInit | undefined {
  // Only what has one of its own is copied: a Request may stand in the place of options, and its properties do not spread.
  return init !== undefined && Object.hasOwn(init, 'signal') ? { ...init, signal: null } : init
}

export async function receive(request: Request): Promise<Received> {
  const { host, pathname, search } = new URL(request.url)
  const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
  return {
    method: request.method,
    host: host.toLowerCase(),
    path: pathname,
    query: search.slice(1),
    headers: headersOf(request),
    body,
  }
}

/** Names in lower case, as Fetch defines them; not every environment iterates them so. */
export function headersOf({ headers }: Pick<Request, 'headers'>): Received['headers'] {
  const read = new Map<string, string>()
  for (const [name, value] of headers) {
    const lowered = name.toLowerCase()
    const before = read.get(lowered)
    read.set(lowered, before === undefined ? value : `${before}, ${value}`)
  }
  // An assignment would lose a header that is called `__proto__`.
  return Object.fromEntries(read)
}

/** @param url The one that was asked. */
function toResponse({ status, headers, body, fault }: Answer, url: string): Response {
  // Bytes that the pipeline holds are never backed by shared memory.
  const whole = body as BodyInit | null
  const given = body === null || fault?.truncate === undefined ? whole : cutOff(bytesUntilCut(body, fault.truncate))
  const response = new Response(given, { status, headers, statusText: statusTextOf(status) })
  return asFetched(response, url.replace(/#.*$/s, ''))
}

/** What only a response of the network has: where it comes from, which its copies say too. */
function asFetched(response: Response, url: string): Response {
  const clone = response.clone.bind(response)
  return Object.defineProperties(response, {
    url: { value: url },
    type: { value: 'basic' },
    clone: { value: () => asFetched(clone(), url) },
  })
}

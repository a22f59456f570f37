/**
 * Who may drive the control API: a program on the same machine, the server's own pages, and from anywhere who has the token. Never a
 * web page of another origin, not even of another local port, unless it was named.
 */
import type { Received } from '../platform.ts'
import { ControlError } from './control-error.ts'
import { isLoopbackAddress } from './hosts.ts'

export interface Guarded {
  readonly scheme: 'http' | 'https'
  /** What lets in beyond loopback; without it nothing does. */
  readonly controlToken?: string | undefined
  /** Origins whose pages may use it too. */
  readonly controlOrigins?: readonly string[]
}

export interface Caller {
  /** Address of the caller, undefined when it is not known. */
  readonly peer: string | undefined
  /** Whether the host that was asked for leads nowhere but to the machine that asks. */
  readonly isLoopbackHost: boolean
}

/**
 * Why the caller is refused, or undefined.
 * @param isAllowedPage Whether it is a page that may do this too, beside those that may use the control API.
 */
export function refusalOfCaller(
  { host, headers }: Pick<Received, 'host' | 'headers'>,
  caller: Caller,
  server: Guarded,
  isAllowedPage = false,
): ControlError | undefined {
  if (!isAllowedPage && isForeignPage(host, headers, server)) {
    return new ControlError(403, 'FORBIDDEN', 'Web pages of another origin may not use the control API.')
  }
  if (hasToken(headers, server) || isOfThisMachine(headers, caller)) return undefined
  const { controlToken } = server
  const next =
    controlToken === undefined
      ? 'Start the server with --control-token (or the option controlToken) and send that token.'
      : 'Send the token of --control-token.'
  return new ControlError(
    401,
    'UNAUTHORIZED',
    `Beyond this machine the control API asks for a token, as Authorization: Bearer TOKEN. ${next}`,
    { 'WWW-Authenticate': 'Bearer' },
  )
}

/** Leave for a page of a named origin to read the answer, and to ask. */
export function leaveFor({ method, headers }: Pick<Received, 'method' | 'headers'>, server: Guarded): Leave {
  const { origin } = headers
  if (origin === undefined || server.controlOrigins?.includes(origin) !== true)
    return { isPreflight: false, headers: {} }
  const read = { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' }
  const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
  const ask = {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Nowhere-World',
    'Access-Control-Max-Age': '600',
  }
  return { isPreflight, headers: isPreflight ? { ...read, ...ask } : read }
}

export interface Leave {
  /** The browser asks whether its page may ask: such a request has no credentials. */
  readonly isPreflight: boolean
  readonly headers: Readonly<Record<string, string>>
}

function isForeignPage(host: string, headers: Received['headers'], { scheme, controlOrigins = [] }: Guarded): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined && controlOrigins.includes(origin)) return false
  if (origin !== undefined && origin !== `${scheme}://${host}`) return true
  // A browser tells who asks even where it sends no Origin; `none` is a person who typed the address.
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function isOfThisMachine(headers: Received['headers'], { peer, isLoopbackHost }: Caller): boolean {
  // A proxy or a tunnel on this machine speaks for somebody elsewhere, and says so.
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return isLoopbackHost && !isForwarded && peer !== undefined && isLoopbackAddress(peer)
}

function hasToken({ authorization = '' }: Received['headers'], { controlToken }: Guarded): boolean {
  const [scheme = '', credential = ''] = authorization.split(' ', 2)
  return controlToken !== undefined && scheme.toLowerCase() === 'bearer' && isEqual(credential, controlToken)
}

/** In as many steps whatever the first difference is, so that time tells nothing of the token. */
function isEqual(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length
  for (let index = 0; index < expected.length; index++) {
    difference |= expected.charCodeAt(index) ^ (index < given.length ? given.charCodeAt(index) : 0)
  }
  return difference === 0
}

/**
 * Which web pages may call the server and read its answers. A front end in development runs on another port of the same machine,
 * which to a browser is another origin.
 */
import { UsageError } from '../errors/usage-error.ts'
import type { Received } from '../platform.ts'

type Headers = Readonly<Record<string, string>>

export interface Cors {
  /** What is added to the platform's answer: leave to read it, and to what a browser asks first, leave to ask. */
  headersFor(received: Pick<Received, 'method' | 'headers'>): Headers
}

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
// Whether an answer has the headers depends on the origin that asks, which caches have to know.
const vary = { Vary: 'Origin' }

/**
 * @param policy `'loopback'`, `'off'` or an origin.
 * @throws UsageError INVALID_OPTION
 */
export function createCors(policy: string, exposedHeaders: readonly string[]): Cors {
  if (policy === 'off') return { headersFor: () => ({}) }
  const allowed = policy === 'loopback' ? undefined : readOrigin(policy)
  const isAllowed = (origin: string): boolean => (allowed === undefined ? loopback.test(origin) : origin === allowed)
  const exposed = { 'Access-Control-Expose-Headers': exposedHeaders.join(', ') }

  return {
    headersFor({ method, headers }) {
      const { origin } = headers
      if (origin === undefined || !isAllowed(origin)) return vary
      const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
      return { 'Access-Control-Allow-Origin': origin, ...(isPreflight ? leaveToAsk(headers) : { ...exposed, ...vary }) }
    },
  }
}

function leaveToAsk(headers: Received['headers']): Headers {
  return {
    'Access-Control-Allow-Methods': methods,
    ...granted('Access-Control-Allow-Headers', headers['access-control-request-headers']),
    ...granted('Access-Control-Allow-Private-Network', headers['access-control-request-private-network']),
    'Access-Control-Max-Age': '600',
    Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
  }
}

/** What was asked for, granted as it was asked. */
function granted(name: string, asked: string | undefined): Headers {
  return asked === undefined ? {} : { [name]: asked }
}

function readOrigin(policy: string): string {
  const url = URL.canParse(policy) ? new URL(policy) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '')
    return url.origin
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to let web pages of ${JSON.stringify(policy)} call the server: it is no origin. Give 'loopback', 'off', or scheme and host such as 'http://app.test:3000'.`,
  )
}

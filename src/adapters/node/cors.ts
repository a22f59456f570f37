/**
 * Which web pages may call the server and read its answers. A front end in development runs on another port of the same machine,
 * which to a browser is another origin.
 */
import { UsageError } from '../../errors/usage-error.ts'
import type { Answer, Received } from '../../platform.ts'

type Headers = Readonly<Record<string, string>>
type Head = Pick<Received, 'method' | 'headers'>

/** Pages of a local port, of one origin or of several, or none. */
export type CorsPolicy = 'loopback' | 'off' | (string & {}) | readonly string[]

export interface Cors {
  /** What is added to the platform's answer: leave to read it, and to what a browser asks first, leave to ask. */
  headersFor(received: Head): Headers
  /** Whether it is a page that may read answers. */
  mayRead(received: Head): boolean
  /** What a browser asks first has a success, whatever is at the path: else the page would never see what is refused there. */
  granted(answer: Answer, received: Head): Answer
}

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE'
const loopback = /^https?:\/\/(([\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
// Whether an answer has the headers depends on the origin that asks, which caches have to know.
const vary = { Vary: 'Origin' }

/**
 * @param policy `'loopback'` is every local port, of any name that ends in `.localhost` too; it may stand in a list of origins.
 * @throws UsageError INVALID_OPTION
 */
export function createCors(policy: CorsPolicy, exposedHeaders: readonly string[]): Cors {
  if (policy === 'off') return { headersFor: () => ({}), mayRead: () => false, granted: (answer) => answer }
  const named = typeof policy === 'string' ? [policy] : policy
  const origins = new Set(named.filter((each) => each !== 'loopback').map(readOrigin))
  const isAllowed = (origin: string): boolean =>
    origins.has(origin) || (named.includes('loopback') && loopback.test(origin))
  const exposed = { 'Access-Control-Expose-Headers': exposedHeaders.join(', ') }

  return {
    mayRead: ({ headers: { origin } }) => origin !== undefined && isAllowed(origin),
    headersFor({ method, headers }) {
      const { origin } = headers
      if (origin === undefined || !isAllowed(origin)) return vary
      return {
        // Never `*`, which a browser does not take for a request with credentials.
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        ...(isPreflight({ method, headers }) ? leaveToAsk(headers) : { ...exposed, ...vary }),
      }
    },
    granted(answer, received) {
      const { origin } = received.headers
      if (answer.status < 300 || !isPreflight(received) || origin === undefined || !isAllowed(origin)) return answer
      const { 'Content-Type': _, ...headers } = answer.headers
      return { status: 204, headers, body: null }
    },
  }
}

function isPreflight({ method, headers }: Head): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
}

function leaveToAsk(headers: Received['headers']): Headers {
  return {
    'Access-Control-Allow-Methods': methods,
    ...asAsked('Access-Control-Allow-Headers', headers['access-control-request-headers']),
    ...asAsked('Access-Control-Allow-Private-Network', headers['access-control-request-private-network']),
    'Access-Control-Max-Age': '600',
    Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
  }
}

/** What was asked for, granted as it was asked. */
function asAsked(name: string, asked: string | undefined): Headers {
  return asked === undefined ? {} : { [name]: asked }
}

/** A program without types can give anything. */
function readOrigin(policy: unknown): string {
  const url = typeof policy === 'string' && URL.canParse(policy) ? new URL(policy) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '')
    return url.origin
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to let web pages of ${JSON.stringify(policy)} call the server: it is no origin. Give 'loopback', scheme and host such as 'http://app.test:3000', or several of these; or 'off' alone.`,
  )
}

/** Asks one system of a platform in process. The world is the default one unless a test names another; its time stands still. */
import { createPlatform, type Platform, type PlatformOptions } from '../../../src/index.ts'

export const origins = {
  now: 'https://api.zeit.co',
  'vercel-secrets': 'https://api.vercel.com',
  'environment-secrets': 'https://example.com',
  'project-secrets': 'https://www.floopfloop.com',
} as const

export const startIso = '2026-02-25T10:00:00.000Z'
export const startMs: number = Date.parse(startIso)

export interface Reply<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON. */
  readonly body: Body
  /** As it came. */
  readonly text: string
}

export interface AskOptions {
  /** Sent as JSON; a text or bytes are sent as they are. */
  readonly body?: unknown
  /** The token, without its prefix `nowhere_`; null sends none. alice's by default. */
  readonly as?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export type Ask = <Body = unknown>(method: string, path: string, options?: AskOptions) => Promise<Reply<Body>>

/** `limits: 'documented'` leaves the quotas as they are; otherwise nothing is refused for them. */
export type QuietOptions = PlatformOptions & { readonly limits?: 'documented' }

/** A platform whose answers all fit the document: one that does not fails the test that asked for it. */
export function createQuietPlatform({ limits, ...options }: QuietOptions = {}): Platform {
  return createPlatform({
    clock: startIso,
    seed: 1,
    ...(limits === 'documented' ? {} : { rateLimit: 'off' as const }),
    onAnswerFault: ({ problems }) => {
      throw new Error(`an answer does not fit the document: ${problems.join(' ')}`)
    },
    ...options,
  })
}

export function askerOf(platform: Platform, system: keyof typeof origins): Ask {
  return async <Body>(method: string, path: string, { body, as = 'alice', headers = {} }: AskOptions = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const sent = body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
    const credential = as === null ? {} : { Authorization: `Bearer nowhere_${as}` }
    const response = await platform.fetch(`${origins[system]}${path}`, {
      method,
      headers: { ...credential, ...type, ...headers },
      ...sent,
    })
    const text = await response.text()
    // Each test says what it expects of the body that it asked for.
    const parsed = (text === '' ? undefined : JSON.parse(text)) as Body
    return { status: response.status, headers: response.headers, body: parsed, text }
  }
}

export function createAsker(
  system: keyof typeof origins,
  options: QuietOptions = {},
): { readonly ask: Ask; readonly platform: Platform } {
  const platform = createQuietPlatform(options)
  return { ask: askerOf(platform, system), platform }
}

/** The character is one, and two halves in JavaScript's count. */
export const astral = '𝄞'

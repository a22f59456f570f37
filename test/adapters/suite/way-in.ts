/** What the shared suite needs of a way in: to ask a platform something, whatever carries the request. */
import { onTestFinished } from 'vitest'
import { createPlatform, type Platform, type PlatformOptions } from '../../../src/index.ts'

export interface Ask {
  readonly method: string
  /** With the query, as it is to arrive. */
  readonly path: string
  readonly host: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

export interface Told {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

export interface Way {
  ask(request: Ask): Promise<Told>
  close(): void | Promise<void>
}

export interface WayIn {
  readonly name: string
  /** Whether a request that no operation matches is left to somebody else. */
  readonly fallsThrough: boolean
  /** A host that is nobody's is refused before any system is asked. */
  readonly refusesForeignHosts?: boolean
  /** The host that a caller of this machine asks for, where what a caller may do hangs on it. */
  readonly ownHost?: string
  start(platform: Platform): Promise<Way>
}

export const apiHost = 'api.zeit.co'
export const startIso = '2017-02-20T08:00:00.000Z'
export const resetAtSeconds = '1487577660'

export interface CallOptions {
  /** Made JSON, unless it is text or bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly host?: string
  /** Whose token; alice's by default, none when null. */
  readonly as?: string | null
}

export interface Reply extends Told {
  readonly text: string
  /** Undefined when the body is empty or not JSON. */
  readonly json: unknown
}

export interface Caller {
  readonly platform: Platform
  call(method: string, path: string, options?: CallOptions): Promise<Reply>
}

/** A way in to a platform of its own, whose time stands still; both end with the test. */
export async function callerOf(wayIn: WayIn, options: PlatformOptions = {}): Promise<Caller> {
  const faults: string[] = []
  const onAnswerFault: PlatformOptions['onAnswerFault'] = ({ problems }) => faults.push(...problems)
  const platform = createPlatform({ seed: 42, clock: startIso, onAnswerFault, ...options })
  const way = await wayIn.start(platform)
  onTestFinished(() => way.close())
  return {
    platform,
    async call(method, path, { body, headers = {}, host = apiHost, as = 'alice' } = {}) {
      const isPlain = typeof body === 'string' || isBytes(body)
      const sent = body === undefined || isPlain ? body : JSON.stringify(body)
      const told = await way.ask({
        method,
        path,
        host,
        headers: {
          ...(as === null ? {} : { Authorization: `Bearer nowhere_${as}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: sent,
      })
      if (faults.length > 0) throw new Error(`an answer does not fit the document: ${faults.join(' ')}`)
      const text = new TextDecoder().decode(told.bytes)
      return { ...told, text, json: parse(text) }
    },
  }
}

/** The headers of an answer that say something about its quota. */
export function quotaOf({ headers }: Told): Record<string, string | undefined> {
  return {
    limit: headers['x-rate-limit-limit'],
    remaining: headers['x-rate-limit-remaining'],
    reset: headers['x-rate-limit-reset'],
  }
}

/** Of any realm: an environment can have another `Uint8Array` than Node's own modules give. */
function isBytes(body: unknown): body is Uint8Array {
  return ArrayBuffer.isView(body)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

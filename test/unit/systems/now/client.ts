/** Asks a platform of its own, in process: the world is the default one, its time stands still, its ids are those of one seed. */
import { createPlatform, type Platform, type PlatformOptions } from '../../../../src/index.ts'

export const origin = 'https://api.zeit.co'
export const startMs: number = Date.parse('2017-02-20T08:00:00.000Z')
export const startIso = '2017-02-20T08:00:00.000Z'

export interface Reply<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON; the text where it is none; undefined when it is empty. */
  readonly body: Body
  readonly bytes: Uint8Array
}

export interface CallOptions {
  readonly body?: unknown
  /** Username of the account that asks; alice by default. */
  readonly as?: 'alice' | 'bob'
  readonly headers?: Readonly<Record<string, string>>
}

export interface Client {
  readonly platform: Platform
  /** One request; a body that is not bytes is sent as JSON. */
  readonly call: <Body = unknown>(method: string, path: string, options?: CallOptions) => Promise<Reply<Body>>
  /** What a deployment's host answers. */
  readonly visit: (host: string, path?: string, init?: RequestInit) => Promise<Reply>
  /** A deployment of alice's or somebody else's, in as few words as the test needs. */
  readonly deploy: (options?: DeployOptions) => Promise<{ readonly uid: string; readonly host: string }>
}

export interface DeployOptions {
  readonly name?: string
  readonly card?: Readonly<Record<string, unknown>>
  readonly files?: Readonly<Record<string, string>>
  readonly as?: 'alice' | 'bob'
}

export function createClient(options: PlatformOptions = {}): Client {
  const faults: string[] = []
  const platform = createPlatform({
    clock: startIso,
    seed: 1,
    rateLimit: 'off',
    onAnswerFault: ({ problems }) => faults.push(...problems),
    ...options,
  })
  const read = async <Body>(response: Response): Promise<Reply<Body>> => {
    if (faults.length > 0) throw new Error(`an answer does not fit the document: ${faults.join(' ')}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    // Each test says what it expects of the body that it asked for.
    return { status: response.status, headers: response.headers, bytes, body: parse(bytes) as Body }
  }
  const client: Client = {
    platform,
    async call(method, path, { body, as = 'alice', headers = {} } = {}) {
      const isBytes = body instanceof Uint8Array
      const sent = body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }
      const type = body === undefined || isBytes ? {} : { 'Content-Type': 'application/json' }
      const all = { Authorization: `Bearer nowhere_${as}`, ...type, ...headers }
      return read(await platform.fetch(`${origin}${path}`, { method, headers: all, ...sent }))
    },
    async visit(host, path = '/', init) {
      return read(await platform.fetch(`https://${host}${path}`, init))
    },
    async deploy({ name = 'project-a', card, files = {}, as = 'alice' } = {}) {
      const manifest = card === undefined ? { name } : { name, nowhere: card }
      const { status, body } = await client.call<{ uid: string; host: string }>('POST', '/now/deployments', {
        body: { package: manifest, ...files },
        as,
      })
      if (status !== 200) throw new Error(`the deployment was refused: ${JSON.stringify(body)}`)
      return body
    },
  }
  return client
}

function parse(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes)
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}

/** What every refusal of this system looks like. */
export function refusal(code: string, url: string, message: unknown): unknown {
  return { error: { code, message, url } }
}

/** A refusal with a generic code, whose URL names no endpoint. */
export function badRequest(message: unknown): unknown {
  return refusal('bad_request', 'https://zeit.co/errors/bad_request', message)
}

export function notFound(endpoint: string, message: unknown): unknown {
  return refusal('not_found', `https://zeit.co/errors/${endpoint}/not_found`, message)
}

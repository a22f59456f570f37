/** Asks the control API of a server; a refusal is thrown as the mistake that the platform would throw in process. */
import { UsageError, type UsageErrorCode } from '../../errors/usage-error.ts'

/** Answers what the JSON of the answer holds, of whatever shape the control API documents. */
export type AskControl = (method: string, path: string, body?: unknown) => Promise<never>

export interface Server {
  readonly ask: AskControl
  /** An answer that goes on. */
  readonly follow: (path: string) => Promise<ReadableStream<Uint8Array>>
}

export function createServerAt(url: string, token: string | undefined): Server {
  const given = withoutEnd(url)
  let found: Promise<string> | undefined
  const base = (): Promise<string> => {
    found ??= baseOf(given)
    return found
  }
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const headers: Record<string, string> = {}
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (token !== undefined && token !== '') headers.Authorization = `Bearer ${token}`
    const sent = body === undefined ? null : JSON.stringify(body)
    const answer = await fetch(`${await base()}/_nowhere/${path}`, { method, headers, body: sent }).catch(
      (cause: unknown) => {
        throw new UsageError(
          'UNREACHABLE_TARGET',
          `Failed to reach ${url}: ${reasonOf(cause)}. Start one with nowhere serve, or give the URL of one that runs.`,
          { cause },
        )
      },
    )
    if (!answer.ok) throw await refusalOf(answer, url)
    return answer
  }
  return {
    async ask(method, path, body) {
      const answer = await send(method, path, body)
      // The document of the control API says its shape, which each caller knows.
      return (await answer.json()) as never
    },
    async follow(path) {
      const { body } = await send('GET', path)
      if (body === null) throw new Error(`${path} answered without a body`)
      return body
    },
  }
}

export function withoutEnd(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '')
}

/**
 * A server says where its API stands, which may be below a path, such as that of a document's `servers`; the control API stands
 * beside that, unless something before the server put all of it there.
 */
async function baseOf(url: string): Promise<string> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const [, before = '', world = ''] = /^(.*?)((?:\/~[^/]*)?)$/.exec(withoutEnd(parsed?.pathname ?? '')) ?? []
  if (parsed === undefined || before === '') return url
  const root = `${parsed.origin}${world}`
  return (await isNowhere(parsed.origin)) ? root : url
}

async function isNowhere(origin: string): Promise<boolean> {
  try {
    const health: unknown = await (await fetch(`${origin}/_nowhere/health`)).json()
    return isObject(health) && (health.name === 'nowhere-kit' || health.status === 'ok')
  } catch {
    // Whoever asks it next says what is wrong.
    return false
  }
}

/** Mistakes that have a status of their own. */
const ofWorlds: ReadonlySet<string> = new Set(['UNKNOWN_WORLD', 'DUPLICATE_WORLD', 'TOO_MANY_WORLDS'])

async function refusalOf(answer: Response, url: string): Promise<UsageError> {
  const body: unknown = await answer.json().catch(() => undefined)
  const error = isObject(body) && isObject(body.error) ? body.error : undefined
  if (error !== undefined && (answer.status === 400 || ofWorlds.has(String(error.code)))) {
    // The same codes as in process, and some of the control API's own.
    return new UsageError(String(error.code) as UsageErrorCode, String(error.message))
  }
  if (error !== undefined) {
    const code = answer.status === 401 || answer.status === 403 ? 'REFUSED_TOKEN' : 'INVALID_TARGET'
    return new UsageError(code, String(error.message))
  }
  return new UsageError(
    'INVALID_TARGET',
    `Failed to control ${url}: it answered ${answer.status}, and is no nowhere serve. Give the URL of one.`,
  )
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = isObject(cause) && typeof cause.code === 'string' ? cause.code : undefined
  return code ?? (cause instanceof Error ? cause.message : String(cause))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

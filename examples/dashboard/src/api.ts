/** The API behind `/api` with plain fetch: what it answers, and its refusals as one error that a page can show. */

export interface Deployment {
  readonly uid: string
  readonly name: string
  readonly url: string
}

export interface DeploymentStatus {
  readonly host: string
  readonly state: string
}

export interface Secret {
  readonly uid: string
  readonly name: string
}

export interface Domain {
  readonly uid: string
  readonly name: string
  readonly isExternal: boolean
}

export interface Registration {
  readonly verified: boolean
  readonly verifyToken?: string
}

export class ApiError extends Error {
  readonly code: string
  /** How long to wait, where the API said so. */
  readonly waitSeconds: number | undefined

  constructor(code: string, message: string, waitSeconds?: number) {
    super(message)
    this.code = code
    this.waitSeconds = waitSeconds
  }
}

export interface Api {
  get<Answer>(path: string): Promise<Answer>
  send<Answer>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer>
}

/** An API for one token. `signedOut` is called when the token is not taken, or not any more. */
export function createApi(token: string, signedOut: (why: string) => void): Api {
  async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await reach(method, path, token, body)
    if (answer.ok) return (await answer.json()) as Answer
    const error = await refusal(answer)
    if (error.code === 'authentication_error' || answer.status === 401) signedOut(error.message)
    throw error
  }
  return { get: (path) => ask('GET', path), send: ask }
}

async function reach(method: string, path: string, token: string, body: unknown): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new ApiError('unreachable', 'The API cannot be reached. Check your connection and try again.')
  }
}

async function refusal(answer: Response): Promise<ApiError> {
  const unreadable = { code: 'unreadable', message: `The API answered with ${answer.status}.` }
  const { code, message } = await answer.json().then(
    (body: { error?: typeof unreadable }) => body.error ?? unreadable,
    () => unreadable,
  )
  return new ApiError(code, message, answer.status === 429 ? waitOf(answer.headers) : undefined)
}

// The clock of this machine may differ from that of the API, so the wait is counted from the Date of the answer.
function waitOf(headers: Headers): number {
  const resetSeconds = Number(headers.get('X-Rate-Limit-Reset'))
  const nowMs = Date.parse(headers.get('Date') ?? '')
  const wait = Math.ceil(resetSeconds - nowMs / 1000)
  return Number.isFinite(wait) && wait > 0 ? wait : 1
}

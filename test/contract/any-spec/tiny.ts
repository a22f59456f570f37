/** What small targets of the tests of safety share: a document in a few lines, a handler, and what was asked of it in order. */
import { type JournalEvent, type Report, verify } from '../../../src/contract/index.ts'

type Fields = Record<string, unknown>
type Answer = readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>]

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly token: string
  readonly headers: Headers
}

export interface Tiny {
  readonly paths: Fields
  readonly secured?: boolean
  handle(asked: Asked): Answer
}

export interface TinyRun {
  readonly report: Report | undefined
  readonly error: unknown
  readonly asked: readonly Asked[]
  readonly events: JournalEvent[]
}

export const json = (schema: Fields): Fields => ({ content: { 'application/json': { schema } } })
export const answers = (schema: Fields): Fields => ({ description: 'So it is.', ...json(schema) })
/** What is made of a name. */
export const named = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }
/** What is made of it, and has more. */
export const thing = (id = 'string', more: Fields = {}): Fields => ({
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: id }, name: { type: 'string' }, ...more },
})
export const refused = { description: 'Refused.' }
export const sends = (schema: Fields): Fields => ({ required: true, ...json(schema) })
export const inPath = (name: string, type = 'string'): Fields[] => [
  { name, in: 'path', required: true, schema: { type } },
]

export function documentOf({ paths, secured }: Tiny): unknown {
  return {
    openapi: '3.0.3',
    info: { title: 'Tiny', version: '1' },
    ...(secured === true ? { security: [{ token: [] }] } : {}),
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}

/** @returns Nothing of the network: a function, whose clock moves when the run waits. */
export function targetOf(tiny: Tiny, asked: Asked[] = [], killedAt = Number.POSITIVE_INFINITY) {
  let nowMs = Date.UTC(2026, 0, 1)
  const advance = (ms: number): void => {
    nowMs += ms
  }
  return {
    tokens: { owner: 'a-token-of-mine' },
    clock: { now: () => nowMs, advance },
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      if (asked.length >= killedAt) throw new Error('killed')
      const headersSent = new Headers(init.headers)
      const token = headersSent.get('authorization') ?? ''
      const { pathname: path, searchParams: query } = new URL(url)
      const one = { method: String(init.method), path, query, body: parsed(init.body), token, headers: headersSent }
      asked.push(one)
      const [status, body, headers = {}] = tiny.handle(one)
      return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
    },
  }
}

interface Given {
  /** After so many requests nobody answers any more, as after a kill. */
  readonly killedAt?: number
  readonly acts?: readonly string[]
  readonly readOnly?: boolean
}

/** @param given How it is asked, or after how many requests nobody answers any more. */
export async function runOn(
  tiny: Tiny,
  capabilities: readonly string[] = [],
  given: number | Given = {},
): Promise<TinyRun> {
  const { killedAt = Number.POSITIVE_INFINITY, ...others } = typeof given === 'number' ? { killedAt: given } : given
  const [asked, events]: [Asked[], JournalEvent[]] = [[], []]
  const target = { ...targetOf(tiny, asked, killedAt), ...others, capabilities: [...capabilities] }
  let written: number | undefined
  const journal = {
    append(event: JournalEvent) {
      if (asked.length >= killedAt) written ??= events.length
      events.push(event)
    },
  }
  try {
    const report = await verify(target, { spec: documentOf(tiny), seed: 1, journal })
    return { report, error: undefined, asked, events: events.slice(0, written) }
  } catch (error) {
    return { report: undefined, error, asked, events: events.slice(0, written) }
  }
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What is held against a target. */
export function failures(report: Report | undefined): string[] | undefined {
  return report?.findings.flatMap(({ result, message, seen }) => (result === 'fail' ? [`${message} ${seen}`] : []))
}

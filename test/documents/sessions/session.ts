/**
 * Reads a session: calls in their order, each with what somebody who knows the API only from its document expects of it. The clock stands
 * still unless a step moves it, and what a step keeps of an answer stands in later steps as `{name}`.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSpecFile } from '../../../src/contract/index.ts'
import { createPlatformOf, type DocumentPlatform } from '../../../src/document-platform.ts'
import { installDocuments, publicDocuments } from '../public-documents.ts'

export const began = '2026-03-01T08:00:00.000Z'

export interface Step {
  /** `POST /things`, without the base path of the document. */
  readonly call: string
  /** JSON, a form, or bytes. */
  readonly send?: unknown
  /** null: none is given. */
  readonly token?: 'nowhere_alice' | 'nowhere_bob' | null
  readonly headers?: Readonly<Record<string, string>>
  /** Moves the clock before the call. */
  readonly afterMs?: number
  readonly gives: number
  /** The body has it, whatever else it has. */
  readonly has?: object
  /** The body is it, as JSON, as text or as bytes. */
  readonly is?: unknown
  /** Members that the body does not have. */
  readonly lacks?: readonly string[]
  /** Headers of the answer. */
  readonly told?: Readonly<Record<string, unknown>>
  /** Name -> path of the member of the body; the whole body where it is empty. */
  readonly keep?: Readonly<Record<string, string>>
}

interface OpenApiDocument {
  readonly servers?: readonly { readonly url: string }[]
}

/** One that was written for a session, of a kind that no public document here has. */
const own = join(import.meta.dirname, '../own')

export async function documentNamed(name: string): Promise<OpenApiDocument> {
  const file = join(own, `${name}.yaml`)
  if (existsSync(file)) return loadSpecFile(file) as Promise<OpenApiDocument>
  const document = publicDocuments().find((each) => each.name === name)
  if (document === undefined)
    throw new Error(`Failed to find the document ${name}: the manifest has none of that name.`)
  const folder = await installDocuments()
  // What is read of it is checked where a platform is made of it.
  return loadSpecFile(join(folder, 'node_modules', document.package, document.path)) as Promise<OpenApiDocument>
}

/** One test a step, so that whoever reads a failure sees which others hold. */
export function session(name: string, steps: readonly Step[]): void {
  describe(`a session with ${name}`, () => {
    const kept = new Map<string, unknown>()
    const faults: unknown[] = []
    let platform: DocumentPlatform
    let base = ''

    beforeAll(async () => {
      const document = await documentNamed(name)
      platform = createPlatformOf(document as object, {
        seed: 12,
        clock: began,
        onAnswerFault: (fault) => faults.push(fault),
      })
      base = `${platform.systems[0]?.origin}${basePathOf(document)}`
    })

    it.each(steps.map((step, index) => [`${index + 1}. ${step.call} gives ${step.gives}`, step] as const))(
      '%s',
      async (_, written) => {
        const step = filled(written, kept) as Step
        if (step.afterMs !== undefined) platform.clock.advance(step.afterMs)
        const [method = 'GET', path = ''] = step.call.split(' ')
        const answer = await platform.fetch(base + path, requestOf(method, step))
        const body = await bodyOf(answer)
        expect({ status: answer.status, ...(answer.status !== step.gives && { body }) }).toEqual({ status: step.gives })
        for (const [header, value] of Object.entries(step.told ?? {})) expect(answer.headers.get(header)).toEqual(value)
        if (step.has !== undefined) expect(body).toMatchObject(step.has)
        if (step.is !== undefined) expect(body).toEqual(step.is)
        for (const member of step.lacks ?? []) expect(body).not.toHaveProperty(member)
        for (const [as, place] of Object.entries(step.keep ?? {})) kept.set(as, memberAt(body, place))
        expect(faults).toEqual([])
      },
    )
  })
}

function basePathOf({ servers }: OpenApiDocument): string {
  const [server] = servers ?? []
  return new URL(server?.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '')
}

function requestOf(method: string, { token = 'nowhere_alice', send, headers }: Step): RequestInit {
  const isPlain =
    send instanceof FormData ||
    send instanceof URLSearchParams ||
    send instanceof Uint8Array ||
    typeof send === 'string'
  return {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(send !== undefined && !isPlain && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(send !== undefined && { body: isPlain ? (send as BodyInit) : JSON.stringify(send) }),
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const type = answer.headers.get('content-type') ?? ''
  if (/json/.test(type)) return answer.json()
  if (/^(image|audio|video)\/|octet-stream|zip|pdf/.test(type)) return new Uint8Array(await answer.arrayBuffer())
  return answer.text()
}

/** A text that is nothing but a name has the value as it was kept. */
function filled(value: unknown, kept: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') {
    const [, whole = ''] = /^\{(\w+)\}$/.exec(value) ?? []
    if (kept.has(whole)) return kept.get(whole)
    return value.replaceAll(/\{(\w+)\}/g, (text, name: string) => (kept.has(name) ? String(kept.get(name)) : text))
  }
  if (Array.isArray(value)) return value.map((each) => filled(each, kept))
  if (value instanceof URLSearchParams)
    return new URLSearchParams([...value].map(([name, each]) => [name, String(filled(each, kept))]))
  // What else is no plain object is a matcher, a form of parts or bytes.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, kept)]))
}

function memberAt(body: unknown, place: string): unknown {
  let value = body
  for (const name of place === '' ? [] : place.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      throw new Error(`Failed to keep ${place}: the answer ${JSON.stringify(body)} has no such member.`)
    value = Reflect.get(value, name)
  }
  return value
}

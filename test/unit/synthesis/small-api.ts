/** A fake of a small made-up document, and calls of it. */
import { createPlatformOf } from '../../../src/document-platform.ts'

type Part = Readonly<Record<string, unknown>>

export interface Told {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

export type Call = (call: string, send?: unknown) => Promise<Told>

/** @param paths As a document has them; each path gets its parameters, and each operation an id, by itself. */
export function smallApi(schemas: Part, paths: Readonly<Record<string, Readonly<Record<string, Part>>>>): Call {
  const { fetch, systems } = createPlatformOf(
    { openapi: '3.1.0', info: { title: 'Small', version: '1' }, paths: withParameters(paths), components: { schemas } },
    { seed: 3, clock: '2026-03-01T08:00:00.000Z' },
  )
  return async (call, send) => {
    const [method = 'GET', path = ''] = call.split(' ')
    const answer = await fetch(`${systems[0]?.origin}${path}`, {
      method,
      ...(send !== undefined && { body: JSON.stringify(send), headers: { 'content-type': 'application/json' } }),
    })
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers }
  }
}

export const answers = (schema: object, status = 200): Part => ({
  [status]: { description: 'It is.', content: { 'application/json': { schema } } },
})
export const absent: Part = { 404: { description: 'It is not there.' } }
export const done: Part = { 204: { description: 'It is done.' } }
export const sends = (schema: object): Part => ({
  requestBody: { required: true, content: { 'application/json': { schema } } },
})
export const of = (name: string): Part => ({ $ref: `#/components/schemas/${name}` })
export const listOf = (name: string): Part => ({ type: 'array', items: of(name) })
export const query = (name: string): Part => ({ name, in: 'query', schema: { type: 'string' } })

function withParameters(paths: Readonly<Record<string, Part>>): Part {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      {
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
          name,
          in: 'path',
          required: true,
          schema: { type: 'string' },
        })),
        ...item,
      },
    ]),
  )
}

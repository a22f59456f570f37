/** A fake of a small made-up document in which people sign up and in, asked with their tokens. */
import { createPlatformOf } from '../../../src/document-platform.ts'

type Part = Readonly<Record<string, unknown>>

export type Ask = (call: string, send?: object, token?: string) => Promise<readonly [status: number, body: unknown]>

/** @param paths As a document has them; each path gets its parameters by itself. */
export function peopleApi(
  schemas: Part,
  paths: Readonly<Record<string, Readonly<Record<string, Part>>>>,
  options: Parameters<typeof createPlatformOf>[1] = {},
): Ask {
  const parametersOf = (path: string): Part[] =>
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }))
  const { fetch, systems } = createPlatformOf(
    {
      openapi: '3.1.0',
      info: { title: 'People', version: '1' },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas },
      paths: Object.fromEntries(
        Object.entries(paths).map(([path, item]) => [path, { parameters: parametersOf(path), ...item }]),
      ),
    },
    { seed: 3, clock: '2026-03-01T08:00:00.000Z', ...options },
  )
  return async (call, send, token) => {
    const [method = 'GET', path = ''] = call.split(' ')
    const answer = await fetch(`${systems[0]?.origin}${path}`, {
      method,
      headers: {
        ...(send !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(send !== undefined && { body: JSON.stringify(send) }),
    })
    const said = await answer.text()
    return [answer.status, /^[[{]/.test(said) ? JSON.parse(said) : said]
  }
}

export const secured: Part = { security: [{ bearer: [] }] }
export const text = { type: 'string' }
export const whole = { type: 'integer' }
export const one = (properties: Part, ...required: readonly string[]): Part => ({
  type: 'object',
  required,
  properties,
})
export const refused = (words: Readonly<Record<number, string>>): Part =>
  Object.fromEntries(Object.entries(words).map(([status, description]) => [status, { description }]))

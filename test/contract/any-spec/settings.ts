/** Settings, of which there is one, in ways in which they may be read and kept. */
import { answers, refused, sends, type Tiny } from './tiny.ts'

export type Fields = Record<string, unknown>

export interface Settings extends Tiny {
  now(): Fields
}

export const before = { theme: 'plain', footer: 'none' }
export const plain = {
  type: 'object',
  required: ['theme'],
  properties: { theme: { type: 'string' }, footer: { type: 'string' } },
}
export const withPassword = {
  ...plain,
  properties: { ...plain.properties, password: { type: 'string', writeOnly: true } },
}

export interface Ways {
  readonly schema?: Fields
  readonly shown?: Fields
  readonly show?: (now: Fields) => Fields
  readonly keep?: (now: Fields, sent: Fields) => Fields
}

export function settings({
  schema = plain,
  shown = schema,
  show = (now) => now,
  keep = (_, sent) => sent,
}: Ways = {}): Settings {
  let now: Fields = { ...before, password: 'the real one' }
  return {
    now: () => now,
    paths: {
      '/settings': {
        get: { responses: { 200: answers(shown) } },
        put: { requestBody: sends(schema), responses: { 200: answers(shown), 400: refused } },
      },
    },
    handle({ method, body }) {
      const { password, ...open } = now
      if (method === 'GET') return [200, show(open)]
      if (method !== 'PUT') return [405, {}]
      if (typeof body !== 'object' || body === null || !('theme' in body) || typeof body.theme !== 'string')
        return [400, {}]
      now = keep(now, { ...body, ...(schema === plain ? { password } : {}) })
      const { password: _, ...shownNow } = now
      return [200, show(shownNow)]
    },
  }
}

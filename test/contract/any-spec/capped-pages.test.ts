/** A target that gives no more than so many elements at once, whatever it is asked for, and pages rightly. */
import { expect, it } from 'vitest'
import { answers, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

/** @param loses Beyond the first page nothing comes. */
function notes(capMax: number, loses: boolean): Tiny {
  const all = new Map<string, unknown>(
    Array.from({ length: 25 }, (_, index) => [`old-${index}`, { id: `old-${index}`, name: `of before ${index}` }]),
  )
  let count = 0
  const whole = (name: string) => ({ name, in: 'query', schema: { type: 'integer', minimum: 0, maximum: 100 } })
  return {
    paths: {
      '/notes': {
        get: {
          parameters: [whole('limit'), whole('offset')],
          responses: { 200: answers({ type: 'array', items: thing() }), 400: refused },
        },
        post: { requestBody: sends(named), responses: { 201: answers(thing()), 400: refused } },
      },
      '/notes/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(thing()), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body, query }) {
      const id = path.split('/')[2]
      if (id === undefined && method === 'GET') {
        const [limit, offset] = ['limit', 'offset'].map((name) =>
          Number(query.get(name) ?? (name === 'limit' ? capMax : 0)),
        )
        if (!Number.isInteger(limit) || !Number.isInteger(offset)) return [400]
        if ([limit, offset].some((each = -1) => each < 0 || each > 100)) return [400]
        const start = loses && (offset ?? 0) > 0 ? all.size : (offset ?? 0)
        return [200, [...all.values()].slice(start, start + Math.min(limit ?? 0, capMax))]
      }
      if (id === undefined) {
        const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
        if (typeof name !== 'string') return [400]
        const made = { id: `note-${++count}`, name }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404]
      if (method === 'GET') return [200, found]
      all.delete(id)
      return [204]
    },
  }
}

it.each([
  ['conforms where every element is on some page', false, 'conforms'],
  ['is broken where some are on none', true, 'broken'],
])('%s', async (_, loses, verdict) => {
  expect((await runOn(notes(20, loses))).report?.verdict).toBe(verdict)
})

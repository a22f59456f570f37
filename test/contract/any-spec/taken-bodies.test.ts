/** A target with rules that no schema can say is given less, until it takes what it is given. */
import { expect, it } from 'vitest'
import { answers, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

const note = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, text: { type: 'string' }, file: { type: 'string' } },
}
const shown = { ...note, required: ['id', 'name'], properties: { ...note.properties, id: { type: 'string' } } }

/** Takes a text or a file, and not both. */
function notes(): Tiny & { readonly all: Map<string, Record<string, unknown>> } {
  const all = new Map<string, Record<string, unknown>>()
  let count = 0
  return {
    all,
    paths: {
      '/notes': {
        get: { responses: { 200: answers({ type: 'array', items: shown }) } },
        post: { requestBody: sends(note), responses: { 201: answers(shown), 422: refused } },
      },
      '/notes/{id}': {
        parameters: inPath('id'),
        get: { responses: { 200: answers(shown), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const id = path.split('/')[2]
      if (id === undefined && method === 'GET') return [200, [...all.values()]]
      if (id === undefined) {
        if (typeof body !== 'object' || body === null || ('text' in body && 'file' in body)) return [422]
        if (!('name' in body) || Object.values(body).some((value) => typeof value !== 'string')) return [422]
        const made = { ...body, id: `n-${++count}` }
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

it('what refuses everything at once is asked for the least, and the scenarios go on with that', async () => {
  const tiny = notes()
  const { report } = await runOn(tiny)
  expect(report?.verdict).toBe('conforms')
  expect(report?.requirements.find(({ id }) => id === 'notes/read-back')?.status).toBe('held')
  expect([...tiny.all.keys()]).toEqual([])
})

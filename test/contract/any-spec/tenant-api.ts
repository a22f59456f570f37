/** Notes below a tenant that is there and that nobody makes. */

const note = {
  type: 'object',
  required: ['text'],
  properties: { id: { type: 'string', readOnly: true }, text: { type: 'string', maxLength: 40 } },
}
const json = { 'application/json': { schema: note } }
const refused = { description: 'Refused.' }
const org = { name: 'orgId', in: 'path', required: true, example: 'acme', schema: { type: 'string' } }
const id = { name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }
const list = { 'application/json': { schema: { type: 'array', items: note } } }

export const tenantDocument = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/orgs/{orgId}/notes': {
      parameters: [org],
      get: { responses: { 200: { description: 'All.', content: list } } },
      post: {
        requestBody: { required: true, content: json },
        responses: { 201: { description: 'Made.', content: json }, 400: refused },
      },
    },
    '/orgs/{orgId}/notes/{noteId}': {
      parameters: [org, id],
      get: { responses: { 200: { description: 'One.', content: json }, 404: refused } },
      delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
    },
  },
}

export function createTenant() {
  const notes = new Map<string, { id: string; text: string }>()
  let count = 0
  const fetch = async (input: string, init: RequestInit): Promise<Response> => {
    const [, noteId] = /^\/orgs\/acme\/notes(?:\/([^/]+))?$/.exec(new URL(input).pathname) ?? [undefined, 'none']
    if (init.method === 'POST') {
      const body = parse(String(init.body))
      const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined
      if (typeof text !== 'string' || text.length > 40) return new Response(null, { status: 400 })
      const made = { id: `n${++count}`, text }
      notes.set(made.id, made)
      return Response.json(made, { status: 201 })
    }
    if (noteId === undefined) return Response.json([...notes.values()])
    const found = notes.get(noteId)
    if (found === undefined) return new Response(null, { status: 404 })
    if (init.method !== 'DELETE') return Response.json(found)
    notes.delete(noteId)
    return new Response(null, { status: 204 })
  }
  return { fetch, left: () => [...notes.values()] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

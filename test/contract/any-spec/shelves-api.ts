/** Another small API, with what the first one has not: one thing below another, no body but a Location, and answers of 202. */

export const shelvesDocument: unknown = {
  openapi: '3.1.0',
  info: { title: 'Shelves', version: '1' },
  servers: [{ url: '/api' }],
  paths: {
    '/shelves': {
      get: {
        operationId: 'shelves.list',
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'per_page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10 } },
        ],
        responses: { 200: json({ type: 'object', properties: { data: { type: 'array', items: ref('Shelf') } } }) },
      },
      post: {
        operationId: 'shelves.create',
        requestBody: { content: { 'application/x-www-form-urlencoded': { schema: ref('NewShelf') } } },
        responses: { 201: { description: 'Made', headers: { Location: { schema: { type: 'string' } } } } },
      },
    },
    '/shelves/{shelf-id}': {
      parameters: [parameter('shelf-id')],
      get: { responses: { 200: json(ref('Shelf')), 404: { description: 'None' } } },
      delete: { responses: { 202: { description: 'Will go' }, 404: { description: 'None' } } },
    },
    '/shelves/{id}/slots': {
      parameters: [parameter('id')],
      get: { responses: { 200: json({ type: 'array', items: ref('Slot') }), 404: { description: 'None' } } },
      post: {
        requestBody: { content: { 'application/json': { schema: ref('Slot') } } },
        responses: { 202: json(ref('Slot')), 400: { description: 'Bad' }, 404: { description: 'None' } },
      },
    },
    '/shelves/{shelf}/slots/{slotId}': {
      parameters: [parameter('shelf'), parameter('slotId')],
      get: { responses: { 200: json(ref('Slot')), 404: { description: 'None' } } },
      delete: { responses: { 204: { description: 'Gone' }, 404: { description: 'None' } } },
    },
    '/health': { get: { responses: { 200: json({ type: 'object', required: ['ok'] }) } } },
    '/shelves/{shelf}/dust': { post: { responses: { 204: { description: 'Dusted' } } } },
    '/shops/{shopId}/burn': { post: { responses: { 204: { description: 'Burnt' } } } },
  },
  components: {
    schemas: {
      NewShelf: { type: 'object', required: ['label'], properties: { label: { type: 'string' } } },
      Shelf: {
        type: 'object',
        required: ['id', 'label'],
        properties: { id: { type: 'string' }, label: { type: 'string' } },
      },
      Slot: {
        type: 'object',
        required: ['slotId', 'width'],
        properties: { slotId: { type: 'string', readOnly: true }, width: { type: 'integer', minimum: 1, maximum: 9 } },
      },
    },
  },
}

export type ShelvesBug = 'one list for all' | 'accepted and lost' | 'health is ill'

interface Shelf {
  readonly id: string
  readonly label: string
  goneAtMs: number
  readonly slots: { readonly slotId: string; readonly width: unknown; readonly atMs: number }[]
}

export interface ShelvesApi {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: { now(): number; advance(ms: number): void }
  count(): number
}

export function createShelvesApi(bug?: ShelvesBug): ShelvesApi {
  let nowMs = 0
  let count = 0
  const shelves: Shelf[] = []
  const there = (): Shelf[] => shelves.filter(({ goneAtMs }) => goneAtMs > nowMs)
  return {
    clock: {
      now: () => nowMs,
      advance(ms) {
        nowMs += ms
      },
    },
    count: () => there().length,
    fetch: async (url, { method, body }) => {
      const { pathname, searchParams } = new URL(url)
      const [, , collection, id, below, slotId] = pathname.split('/')
      if (collection === 'health') return answer(200, bug === 'health is ill' ? { fine: true } : { ok: true })
      const shelf = there().find((each) => each.id === id)
      if (id === undefined) return method === 'POST' ? make(String(body)) : page(searchParams)
      if (shelf === undefined) return answer(404)
      if (below === undefined) return method === 'DELETE' ? remove(shelf) : answer(200, view(shelf))
      if (below === 'dust') return answer(204)
      if (slotId !== undefined) return slotOf(shelf, slotId, String(method))
      return method === 'POST' ? accept(shelf, parsed(String(body))) : slotsOf(shelf)
    },
  }

  function make(form: string): Response {
    const label = new URLSearchParams(form).get('label')
    const shelf: Shelf = { id: `s-${++count}`, label: label ?? '', goneAtMs: Number.POSITIVE_INFINITY, slots: [] }
    shelves.push(shelf)
    return answer(201, undefined, { location: `http://elsewhere.example/api/shelves/${shelf.id}` })
  }

  function page(query: URLSearchParams): Response {
    const size = Number(query.get('per_page') ?? 10)
    const start = (Number(query.get('page') ?? 1) - 1) * size
    return answer(200, {
      data: there()
        .slice(start, start + size)
        .map(view),
    })
  }

  function remove(shelf: Shelf): Response {
    shelf.goneAtMs = Math.min(shelf.goneAtMs, nowMs + 3_000)
    return answer(202)
  }

  function accept(shelf: Shelf, { width }: { readonly width?: unknown }): Response {
    if (!Number.isInteger(width) || Number(width) < 1 || Number(width) > 9) return answer(400)
    const slot = { slotId: `t-${++count}`, width, atMs: nowMs + (bug === 'accepted and lost' ? 1e9 : 5_000) }
    shelf.slots.push(slot)
    return answer(202, { slotId: slot.slotId, width })
  }

  function slotsOf(shelf: Shelf): Response {
    const all = bug === 'one list for all' ? there().flatMap(({ slots }) => slots) : shelf.slots
    return answer(
      200,
      all.filter(({ atMs }) => atMs <= nowMs).map(({ slotId, width }) => ({ slotId, width })),
    )
  }

  function slotOf(shelf: Shelf, slotId: string, method: string): Response {
    const index = shelf.slots.findIndex((each) => each.slotId === slotId && each.atMs <= nowMs)
    const slot = shelf.slots[index]
    if (slot === undefined) return answer(404)
    if (method !== 'DELETE') return answer(200, { slotId, width: slot.width })
    shelf.slots.splice(index, 1)
    return answer(204)
  }
}

function parsed(text: string): { readonly width?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function view({ id, label }: Shelf): unknown {
  return { id, label }
}

function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { ...type, ...headers } })
}

function json(schema: unknown): unknown {
  return { description: '', content: { 'application/json; charset=utf-8': { schema } } }
}

function ref(name: string): unknown {
  return { $ref: `#/components/schemas/${name}` }
}

function parameter(name: string): unknown {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

/** A third small API in process: what is chosen by the target, filtered, sorted, counted, bound to a version and moved by actions. */

const none = { description: 'None' }
const errors = { 400: { description: 'Bad' }, 401: { description: 'Who?' } }

export const notesDocument: unknown = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        parameters: [
          query('limit', { type: 'integer', minimum: 1, maximum: 20 }),
          query('offset', { type: 'integer', minimum: 0 }),
          query('kind', { type: 'string', enum: ['memo', 'list'] }),
          query('sort', { type: 'string', enum: ['weight', '-weight'] }),
        ],
        responses: {
          200: {
            ...json({
              type: 'object',
              required: ['total', 'notes'],
              properties: { total: { type: 'integer' }, notes: { type: 'array', items: ref('Note') } },
            }),
          },
          ...errors,
        },
      },
      post: {
        operationId: 'createNote',
        requestBody: body('NewNote'),
        responses: { 201: json(ref('Note')), 409: { description: 'Taken' }, ...errors },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        operationId: 'readNote',
        responses: {
          200: { ...json(ref('Note')), headers: { ETag: { required: true, schema: { type: 'string' } } } },
          404: none,
        },
      },
      put: {
        operationId: 'replaceNote',
        parameters: [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }],
        requestBody: body('NewNote'),
        responses: {
          200: json(ref('Note')),
          404: none,
          409: { description: 'Taken' },
          412: { description: 'Another version' },
          ...errors,
        },
      },
      patch: {
        operationId: 'updateNote',
        requestBody: body('NotePatch'),
        responses: { 200: json(ref('Note')), 404: none, 409: { description: 'Taken' }, ...errors },
      },
      delete: { operationId: 'deleteNote', responses: { 204: { description: 'Gone' }, 404: none } },
    },
    '/notes/{id}/pin': {
      post: { operationId: 'pin', responses: { 200: json(ref('Note')), 404: none, 409: { description: 'Not now' } } },
    },
    '/notes/{id}/size': {
      get: {
        operationId: 'size',
        responses: {
          200: json({ type: 'object', required: ['bytes'], properties: { bytes: { type: 'integer' } } }),
          404: none,
        },
      },
    },
    '/notes/{id}/remarks': {
      get: { operationId: 'listRemarks', responses: { 200: json({ type: 'array', items: ref('Remark') }), 404: none } },
      post: {
        operationId: 'addRemark',
        requestBody: body('NewRemark'),
        responses: { 201: json(ref('Remark')), 404: none, ...errors },
      },
    },
    '/settings': {
      get: { operationId: 'readSettings', responses: { 200: json(ref('Settings')) } },
      put: {
        operationId: 'writeSettings',
        requestBody: body('Settings'),
        responses: { 200: json(ref('Settings')), ...errors },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      NewNote: {
        type: 'object',
        required: ['name', 'kind'],
        additionalProperties: false,
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 60, description: 'Unique among the notes.' },
          kind: { type: 'string', enum: ['memo', 'list'] },
          text: { type: ['string', 'null'], maxLength: 200 },
          weight: { type: 'integer', minimum: 0, maximum: 99, default: 5 },
          tags: { type: 'array', maxItems: 3, items: { type: 'string', maxLength: 60 } },
        },
      },
      NotePatch: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 60 },
          text: { type: ['string', 'null'], maxLength: 200 },
          weight: { type: 'integer', minimum: 0, maximum: 99 },
        },
      },
      Note: {
        type: 'object',
        required: ['id', 'name', 'kind', 'weight', 'state', 'createdAt'],
        additionalProperties: false,
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string' },
          kind: { type: 'string', enum: ['memo', 'list'] },
          text: { type: ['string', 'null'] },
          weight: { type: 'integer' },
          tags: { type: 'array', items: { type: 'string' } },
          createdAt: { type: 'string', format: 'date-time', readOnly: true },
          state: {
            type: 'string',
            enum: ['loose', 'pinned'],
            readOnly: true,
            'x-life-cycle': {
              initial: ['loose'],
              final: ['pinned'],
              transitions: [{ from: 'loose', to: 'pinned', on: 'pin' }],
            },
          },
        },
      },
      NewRemark: {
        type: 'object',
        required: ['text'],
        properties: { text: { type: 'string', minLength: 1, maxLength: 60 } },
      },
      Remark: {
        type: 'object',
        required: ['id', 'text'],
        properties: { id: { type: 'integer' }, text: { type: 'string' } },
      },
      Settings: {
        type: 'object',
        required: ['theme'],
        additionalProperties: false,
        properties: { theme: { type: 'string', maxLength: 40 }, footer: { type: 'string', maxLength: 40 } },
      },
    },
  },
}

/** Name of a bug -> what it does. */
export const notesBugs = {
  'any token': 'takes any bearer token',
  'null crashes': 'answers 500 to a text that is null',
  'letters crash': 'answers 500 to letters beyond ASCII',
  'full list cut': 'keeps two tags at most',
  'filter ignored': 'lists every kind, whichever is asked for',
  'sort ignored': 'lists by age, whatever is asked for',
  'total of the page': 'tells the size of the page as the total',
  'default is another': 'takes 1 for a weight that is left out',
  'name taken twice': 'takes a name twice',
  'patched to a taken name': 'takes a PATCH to a name that another has',
  'patch loses weight': 'ignores the weight of a PATCH',
  'patch keeps text': 'ignores a PATCH to null',
  'put changes another': 'writes the text of a PUT to the note before it too',
  'put is born again': 'sets createdAt at every PUT',
  'put answers the old': 'answers a PUT with what was there before',
  'version ignored': 'takes a PUT that is bound to another version',
  'pinned twice': 'pins what is pinned',
  'pin does nothing': 'answers 200 to pin and leaves the note as it is',
  'born pinned': 'makes notes that are pinned',
  'size is a text': 'tells the size as a text',
  'remark lost': 'answers 201 to a remark and keeps nothing',
  'remarks of all': 'lists the remarks of every note',
  'birth from outside': 'takes createdAt from the client',
  'more than declared': 'answers with a member that the schema forbids',
  'takes anything more': 'takes members that the schema forbids',
  'settings kept': 'keeps what a PUT of the settings leaves out',
  'empty patch': 'takes a PATCH with nothing in it',
} as const

export type NotesBug = keyof typeof notesBugs

export interface NotesApi {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: { now(): number; advance(ms: number): void }
  contents(): { readonly notes: number; readonly theme: unknown }
}

type Fields = Record<string, unknown>

interface Note extends Fields {
  readonly id: number
}

class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(String(status))
    this.status = status
  }
}

export function createNotesApi(bug?: NotesBug): NotesApi {
  const has = (name: NotesBug): boolean => bug === name
  let nowMs = Date.UTC(2026, 0, 1)
  let count = 0
  let notes: Note[] = []
  let remarks: { readonly id: number; readonly text: unknown; readonly of: number }[] = []
  let settings: Fields = { theme: 'plain', footer: 'none' }
  const versions = new Map<number, number>()
  return {
    clock: {
      now: () => nowMs,
      advance(ms) {
        nowMs += ms
      },
    },
    contents: () => ({ notes: notes.length, theme: settings.theme }),
    async fetch(url, init) {
      nowMs += 7
      try {
        return route(new URL(url), String(init.method), new Headers(init.headers), init.body)
      } catch (error) {
        return error instanceof Refused ? answer(error.status) : answer(500)
      }
    },
  }

  function route({ pathname, searchParams }: URL, method: string, headers: Headers, sent: unknown): Response {
    const token = headers.get('authorization') ?? ''
    if (has('any token') ? !token.startsWith('Bearer ') : token !== 'Bearer notes-token') throw new Refused(401)
    const [, collection, id, below] = pathname.split('/')
    const fields = (): Fields => parsed(sent)
    if (collection === 'settings') return method === 'GET' ? answer(200, settings) : configure(fields())
    if (id === undefined) return method === 'GET' ? list(searchParams) : create(fields())
    const note = notes.find((each) => String(each.id) === id)
    if (note === undefined) throw new Refused(404)
    if (below === 'pin') return pin(note)
    if (below === 'size') return answer(200, { bytes: has('size is a text') ? '9' : 9 })
    if (below === 'remarks') return method === 'GET' ? remarksOf(note) : remark(note, fields())
    if (method === 'DELETE') return remove(note)
    if (method === 'GET') return answer(200, view(note), { etag: tag(note) })
    const match = headers.get('if-match')
    if (match !== null && match !== tag(note) && !has('version ignored')) throw new Refused(412)
    return method === 'PUT' ? replace(note, fields()) : update(note, fields())
  }

  function list(query: URLSearchParams): Response {
    const limit = whole(query.get('limit') ?? '20', 1, 20)
    const offset = whole(query.get('offset') ?? '0', 0, 1e9)
    const [kind, sort] = [query.get('kind'), query.get('sort')]
    if (kind !== null && !['memo', 'list'].includes(kind)) throw new Refused(400)
    if (sort !== null && !['weight', '-weight'].includes(sort)) throw new Refused(400)
    let all = notes.filter((note) => kind === null || has('filter ignored') || note.kind === kind)
    const sign = sort === '-weight' ? -1 : 1
    if (sort !== null && !has('sort ignored'))
      all = all.toSorted((a, b) => (Number(a.weight) - Number(b.weight)) * sign)
    const page = all.slice(offset, offset + limit)
    return answer(200, { total: has('total of the page') ? page.length : all.length, notes: page.map(view) })
  }

  function create(fields: Fields): Response {
    const own = { ...fields }
    if (has('birth from outside')) delete own.createdAt
    check(own, true)
    if (!has('name taken twice') && isTaken(fields.name)) throw new Refused(409)
    const createdAt = has('birth from outside') ? (fields.createdAt ?? now()) : now()
    const note: Note = { id: ++count, state: has('born pinned') ? 'pinned' : 'loose', createdAt, ...kept(own) }
    notes.push(note)
    return answer(201, view(note))
  }

  function replace(note: Note, fields: Fields): Response {
    check(fields, true)
    if (isTaken(fields.name, note)) throw new Refused(409)
    const old = view(note)
    const before = notes[notes.indexOf(note) - 1]
    for (const name of ['name', 'kind', 'text', 'weight', 'tags']) delete note[name]
    Object.assign(note, kept(fields))
    if (has('put changes another') && before !== undefined) before.text = 'changed'
    if (has('put is born again')) note.createdAt = now()
    touch(note)
    return answer(200, has('put answers the old') ? old : view(note))
  }

  function update(note: Note, fields: Fields): Response {
    check(fields, false)
    if (Object.keys(fields).length === 0 && !has('empty patch')) throw new Refused(400)
    if (!has('patched to a taken name') && isTaken(fields.name, note)) throw new Refused(409)
    const own = { ...fields }
    if (has('patch loses weight')) delete own.weight
    if (has('patch keeps text') && own.text === null) delete own.text
    Object.assign(note, own)
    touch(note)
    return answer(200, view(note))
  }

  function remove(note: Note): Response {
    notes = notes.filter((each) => each !== note)
    remarks = remarks.filter(({ of }) => of !== note.id)
    return answer(204)
  }

  function pin(note: Note): Response {
    if (note.state === 'pinned' && !has('pinned twice')) throw new Refused(409)
    if (!has('pin does nothing')) note.state = 'pinned'
    return answer(200, view(note))
  }

  function remarksOf({ id }: Note): Response {
    const own = remarks.filter(({ of }) => has('remarks of all') || of === id)
    return answer(
      200,
      own.map(({ id: own, text }) => ({ id: own, text })),
    )
  }

  function remark({ id: of }: Note, { text }: Fields): Response {
    if (typeof text !== 'string' || text.length < 1 || text.length > 60) throw new Refused(400)
    const id = ++count
    if (!has('remark lost')) remarks.push({ id, text, of })
    return answer(201, { id, text })
  }

  function configure(fields: Fields): Response {
    const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= 40
    const isKnown = Object.keys(fields).every((name) => name === 'theme' || name === 'footer')
    if (!isKnown || !isText(fields.theme) || (fields.footer !== undefined && !isText(fields.footer)))
      throw new Refused(400)
    settings = has('settings kept') ? { ...settings, ...fields } : fields
    return answer(200, settings)
  }

  function check(fields: Fields, isWhole: boolean): void {
    const isText = (value: unknown, most: number): boolean => typeof value === 'string' && value.length <= most
    const rules: Record<string, (value: unknown) => boolean> = {
      name: (value) => isText(value, 60) && value !== '',
      kind: (value) => isWhole && (value === 'memo' || value === 'list'),
      text: (value) => value === null || isText(value, 200),
      weight: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 99,
      tags: (value) => isWhole && Array.isArray(value) && value.length <= 3 && value.every((tag) => isText(tag, 60)),
    }
    const isWrong = ([name, value]: [string, unknown]): boolean =>
      rules[name] === undefined ? !has('takes anything more') : !rules[name](value)
    if (Object.entries(fields).some(isWrong)) throw new Refused(400)
    if (isWhole && (fields.name === undefined || fields.kind === undefined)) throw new Refused(400)
    if (has('null crashes') && fields.text === null) throw new Error('null')
    if (has('letters crash') && /[^ -~]/.test(JSON.stringify(fields))) throw new Error('letters')
  }

  function kept({ name, kind, text, weight, tags }: Fields): Fields {
    const few = has('full list cut') && Array.isArray(tags) ? tags.slice(0, 2) : tags
    return { name, kind, text, weight: weight ?? (has('default is another') ? 1 : 5), tags: few }
  }

  function isTaken(name: unknown, own?: Note): boolean {
    return name !== undefined && notes.some((each) => each !== own && each.name === name)
  }

  function view(note: Note): Fields {
    return has('more than declared') ? { ...note, internal: true } : { ...note }
  }

  function touch({ id }: Note): void {
    versions.set(id, (versions.get(id) ?? 0) + 1)
  }

  function tag({ id }: Note): string {
    return `"${id}-${versions.get(id) ?? 0}"`
  }

  function now(): string {
    return new Date(nowMs).toISOString()
  }
}

function parsed(sent: unknown): Fields {
  try {
    const value: unknown = JSON.parse(String(sent))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Said below.
  }
  throw new Refused(400)
}

function whole(text: string, least: number, most: number): number {
  const value = Number(text)
  if (!/^-?\d+$/.test(text) || value < least || value > most) throw new Refused(400)
  return value
}

function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { ...type, ...headers } })
}

function json(schema: unknown): Readonly<Record<string, unknown>> {
  return { description: '', content: { 'application/json': { schema } } }
}

function body(name: string): unknown {
  return { required: true, ...json(ref(name)) }
}

function ref(name: string): unknown {
  return { $ref: `#/components/schemas/${name}` }
}

function query(name: string, schema: unknown): unknown {
  return { name, in: 'query', schema }
}

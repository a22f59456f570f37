/** A collection whose server keeps to its document, but for what a test has it do otherwise. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Report } from '../../../../src/contract/index.ts'
import { document, failing, type Sent, verified } from './replies.ts'

export type Fields = Readonly<Record<string, unknown>>

export interface Shelf {
  /** The schema of what is sent. */
  readonly sent: Fields
  /** The schema of what is answered; by default what is sent, with an id. */
  readonly shown?: Fields
  readonly components?: Fields
  /** Of the operation that makes, over what it has anyway. */
  readonly create?: Fields
  readonly list?: Fields
  readonly version?: string
  /** What the schema cannot say: whether a body is taken, beside what is there. */
  takes?(body: Fields, all: readonly Fields[], nowMs: number): boolean
  /** Whether what does not fit its schema is refused; by default it is. */
  isLenient?(body: unknown): boolean
  /** What is kept of what was sent. */
  keep?(body: Fields, id: string): Fields
  /** What is answered for what is kept. */
  show?(kept: Fields): Fields
  /** How the list is answered. */
  listed?(all: readonly Fields[], sent: Sent): Response
  /** The status of a refusal of what is taken already. */
  readonly conflict?: number
}

const text = { type: 'string' }
const refused = { description: 'Refused.' }
const json = (schema: Fields): Fields => ({ content: { 'application/json': { schema } } })

export function withId(schema: Fields): Fields {
  return { allOf: [{ type: 'object', required: ['id'], properties: { id: text } }, schema] }
}

export function specOf({
  sent,
  shown = withId(sent),
  components = {},
  create,
  list,
  version = '3.1.0',
}: Shelf): Fields {
  const answers = (schema: Fields): Fields => ({ description: 'So it is.', ...json(schema) })
  return document(
    {
      '/things': {
        get: { operationId: 'listThings', responses: { 200: answers({ type: 'array', items: shown }) }, ...list },
        post: {
          operationId: 'makeThing',
          requestBody: { required: true, ...json(sent) },
          responses: { 201: answers(shown), 400: refused },
          ...create,
        },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { operationId: 'readThing', responses: { 200: answers(shown), 404: refused } },
        delete: { operationId: 'removeThing', responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    { openapi: version, components: { schemas: components } },
  )
}

export interface ShelfRun {
  readonly report: Report
  /** Checks that fail. */
  readonly failing: readonly string[]
  readonly taken: readonly Fields[]
  readonly left: number
}

export async function runOn(shelf: Shelf): Promise<ShelfRun> {
  const {
    takes,
    isLenient,
    keep = (body, id) => ({ ...body, id }),
    show = (kept) => kept,
    listed,
    conflict = 409,
  } = shelf
  const ajv = new Ajv2020({ strict: false, logger: false })
  // ajv-formats is CommonJS whose default export TypeScript sees under `default`.
  const addFormats = formats as unknown as (to: Ajv2020) => void
  addFormats(ajv)
  ajv.addSchema({ $id: 'https://shelf.test/document', components: { schemas: shelf.components ?? {} } })
  const isValid = ajv.compile({ $id: 'https://shelf.test/document/sent', ...absolute(shelf.sent) })
  const all = new Map<string, Fields>()
  const taken: Fields[] = []
  let count = 0
  const spec = specOf(shelf)
  const report = await verified(spec, (sent) => {
    const id = sent.url.pathname.split('/')[2]
    if (id === undefined && sent.method === 'GET') {
      const shown = [...all.values()].map(show)
      return listed?.(shown, sent) ?? Response.json(shown)
    }
    if (id === undefined) {
      const body = parsed(sent.text)
      if (isLenient?.(body) !== true && !isValid(body)) return Response.json({}, { status: 400 })
      const fields = typeof body === 'object' && body !== null ? (body as Fields) : {}
      if (takes?.(fields, [...all.values()], sent.atMs) === false) return Response.json({}, { status: conflict })
      const made = keep(fields, `t-${++count}`)
      taken.push(fields)
      all.set(String(made.id), made)
      return Response.json(show(made), { status: 201 })
    }
    const found = all.get(id)
    if (found === undefined) return Response.json({}, { status: 404 })
    if (sent.method === 'GET') return Response.json(show(found))
    all.delete(id)
    return new Response(null, { status: 204 })
  })
  return { report, failing: failing(report), taken, left: all.size }
}

function absolute(schema: Fields): Fields {
  // What is written as JSON is read as what it was.
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"https://shelf.test/document#/')) as Fields
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

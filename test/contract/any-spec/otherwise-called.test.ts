/** Reads that are called by POST, changes without a body, examples before judgement, and ids that come back as what they name. */
import { describe, expect, it } from 'vitest'
import { answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

const gone = { description: 'Gone.' }

type Handler = (method: string, path: string, body: unknown) => readonly [number, unknown?] | undefined

/** Things, and what is asked beside them. */
function things(item: Record<string, unknown>, create: unknown, more: Record<string, unknown>, also: Handler): Tiny {
  const all = new Map<string, Record<string, unknown>>()
  let count = 0
  return {
    paths: {
      '/things': { post: { operationId: 'make', requestBody: create, responses: { 201: answers(item) } } },
      '/things/{id}': {
        parameters: inPath('id'),
        get: { operationId: 'read', responses: { 200: answers(item), 404: refused } },
        delete: { responses: { 204: gone, 404: refused } },
        ...more,
      },
    },
    handle({ method, path, body }) {
      const own = also(method, path, body)
      if (own !== undefined) return own
      const id = path.split('/')[2]
      if (id === undefined) {
        if (typeof body !== 'object' || body === null || !('name' in body) || typeof body.name !== 'string')
          return [400]
        const made = { ...body, id: `t${++count}` }
        all.set(made.id, made)
        return [201, made]
      }
      const found = all.get(id)
      if (found === undefined) return [404]
      if (method === 'DELETE') all.delete(id)
      return method === 'DELETE' ? [204] : [200, found]
    },
  }
}

describe('a POST that reads by its name', () => {
  const regions = { type: 'object', required: ['regions'], properties: { regions: { type: 'array' } } }
  const reading = (path: string, summary: string, more: Record<string, unknown> = {}): Tiny => ({
    paths: {
      '/ping': { get: { operationId: 'ping', responses: { 200: answers({ type: 'object' }) } } },
      [path]: { post: { operationId: 'it', summary, responses: { 200: answers(regions) }, ...more } },
    },
    handle: ({ path: asked }) => (asked === '/ping' ? [200, {}] : [200, { regions: 7 }]),
  })

  it.each([
    ['/getRegions', ''],
    ['/regions.list', 'Lists all regions.'],
    ['/v1/searchRegions', 'Returns what is found.'],
  ])('is asked as one: %s', async (path, summary) => {
    const { report, asked } = await runOn(reading(path, summary))
    expect(asked.map((each) => `${each.method} ${each.path}`)).toContain(`POST ${path}`)
    expect(failures(report)).toEqual(['"regions" must be an array. null'])
  })

  it.each<[path: string, summary: string, more: Record<string, unknown>, why: string]>([
    ['/getRegions', 'Creates a report of all regions.', {}, 'nothing shows what it does, or how to undo it'],
    ['/startRegions', 'Lists all regions.', {}, 'nothing shows what it does, or how to undo it'],
    ['/getRegions', '', { responses: { 201: answers(regions) } }, 'nothing shows what it does, or how to undo it'],
    [
      '/getRegion',
      'Returns one region.',
      { requestBody: sends(named) },
      'it reads what its body names, and nothing shows a value for that',
    ],
  ])('is not, and that is said: %s %s', async (path, summary, more, why) => {
    const { report, asked } = await runOn(reading(path, summary, more))
    expect(asked.map((each) => each.path)).not.toContain(path)
    expect(report?.leftOut).toEqual([`it (POST ${path}) is not called, because ${why}`])
  })
})

describe('a PUT that takes no body', () => {
  const touch = { put: { operationId: 'touch', responses: { 200: answers(thing()), 404: refused } } }

  it('is asked of a thing, and is no mistake of the run', async () => {
    const tiny = things(thing(), sends(named), touch, () => undefined)
    const { report, asked } = await runOn(tiny)
    expect([failures(report), report?.counts.error, report?.verdict]).toEqual([[], 0, 'conforms'])
    expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(1)
  })

  it('is held to what it declares', async () => {
    const tiny = things(thing(), sends(named), touch, (method) => (method === 'PUT' ? [200, { id: 't1' }] : undefined))
    expect(failures((await runOn(tiny)).report)).toEqual(['"name" is missing. null'])
  })
})

describe('input that is refused, though no refusal is declared', () => {
  const sent = {
    type: 'object',
    required: ['name', 'vat'],
    properties: { name: { type: 'string' }, vat: { type: 'string' } },
  }
  const shown = {
    type: 'object',
    required: ['name', 'vat'],
    properties: { ...sent.properties, id: { type: 'string' } },
  }
  const asks = (example: Record<string, unknown>): Record<string, unknown> => ({
    required: true,
    content: { 'application/json': { schema: sent, ...example } },
  })
  const strict: Handler = (method, _, body) => {
    const vat = typeof body === 'object' && body !== null && 'vat' in body ? body.vat : undefined
    return method === 'POST' && !/^[A-Z]{2}\d{9}$/.test(String(vat)) ? [400, {}] : undefined
  }

  it('is sent as the document has it, and nothing is said', async () => {
    const example = { example: { name: 'Acme', vat: 'DE123456789' } }
    expect(failures((await runOn(things(shown, asks(example), {}, strict))).report)).toEqual([])
  })

  it('is a mistake where the document shows nothing better', async () => {
    const [first] = failures((await runOn(things(shown, asks({}), {}, strict))).report) ?? []
    expect(first).toMatch(/^make did not succeed: it answered 400, at "makes one/)
  })

  it('and is one where the example is refused too', async () => {
    const example = { example: { name: 'Acme', vat: 'none' } }
    const [first] = failures((await runOn(things(shown, asks(example), {}, strict))).report) ?? []
    expect(first).toMatch(/^make did not succeed: it answered 400, at "makes one/)
  })
})

describe('an id that comes back as what it names', () => {
  const body = {
    type: 'object',
    required: ['name', 'workspace'],
    properties: { name: { type: 'string' }, workspace: { type: 'string' } },
  }
  const shown = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, name: {}, workspace: {} } }
  const expanding = (gidOf: (sent: string) => string): Handler => {
    const all = new Map<string, unknown>()
    return (method, path, sent) => {
      const id = path.split('/')[2]
      if (method === 'GET' && id !== undefined && all.has(id)) return [200, all.get(id)]
      const isBody = typeof sent === 'object' && sent !== null && 'workspace' in sent && 'name' in sent
      if (method !== 'POST' || !isBody || typeof sent.workspace !== 'string' || typeof sent.name !== 'string')
        return method === 'POST' ? [400] : method === 'DELETE' && id !== undefined && all.delete(id) ? [204] : [404]
      const made = { id: `p${all.size}-${sent.name}`, name: sent.name, workspace: { gid: gidOf(sent.workspace) } }
      all.set(made.id, made)
      return [201, made]
    }
  }

  it('is the same', async () => {
    const tiny = things(
      shown,
      sends(body),
      {},
      expanding((sent) => sent),
    )
    expect(failures((await runOn(tiny)).report)?.filter((each) => each.includes('workspace` is'))).toEqual([])
  })

  it('and another one is another', async () => {
    const tiny = things(
      shown,
      sends(body),
      {},
      expanding(() => 'another'),
    )
    const found = failures((await runOn(tiny)).report) ?? []
    expect(found.some((each) => each.startsWith('`workspace` is {"gid":"another"}'))).toBe(true)
  })
})

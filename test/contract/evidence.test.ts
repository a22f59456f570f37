/** No green without evidence: what a run says when too little of what it was to ask could be asked. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type Report, verify } from '../../src/contract/index.ts'
import { createPlatform } from '../../src/index.ts'

const answer = (schema: object) => ({ description: 'd', content: { 'application/json': { schema } } })
const thing = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, name: { type: 'string' } } }
const open = { type: 'object' }

const reads = (count: number, refusals: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  servers: [{ url: 'https://api.example.com/v1' }],
  paths: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/things${index}`,
      { get: { operationId: `listThings${index}`, responses: { 200: answer({ type: 'array' }), ...refusals } } },
    ]),
  ),
})

const things = {
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things': {
      get: { operationId: 'listThings', responses: { 200: answer({ type: 'array', items: thing }) } },
      post: {
        operationId: 'createThing',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } } },
        },
        responses: { 201: answer(thing), default: answer(open) },
      },
    },
    '/things/{thingId}': {
      parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'getThing', responses: { 200: answer(thing), default: answer(open) } },
      delete: { operationId: 'deleteThing', responses: { 204: { description: 'd' }, default: answer(open) } },
    },
  },
}

const always = (status: number) => async () => Response.json([], { status })
const told = ({ verdict, evidence }: Report): unknown[] => [verdict, evidence.lack]

describe('a target that answers nothing with success', () => {
  it.each([403, 404, 405, 406])('has no verdict, whatever the document declares: %i', async (status) => {
    for (const refusals of [{}, { 400: answer(open), default: answer(open) }]) {
      const report = await verify({ fetch: always(status), tokens: {} }, { spec: reads(3, refusals), seed: 1 })
      expect(told(report)).toEqual([
        'none',
        `nothing that was asked for was answered with success, only with ${status}`,
      ])
      expect(report.evidence.operations).toEqual({ answered: 0, asked: 3, all: 3 })
    }
  })

  it.each([
    ['', "; the document's server ends in /v1, and URL does not"],
    ['/v1', ''],
    ['/proxy/v1/', ''],
    ['/v2', "; the document's server ends in /v1, and URL/v2 does not"],
  ])('is told that its document has another base path, where that is so: at %j', async (path, said) => {
    const server = createServer((_, response) => response.writeHead(404).end('{}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // Of a server that listens on a port.
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { evidence } = await verify({ url: `${url}${path}`, tokens: {} }, { spec: reads(3), seed: 1 })
    server.close()
    expect(evidence.lack?.replace(url, 'URL')).toBe(
      `nothing that was asked for was answered with success, only with 404${said}`,
    )
  })

  it('is told from one that answers a single thing', async () => {
    const fetch = async (url: string | URL | Request) =>
      Response.json([], { status: String(url).endsWith('0') ? 200 : 404 })
    const report = await verify({ fetch, tokens: {} }, { spec: reads(2, { 404: answer(open) }), seed: 1 })
    expect(report.evidence).toMatchObject({
      operations: { answered: 1, asked: 2, all: 2 },
      hasSuccess: true,
      lack: null,
    })
  })
})

describe('a target on which nothing can be made', () => {
  const fetch = async (_: unknown, { method = 'GET' }: RequestInit = {}) =>
    method === 'GET' ? Response.json([]) : Response.json({}, { status: 400 })

  it('has no verdict, though a default lets every refusal pass', async () => {
    const report = await verify({ fetch, tokens: {} }, { spec: things, seed: 1 })
    expect(told(report)).toEqual(['none', 'each operation that makes something was refused or left out: createThing'])
  })

  it('has one where nobody wanted anything made', async () => {
    const report = await verify({ fetch, tokens: {}, readOnly: true }, { spec: things, seed: 1 })
    expect(told(report)).toEqual(['conforms', null])
  })
})

describe('a system that was named', () => {
  const { fetch, clock } = createPlatform({ clock: 'frozen' })
  const target = { fetch, clock, tokens: { owner: 'nowhere_alice' } }

  it('has no verdict when most of it needs an id that nobody gave, and says which flag gives it', async () => {
    const report = await verify(target, { systems: ['project-secrets'], seed: 1 })
    expect(report.verdict).toBe('none')
    expect(report.evidence.lack).toMatch(
      /^\d+ of \d+ requirements of project-secrets were exercised; it needs .*--project/,
    )
  })

  it('has one with that id', async () => {
    const ids = { project: 'prj_nowhere' }
    const report = await verify({ ...target, ids }, { systems: ['project-secrets'], seed: 1 })
    expect(told(report)).toEqual(['conforms', null])
    expect(report.evidence.requirements).toEqual({ held: 9, noticed: 0, exercised: 9, all: 10 })
  })
})

describe('a read that names nothing', () => {
  const readsOf = (errors: object, { isList = false, isSecured = false } = {}) => ({
    openapi: '3.0.3',
    info: { title: 'Reads', version: '1' },
    ...(isSecured ? { security: [{ token: [] }] } : {}),
    paths: Object.fromEntries(
      ['first', 'second', 'third'].map((name) => [
        `/${name}`,
        { get: { operationId: name, responses: { 200: answer({ type: isList ? 'array' : 'object' }), ...errors } } },
      ]),
    ),
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  })
  /** The first is refused, the others are answered. */
  const refusing = (status: number, isList: boolean) => async (url: string, init: RequestInit) => {
    if (String(url).endsWith('/first')) return Response.json({}, { status })
    const isKnown = new Headers(init.headers).has('authorization')
    return Response.json(isList ? [] : {}, { status: isKnown ? 200 : 401 })
  }
  const held = (report: Report) => report.requirements.find(({ id }) => id === 'first')?.status
  const own = ({ findings }: Report) =>
    findings.flatMap(({ operationId, result }) => (operationId === 'first' ? result : []))
  const refused = answer(open)

  it.each([
    ['nowhere', {}],
    ['by default', { default: refused }],
    ['among all of a range', { '4XX': refused }],
    ['for another status', { 400: refused }],
  ])('and answers 404, declared %s, is broken', async (_, errors) => {
    const report = await verify(
      { fetch: refusing(404, false), tokens: { owner: 't' } },
      { spec: readsOf(errors), seed: 1 },
    )
    expect([report.verdict, held(report)]).toEqual(['broken', 'broken'])
  })

  it('is noticed and not held when its document has that 404', async () => {
    const report = await verify(
      { fetch: refusing(404, false), tokens: { owner: 't' } },
      { spec: readsOf({ 404: refused }), seed: 1 },
    )
    expect([report.verdict, own(report), held(report)]).toEqual(['conforms', ['note'], 'noticed'])
    expect(report.evidence.requirements).toMatchObject({ noticed: 1 })
  })

  it('is broken all the same when it is a list, which can be empty', async () => {
    const spec = readsOf({ 404: refused }, { isList: true })
    const report = await verify({ fetch: refusing(404, true), tokens: { owner: 't' } }, { spec, seed: 1 })
    expect([report.verdict, own(report), held(report)]).toEqual(['broken', ['fail'], 'broken'])
  })

  it.each([
    [401, {}, 'broken'],
    [401, { 401: refused }, 'broken'],
    [403, { default: refused }, 'broken'],
    [403, { 403: refused }, 'noticed'],
  ])(
    'and refuses with %i a credential that others accept is told from one that asks for more rights: %o',
    async (status, errors, expected) => {
      const spec = readsOf(errors, { isSecured: true })
      const report = await verify({ fetch: refusing(status, false), tokens: { owner: 't' } }, { spec, seed: 1 })
      expect(held(report)).toBe(expected)
      expect(report.scenarios[0]?.steps.find(({ title }) => title === 'GET /first')).toMatchObject({
        result: 'skip',
        reason: `the target refuses the credential: ${status} {}`,
      })
    },
  )

  it('says nothing of a target that accepts the credential nowhere', async () => {
    const spec = { ...readsOf({}, { isSecured: true }) }
    const paths = {
      ...spec.paths,
      '/health': { get: { operationId: 'health', security: [], responses: { 200: answer(open) } } },
    }
    const { second: _, third: __, ...fewer } = paths as Record<string, object>
    const fetch = async (url: string) => Response.json({}, { status: String(url).endsWith('/health') ? 200 : 403 })
    const report = await verify({ fetch, tokens: { owner: 't' } }, { spec: { ...spec, paths: fewer }, seed: 1 })
    expect([report.verdict, report.evidence.lack, held(report)]).toEqual([
      'none',
      'nothing that asks for a token accepted the one that was given',
      'not exercised',
    ])
  })
})

/** Who is not the API of the document, or refuses the token, is told so after a few reads, and is sent nothing that could change it. */
import { describe, expect, it } from 'vitest'
import { NotAsked, type Report, verify } from '../../../src/contract/index.ts'
import { plan } from '../../../src/contract/run/plan-run.ts'
import { answers, inPath, named, sends, thing } from './tiny.ts'

const collection = (name: string, security: object = {}) => ({
  [`/${name}`]: {
    get: { ...security, responses: { 200: answers({ type: 'array', items: thing() }) } },
    post: {
      ...security,
      requestBody: sends(named),
      responses: { 201: answers(thing()), 400: { description: 'Bad.' } },
    },
  },
  [`/${name}/{id}`]: {
    parameters: inPath('id'),
    get: { ...security, responses: { 200: answers(thing()), 404: { description: 'None.' } } },
    delete: { ...security, responses: { 204: { description: 'Gone.' }, 404: { description: 'None.' } } },
  },
})
const open = { security: [] }
const health = { '/health': { get: { ...open, responses: { 200: answers({ type: 'object', required: ['ok'] }) } } } }
const documentWith = (paths: object, isSecured = true): object => ({
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  ...(isSecured ? { security: [{ token: [] }] } : {}),
  paths,
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
})
const whole = documentWith({ ...collection('notes'), ...collection('tags'), ...health })

interface Heard {
  readonly report: Report
  readonly methods: readonly string[]
  readonly code: string | undefined
}

async function hear(spec: object, handle: (path: string, method: string) => Response): Promise<Heard> {
  const methods: string[] = []
  let nowMs = Date.UTC(2026, 0, 1)
  const clock = {
    now: () => nowMs,
    advance(ms: number) {
      nowMs += ms
    },
  }
  const fetch = async (url: string, { method = 'GET' }: RequestInit): Promise<Response> => {
    methods.push(method)
    return handle(new URL(url).pathname, method)
  }
  try {
    const report = await verify({ fetch, clock, tokens: { owner: 'T' }, name: 'it' }, { spec, seed: 1 })
    return { report, methods, code: undefined }
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error
    return { report: error.report, methods, code: error.code }
  }
}

const page = (status = 200) =>
  new Response('<!doctype html><p>Hello', { status, headers: { 'content-type': 'text/html' } })

const strangers: readonly (readonly [string, string, (path: string) => Response])[] = [
  ['a page for everything', 'is not the API of the document', () => page()],
  ['one object for everything', 'is not the API of the document', () => Response.json({ hello: 'you' })],
  [
    'a way to a page for everything',
    'only with 302',
    () => new Response(null, { status: 302, headers: { location: '/' } }),
  ],
  ['404 for everything', 'only with 404', () => Response.json({}, { status: 404 })],
  ['503 for everything', 'only with 503', () => page(503)],
]

describe.each(strangers)('who has %s', (_, said, handle) => {
  it.each([
    ['with a token', whole],
    ['without one', documentWith({ ...collection('notes'), ...collection('tags') }, false)],
  ])('is told after the first reads, %s', async (__, spec) => {
    const { report, methods, code } = await hear(spec, handle)
    expect({ verdict: report.verdict, code }).toEqual({ verdict: 'none', code: undefined })
    expect(report.evidence.lack).toContain(said)
    expect(report.evidence.hasSuccess).toBe(false)
    expect(methods.filter((method) => method !== 'GET')).toEqual([])
    expect(methods.length).toBeLessThanOrEqual(10)
    expect(report.findings.filter(({ result }) => result === 'fail')).toEqual([])
    expect(report.scenarios.flatMap(({ steps }) => steps.filter(({ result }) => result !== 'skip'))).toEqual([])
  })
})

it('a page for everything is told of a document with one list', async () => {
  const { report, methods } = await hear(documentWith(collection('notes')), () => page())
  expect([report.verdict, new Set(methods)]).toEqual(['none', new Set(['GET'])])
})

it('a page for everything is told of a document that only reads', async () => {
  const reads = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [`/${name}`, { get: { responses: { 200: answers({}) } } }]),
  )
  const { report } = await hear(documentWith(reads), () => page())
  expect(report.verdict).toBe('none')
  expect(report.evidence.lack).toContain('is not the API of the document')
  expect(report.findings.filter(({ result }) => result === 'fail')).toEqual([])
})

describe.each([401, 403])('a token that is refused with %i by all that asks for one', (status) => {
  it.each([
    ['alone', whole, () => Response.json({}, { status })],
    [
      'beside what is open',
      whole,
      (path: string) => Response.json({ ok: true }, { status: path === '/health' ? 200 : status }),
    ],
  ])('is told, and nothing is written: %s', async (_, spec, handle) => {
    const { report, methods, code } = await hear(spec, handle)
    expect({ code, verdict: report.verdict }).toEqual({ code: 'REFUSED_TOKEN', verdict: 'none' })
    expect(report.evidence.lack).toMatch(
      new RegExp(
        `^Failed to verify \\w+: no call accepted the token of the role owner \\(GET /\\w+ answered ${status}\\)`,
      ),
    )
    expect(methods.filter((method) => method !== 'GET')).toEqual([])
  })
})

describe('who may be the API all the same is asked', () => {
  it.each([
    [
      'whose lists are not as declared',
      (path: string) => Response.json({ items: [] }, { status: path.includes('nobody') ? 404 : 200 }),
    ],
    [
      'of whose lists one answers',
      (path: string) => (path === '/tags' ? Response.json([]) : Response.json({}, { status: 404 })),
    ],
    [
      'who refuses the token of one list',
      (path: string) => (path === '/tags' ? Response.json([]) : Response.json({}, { status: 403 })),
    ],
  ])('%s', async (_, handle) => {
    const { methods } = await hear(whole, handle)
    expect(methods).toContain('POST')
  })
})

it('a target that answers as it should is asked nothing more for it', async () => {
  const answersAll = (path: string) => (path === '/health' ? Response.json({ ok: true }) : Response.json([]))
  const { methods } = await hear(whole, answersAll)
  const planned = await plan({ fetch: async () => page(), tokens: { owner: 'T' } }, { spec: whole, seed: 1 })
  expect(methods.slice(0, planned.before.length).every((method) => method === 'GET')).toBe(true)
  expect(methods[planned.before.length]).toBe(planned.scenarios[0]?.steps[0]?.requests[0]?.method)
})

/** How requests are written, where a document says more of it than most do. */
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../../src/contract/index.ts'
import { document, type Sent, verified } from './replies.ts'

type Fields = Readonly<Record<string, unknown>>

const text = { type: 'string' }
const ok: Fields = {
  200: { description: 'So it is.', content: { 'application/json': { schema: { type: 'object' } } } },
}

interface Told {
  readonly report: Report
  readonly sent: readonly Sent[]
}

async function told(spec: Fields, answer: (sent: Sent) => Response = () => Response.json({})): Promise<Told> {
  const sent: Sent[] = []
  const report = await verified(spec, (one) => {
    sent.push(one)
    return answer(one)
  })
  return { report, sent }
}

const get = (parameters: readonly Fields[], others: Fields = {}): Fields =>
  document({ '/it': { get: { operationId: 'readIt', parameters, responses: ok, ...others } } })

describe('a query parameter', () => {
  const of = (value: unknown, more: Fields = {}): Fields => ({
    name: 'color',
    in: 'query',
    required: true,
    example: value,
    schema: Array.isArray(value)
      ? { type: 'array', items: text }
      : { type: 'object', properties: { R: text, G: text } },
    ...more,
  })
  const list = ['blue', 'b k']
  const object = { R: 100, G: 200 }
  it.each<[string, Fields, string]>([
    ['a list', of(list), '?color=blue&color=b%20k'],
    ['a list, not exploded', of(list, { explode: false }), '?color=blue,b%20k'],
    ['a list by spaces', of(list, { style: 'spaceDelimited', explode: false }), '?color=blue%20b%20k'],
    ['a list by pipes', of(list, { style: 'pipeDelimited' }), '?color=blue%7Cb%20k'],
    ['a list by pipes, exploded', of(list, { style: 'pipeDelimited', explode: true }), '?color=blue&color=b%20k'],
    ['an object', of(object), '?R=100&G=200'],
    ['an object, not exploded', of(object, { explode: false }), '?color=R,100,G,200'],
    ['an object by pipes', of(object, { style: 'pipeDelimited' }), '?color=R%7C100%7CG%7C200'],
    ['an object in brackets', of(object, { style: 'deepObject', explode: true }), '?color%5BR%5D=100&color%5BG%5D=200'],
    [
      'content',
      {
        name: 'color',
        in: 'query',
        required: true,
        content: { 'application/json': { schema: { type: 'object' }, example: object } },
      },
      `?color=${encodeURIComponent('{"R":100,"G":200}')}`,
    ],
  ])('%s', async (_, parameter, expected) => {
    const { sent } = await told(get([parameter]))
    expect(sent[0]?.url.search).toBe(expected)
  })
})

describe('what a read needs', () => {
  it.each<[string, Fields, Fields, string]>([
    ['an example of the parameter', { name: 'q', in: 'query', required: true, example: 'a' }, text, '/it?q=a'],
    ['an example of its schema', { name: 'q', in: 'query', required: true }, { ...text, example: 'a' }, '/it?q=a'],
    ['the only value that it has', { name: 'q', in: 'query', required: true }, { ...text, enum: ['a'] }, '/it?q=a'],
    ['its default', { name: 'q', in: 'query', required: true }, { ...text, default: 'a' }, '/it?q=a'],
  ])('is %s', async (_, parameter, schema, expected) => {
    const { sent } = await told(get([{ ...parameter, schema }]))
    expect(sent.map(({ url }) => url.pathname + url.search)).toEqual([expected])
  })

  it('is a part of a path that can only be one', async () => {
    const parameters = [{ name: 'version', in: 'path', required: true, schema: { ...text, enum: ['v1'] } }]
    const spec = document({ '/{version}/it': { get: { operationId: 'readIt', parameters, responses: ok } } })
    expect((await told(spec)).sent.map(({ url }) => url.pathname)).toEqual(['/v1/it'])
  })

  it('is a cookie that the document shows', async () => {
    const { sent } = await told(get([{ name: 'csrf', in: 'cookie', required: true, example: 'a b', schema: text }]))
    expect(sent.map(({ headers }) => headers.get('cookie'))).toEqual(['csrf=a%20b'])
  })
})

describe('what is not called', () => {
  const secured = (security: unknown, securitySchemes: Fields): Fields => ({
    ...get([], { security }),
    components: { securitySchemes },
  })
  const key = { type: 'apiKey', in: 'header', name: 'X-Key' }
  const app = { type: 'apiKey', in: 'header', name: 'X-App' }
  const digest = { type: 'http', scheme: 'digest' }
  const bearer = { type: 'http', scheme: 'bearer' }
  const oauth = { type: 'oauth2', flows: {} }
  it.each<[string, Fields, string | undefined]>([
    [
      'asks for two credentials together',
      secured([{ key: [], app: [] }], { key, app }),
      'readIt (GET /it) is not called, because it asks for key and app together, and a run is given one credential for both',
    ],
    ['asks for one of two', secured([{ key: [], app: [] }, { key: [] }], { key, app }), undefined],
    ['asks for two that are one', secured([{ bearer: [], oauth: [] }], { bearer, oauth }), undefined],
    [
      'asks for a digest',
      secured([{ digest: [] }], { digest }),
      'readIt (GET /it) is not called, because it asks for digest, which is HTTP digest, and a run has none to give',
    ],
    [
      'needs a cookie that nothing shows',
      get([{ name: 'session', in: 'cookie', required: true, schema: text }]),
      'readIt (GET /it) is not called, because nothing shows a value for the cookie session, which it needs',
    ],
    [
      'is at another server',
      get([], { servers: [{ url: 'https://upload.example.com' }] }),
      'readIt (GET /it) is not called, because it is at another server, https://upload.example.com',
    ],
  ])('%s', async (_, spec, reason) => {
    const { report, sent } = await told(spec)
    expect(sent.length === 0).toBe(reason !== undefined)
    expect(report.leftOut).toEqual(reason === undefined ? [] : [reason])
  })

  it('is HEAD, OPTIONS and TRACE', async () => {
    const spec = document({ '/it': { get: { responses: ok }, head: { responses: ok }, options: { responses: ok } } })
    const { report } = await told(spec)
    expect(report.leftOut).toEqual([
      'HEAD /it is not called, because a run asks by GET, PUT, POST, PATCH and DELETE',
      'OPTIONS /it is not called, because a run asks by GET, PUT, POST, PATCH and DELETE',
    ])
  })
})

describe('the types that are accepted', () => {
  const answering = (...types: readonly string[]): Fields =>
    document({
      '/it': {
        get: {
          responses: { 200: { description: 'It.', content: Object.fromEntries(types.map((type) => [type, {}])) } },
        },
      },
    })
  it.each<[string, Fields, string]>([
    ['JSON', answering('application/json'), 'application/json'],
    ['JSON of a name', answering('application/vnd.api+json'), 'application/vnd.api+json'],
    ['no JSON', answering('text/csv', 'application/xml'), 'text/csv, application/xml;q=0.9'],
    ['JSON among others', answering('text/csv', 'application/json'), 'application/json, text/csv;q=0.9'],
    ['any', answering('*/*'), 'application/json, */*;q=0.9'],
    ['nothing', document({ '/it': { get: { responses: { 200: { description: 'It.' } } } } }), 'application/json'],
  ])('%s', async (_, spec, expected) => {
    const { sent } = await told(spec, () => Response.json({}))
    expect(sent[0]?.headers.get('accept')).toBe(expected)
  })
})

describe('a form', () => {
  const address = {
    type: 'object',
    required: ['city', 'tags'],
    properties: { city: text, tags: { type: 'array', items: text, minItems: 1, maxItems: 1 } },
  }
  const form = (encoding: Fields = {}): Fields =>
    document({
      '/things': {
        post: {
          requestBody: {
            required: true,
            content: {
              'application/x-www-form-urlencoded': {
                schema: { type: 'object', required: ['name', 'address'], properties: { name: text, address } },
                encoding,
              },
            },
          },
          responses: {
            201: {
              description: 'Made.',
              content: {
                'application/json': { schema: { type: 'object', required: ['id'], properties: { id: text } } },
              },
            },
          },
        },
      },
      '/things/{id}': {
        delete: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
          responses: { 204: { description: 'Gone.' } },
        },
      },
    })
  const answer = ({ method }: Sent): Response =>
    method === 'POST' ? Response.json({ id: 'x' }, { status: 201 }) : new Response(null, { status: 204 })
  const shapeOf = ({ text: body }: Sent): string[] =>
    [...new URLSearchParams(body)].map(([name, value]) =>
      value.startsWith('{') ? `${name}: ${Object.keys(JSON.parse(value)).join()}` : name,
    )

  it.each<[string, Fields, string[]]>([
    ['has an object as JSON', {}, ['name', 'address: city,tags']],
    [
      'has an object in brackets',
      { address: { style: 'deepObject', explode: true } },
      ['name', 'address[city]', 'address[tags][0]'],
    ],
  ])('%s', async (_, encoding, expected) => {
    const { sent } = await told(form(encoding), answer)
    const [first] = sent.filter(({ method }) => method === 'POST')
    expect(first && shapeOf(first)).toEqual(expected)
  })
})

/** What can be read as a body, and what is said of what cannot. */

import { describe, expect, it } from 'vitest'
import { ok, okEmpty } from '../../../src/pipeline/behaviour.ts'
import { handle } from '../../../src/pipeline/handle.ts'
import fc from '../../seeded.ts'
import { createSampleEngine, receivedOf, type SampleRequest } from '../sample/sample-engine.ts'

const jsonType = { 'content-type': 'application/json' }

/** Sends to an operation that keeps the body it was given. */
async function kept(request: SampleRequest) {
  const bodies: unknown[] = []
  const { send, faults } = createSampleEngine({
    behaviours: {
      createItem({ body }) {
        bodies.push(body)
        return ok({ id: 'item_abcdefgh', name: 'lamp' })
      },
      createBox({ body }) {
        bodies.push(body)
        return ok({ id: 'box' })
      },
      putFile({ body }) {
        bodies.push(body)
        return okEmpty()
      },
      deleteItem({ body }) {
        bodies.push(body)
        return okEmpty()
      },
    },
  })
  const answer = await send({ method: 'POST', ...request })
  expect(faults).toEqual([])
  return { bodies, answer }
}

const refusal = (message: string) => ({
  status: 400,
  json: { error: { code: 'bad_request', message, url: 'https://shop.test/errors/items/bad_request' } },
})

describe('a body of JSON', () => {
  it('is parsed', async () => {
    expect((await kept({ json: { name: 'lamp', pin: 'ü' } })).bodies).toEqual([{ name: 'lamp', pin: 'ü' }])
  })

  it('may say its media type in any case and with parameters, which are ignored', async () => {
    for (const type of ['application/json;charset=latin1', 'Application/JSON', ' application/json ; a=b']) {
      const { bodies } = await kept({ body: '{"name":"lamp","pin":"ü"}', headers: { 'content-type': type } })
      expect(bodies).toEqual([{ name: 'lamp', pin: 'ü' }])
    }
  })

  it('may come as another media type where its system reads that as JSON', async () => {
    const request = { target: '/depot/boxes', headers: { 'content-type': 'Text/Plain; charset=utf-8' } }
    expect((await kept({ ...request, body: '{"name":"lamp"}' })).bodies).toEqual([{ name: 'lamp' }])
    const { answer } = await kept({ ...request, body: '{' })
    expect(answer).toMatchObject({ status: 422, json: { code: 'INVALID', message: 'The body is not JSON.' } })
  })

  it('may begin with a byte order mark, and keeps those within', async () => {
    const { bodies } = await kept({ body: '\uFEFF{"name":"lamp","pin":"\uFEFF"}', headers: jsonType })
    expect(bodies).toEqual([{ name: 'lamp', pin: '\uFEFF' }])
  })

  it.each<[string, SampleRequest, string]>([
    ['no Content-Type', { body: '{"name":"lamp"}' }, 'The Content-Type must be application/json; none was sent.'],
    [
      'an empty Content-Type',
      { body: '{"name":"lamp"}', headers: { 'content-type': '' } },
      'The Content-Type must be application/json; none was sent.',
    ],
    [
      'another Content-Type',
      { body: 'name=lamp', headers: { 'content-type': 'application/x-www-form-urlencoded; a=b' } },
      'The Content-Type must be application/json; application/x-www-form-urlencoded was sent.',
    ],
    [
      'two of them',
      { body: '{"name":"lamp"}', headers: { 'content-type': 'application/json, text/html' } },
      'The Content-Type must be application/json; application/json, text/html was sent.',
    ],
    ['nothing in it', { body: '', headers: jsonType }, 'The body is empty; JSON was expected.'],
    ['no body', { headers: jsonType }, 'The body is empty; JSON was expected.'],
    ['only spaces', { body: '  ', headers: jsonType }, 'The body is not JSON.'],
    ['broken JSON', { body: '{"name":"lamp"', headers: jsonType }, 'The body is not JSON.'],
    ['two values', { body: '{} {}', headers: jsonType }, 'The body is not JSON.'],
    ['NaN', { body: 'NaN', headers: jsonType }, 'The body is not JSON.'],
    ['broken UTF-8', { body: new Uint8Array([0x22, 0xff, 0x22]), headers: jsonType }, 'The body is not UTF-8.'],
    ['UTF-8 that ends early', { body: new Uint8Array([0x22, 0xc3]), headers: jsonType }, 'The body is not UTF-8.'],
    ['UTF-16', { body: new Uint8Array([0xff, 0xfe, 0x22, 0, 0x22, 0]), headers: jsonType }, 'The body is not UTF-8.'],
  ])('with %s is refused', async (_, request, message) => {
    const { bodies, answer } = await kept(request)
    expect(answer).toMatchObject(refusal(message))
    expect(bodies).toEqual([])
  })

  it('is read as well after one that was broken', async () => {
    const { send } = createSampleEngine()
    const broken = { method: 'POST', body: new Uint8Array([0x22, 0xc3]), headers: jsonType }
    expect((await send(broken)).status).toBe(400)
    expect((await send({ json: { name: 'lamp' } })).status).toBe(200)
  })

  it('is never quoted by a refusal', async () => {
    const { answer } = await kept({ body: '{"pin": "my secret pin" oops', headers: jsonType })
    expect(answer.status).toBe(400)
    expect(answer.body).not.toContain('my secret pin')
  })
})

describe('nesting', () => {
  const nested = (depth: number, open = '[', close = ']') => `${open.repeat(depth)}1${close.repeat(depth)}`
  const within = (text: string) => ({ body: `{"name":"lamp","any":${text}}`, headers: jsonType })

  it('of 64 levels is read, of 65 refused', async () => {
    expect((await kept(within(nested(63)))).answer.status).toBe(200)
    expect((await kept(within(nested(64)))).answer).toMatchObject(refusal('The body is nested over 64 levels deep.'))
    expect((await kept(within(nested(64, '{"a":', '}')))).answer.status).toBe(400)
  })

  it('is found before the body is parsed, whether or not it ends', async () => {
    // The sample's bodies may have 512 bytes.
    expect((await kept({ body: '['.repeat(500), headers: jsonType })).answer).toMatchObject(
      refusal('The body is nested over 64 levels deep.'),
    )
  })

  it('counts no braces that stand in texts, after whatever backslashes', async () => {
    for (const text of ['[['.repeat(40), `\\"${'['.repeat(70)}`, `\\\\\\"${'{'.repeat(70)}`]) {
      expect((await kept(within(`"${text}"`))).answer.status).toBe(200)
    }
    expect((await kept(within(`["\\\\",${nested(63)}]`))).answer.status).toBe(400)
  })

  it('counts what is open, not what was', async () => {
    expect((await kept(within(`[${'[],'.repeat(90)}[]]`))).answer.status).toBe(200)
  })

  it('is what the parsed value says', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map((member) => depthOf(member)))
        : 0
    return fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 3 }), fc.nat(66), async (inner, depth) => {
        const body = `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`
        fc.pre(new TextEncoder().encode(body).length <= 512)
        const { answer } = await kept({ body, headers: jsonType })
        const isDeep = depthOf(JSON.parse(body)) > 64
        expect(String(answer.body).includes('nested over 64 levels')).toBe(isDeep)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a body over the limit of its system', () => {
  const tooLarge = {
    status: 413,
    json: { error: { code: 'too_large', message: 'Over 512 bytes.', url: 'https://shop.test/errors/items/too_large' } },
  }
  const sized = (bytes: number) => `{"name":"${'a'.repeat(bytes - 11)}"}`

  it('is refused, one at the limit is not', async () => {
    expect((await kept({ body: sized(512), headers: jsonType })).answer.status).toBe(200)
    expect((await kept({ body: sized(513), headers: jsonType })).answer).toMatchObject(tooLarge)
  })

  it('is refused before its media type is looked at, and counted in bytes', async () => {
    expect((await kept({ body: sized(513) })).answer).toMatchObject(tooLarge)
    expect((await kept({ body: `"${'ü'.repeat(256)}"`, headers: jsonType })).answer).toMatchObject(tooLarge)
  })

  it('is refused when an adapter stopped reading it', async () => {
    const { engine } = createSampleEngine()
    const received = { ...receivedOf({ method: 'POST', headers: jsonType }), tooLarge: true }
    expect((await handle(received, engine)).status).toBe(413)
  })

  it('is said in the words of another system', async () => {
    const { send } = createSampleEngine()
    const body = new Uint8Array(32 * 1024 * 1024 + 1)
    expect(await send({ target: '/depot/boxes', body })).toMatchObject({
      status: 422,
      json: { code: 'INVALID', message: 'Over 33554432 bytes.' },
    })
  })
})

describe('a body of another kind', () => {
  it('is given as its bytes', async () => {
    const body = new Uint8Array([0, 255, 0xc3])
    const request = {
      method: 'PUT',
      target: '/shop/files/a',
      body,
      headers: { 'content-type': 'application/octet-stream' },
    }
    expect((await kept(request)).bodies).toEqual([body])
  })

  it('is undefined where none is required and none came, whatever its Content-Type', async () => {
    for (const request of [{}, { body: '' }, { body: '', headers: { 'content-type': 'text/plain' } }]) {
      expect((await kept({ ...request, method: 'PUT', target: '/shop/files/a' })).bodies).toEqual([undefined])
      expect((await kept({ ...request, target: '/depot/boxes' })).bodies).toEqual([undefined])
    }
  })

  it('is named among those that are taken', async () => {
    const { answer } = await kept({ target: '/depot/boxes', body: 'x', headers: { 'content-type': 'text/html' } })
    expect(answer.json).toMatchObject({
      message: 'The Content-Type must be application/json or application/octet-stream; text/html was sent.',
      field: 'body',
    })
  })

  it('is ignored by an operation that takes none', async () => {
    const request = { method: 'DELETE', target: '/shop/items/a', body: '{oops', headers: jsonType }
    expect((await kept(request)).bodies).toEqual([undefined])
  })
})

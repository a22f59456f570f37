/** An answer of ours that does not fit the document becomes an internal error, and the log is told why. */
import { describe, expect, it } from 'vitest'
import { type AnyCall, type AnyInput, ok, okEmpty, okRaw } from '../../../src/pipeline/behaviour.ts'
import type { Result } from '../../../src/pipeline/exchange.ts'
import type { Contract } from '../../../src/spec/contract.ts'
import { createSampleEngine, type SampleRequest, sampleContract } from '../sample/sample-engine.ts'

const item = { id: 'item_abcdefgh', name: 'lamp' }

async function answered(operationId: string, result: Result, request: SampleRequest, checkResponses = true) {
  const { send, faults } = createSampleEngine({ checkResponses, behaviours: { [operationId]: () => result } })
  return { answer: await send(request), faults }
}

const create = { json: { name: 'lamp', pin: 'my secret pin' } }

describe('an answer', () => {
  it.each<[string, string, Result, SampleRequest, string]>([
    [
      'leaks a property of the stored record',
      'createItem',
      ok({ ...item, pin: '1234' }),
      create,
      'body fits its schema: "pin" is not a known property.',
    ],
    ['lacks a property', 'createItem', ok({ id: item.id }), create, 'body fits its schema: "name" is missing.'],
    [
      'holds a value that is write-only',
      'createItem',
      ok({ ...item, name: 'it is my secret pin' }),
      create,
      'no secret comes back: A value that is write-only came back.',
    ],
    [
      'has a body where the document has none',
      'deleteItem',
      ok({}),
      { method: 'DELETE', target: '/items/a' },
      'body fits its schema: The body is not empty.',
    ],
    [
      'is of another media type',
      'createItem',
      okRaw({ mediaType: 'text/html', content: 'lamp' }),
      create,
      'media type is declared: The Content-Type is text/html; application/json is declared.',
    ],
    [
      'is a file where the document has an empty body',
      'deleteItem',
      okRaw({ mediaType: 'text/plain', content: 'gone' }),
      { method: 'DELETE', target: '/items/a' },
      'media type is declared: An empty body has the Content-Type text/plain.',
    ],
  ])('that %s is refused in the shape of its system', async (_, operationId, result, request, problem) => {
    const { answer, faults } = await answered(operationId, result, request)
    expect(answer).toMatchObject({
      status: 500,
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Shop-Remaining': '4' },
      json: { error: { code: 'broken', message: 'Our mistake.', url: 'https://shop.test/errors/items/broken' } },
    })
    expect(answer.body).not.toMatch(/secret|1234/)
    expect(faults).toMatchObject([{ operationId, problems: expect.arrayContaining([problem]) }])
    expect(JSON.stringify(faults)).not.toContain('my secret pin')
  })

  it('that cannot be written is refused too', async () => {
    const circle: Record<string, unknown> = {}
    circle.circle = circle
    const { answer, faults } = await answered('createItem', ok({ id: 1n }), create, false)
    expect(answer.status).toBe(500)
    expect(faults).toHaveLength(1)
    expect((await answered('createItem', ok(circle), create, false)).answer.status).toBe(500)
  })

  it('to a path that leads nowhere is held to the form of errors', async () => {
    const { shop } = sampleContract.errors
    if (shop === undefined) throw new Error('the sample has no shop')
    const values = { url: 'https://shop.test/errors/{code}' }
    const codes = { ...shop.codes, broken: { ...shop.codes.broken, values } }
    const errors = { ...sampleContract.errors, shop: { ...shop, values: {}, codes } }
    // The sample's own code with a value more.
    const { send, faults } = createSampleEngine({ contract: { ...sampleContract, errors } as Contract })
    for (const request of [{ target: '/shop/none' }, { method: 'PATCH' }]) {
      expect(await send(request)).toMatchObject({ status: 500, json: { error: { code: 'broken' } } })
    }
    const problems = ['body fits its schema: "error.url" is missing.']
    expect(faults).toMatchObject([
      { operationId: null, problems },
      { operationId: null, problems },
    ])
    expect((await send({ method: 'OPTIONS' })).status).toBe(204)
  })

  it('is not looked at when the check is off', async () => {
    const { answer, faults } = await answered('createItem', ok({ ...item, pin: '1234' }), create, false)
    expect(answer).toMatchObject({ status: 200, json: { ...item, pin: '1234' } })
    expect(faults).toEqual([])
  })

  it('of JSON without a result is an empty object', async () => {
    const request = { method: 'PUT', target: '/shop/files/a' }
    const { answer } = await answered('putFile', okEmpty(), request)
    expect(answer).toMatchObject({ status: 200, body: '{}' })
  })

  it('of a file is its content, text or bytes', async () => {
    const request = { target: '/shop/files/a' }
    const content = new Uint8Array([0, 255])
    expect((await answered('getFile', okRaw({ mediaType: 'image/png', content }), request)).answer).toMatchObject({
      status: 200,
      headers: { 'Content-Type': 'image/png' },
      body: content,
    })
    expect((await answered('getFile', okRaw({ mediaType: 'text/plain', content: '' }), request)).answer.body).toBe('')
  })
})

describe('the search for secrets', () => {
  const refusing = (values: Readonly<Record<string, string>>) =>
    createSampleEngine({ behaviours: { createItem: ({ fail }) => fail('conflict', values) } })

  const leak = { problems: ['no secret comes back: A value that is write-only came back.'] }
  const pinOf = (body: unknown): string => (body as { readonly pin: string }).pin

  it('finds one that a behaviour refuses with, or makes a part of what it says', async () => {
    for (const say of [pinOf, (body: unknown) => `The pin ${pinOf(body)} will not do.`]) {
      const createItem = ({ body, fail }: AnyCall): never => fail('conflict', { item: say(body) })
      const { send, faults } = createSampleEngine({ behaviours: { createItem } })
      expect((await send(create)).status).toBe(500)
      expect(faults).toMatchObject([leak])
    }
  })

  it('finds one that is refused with before the world is looked at', async () => {
    const prepare = async ({ body, fail }: AnyInput) => fail('conflict', { item: pinOf(body) })
    const { send, faults } = createSampleEngine({ behaviours: { createItem: { prepare, behave: () => ok(item) } } })
    expect((await send(create)).status).toBe(500)
    expect(faults).toMatchObject([leak])
  })

  it('does not take for one what a behaviour says of its own, whatever it is asked', async () => {
    const own = 'the whole sentence is my secret pin and no other'
    const prepare = async ({ fail }: AnyInput) => fail('conflict', { item: own })
    for (const createItem of [
      ({ fail }: AnyCall): never => fail('conflict', { item: own }),
      { prepare, behave: () => ok(item) },
    ]) {
      const { send, faults } = createSampleEngine({ behaviours: { createItem } })
      expect((await send(create)).status).toBe(409)
      expect(faults).toEqual([])
    }
  })

  it('asks again without changing anything', async () => {
    const createItem = ({ body, world, newId, fail }: AnyCall): Result => {
      if (pinOf(body) === create.json.pin) return fail('conflict', { item: 'my secret pin' })
      world.accounts.insert({ id: newId('ItemId'), username: 'made by mistake' } as never)
      return ok(item)
    }
    const { send, world } = createSampleEngine({ behaviours: { createItem } })
    const before = JSON.stringify([world.snapshot().collections, world.snapshot().ids])
    expect((await send(create)).status).toBe(500)
    const { collections, ids } = world.snapshot()
    expect(JSON.stringify(collections)).toBe(JSON.stringify(JSON.parse(before)[0]))
    // The error itself has an id.
    expect(Object.keys(ids).filter((name) => name.startsWith('createItem'))).toEqual([])
  })

  it('does not take the words of the document for one', async () => {
    for (const pin of ['conflict', 'https://shop.test/errors', 'There is ', 'errors/items/conflict']) {
      const { send, faults } = refusing({ item: 'lamp' })
      expect((await send({ json: { name: 'lamp', pin } })).status).toBe(409)
      expect(faults).toEqual([])
    }
  })

  it('does not take our own words for one', async () => {
    for (const pin of ['is missing', '"name" is missing.', 'bad_request']) {
      const { send, faults } = createSampleEngine()
      expect((await send({ json: { pin } })).status).toBe(400)
      expect(faults).toEqual([])
    }
  })

  it('does not take for one what the request says openly, decoded', async () => {
    const { send, faults } = createSampleEngine({
      behaviours: { createItem: ({ body }) => ok({ ...item, name: (body as { name: string }).name }) },
    })
    expect((await send({ json: { name: 'my open name', pin: 'my open name' } })).status).toBe(200)
    expect(faults).toEqual([])
  })
})

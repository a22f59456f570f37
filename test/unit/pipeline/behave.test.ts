/** What a behaviour is given, what it waits for, and the faults that come before it. */
import { describe, expect, it } from 'vitest'
import { ok } from '../../../src/pipeline/behaviour.ts'
import { createSampleEngine } from '../sample/sample-engine.ts'

const item = { id: 'item_abcdefgh', name: 'lamp' }

describe('a behaviour', () => {
  it('is given the validated input, who asks, the world and the contract', async () => {
    const { send, world, engine } = createSampleEngine({
      behaviours: {
        getItem: ({ path, query, body, headers, principal, prepared, operation, ...call }) => {
          expect({ path, query, body, prepared }).toEqual({
            path: { id: 'a' },
            query: {},
            body: undefined,
            prepared: undefined,
          })
          expect(headers['shop-trace']).toBe('abc')
          expect(principal).toEqual({
            token: world.tokens.get('token_ann'),
            account: world.accounts.get('account_ann'),
          })
          expect(operation.id).toBe('getItem')
          expect(call.world).toBe(world)
          expect(call.contract).toBe(engine.contract)
          return ok(item)
        },
      },
    })
    expect(await send({ target: '/items/a', headers: { 'shop-trace': 'abc' } })).toMatchObject({
      status: 200,
      json: item,
    })
  })

  it('makes ids that are a function of its operation and of how often it was called', async () => {
    const create = () =>
      createSampleEngine({
        behaviours: {
          createItem: ({ newId }) => ok({ id: newId('ItemId'), name: 'lamp' }),
          getItem: ({ newId }) => ok({ id: newId('ItemId'), name: 'lamp' }),
        },
      })
    const [plain, busy] = [create(), create()]
    const ids = async ({ send }: typeof plain) => (await send({ json: { name: 'lamp' } })).json
    const expected = [await ids(plain), await ids(plain)]
    await busy.send({ target: '/items/a' })
    const first = await ids(busy)
    await busy.send({ target: '/items/a' })
    expect([first, await ids(busy)]).toEqual(expected)
  })

  it('that waits for something is given what it prepared', async () => {
    const { send } = createSampleEngine({
      behaviours: {
        createItem: {
          prepare: async ({ body }) => ({ seen: body }),
          behave: ({ prepared }) => ok({ ...item, name: JSON.stringify(prepared) }),
        },
      },
    })
    expect((await send({ json: { name: 'lamp' } })).json).toEqual({ ...item, name: '{"seen":{"name":"lamp"}}' })
  })

  it('can refuse while it prepares, with values', async () => {
    const { send, faults } = createSampleEngine({
      behaviours: {
        createItem: {
          prepare: async ({ fail }) => fail('conflict', { item: 'lamp' }),
          behave: () => ok(item),
        },
      },
    })
    expect(await send({ json: { name: 'lamp' } })).toMatchObject({
      status: 409,
      json: { error: { code: 'conflict', message: 'There is "lamp" already.', item: 'lamp' } },
    })
    expect(faults).toEqual([])
  })

  it.each<[string, Parameters<typeof createSampleEngine>[0]]>([
    [
      'throws',
      {
        behaviours: {
          createItem: () => {
            throw new TypeError('a bug in a behaviour')
          },
        },
      },
    ],
    [
      'fails to prepare',
      {
        behaviours: {
          createItem: { prepare: () => Promise.reject(new TypeError('a bug in a behaviour')), behave: () => ok(item) },
        },
      },
    ],
    [
      'throws before it prepares',
      {
        behaviours: {
          createItem: {
            prepare: () => {
              throw new TypeError('a bug in a behaviour')
            },
            behave: () => ok(item),
          },
        },
      },
    ],
  ])(
    'that %s is an internal error in the shape of its system, told to the log and not to the caller',
    async (_, options) => {
      const { send, faults } = createSampleEngine(options)
      const answer = await send({ json: { name: 'lamp' } })
      expect(answer).toMatchObject({
        status: 500,
        headers: { 'Shop-Remaining': '4' },
        json: { error: { code: 'broken', message: 'Our mistake.', url: 'https://shop.test/errors/items/broken' } },
      })
      expect(answer.body).not.toContain('a bug')
      expect(faults).toMatchObject([
        {
          operationId: 'createItem',
          problems: [expect.stringMatching(/^TypeError: a bug in a behaviour\n/)],
          cause: new TypeError('a bug in a behaviour'),
        },
      ])
    },
  )

  it('that is missing is an internal error', async () => {
    const { send, engine, faults } = createSampleEngine()
    Object.assign(engine, { behaviours: new Map() })
    expect((await send()).status).toBe(500)
    expect(faults).toMatchObject([{ operationId: 'listItems', cause: new Error('no behaviour for listItems') }])
  })
})

describe('a fault', () => {
  it('answers in place of the behaviour, for as many calls as were ordered', async () => {
    let calls = 0
    const { send, world } = createSampleEngine({
      behaviours: {
        createItem: () => {
          calls++
          return ok(item)
        },
      },
    })
    world.faults.add({ operationId: 'createItem', code: 'conflict', times: 2 })
    const request = { json: { name: 'lamp' } }
    for (let count = 0; count < 2; count++) {
      expect(await send(request)).toMatchObject({
        status: 409,
        json: { error: { code: 'conflict', message: 'The fault "conflict" was ordered for createItem.' } },
      })
    }
    expect(calls).toBe(0)
    expect((await send(request)).status).toBe(200)
    expect(calls).toBe(1)
  })

  it('is not used up by a request that is refused before', async () => {
    const { send, world } = createSampleEngine()
    world.faults.add({ operationId: 'createItem', code: 'broken', times: 1 })
    expect((await send({ json: { name: 5 } })).status).toBe(400)
    expect((await send({ json: { name: 'lamp' }, token: null })).status).toBe(403)
    expect((await send({ json: { name: 'lamp' } })).status).toBe(500)
  })

  it('of a 429 is told as a used-up window is', async () => {
    const { send, world } = createSampleEngine()
    world.faults.add({ operationId: 'listItems', code: 'too_many', times: 1 })
    world.faults.add({ operationId: 'getBox', code: 'TOO_MANY', times: 1 })
    expect(await send()).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '60', 'Shop-Remaining': '0' },
      json: { error: { code: 'too_many', message: 'More than 5: wait 60 s.' } },
    })
    expect((await send({ target: '/depot/boxes/a' })).json).toMatchObject({
      code: 'TOO_MANY',
      limit: { total: 3, reset: 1487577610 },
    })
  })

  it('is no fault of ours, so that nothing is reported', async () => {
    const { send, world, faults } = createSampleEngine({ rateLimit: 'off' })
    for (const code of sampleCodes) world.faults.add({ operationId: 'createItem', code, times: 1 })
    for (const code of sampleCodes) {
      expect((await send({ json: { name: 'lamp', pin: 'conflict' } })).json).toMatchObject({ error: { code } })
    }
    expect(faults).toEqual([])
  })
})

const sampleCodes = ['no_token', 'too_many', 'bad_request', 'broken', 'conflict', 'too_large']

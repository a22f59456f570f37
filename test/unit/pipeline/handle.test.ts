/** One request, in order: which refusal is met first, and what is journaled. */
import { describe, expect, it } from 'vitest'
import { ok } from '../../../src/pipeline/behaviour.ts'
import { handle } from '../../../src/pipeline/handle.ts'
import { createSampleEngine, receivedOf, type SampleRequest } from '../sample/sample-engine.ts'

describe('a request that is wrong in every way', () => {
  /** Each step mends one thing; the refusal that is met then is the next one in the order. */
  const steps: readonly [string, SampleRequest, number, string][] = [
    ['unknown path', { method: 'PUT', target: '/depot/none', body: '[', token: 'token_old' }, 410, 'Gone.'],
    ['unknown method', { method: 'PUT', target: '/depot/boxes', body: '[', token: 'token_old' }, 410, 'Gone.'],
    ['authentication', { target: '/depot/boxes', body: '[', token: 'token_old' }, 401, 'No token.'],
    ['rate limit', { target: '/depot/boxes', body: '[', token: 'token_cid' }, 429, 'Slow down.'],
    ['standing', { target: '/depot/boxes', body: '[', token: 'token_cid' }, 402, 'Pay first.'],
    [
      'media type',
      { target: '/depot/boxes', body: '[' },
      422,
      'The Content-Type must be application/json or application/octet-stream; none was sent.',
    ],
    [
      'JSON',
      { target: '/depot/boxes', body: '[', headers: { 'content-type': 'application/json' } },
      422,
      'The body is not JSON.',
    ],
    ['schema', { target: '/depot/boxes', json: [] }, 422, 'The body must be an object.'],
    ['existence', { target: '/depot/boxes', json: {} }, 410, 'Gone.'],
  ]

  it.each(steps)('meets the refusal of %s next', async (name, request, status, message) => {
    const { send, engine, world, faults } = createSampleEngine({
      behaviours: { createBox: ({ fail }) => fail('GONE', { reference: 'a' }) },
    })
    if (name === 'rate limit') {
      for (let count = 0; count < 3; count++) await send({ target: '/depot/boxes/a', token: 'token_cid' })
    }
    const answer = await send(request)
    expect([answer.status, answer.json]).toEqual([status, expect.objectContaining({ message })])
    expect(engine.world).toBe(world)
    expect(faults).toEqual([])
  })

  it('meets a parameter before the body', async () => {
    const { send } = createSampleEngine()
    const answer = await send({
      method: 'PUT',
      target: `/shop/files/${'a'.repeat(21)}`,
      body: 'x',
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(answer.json).toMatchObject({ error: { message: '"id" must have at most 20 characters.' } })
  })

  it('meets a body that cannot be read before a parameter that is wrong', async () => {
    const { send } = createSampleEngine()
    const target = `/shop/files/${'a'.repeat(21)}`
    expect((await send({ method: 'PUT', target, json: {} })).json).toMatchObject({
      error: { message: 'The Content-Type must be application/octet-stream; application/json was sent.' },
    })
  })
})

describe('the journal', () => {
  it('has every exchange as it came and as it went', async () => {
    const { send, world, engine } = createSampleEngine()
    const request = receivedOf({ target: '/shop/items?limit=5&other=%20', json: { name: 'lamp' } })
    const answer = await handle(request, engine)
    world.clock.advance('1s')
    await send({ target: '/shop/none', token: null })
    expect(world.journal.entries()).toEqual([
      {
        ordinal: 1,
        atMs: Date.UTC(2017, 1, 20, 8),
        operationId: 'createItem',
        accountId: 'account_ann',
        request,
        answer,
      },
      {
        ordinal: 2,
        atMs: Date.UTC(2017, 1, 20, 8, 0, 1),
        operationId: null,
        accountId: null,
        request: receivedOf({ target: '/shop/none', token: null }),
        answer: expect.objectContaining({ status: 404 }),
        nearMisses: expect.arrayContaining([
          { operationId: 'listItems', method: 'GET', path: '/shop/items', why: 'segment 2 is not "items"' },
        ]),
      },
    ])
  })

  it('has what was refused under the operation that it reached', async () => {
    const { send, world } = createSampleEngine()
    await send({ token: null })
    await send({ json: {} })
    await send({ method: 'PATCH' })
    await send({ method: 'OPTIONS' })
    expect(
      world.journal.entries().map(({ operationId, accountId, answer }) => [operationId, accountId, answer.status]),
    ).toEqual([
      ['listItems', null, 403],
      ['createItem', 'account_ann', 400],
      [null, null, 405],
      [null, null, 204],
    ])
  })
})

describe('handle', () => {
  it('answers at once where nothing has to be waited for', () => {
    const { engine } = createSampleEngine()
    expect(handle(receivedOf({}), engine)).not.toBeInstanceOf(Promise)
    expect(handle(receivedOf({ token: null }), engine)).not.toBeInstanceOf(Promise)
  })

  it('keeps the order of behaviours apart from that of what they wait for', async () => {
    const order: string[] = []
    let release: (() => void) | undefined
    const { send } = createSampleEngine({
      behaviours: {
        createItem: {
          prepare: () =>
            new Promise<void>((resolve) => {
              release = resolve
            }),
          behave: () => {
            order.push('create')
            return ok({ id: 'item_abcdefgh', name: 'lamp' })
          },
        },
        listItems: () => {
          order.push('list')
          return ok({ items: [] })
        },
      },
    })
    const creating = send({ json: { name: 'lamp' } })
    await send()
    release?.()
    expect((await creating).status).toBe(200)
    expect(order).toEqual(['list', 'create'])
  })
})

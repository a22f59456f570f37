/** A platform of somebody's document, as a program has it. */
import { describe, expect, it } from 'vitest'
import { createHandlers } from '../../src/adapters/msw.ts'
import { createServer } from '../../src/adapters/node.ts'
import {
  createPlatformOf,
  type DocumentPlatform,
  type DocumentPlatformOptions,
  replay,
  type WrittenBehaviours,
} from '../../src/document-platform.ts'
import { replay as replayOwn } from '../../src/index.ts'
import { shop } from './sample/shop.ts'

const alice = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

async function ask(
  platform: Pick<DocumentPlatform, 'fetch'>,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = alice,
): Promise<[status: number, body: unknown]> {
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
  const answer = await platform.fetch(`https://shop.example/v1${path}`, init)
  const text = await answer.text()
  return [answer.status, text === '' ? undefined : JSON.parse(text)]
}

/** As JavaScript may call it. */
const create =
  (options: unknown, document: object = shop) =>
  () =>
    createPlatformOf(document, options as DocumentPlatformOptions)

describe('a platform of a document', () => {
  it('shows no limit where the document states none, and that of the option', () => {
    expect(createPlatformOf(shop).inspection.limits()).toEqual([])
    expect(createPlatformOf(shop, { rateLimit: 5 }).inspection.limits()).toMatchObject([
      { name: 'operations', quota: 5 },
    ])
  })

  it('plays its collections, by the same seed and clock to the byte', async () => {
    const options = { seed: 7, clock: '2026-01-02T03:04:05.000Z' } as const
    const [one, other] = [createPlatformOf(shop, options), createPlatformOf(shop, options)]
    const made = await ask(one, 'POST', '/orders', { item: 'tea' })
    expect(made).toEqual([201, { ...one.records('orders')[0] }])
    expect(one.records('orders')[0]).toMatchObject({ item: 'tea', status: 'open' })
    expect(await ask(other, 'POST', '/orders', { item: 'tea' })).toEqual(made)
    expect(await ask(one, 'GET', `/orders/${one.records('orders')[0]?.id}`)).toEqual([200, made[1]])
  })

  it('begins with the things of world, and goes back to them', async () => {
    const platform = createPlatformOf(shop, { world: { orders: [{ id: 'o1', item: 'tea', status: 'paid' }] } })
    expect(await ask(platform, 'GET', '/orders/o1')).toEqual([200, { id: 'o1', item: 'tea', status: 'paid' }])
    await ask(platform, 'DELETE', '/orders/o1')
    expect(platform.records('orders')).toEqual([])
    platform.reset()
    expect(platform.records('orders')).toEqual([{ id: 'o1', item: 'tea', status: 'paid' }])
  })

  it('takes tokens of any visible characters, with scopes', async () => {
    const platform = createPlatformOf(shop, {
      tokens: ['sk-test_1', { account: 'bob', token: 'b~1', scopes: [] }],
    })
    expect(platform.tokens).toEqual([
      { account: 'alice', token: 'sk-test_1' },
      { account: 'bob', token: 'b~1' },
    ])
    const status = async (token: string) =>
      (await ask(platform, 'GET', '/orders', undefined, { Authorization: `Bearer ${token}` }))[0]
    expect([await status('sk-test_1'), await status('b~1'), await status('nowhere_alice')]).toEqual([200, 403, 401])
  })

  it('stands where server says', async () => {
    const platform = createPlatformOf(shop, { server: 'http://localhost:5173/api' })
    expect((await platform.fetch('http://localhost:5173/api/orders', { headers: alice })).status).toBe(200)
  })

  it('makes up what was not understood, and refuses it where it is strict', async () => {
    expect((await ask(createPlatformOf(shop), 'GET', '/weather'))[0]).toBe(200)
    expect(await ask(createPlatformOf(shop, { strict: true }), 'GET', '/weather')).toEqual([
      501,
      {
        type: 'about:blank',
        title: 'Not Implemented',
        status: 501,
        detail: 'GET /weather is not played: nothing shows what makes or changes what it reads.',
      },
    ])
  })

  it('fails as it is told, by the ids of the document', async () => {
    const platform = createPlatformOf(shop)
    platform.fail('listOrders', 'http-503', { times: 1 })
    expect((await ask(platform, 'GET', '/orders'))[0]).toBe(503)
    expect((await ask(platform, 'GET', '/orders'))[0]).toBe(200)
    expect(() => platform.fail('listOrder', 'http-503')).toThrow(
      'Failed to order a fault for "listOrder": there is no such operation. The nearest are listOrders',
    )
  })

  it('forks, snapshots and has worlds, each in the words of the document', async () => {
    const platform = createPlatformOf(shop)
    await ask(platform, 'POST', '/orders', { item: 'tea' })
    const snapshot = platform.snapshot()
    const fork = platform.fork()
    await ask(fork, 'POST', '/orders', { item: 'jam' })
    expect([fork.records('orders').length, platform.records('orders').length]).toEqual([2, 1])
    await ask(platform, 'POST', '/orders', { item: 'ham' }, { ...alice, 'X-Nowhere-World': 'w1' })
    expect(platform.worlds.get('w1')?.records('orders')).toMatchObject([{ item: 'ham' }])
    expect(createPlatformOf(shop, { world: snapshot }).records('orders')).toMatchObject([{ item: 'tea' }])
  })

  it('is taken by the ways in', async () => {
    const platform = createPlatformOf(shop)
    expect(createHandlers(platform).map(({ info }) => info.header)).toEqual([
      'shop at https://shop.example',
      'hosts of deployments and aliases',
    ])
    const server = await createServer(platform).listen({ port: 0 })
    const { status } = await fetch(`${server.url}/v1/orders`, { headers: alice })
    await server.close()
    expect(status).toBe(200)
  })
})

describe('the examples of a document', () => {
  it('are things, and what they name is there too', async () => {
    const platform = createPlatformOf(shop, { examples: true, world: { orders: [{ id: 'o1', item: 'own' }] } })
    expect(platform.records('orders')).toMatchObject([
      { id: 'o1', item: 'own' },
      { id: 'ord_7', item: 'honey', status: 'paid', customerId: 'cus_1' },
    ])
    expect(platform.records('customers')).toMatchObject([{ id: 'cus_1' }])
    expect((await ask(platform, 'GET', '/customers/cus_1'))[0]).toBe(200)
  })

  it('are none of a snapshot', () => {
    expect(create({ examples: true, world: createPlatformOf(shop).snapshot() })).toThrow(
      'Failed to create a platform with the option examples: the world is a snapshot. Leave examples out: a snapshot is all that there is.',
    )
  })
})

describe('a behaviour that somebody wrote', () => {
  const behaviours: WrittenBehaviours = {
    payOrder({ path, world, fail, ok }) {
      const order = world.get('orders', path.orderId) ?? fail(404, 'There is no such order.')
      if (order.status === 'paid') fail(409, 'It is paid already.')
      return ok(world.update('orders', path.orderId, { status: 'paid' }))
    },
    createOrder({ body, world, principal, fail }) {
      world.insert('customers', { id: principal.account })
      if (JSON.stringify(body).includes('gold')) fail(402, 'Nobody has that much.')
    },
    deleteOrder({ path, world, ok, headers }) {
      if (world.list('orders', { id: path.orderId }).length === 1) world.remove('orders', path.orderId)
      return ok(undefined, { status: 204, headers: { 'X-Seen': headers['x-seen'] ?? '' } })
    },
  }

  it('reads, changes and refuses by what is there', async () => {
    const platform = createPlatformOf(shop, { behaviours, world: { orders: [{ id: 'o1', item: 'tea' }] } })
    expect(await ask(platform, 'POST', '/orders/o1/pay')).toEqual([200, { id: 'o1', item: 'tea', status: 'paid' }])
    expect(await ask(platform, 'POST', '/orders/o1/pay')).toEqual([
      409,
      { type: 'about:blank', title: 'Conflict', status: 409, detail: 'It is paid already.' },
    ])
    expect((await ask(platform, 'POST', '/orders/o2/pay'))[0]).toBe(404)
    expect((await ask(platform, 'DELETE', '/orders/o1'))[0]).toBe(204)
    expect(platform.records('orders')).toEqual([])
  })

  it('goes on with what was understood, and changes nothing where it refuses', async () => {
    const platform = createPlatformOf(shop, { behaviours })
    expect((await ask(platform, 'POST', '/orders', { item: 'gold' }))[0]).toBe(402)
    expect([platform.records('customers'), platform.records('orders')]).toEqual([[], []])
    expect((await ask(platform, 'POST', '/orders', { item: 'tea' }))[0]).toBe(201)
    expect(platform.records('customers')).toMatchObject([{ id: 'alice' }])
  })

  it.each<[string, WrittenBehaviours[string], string]>([
    [
      'waits',
      (() => Promise.resolve()) as unknown as WrittenBehaviours[string],
      'the behaviour of listOrders is async, and a behaviour answers at once',
    ],
    [
      'asks for what is not there',
      ({ world }) => void world.get('order', '1'),
      'the behaviour asked for the collection "order", and there is orders, customers',
    ],
    ['answers what is not declared', ({ ok }) => ok([], { status: 299 }), 'listOrders declares no response 299'],
  ])('that %s is answered 500, and what is wrong is told', async (_, listOrders, why) => {
    const told: string[] = []
    const platform = createPlatformOf(shop, {
      behaviours: { listOrders },
      onAnswerFault: ({ problems }) => told.push(String(problems[0]?.split('\n')[0])),
    })
    expect((await ask(platform, 'GET', '/orders'))[0]).toBe(500)
    expect(told).toEqual([`Error: ${why}`])
  })
})

describe('the log of a platform of a document', () => {
  it('is told again with the document', async () => {
    const platform = createPlatformOf(shop, { seed: 3 })
    await ask(platform, 'POST', '/orders', { item: 'tea' })
    const { told, differences, platform: again } = replay(shop, platform.log.export())
    expect([told, differences, again.records('orders')]).toEqual([2, [], platform.records('orders')])
  })

  it('is not told again with another one, nor another reading of it', async () => {
    const exported = createPlatformOf(shop, { strict: true }).log.export()
    expect(() => replay(shop, exported)).toThrow('wrote it with another contract')
    expect(() => replayOwn(exported)).toThrow(
      'Give the document that it is a log of, and strict as it was (--spec FILE',
    )
    expect(replay(shop, exported, { strict: true }).told).toBe(1)
  })
})

describe('several documents', () => {
  it('stand each at its own base path on one world, names apart', async () => {
    const platform = createPlatformOf([
      { document: shop },
      { name: 'eu', document: { ...shop, servers: [{ url: '/eu' }] } },
    ])
    expect((await platform.fetch('https://shop.example/v1/orders', { headers: alice })).status).toBe(200)
    const body = JSON.stringify({ item: 'tea' })
    expect((await platform.fetch('http://localhost/eu/orders', { method: 'POST', headers: alice, body })).status).toBe(
      201,
    )
    expect([platform.records('orders').length, platform.records('eu_orders').length]).toEqual([0, 1])
  })

  it('that share a base path need a name', async () => {
    expect(create({}, [{ document: shop }, { document: shop }])).toThrow(
      'Failed to play the documents: "Shop" and another one both stand at "/v1". Give each a name of letters, digits, - and _, as NAME=FILE: it stands at /NAME then.',
    )
    const named = [
      { name: 'a', document: shop },
      { name: 'b', document: shop },
    ]
    const platform = createPlatformOf(named)
    expect((await platform.fetch('http://localhost/b/orders', { headers: alice })).status).toBe(200)
  })
})

describe('createPlatformOf', () => {
  it.each<[string, unknown, string]>([
    ['profile', 'observed', 'it is one of createPlatform. An OpenAPI document has one reading.'],
    ['bootingMs', 5, 'it is one of createPlatform. States of a document move as its x-life-cycle says.'],
    ['origins', {}, 'it is one of createPlatform. One document stands at one place. Give it as the option server.'],
    ['strict', 1, 'it is 1. Give true or false.'],
    ['examples', 'all', 'it is "all". Give true or false.'],
    ['server', 'shop.example', `it is "shop.example". Give a URL, such as 'https://api.example.com/v2'.`],
    ['behaviours', { payOrder: true }, 'payOrder is true. Give a function by operationId.'],
    ['behaviours', { payOrders: () => {} }, 'the document has no operation "payOrders". The nearest are payOrder'],
    ['tokens', ['a b'], 'a token is "a b". Give visible ASCII characters only, without spaces.'],
  ])('refuses the option %s of %j', (name, value, why) => {
    expect(create({ [name]: value })).toThrow(`Failed to create a platform with the option ${name}: ${why}`)
  })

  it('refuses things of no collection, and Swagger 2.0 with what to do', () => {
    expect(create({ world: { bills: [] } })).toThrow(
      'Failed to read the world at /bills: The document has no collection "bills". The nearest is "orders". It has orders, customers.',
    )
    expect(create({}, { swagger: '2.0', paths: {} })).toThrow(
      'Failed to read the OpenAPI document: it is Swagger 2.0. Swagger 2.0 is converted by loadSpecFile of nowhere-kit/contract, whose promise gives OpenAPI 3.',
    )
  })
})

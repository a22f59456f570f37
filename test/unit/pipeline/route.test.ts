/** Which operation is asked, at which host, and what is said when there is none. */
import { describe, expect, it } from 'vitest'
import type { Site } from '../../../src/pipeline/engine.ts'
import { createSampleEngine } from '../sample/sample-engine.ts'

describe('a request', () => {
  it('of an unknown path is a 404 that names method and path', async () => {
    const { send } = createSampleEngine()
    expect(await send({ method: 'PUT', target: '/shop/nothing?a=b' })).toMatchObject({
      status: 404,
      json: {
        error: {
          code: 'not_found',
          message: 'No path is "PUT /shop/nothing".',
          url: 'https://shop.test/errors/nothing/not_found',
        },
      },
    })
  })

  it('with a method that the path does not have is a 405 that says which it has', async () => {
    const { send } = createSampleEngine()
    expect(await send({ method: 'PATCH' })).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, HEAD, POST, OPTIONS' },
      json: {
        error: {
          code: 'no_method',
          message: 'PATCH is not GET, HEAD, POST, OPTIONS.',
          url: 'https://shop.test/errors/items/no_method',
        },
      },
    })
    expect((await send({ method: 'PATCH', target: '/shop/items/a' })).headers.Allow).toBe('GET, HEAD, DELETE, OPTIONS')
    expect((await send({ method: 'get' })).status).toBe(405)
    expect((await send({ method: 'constructor' })).status).toBe(405)
  })

  it('with HEAD is answered like GET, without the body', async () => {
    const { send } = createSampleEngine()
    const [head, get] = [await send({ method: 'HEAD' }), await send()]
    expect(get.body).toBe('{"items":[{"id":"item_abcdefgh","name":"lamp"}]}')
    expect(head.body).toBeNull()
    expect(head.status).toBe(200)
    expect({ ...head.headers, 'Shop-Remaining': '3' }).toEqual(get.headers)
  })

  it('with HEAD is refused without a body too, and where GET is not', async () => {
    const { send } = createSampleEngine()
    expect(await send({ method: 'HEAD', token: null })).toMatchObject({ status: 403, body: null })
    expect(await send({ method: 'HEAD', target: '/depot/boxes' })).toMatchObject({ status: 410, body: null })
  })

  it('with OPTIONS is told the methods, without a token, and counts like any other', async () => {
    const { send } = createSampleEngine()
    expect(await send({ method: 'OPTIONS', token: null })).toEqual({
      status: 204,
      headers: {
        Allow: 'GET, HEAD, POST, OPTIONS',
        Date: 'Mon, 20 Feb 2017 08:00:00 GMT',
        'Shop-Limit': '5',
        'Shop-Remaining': '4',
        'Shop-Reset': '1487577660',
      },
      body: null,
      json: undefined,
    })
    expect((await send({ method: 'OPTIONS', target: '/nothing' })).status).toBe(404)
  })
})

describe('a host', () => {
  it('that is no system serves the paths of all', async () => {
    const { send } = createSampleEngine()
    expect((await send({ host: 'localhost:1' })).status).toBe(200)
    expect((await send({ host: 'localhost:1', target: '/depot/boxes/a' })).status).toBe(200)
  })

  it("that is a system's serves its paths only, and refuses in its shape", async () => {
    const { send } = createSampleEngine()
    expect((await send({ host: 'shop.test' })).status).toBe(200)
    expect(await send({ host: 'shop.test', target: '/depot/boxes/a' })).toMatchObject({
      status: 404,
      json: { error: { code: 'not_found' } },
    })
    expect((await send({ host: 'depot.test:8443', target: '/depot/boxes/a' })).status).toBe(200)
    expect(await send({ host: 'depot.test:8443', target: '/shop/items' })).toMatchObject({
      status: 410,
      json: { code: 'GONE' },
    })
  })

  it('can be shared by systems, which answer each at their own paths', async () => {
    const { send } = createSampleEngine({ origins: { shop: 'https://one.test', depot: 'http://one.test' } })
    expect((await send({ host: 'one.test' })).status).toBe(200)
    expect((await send({ host: 'one.test', target: '/depot/boxes/a' })).status).toBe(200)
    expect((await send({ host: 'one.test', target: '/depot/else' })).json).toMatchObject({ code: 'GONE' })
    expect((await send({ host: 'one.test', target: '/shop/else' })).json).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  it("of a user's own is answered before any path is looked at, but never in a system's place", async () => {
    const site: Site = {
      serves: (host) => host.endsWith('.test'),
      answer: ({ path }) => ({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: `page at ${path}` }),
    }
    const { send, world } = createSampleEngine({ sites: [site] })
    expect(await send({ host: 'mine.test', token: null })).toMatchObject({ status: 200, body: 'page at /shop/items' })
    expect(await send({ host: 'mine.test', method: 'HEAD' })).toMatchObject({ status: 200, body: null })
    expect((await send({ host: 'shop.test', token: null })).status).toBe(403)
    expect(world.journal.entries().map(({ operationId, answer }) => [operationId, answer.status])).toEqual([
      [null, 200],
      [null, 200],
      ['listItems', 403],
    ])
  })

  it("of a user's own that fails is an internal error, reported", async () => {
    const site: Site = {
      serves: () => true,
      answer: () => {
        throw new Error('a bug in a site')
      },
    }
    const { send, faults } = createSampleEngine({ sites: [site] })
    expect(await send({ host: 'mine.test' })).toMatchObject({ status: 500, json: { error: { code: 'broken' } } })
    expect(faults).toMatchObject([{ operationId: null, cause: new Error('a bug in a site') }])
  })
})

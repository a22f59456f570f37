/** How often: quotas, the headers that tell them, and who is never refused. */
import { describe, expect, it } from 'vitest'
import { createSampleEngine, type SampleOptions, type SampleRequest } from '../sample/sample-engine.ts'

/** Remaining, and the status, of one request after the other. */
async function counted(requests: readonly SampleRequest[], options: SampleOptions = {}): Promise<string[]> {
  const { send } = createSampleEngine(options)
  const told: string[] = []
  for (const request of requests) {
    const { status, headers } = await send(request)
    told.push(`${status} ${headers['Shop-Remaining']}`)
  }
  return told
}

const times = (count: number, request: SampleRequest = {}): SampleRequest[] =>
  Array.from({ length: count }, () => request)

describe('a quota', () => {
  it('admits as many requests as it says and refuses the next, which says when to come back', async () => {
    const { send } = createSampleEngine()
    for (const request of times(5)) expect((await send(request)).status).toBe(200)
    expect(await send()).toMatchObject({
      status: 429,
      headers: {
        'Shop-Limit': '5',
        'Shop-Remaining': '0',
        'Shop-Reset': '1487577660',
        'Retry-After': '60',
        Date: 'Mon, 20 Feb 2017 08:00:00 GMT',
      },
      json: {
        error: {
          code: 'too_many',
          message: 'More than 5: wait 60 s.',
          url: 'https://shop.test/errors/items/too_many',
        },
      },
    })
  })

  it('is told in every answer, and its reset stays put until the window ends', async () => {
    const { send, world } = createSampleEngine()
    const told = async (request?: SampleRequest) => {
      const { headers } = await send(request)
      return [headers['Shop-Limit'], headers['Shop-Remaining'], headers['Shop-Reset']]
    }
    expect(await told()).toEqual(['5', '4', '1487577660'])
    world.clock.advance('59s')
    expect(await told({ target: '/shop/nothing' })).toEqual(['5', '3', '1487577660'])
    world.clock.advance('999ms')
    expect(await told({ method: 'PUT' })).toEqual(['5', '2', '1487577660'])
    world.clock.advance('1ms')
    expect(await told()).toEqual(['5', '4', '1487577720'])
  })

  it('counts what is refused later: an unknown path, a wrong method, a bad body', async () => {
    expect(
      await counted([
        { target: '/shop/nothing' },
        { method: 'PATCH' },
        { json: { name: 5 } },
        { method: 'OPTIONS' },
        { method: 'HEAD' },
        {},
      ]),
    ).toEqual(['404 4', '405 3', '400 2', '204 1', '200 0', '429 0'])
  })

  it('does not refuse what was refused before it, though it is used up', async () => {
    expect(await counted([...times(5), { target: '/shop/nothing' }, { method: 'PATCH' }, {}])).toEqual([
      '200 4',
      '200 3',
      '200 2',
      '200 1',
      '200 0',
      '404 0',
      '405 0',
      '429 0',
    ])
  })

  it('is each token’s own', async () => {
    expect(await counted([...times(5), {}, { token: 'token_ben' }])).toEqual([
      '200 4',
      '200 3',
      '200 2',
      '200 1',
      '200 0',
      '429 0',
      '200 4',
    ])
  })

  it('of an operation with a limit of its own is counted apart (NOW-LIMIT-4)', async () => {
    const { send } = createSampleEngine()
    const latest = { target: '/shop/items/latest' }
    expect((await send(latest)).headers).toMatchObject({
      'Shop-Limit': '1',
      'Shop-Remaining': '0',
      'Shop-Reset': '1487581200',
    })
    expect(await send(latest)).toMatchObject({ status: 429, headers: { 'Retry-After': '3600' } })
    expect((await send()).headers).toMatchObject({ 'Shop-Limit': '5', 'Shop-Remaining': '4' })
  })

  it('can count down to its reset, and leave out what its system does not tell', async () => {
    const { send, world } = createSampleEngine()
    const box = { target: '/depot/boxes/a' }
    expect((await send(box)).headers).toEqual({
      'Content-Type': 'application/json; charset=utf-8',
      'Depot-Reset': '10',
      Date: 'Mon, 20 Feb 2017 08:00:00 GMT',
    })
    world.clock.advance('9999ms')
    expect((await send(box)).headers['Depot-Reset']).toBe('1')
    await send(box)
    expect(await send(box)).toMatchObject({
      status: 429,
      json: { code: 'TOO_MANY', limit: { total: 3, reset: 1487577610 } },
    })
  })
})

describe('the window of requests without a valid token', () => {
  it('is one for all of them, tells the quota and never refuses for it', async () => {
    expect(
      await counted([
        { token: null },
        { token: 'token_unknown' },
        { token: 'token_old' },
        ...times(4, { token: null }),
        {},
      ]),
    ).toEqual(['403 4', '403 3', '403 2', '403 1', '403 0', '403 0', '403 0', '200 4'])
  })
})

describe('the option rateLimit', () => {
  it('of a number replaces every quota', async () => {
    const { send } = createSampleEngine({ rateLimit: 2 })
    expect((await send()).headers).toMatchObject({ 'Shop-Limit': '2', 'Shop-Remaining': '1' })
    expect((await send({ target: '/shop/items/latest' })).headers).toMatchObject({
      'Shop-Limit': '2',
      'Shop-Remaining': '1',
    })
    expect((await send()).status).toBe(200)
    expect((await send()).status).toBe(429)
  })

  it("'off' never refuses, and the headers stay", async () => {
    expect(await counted(times(7), { rateLimit: 'off' })).toEqual([
      '200 4',
      '200 3',
      '200 2',
      '200 1',
      '200 0',
      '200 0',
      '200 0',
    ])
  })
})

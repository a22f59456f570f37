/** A request that repeats an earlier one, by its key, is answered as that one was. */
import { describe, expect, it } from 'vitest'
import { ok } from '../../../src/pipeline/behaviour.ts'
import { createSampleEngine, type SampleRequest } from '../sample/sample-engine.ts'

/** A box is made of each request that does the work, and numbered. */
function createCounting(prepare?: () => Promise<unknown>) {
  let made = 0
  const behave = () => ok({ id: `box-${++made}` }, { 'Box-Shelf': 'north' })
  const sample = createSampleEngine({
    rateLimit: 'off',
    behaviours: { createBox: prepare === undefined ? behave : { prepare, behave } },
  })
  const make = (key: string, request: SampleRequest = {}) =>
    sample.send({
      method: 'POST',
      target: '/depot/boxes',
      json: { label: 'a' },
      ...request,
      headers: { 'box-key': key },
    })
  return { ...sample, make, count: () => made }
}

describe('a key', () => {
  it('that came before is answered with the same body and headers, and a header that says so', async () => {
    const { make, count } = createCounting()
    const first = await make('k')
    const second = await make('k')
    expect([first.status, first.json, first.headers['Box-Replayed']]).toEqual([200, { id: 'box-1' }, undefined])
    expect([second.status, second.json]).toEqual([200, { id: 'box-1' }])
    expect([second.headers['Box-Replayed'], second.headers['Box-Shelf']]).toEqual(['true', 'north'])
    expect(second.body).toBe(first.body)
    expect(count()).toBe(1)
  })

  it('that came with another body is a conflict, and does nothing', async () => {
    const { make, count } = createCounting()
    await make('k')
    const answer = await make('k', { json: { label: 'b' } })
    expect([answer.status, answer.json]).toEqual([410, expect.objectContaining({ code: 'GONE' })])
    expect(count()).toBe(1)
  })

  it('takes the order of properties for no difference, at any depth', async () => {
    const { make, count } = createCounting()
    await make('k', { json: { label: 'a', inside: { label: 'b', inside: {} } } })
    expect((await make('k', { json: { inside: { inside: {}, label: 'b' }, label: 'a' } })).json).toEqual({
      id: 'box-1',
    })
    expect((await make('k', { json: { inside: { label: 'b' }, label: 'a' } })).status).toBe(410)
    expect(count()).toBe(1)
  })

  it('is nothing without its value', async () => {
    const { make, count } = createCounting()
    await make(' ')
    await make(' ')
    expect(count()).toBe(2)
  })

  it('belongs to the token that sent it', async () => {
    const { make } = createCounting()
    await make('k')
    // ben's environments do not matter to the sample.
    expect((await make('k', { token: 'token_ben' })).json).toEqual({ id: 'box-2' })
  })

  it("lasts as long as the document says, by the world's clock", async () => {
    const { make, world } = createCounting()
    await make('k')
    world.clock.advance(86_400_000 - 1)
    expect((await make('k')).json).toEqual({ id: 'box-1' })
    world.clock.advance(1)
    const answer = await make('k')
    expect([answer.json, answer.headers['Box-Replayed']]).toEqual([{ id: 'box-2' }, undefined])
  })

  it('has the limits of the header that it comes in, whose name is written as the document writes it', async () => {
    const { make } = createCounting()
    expect((await make('12345678')).status).toBe(200)
    const answer = await make('123456789')
    expect([answer.status, answer.json]).toEqual([
      422,
      expect.objectContaining({ code: 'INVALID', field: 'Box-Key', message: expect.stringContaining('"Box-Key"') }),
    ])
  })

  it('is not kept when the request failed', async () => {
    const { make, world, count } = createCounting()
    world.faults.add({ operationId: 'createBox', code: 'GONE', times: 1 })
    expect((await make('k')).status).toBe(410)
    expect((await make('k')).json).toEqual({ id: 'box-1' })
    expect(count()).toBe(1)
  })

  it('lets one of two requests that wait for the same thing do the work', async () => {
    const { make, count } = createCounting(() => Promise.resolve())
    const answers = await Promise.all([make('k'), make('k'), make('k')])
    expect(answers.map(({ json }) => json)).toEqual([{ id: 'box-1' }, { id: 'box-1' }, { id: 'box-1' }])
    expect(answers.map(({ headers }) => headers['Box-Replayed'])).toEqual([undefined, 'true', 'true'])
    expect(count()).toBe(1)
  })

  it('is part of the snapshot and of the reset', async () => {
    const { make, world, count } = createCounting()
    await make('k')
    const snapshot = JSON.parse(JSON.stringify(world.snapshot()))
    world.reset()
    await make('k')
    expect(count()).toBe(2)
    world.restore(snapshot)
    expect((await make('k')).json).toEqual({ id: 'box-1' })
  })

  it('leaves no body behind, only its digest', async () => {
    const { make, world } = createCounting()
    await make('k', { json: { label: 'hush-hush' } })
    expect(JSON.stringify(world.snapshot())).not.toContain('hush-hush')
  })

  it('means nothing to an operation that knows none', async () => {
    const { send } = createSampleEngine({ rateLimit: 'off' })
    const answer = await send({ target: '/depot/boxes/1', headers: { 'box-key': 'k' } })
    expect([answer.status, answer.headers['Box-Replayed']]).toEqual([200, undefined])
  })
})

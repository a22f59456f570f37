/** Whether the account may act. */
import { describe, expect, it } from 'vitest'
import { createSampleEngine } from '../sample/sample-engine.ts'

describe('a blocked account', () => {
  it('is refused by an operation that declares the code of it', async () => {
    const { send } = createSampleEngine()
    expect(await send({ target: '/depot/boxes', json: {}, token: 'token_cid' })).toMatchObject({
      status: 402,
      json: { code: 'BLOCKED', message: 'Pay first.', requestId: expect.stringMatching(/^req_[0-9a-f]{12}$/) },
    })
  })

  it('is refused in other words when a payment is missing', async () => {
    const { send, world } = createSampleEngine()
    world.accounts.update('account_ben', { unpaid: true })
    expect(await send({ target: '/depot/boxes', json: {}, token: 'token_ben' })).toMatchObject({
      status: 402,
      json: { code: 'BLOCKED', message: 'Pay now.' },
    })
    expect((await send({ target: '/depot/boxes/a', token: 'token_ben' })).status).toBe(200)
    expect((await send({ token: 'token_ben' })).status).toBe(200)
  })

  it('is answered by an operation that does not, and by a system that knows no such refusal', async () => {
    const { send } = createSampleEngine()
    expect((await send({ target: '/depot/boxes/a', token: 'token_cid' })).status).toBe(200)
    expect((await send({ token: 'token_cid' })).status).toBe(200)
  })
})

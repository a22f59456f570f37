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

  it('is answered by an operation that does not, and by a system that knows no such refusal', async () => {
    const { send } = createSampleEngine()
    expect((await send({ target: '/depot/boxes/a', token: 'token_cid' })).status).toBe(200)
    expect((await send({ token: 'token_cid' })).status).toBe(200)
  })
})

/** Who is asking. */
import { describe, expect, it } from 'vitest'
import { createSampleEngine } from '../sample/sample-engine.ts'

const asked = async (authorization: string | undefined) => {
  const { send, world } = createSampleEngine()
  const answer = await send({ token: null, headers: authorization === undefined ? {} : { authorization } })
  return { answer, accountId: world.journal.entries()[0]?.accountId }
}

describe('a request', () => {
  it.each(['Bearer token_ann', 'bearer token_ann', 'BEARER  token_ann', 'Bearer token_ann '])(
    'with %j is from the account of the token',
    async (authorization) => {
      const { answer, accountId } = await asked(authorization)
      expect([answer.status, accountId]).toEqual([200, 'account_ann'])
    },
  )

  it.each<[string, string | undefined]>([
    ['no header', undefined],
    ['a header without value', ''],
    ['no token', 'Bearer'],
    ['an empty token', 'Bearer '],
    ['another scheme', 'Basic token_ann'],
    ['the token alone', 'token_ann'],
    ['two tokens', 'Bearer token_ann token_ben'],
    ['two headers', 'Bearer token_ann, Bearer token_ben'],
    ['an unknown token', 'Bearer token_dan'],
    ['a revoked token', 'Bearer token_old'],
    ['a name of a prototype', 'Bearer __proto__'],
    ['another name of a prototype', 'Bearer constructor'],
  ])('with %s is refused, and nobody is named', async (_, authorization) => {
    const { answer, accountId } = await asked(authorization)
    expect(answer).toMatchObject({
      status: 403,
      json: { error: { code: 'no_token', message: 'No token.', url: 'https://shop.test/errors/no_token' } },
    })
    expect(accountId).toBeNull()
  })

  it('with the token of an account that is gone is refused', async () => {
    const { send, world } = createSampleEngine()
    world.accounts.delete('account_ann')
    expect((await send()).status).toBe(403)
  })
})

/** Quotas and who asks: what every answer says of them, whichever way it takes. */
import { describe, expect, it } from 'vitest'
import { callerOf, quotaOf, resetAtSeconds, type WayIn } from './way-in.ts'

export function describeLimits(wayIn: WayIn): void {
  describe('a quota', () => {
    it('NOW-LIMIT-1, NOW-LIMIT-5 is told by every answer, those of errors too', async () => {
      const { call } = await callerOf(wayIn)
      const answers = [
        await call('GET', '/now/secrets'),
        await call('POST', '/now/secrets', { body: '{' }),
        await call('GET', '/now/secrets/none'),
        await call('PUT', '/now/secrets'),
        await call('OPTIONS', '/now/secrets'),
        await call('HEAD', '/now/secrets'),
      ]
      expect(answers.map(({ status }) => status)).toEqual([200, 400, 404, 405, 204, 200])
      expect(answers.map(quotaOf)).toEqual(
        [599, 598, 597, 596, 595, 594].map((remaining) => ({
          limit: '600',
          remaining: String(remaining),
          reset: resetAtSeconds,
        })),
      )
    })

    it('NOW-LIMIT-2, NOW-LIMIT-3, NOW-LIMIT-6 admits exactly as many as it says, then refuses until the window ends', async () => {
      const { call, platform } = await callerOf(wayIn, { rateLimit: 2 })
      const ask = () => call('GET', '/now/secrets')
      const [first, second, third] = [await ask(), await ask(), await ask()]
      expect([first.status, second.status, third.status]).toEqual([200, 200, 429])
      expect([first, second, third].map((answer) => quotaOf(answer).remaining)).toEqual(['1', '0', '0'])
      expect(quotaOf(third).reset).toBe(resetAtSeconds)
      expect(third.headers['retry-after']).toBe('60')
      expect(third.json).toMatchObject({
        error: { code: 'rate_limited', url: 'https://zeit.co/errors/rate_limited' },
      })
      platform.clock.advance('1m')
      expect((await ask()).status).toBe(200)
    })

    it('NOW-LIMIT-2 is of one consumer: what alice uses up, bob still has', async () => {
      const { call } = await callerOf(wayIn, { rateLimit: 1 })
      await call('GET', '/now/secrets')
      expect((await call('GET', '/now/secrets')).status).toBe(429)
      expect((await call('GET', '/now/secrets', { as: 'bob' })).status).toBe(200)
    })
  })

  describe('a caller', () => {
    it.each([
      ['without a token', {}],
      ['with an empty header', { Authorization: '' }],
      ['of another scheme', { Authorization: 'Basic bm93aGVyZV9hbGljZTo=' }],
      ['with a scheme and nothing else', { Authorization: 'Bearer ' }],
      ['with an unknown token', { Authorization: 'Bearer nobody' }],
      ['with a revoked token', { Authorization: 'Bearer nowhere_revoked' }],
    ])('NOW-AUTH-1, NOW-ERR-1, NOW-ERR-3, NOW-ERR-4 %s is refused', async (_, headers) => {
      const { call } = await callerOf(wayIn)
      const { status, json, headers: told } = await call('GET', '/now/secrets', { as: null, headers })
      expect([status, told['content-type']]).toEqual([403, 'application/json; charset=utf-8'])
      expect(json).toEqual({
        error: {
          code: 'authentication_error',
          message: expect.any(String),
          url: 'https://zeit.co/errors/authentication_error',
        },
      })
    })

    it("NOW-ERR-2, NOW-ERR-6, NOW-ERR-7 learns nothing of another account's", async () => {
      const { call } = await callerOf(wayIn)
      const created = await call('POST', '/now/secrets', { body: { name: 'mine', value: 'hush' } })
      // The answer of createNowSecret.
      const { uid } = created.json as { readonly uid: string }
      const theirs = await call('DELETE', `/now/secrets/${uid}`, { as: 'bob' })
      const nobodys = await call('DELETE', '/now/secrets/sec_000000000000000000000000', { as: 'bob' })
      expect([theirs.status, nobodys.status]).toEqual([404, 404])
      expect(theirs.text.replaceAll(uid, 'sec_000000000000000000000000')).toBe(nobodys.text)
      expect(theirs.json).toMatchObject({
        error: { code: 'not_found', url: 'https://zeit.co/errors/secrets/not_found' },
      })
      expect((await call('GET', '/now/secrets')).json).toMatchObject({ secrets: [{ uid }] })
    })
  })
}

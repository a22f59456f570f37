/** What was ordered to go wrong goes wrong for real, whichever way a request takes. */
import { describe, expect, it } from 'vitest'
import { apiHost, callerOf, type WayIn } from './way-in.ts'

export function describeFaults(wayIn: WayIn): void {
  describe('a fault', () => {
    const secret = { body: { name: 'mine', value: 'hush' } }

    it('that drops the connection loses the answer, before anything is done or when all is', async () => {
      const { call, platform } = await callerOf(wayIn)
      platform.faults.add({ operation: 'createNowSecret', drop: 'before', times: 1 })
      platform.faults.add({ operation: 'createNowSecret', drop: 'after', times: 1 })
      await expect(call('POST', '/now/secrets', secret)).rejects.toThrow()
      expect(platform.records('secrets')).toEqual([])
      await expect(call('POST', '/now/secrets', secret)).rejects.toThrow()
      expect(platform.records('secrets').map(({ name }) => name)).toEqual(['mine'])
      expect((await call('POST', '/now/secrets', secret)).status).toBe(409)
      expect(platform.faults.list().map(({ met, left }) => [met, left])).toEqual([
        [1, 0],
        [1, 0],
      ])
    })

    it('that cuts the body off lets no whole answer through', async () => {
      const { call, platform } = await callerOf(wayIn)
      platform.faults.add({ operation: 'listNowSecrets', truncate: true, times: 1 })
      platform.faults.add({ operation: 'listNowSecrets', truncate: 0, times: 1 })
      await expect(call('GET', '/now/secrets')).rejects.toThrow()
      await expect(call('GET', '/now/secrets')).rejects.toThrow()
      expect((await call('GET', '/now/secrets')).json).toEqual({ secrets: [] })
    })

    it('that makes JSON malformed lets a whole answer through that does not parse', async () => {
      const { call, platform } = await callerOf(wayIn)
      platform.faults.add({ operation: 'listNowSecrets', malformed: true, times: 1 })
      const { status, text, json } = await call('GET', '/now/secrets')
      expect([status, text, json]).toEqual([200, '{"secrets":[]', undefined])
    })

    it('that delays an answer lets it through', async () => {
      const { call, platform } = await callerOf(wayIn)
      platform.faults.add({ operation: '*', delay: 20, times: 1 })
      expect((await call('GET', '/now/secrets')).status).toBe(200)
      expect(platform.faults.list()).toMatchObject([{ operation: '*', delay: 20, met: 1, left: 0 }])
    })

    it('is ordered by X-Nowhere-Fault for the one request', async () => {
      const { call, platform } = await callerOf(wayIn)
      const asked = (fault: string) =>
        call('GET', '/now/secrets', { headers: { 'X-Nowhere-Fault': fault }, host: wayIn.ownHost ?? apiHost })
      expect((await asked('code=internal_server_error')).json).toMatchObject({
        error: { code: 'internal_server_error', url: 'https://zeit.co/errors/internal_server_error' },
      })
      expect((await asked('status=503, malformed')).status).toBe(503)
      await expect(asked('drop=before')).rejects.toThrow()
      expect(await asked('code=conflict')).toMatchObject({
        status: 400,
        json: {
          error: {
            code: 'UNDECLARED_CODE',
            message:
              'Failed to order the fault "conflict" for listNowSecrets: it declares no such code. It declares authentication_error, rate_limited, bad_request, internal_server_error.',
          },
        },
      })
      expect((await call('GET', '/now/secrets')).status).toBe(200)
      expect(platform.faults.list()).toEqual([])
    })

    it('is not ordered by a request where the platform does not let it', async () => {
      const { call } = await callerOf(wayIn, { faultHeader: false })
      expect(
        (
          await call('GET', '/now/secrets', {
            headers: { 'X-Nowhere-Fault': 'status=500' },
            host: wayIn.ownHost ?? apiHost,
          })
        ).status,
      ).toBe(200)
    })
  })
}

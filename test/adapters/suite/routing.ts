/** Paths, methods and hosts: what is answered, by whom, and what is left to somebody else. */
import { describe, expect, it } from 'vitest'
import { callerOf, type WayIn } from './way-in.ts'

export function describeRouting(wayIn: WayIn): void {
  describe('a path', () => {
    if (wayIn.fallsThrough) {
      it('that no operation has is left to other handlers and the network', async () => {
        const { call, platform } = await callerOf(wayIn)
        for (const path of ['/', '/now', '/now/unknown', '/now/secrets/a/b']) {
          const { status, text } = await call('GET', path)
          expect([path, status, text]).toEqual([path, 299, 'fell through'])
        }
        expect((await call('GET', '/now/secrets', { host: 'example.com' })).status).toBe(299)
        expect(platform.journal.entries()).toEqual([])
      })
    } else {
      it('NOW-ERR-1, NOW-ERR-3, NOW-ERR-7 that no operation has is not found, whoever asks', async () => {
        const { call } = await callerOf(wayIn)
        for (const path of ['/', '/now', '/now/unknown', '/now/secrets/a/b']) {
          const { status, json } = await call('GET', path, { as: null })
          expect([path, status, json]).toEqual([
            path,
            404,
            { error: { code: 'not_found', message: expect.any(String), url: 'https://zeit.co/errors/not_found' } },
          ])
        }
      })
    }

    it('NOW-ERR-7 refuses a method that it does not have, and names those that it has', async () => {
      const { call } = await callerOf(wayIn)
      const { status, headers, json } = await call('PUT', '/now/secrets', { body: {} })
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
      expect(json).toMatchObject({ error: { code: 'method_unknown' } })
    })

    it('answers HEAD where GET is, with everything but the body', async () => {
      const { call } = await callerOf(wayIn)
      const { status, headers, bytes } = await call('HEAD', '/now/secrets')
      expect([status, headers['content-type'], bytes.length]).toEqual([200, 'application/json; charset=utf-8', 0])
    })

    it('answers OPTIONS with the methods that it has', async () => {
      const { call } = await callerOf(wayIn)
      const { status, headers, bytes } = await call('OPTIONS', '/now/secrets/some', { as: null })
      expect([status, headers.allow, bytes.length]).toEqual([204, 'GET, HEAD, DELETE, PATCH, OPTIONS', 0])
    })

    it('may have query parameters that nobody knows', async () => {
      const { call } = await callerOf(wayIn)
      expect((await call('GET', '/now/secrets?teamId=x&teamId=y&%ff')).status).toBe(200)
    })
  })

  describe("a deployment's own host", () => {
    it('NOW-DEP-20 answers its files, at its alias too', async () => {
      const { call, platform } = await callerOf(wayIn)
      const created = await call('POST', '/now/deployments', {
        body: { package: { name: 'my-app' }, 'index.html': '<h1>é</h1>' },
      })
      // The answer of createNowDeployment.
      const { uid, host } = created.json as { readonly uid: string; readonly host: string }
      platform.clock.advance('10s')
      await call('POST', `/now/deployments/${uid}/aliases`, { body: { alias: 'my-alias' } })
      for (const name of [host, 'my-alias.now.sh']) {
        const { status, headers, text } = await call('GET', '/', { host: name, as: null })
        expect([name, status, headers['content-type'], text]).toEqual([
          name,
          200,
          'text/html; charset=utf-8',
          '<h1>é</h1>',
        ])
      }
    })

    it('that nobody has is not answered', async () => {
      const { call } = await callerOf(wayIn)
      const { status } = await call('GET', '/', { host: 'nobody-abcdefghij.now.sh', as: null })
      expect(status).toBe(wayIn.fallsThrough ? 299 : wayIn.refusesForeignHosts ? 421 : 404)
    })
  })
}

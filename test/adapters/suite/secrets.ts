/** One resource through its whole life, as every way in carries it. */
import { describe, expect, it } from 'vitest'
import { throughFetch } from '../ways/fetch.ts'
import { callerOf, startIso, type WayIn } from './way-in.ts'

const uidShape = /^sec_[A-Za-z0-9]{24}$/
const json = 'application/json; charset=utf-8'

interface Uid {
  readonly uid: string
}

export function describeSecrets(wayIn: WayIn): void {
  describe('a secret', () => {
    it('is created, listed, renamed by name and deleted by uid', async () => {
      const { call } = await callerOf(wayIn)
      const created = await call('POST', '/now/secrets', { body: { name: 'first', value: 'hush' } })
      expect([created.status, created.headers['content-type']]).toEqual([200, json])
      // The answer of createNowSecret.
      const { uid } = created.json as Uid
      expect(uid).toMatch(uidShape)

      const list = await call('GET', '/now/secrets')
      expect(list.json).toEqual({ secrets: [{ uid, name: 'first', created: startIso }] })

      const renamed = await call('PATCH', '/now/secrets/first', { body: { name: 'second' } })
      expect([renamed.status, renamed.json]).toEqual([200, { uid, oldName: 'first' }])

      const deleted = await call('DELETE', `/now/secrets/${uid}`)
      expect([deleted.status, deleted.json]).toEqual([200, { uid, name: 'second' }])
      expect((await call('GET', '/now/secrets')).json).toEqual({ secrets: [] })
    })

    it('answers to its name with everything that a path has to encode', async () => {
      const { call } = await callerOf(wayIn)
      await call('POST', '/now/secrets', { body: { name: 'a/b._-c', value: 'hush' } })
      const found = await call('GET', '/now/secrets/a%2Fb._-c')
      expect([found.status, found.json]).toMatchObject([200, { name: 'a/b._-c' }])
    })

    it('answers the same bytes as a call in process does', async () => {
      const { call } = await callerOf(wayIn)
      const inProcess = await callerOf(throughFetch)
      for (const [method, path, options] of [
        ['POST', '/now/secrets', { body: { name: 'first', value: 'hush' } }],
        ['POST', '/now/secrets', { body: { name: 'first', value: 'hush' } }],
        ['GET', '/now/secrets', {}],
        ['GET', '/now/secrets/none', {}],
        ['POST', '/now/deployments', { body: { package: { name: 'app' }, 'index.html': '<p>é' } }],
        ['GET', '/now/list?app=app', {}],
        ['GET', '/now/secrets', { as: null }],
      ] as const) {
        const [told, expected] = [await call(method, path, options), await inProcess.call(method, path, options)]
        expect([told.status, told.text]).toEqual([expected.status, expected.text])
        for (const [name, value] of Object.entries(expected.headers))
          expect([name, told.headers[name]]).toEqual([name, value])
      }
    })
  })
}

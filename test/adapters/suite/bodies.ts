/** Bodies arrive and come back byte for byte, whatever they hold. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callerOf, type WayIn } from './way-in.ts'

interface Deployed {
  readonly deploymentId: string
  readonly missing?: readonly string[]
}

export function describeBodies(wayIn: WayIn): void {
  describe('a body', () => {
    it('NOW-FILE-4 of every byte there is comes back as it was sent', async () => {
      const { call } = await callerOf(wayIn)
      const content = Uint8Array.from({ length: 1024 }, (_, index) => index % 256)
      const sha = createHash('sha1').update(content).digest('hex')
      const created = await call('POST', '/now/create', {
        body: { name: 'app', files: [{ file: 'every.bin', sha, size: content.length, mode: 33_188 }] },
      })
      // The answer of createNowDeploymentFromHashes.
      const { deploymentId, missing } = created.json as Deployed
      expect(missing).toEqual([sha])
      const synced = await call('POST', '/now/sync', {
        body: content,
        headers: {
          'Content-Type': 'application/octet-stream',
          'x-now-deployment-id': deploymentId,
          'x-now-sha': sha,
          'x-now-size': String(content.length),
          'x-now-file': 'every.bin',
        },
      })
      expect(synced.status).toBe(200)
      const { status, bytes } = await call('GET', `/now/deployments/${deploymentId}/files/${sha}`)
      expect(status).toBe(200)
      expect(Buffer.from(bytes).equals(content)).toBe(true)
    })

    it('NOW-NET-2, NOW-NET-3, NOW-FILE-4 of text in UTF-8 does too', async () => {
      const { call } = await callerOf(wayIn)
      const content = 'é, 漢字, 🦄, \u0000, \ud7ff, \r\n'
      const created = await call('POST', '/now/deployments', {
        body: { package: { name: 'app' }, 'naïve/ünï.txt': content },
        headers: { 'Content-Type': 'Application/JSON; charset=utf-8; other=1' },
      })
      expect(created.status).toBe(200)
      // The answer of createNowDeployment.
      const { uid } = created.json as { readonly uid: string }
      const sha = createHash('sha1').update(content).digest('hex')
      expect((await call('GET', `/now/deployments/${uid}/files`)).json).toContainEqual({
        type: 'directory',
        name: 'naïve',
        children: [{ type: 'file', name: 'ünï.txt', uid: sha }],
      })
      const { text } = await call('GET', `/now/deployments/${uid}/files/${sha}`)
      expect(text).toBe(content)
    })

    it('NOW-DNS-9 that is empty is sent as an empty one', async () => {
      const { call } = await callerOf(wayIn)
      await call('POST', '/domains', { body: { name: 'example.rocks', isExternal: false } })
      const added = await call('POST', '/domains/example.rocks/records', {
        body: { data: { name: 'www', type: 'A', value: '127.0.0.1' } },
      })
      // The answer of createNowDomainRecord.
      const { uid } = added.json as { readonly uid: string }
      const { status, bytes } = await call('DELETE', `/domains/example.rocks/records/${uid}`)
      expect([status, bytes.length]).toEqual([200, 0])
    })
  })
}

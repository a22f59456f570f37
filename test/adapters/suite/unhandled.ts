/** What MSW does with a request that the platform does not serve: whatever its user has asked for, as if we were not there. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setupServer } from 'msw/node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandlers, nearMisses } from '../../../src/adapters/msw.ts'
import { createPlatform } from '../../../src/index.ts'

const network = createServer((_, response) => response.end('the network'))
let origin = ''

export function describeUnhandled(): void {
  describe('a request that the platform does not serve', () => {
    beforeEach(async () => {
      network.listen(0, '127.0.0.1')
      await once(network, 'listening')
      // A server that listens on a port has an address of this kind.
      origin = `http://127.0.0.1:${(network.address() as AddressInfo).port}`
    })
    afterEach(() => {
      network.closeAllConnections()
      network.close()
    })

    it('reaches the network', async () => {
      const stop = intercept('bypass')
      try {
        expect(await (await fetch(`${origin}/now/unknown`)).text()).toBe('the network')
        expect((await fetch(`${origin}/now/secrets`)).status).toBe(403)
      } finally {
        stop()
      }
    })

    it.each(['bypass', 'error'] as const)(
      'is told with what came closest, and then is as %s alone would have it',
      async (strategy) => {
        const said = vi.spyOn(console, 'warn').mockImplementation(() => {})
        const silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
        const platform = createPlatform({ origins: { now: origin } })
        const stop = intercept(nearMisses(platform, strategy), platform)
        try {
          const asked = fetch(`${origin}/now/secret`).then((answer) => answer.text())
          if (strategy === 'error') await expect(asked).rejects.toThrow()
          else expect(await asked).toBe('the network')
          expect(said.mock.calls.flat()).toContain(
            'nowhere: no operation takes GET /now/secret: closest is GET /now/secrets (listNowSecrets): segment 2 is not "secrets"',
          )
        } finally {
          stop()
          said.mockRestore()
          silenced.mockRestore()
        }
      },
    )

    it('is an error where its user wants it to be one', async () => {
      const silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
      const stop = intercept('error')
      try {
        await expect(fetch(`${origin}/now/unknown`)).rejects.toThrow()
        expect((await fetch(`${origin}/now/secrets`)).status).toBe(403)
      } finally {
        stop()
        silenced.mockRestore()
      }
    })
  })
}

function intercept(
  strategy: 'bypass' | 'error' | ReturnType<typeof nearMisses>,
  platform = createPlatform({ origins: { now: origin } }),
): () => void {
  const server = setupServer(...createHandlers(platform))
  // The option of version 2 and that of version 3; each ignores the other's.
  const options = { onUnhandledRequest: strategy, onUnhandledFrame: strategy }
  server.listen(options)
  return () => server.close()
}

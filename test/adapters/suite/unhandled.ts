/** What MSW does with a request that the platform does not serve: whatever its user has asked for, as if we were not there. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setupServer } from 'msw/node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandlers } from '../../../src/adapters/msw.ts'
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

function intercept(strategy: 'bypass' | 'error'): () => void {
  const server = setupServer(...createHandlers(createPlatform({ origins: { now: origin } })))
  // The option of version 2 and that of version 3; each ignores the other's.
  const options = { onUnhandledRequest: strategy, onUnhandledFrame: strategy }
  server.listen(options)
  return () => server.close()
}

/** Whoever listens to the life cycle of MSW can read what was sent and what was answered. */
import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHandlers } from '../../../src/adapters/msw.ts'
import { createPlatform } from '../../../src/index.ts'

const body = '{"name":"n","value":"v"}'
const init = {
  method: 'POST',
  headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' },
  body,
}
const url = 'https://api.zeit.co/now/secrets'

export function describeLifeCycle(): void {
  describe('a listener of the life cycle', () => {
    it.each(['request:match', 'request:end', 'response:mocked'] as const)(
      'of %s can read what was sent',
      async (event) => {
        const server = intercept()
        const read = new Promise<string>((resolve) => {
          server.events.on(event, ({ request }) => resolve(request.clone().text()))
        })
        await fetch(url, init)
        expect(await read).toBe(body)
      },
    )

    it('sees the words of a status, as the caller does', async () => {
      const server = intercept()
      const words = new Promise<string>((resolve) => {
        server.events.on('response:mocked', ({ response }) => resolve(response.statusText))
      })
      const { statusText } = await fetch(`${url}/none`, { headers: init.headers })
      expect([statusText, await words]).toEqual(['Not Found', 'Not Found'])
    })
  })
}

function intercept(): ReturnType<typeof setupServer> {
  const server = setupServer(...createHandlers(createPlatform()))
  server.listen()
  onTestFinished(() => server.close())
  return server
}

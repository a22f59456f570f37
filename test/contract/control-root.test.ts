/** What is served below a path is known to be the fake by the control API at its root. */
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createServer } from '../../src/adapters/node.ts'
import { findTarget } from '../../src/cli/target/find-target.ts'
import { createPlatform } from '../../src/index.ts'

it.each(['', '/v1', '/api/v2/'])('the fake at its address and %s is known', async (path) => {
  const server = await createServer(createPlatform()).listen()
  const found = await findTarget({ url: `${server.url}${path}` }, { systems: [] }).finally(() => server.close())
  expect(found.target.isNowhere).toBe(true)
})

it('what has none is no fake, at a path neither', async () => {
  const asked: string[] = []
  const server = createHttpServer((request, response) => {
    asked.push(String(request.url))
    response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  // A server that listens at an address has a port.
  const { port } = server.address() as AddressInfo
  const flags = { url: `http://127.0.0.1:${port}/v1`, token: ['t'] }
  const found = await findTarget(flags, { systems: [] }).finally(() => server.close())
  expect(found.target.isNowhere).toBe(false)
  expect(asked).toEqual(['/v1/_nowhere/health', '/_nowhere/health'])
  expect(found.target.askedBefore).toEqual(asked.map((path) => `http://127.0.0.1:${port}${path}`))
})

/** Where the server listens, and what is said when it cannot. */
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../../src/adapters/node.ts'
import { createPlatform } from '../../../src/index.ts'
import { askHttp1 } from '../ways/server.ts'
import { serve } from './raw.ts'

describe('a host of the server', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST.:80'])(
    'is answered by the API, whatever alias is named %s',
    async (name) => {
      const { server, platform } = await serve({}, { lifeCycle: 'immediate' })
      const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
      const body = '{"package":{"name":"app"}}'
      await platform.fetch('https://api.zeit.co/now/deployments', { method: 'POST', headers, body })
      const { collections, ...rest } = platform.snapshot()
      // The one that was just made, as the world holds it.
      const [{ id, ownerId, host }] = collections.deployments as [{ id: string; ownerId: string; host: string }]
      const alias = {
        id: 'a',
        ownerId,
        alias: 'a',
        host: name.toLowerCase().replace('.:80', ''),
        deploymentId: id,
        createdAt: 0,
      }
      platform.restore({ ...rest, collections: { ...collections, aliases: [alias] } })
      expect(platform.servesHost(name)).toBe(true)

      const listsAt = async (at: string) => {
        const ask = { method: 'GET', path: '/now/deployments', host: at, headers, body: undefined }
        return Buffer.from((await askHttp1(server, ask)).bytes)
          .toString()
          .startsWith('{"deployments":')
      }
      expect(await listsAt(name)).toBe(true)
      expect(await listsAt(host)).toBe(false)
    },
  )
})

describe('listening', () => {
  it('picks a free port of loopback when none is asked for', async () => {
    const { server } = await serve()
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
    expect(server.ca).toBeUndefined()
  })

  const reach = async (host: string, origin: string): Promise<void> => {
    const server = await createServer(createPlatform()).listen({ host })
    try {
      expect(server.url).toBe(`${origin}:${server.port}`)
      expect((await fetch(`${server.url}/_nowhere/health`)).status).toBe(200)
    } finally {
      await server.close()
    }
  }

  it.each([
    ['localhost', 'http://localhost'],
    ['0.0.0.0', 'http://127.0.0.1'],
  ])('on %s is reached at %s', reach)

  const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ family }) => family === 'IPv6'),
  )
  it.skipIf(!hasIpv6).each([
    ['::1', 'http://[::1]'],
    ['::', 'http://[::1]'],
  ])(`on %s is reached at %s${hasIpv6 ? '' : ' (skipped: this machine has no IPv6)'}`, reach)

  it('on a port that is taken is refused in words', async () => {
    const { server } = await serve()
    await expect(createServer(createPlatform()).listen({ port: server.port })).rejects.toMatchObject({
      name: 'UsageError',
      code: 'CANNOT_LISTEN',
      message: `Failed to listen on 127.0.0.1:${server.port}: the port is in use. Give another port; 0 picks a free one.`,
    })
  })

  it.each([
    [
      { port: 65_536 },
      'INVALID_OPTION',
      'Failed to listen on port 65536: it is no port. Give a whole number from 0 to 65535; 0 picks a free one.',
    ],
    [
      { port: 1.5 },
      'INVALID_OPTION',
      'Failed to listen on port 1.5: it is no port. Give a whole number from 0 to 65535; 0 picks a free one.',
    ],
    [
      { host: '192.0.2.1' },
      'CANNOT_LISTEN',
      'Failed to listen on 192.0.2.1:0: the address is not one of this machine. Give a host name or address of this machine.',
    ],
  ])('on %j is refused in words', async (options, code, message) => {
    await expect(createServer(createPlatform()).listen(options)).rejects.toMatchObject({
      name: 'UsageError',
      code,
      message,
    })
  })

  it('is done once at a time', async () => {
    const server = createServer(createPlatform())
    const first = server.listen()
    const refused = (where: string) => ({
      name: 'UsageError',
      code: 'CANNOT_LISTEN',
      message: `Failed to listen: this server listens${where} already. Close it first, or make another one with createServer().`,
    })
    await expect(server.listen()).rejects.toMatchObject(refused(''))
    const { url, port, close } = await first
    await expect(server.listen()).rejects.toMatchObject(refused(` at ${url}`))
    await close()
    const again = await server.listen({ port })
    expect(again.url).toBe(url)
    await again.close()
  })

  it('is possible after it failed', async () => {
    const taken = await createServer(createPlatform()).listen()
    const server = createServer(createPlatform())
    await expect(server.listen({ port: taken.port })).rejects.toMatchObject({ code: 'CANNOT_LISTEN' })
    const { close } = await server.listen()
    await Promise.all([close(), taken.close()])
  })
})

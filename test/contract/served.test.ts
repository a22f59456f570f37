import { afterEach, describe, expect, it } from 'vitest'
import { createServer, type RunningServer, type ServerOptions } from '../../src/adapters/node.ts'
import { type TargetOptions, verify } from '../../src/contract/index.ts'
import { createPlatform, type Platform } from '../../src/index.ts'
import { createFake } from './fake.ts'

const running: RunningServer[] = []

async function serve(
  options: ServerOptions,
): Promise<{ platform: Platform; server: RunningServer; target: TargetOptions }> {
  const platform = createPlatform({ rateLimit: 100_000 })
  const server = await createServer(platform, options).listen()
  running.push(server)
  const { tokens, ids } = createFake().target
  return {
    platform,
    server,
    target: { url: server.url, tokens, ids: ids ?? {}, isNowhere: true, outsideDns: platform.outsideDns },
  }
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

describe('a served fake', () => {
  it.each<[string, ServerOptions, boolean]>([
    ['HTTP/1.1', {}, false],
    ['HTTP/1.1 and TLS', { tls: true }, false],
    ['HTTP/2 and TLS', { tls: true }, true],
  ])('conforms over %s, within a minute', async (_, options, http2) => {
    const { server, target } = await serve(options)
    const report = await verify(
      { ...target, http2, ...(server.ca === undefined ? {} : { ca: server.ca }) },
      { seed: 1 },
    )
    expect({ verdict: report.verdict, findings: report.findings, leftovers: report.leftovers }).toEqual({
      verdict: 'conforms',
      findings: [],
      leftovers: [],
    })
    expect(report.counts.error).toBe(0)
    expect(report.durationMs).toBeLessThan(60_000)
  })

  it('is not trusted when its authority is unknown, which is no fault of the target', async () => {
    const { target } = await serve({ tls: true })
    await expect(verify(target, { seed: 1 })).rejects.toMatchObject({ code: 'UNREACHABLE_TARGET' })
  })

  it('is trusted when any certificate will do', async () => {
    const { target } = await serve({ tls: true })
    const report = await verify({ ...target, insecure: true }, { seed: 1, systems: ['project-secrets'] })
    expect(report.verdict).toBe('conforms')
  })
})

describe('a target that nobody serves', () => {
  it('cannot be reached, and the error says at which address', async () => {
    const { server, target } = await serve({})
    await server.close()
    await expect(verify(target, { seed: 1 })).rejects.toMatchObject({
      code: 'UNREACHABLE_TARGET',
      message: expect.stringContaining(`Failed to reach ${server.url}`),
    })
  })
})

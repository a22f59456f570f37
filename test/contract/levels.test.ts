import { describe, expect, it } from 'vitest'
import { type TargetOptions, verify } from '../../src/contract/index.ts'
import { createFake } from './fake.ts'
import { type Change, failing, rewritten, strangerWith } from './stranger.ts'

describe('a target of somebody else', () => {
  it('conforms when it is as the fake is', async () => {
    const { target } = strangerWith((answer) => answer)
    const report = await verify(target, { seed: 1 })
    expect(failing(report)).toEqual([])
    expect(report).toMatchObject({ verdict: 'conforms', level: 'SHOULD', findings: [] })
  })

  it.each<[string, Change]>([
    [
      'has codes of its own for what the documents have none for',
      (answer) =>
        rewritten(answer, (body) =>
          body.replaceAll('"not_found"', '"gone_astray"').replaceAll('"conflict"', '"taken"'),
        ),
    ],
    [
      'names endpoints in words of its own in the urls of errors',
      async (answer) =>
        rewritten(answer, (body) =>
          body
            .replaceAll('https://zeit.co/errors/secrets/', 'https://zeit.co/errors/secret/')
            .replaceAll('https://zeit.co/errors/bad_request', 'https://zeit.co/errors/request/bad_request'),
        ),
    ],
    [
      'has states of its own on the way',
      async (answer, { url, method }) =>
        method === 'GET' && url.pathname.startsWith('/now/deployments/')
          ? rewritten(answer, (body) => body.replace('"state":"BOOTING"', '"state":"BUILDING"'))
          : answer,
    ],
    [
      'refuses with other statuses what no sentence says how to refuse',
      async (answer, { url, method }) => {
        const isBody = answer.status === 400 && method === 'POST' && /aliases$|^\/domains/.test(url.pathname)
        return isBody ? new Response(await answer.text(), { status: 422, headers: answer.headers }) : answer
      },
    ],
    [
      'takes a trailing slash for another path',
      (answer, { url }) =>
        url.pathname.endsWith('/')
          ? Response.json(
              { error: { code: 'not_found', message: 'no', url: 'https://zeit.co/errors/not_found' } },
              { status: 404, headers: answer.headers },
            )
          : answer,
    ],
    [
      'says more than the documents do',
      async (answer, { url }) =>
        url.pathname.startsWith('/now/secrets')
          ? rewritten(answer, (body) => body.replaceAll('"uid":', '"more":{"a":1},"uid":'))
          : answer,
    ],
    [
      'does not know what only clients ask for',
      (answer, { url }) =>
        /^\/(now\/(list|remove|create|sync)|www|whois-ns|certs|v2\/user|api\/v1\/(projects|user\/me))$/.test(
          url.pathname,
        )
          ? Response.json(
              { error: { code: 'not_found', message: 'no', url: 'https://zeit.co/errors/not_found' } },
              { status: 404, headers: answer.headers },
            )
          : answer,
    ],
  ])('conforms when it %s', async (_, change) => {
    const { target } = strangerWith(change)
    const report = await verify(target, { seed: 1, systems: ['now'] })
    expect(failing(report)).toEqual([])
    expect(report.verdict).toBe('conforms')
    expect(report.findings.length).toBeGreaterThan(0)
  })

  it.each<[string, Change, object]>([
    [
      'leaves out a header of the rate limit',
      (answer) => {
        const headers = new Headers(answer.headers)
        headers.delete('x-rate-limit-reset')
        return new Response(answer.body, { status: answer.status, headers })
      },
      { check: 'headers are present', level: 'MUST', requirements: ['NOW-LIMIT-1', 'NOW-LIMIT-2'] },
    ],
    [
      'answers a list without the member that an example shows',
      async (answer, { url, method }) =>
        url.pathname === '/now/secrets' && method === 'GET'
          ? rewritten(answer, (body) => body.replaceAll(/,"created":"[^"]*"/g, ''))
          : answer,
      { check: 'body fits its schema', level: 'SHOULD', requirements: ['NOW-SEC-2'], operationId: 'listNowSecrets' },
    ],
    [
      'tells the url of an error at another host',
      async (answer) =>
        rewritten(answer, (body) =>
          body.replaceAll('https://zeit.co/errors/secrets/', 'https://zeit.io/errors/secrets/'),
        ),
      { check: 'error says what its catalogue says', level: 'MUST', requirements: ['NOW-ERR-2'] },
    ],
  ])('is broken when it %s', async (_, change, finding) => {
    const { target } = strangerWith(change)
    const report = await verify(target, { seed: 1, systems: ['now'] })
    expect(report.verdict).toBe('broken')
    expect(failing(report)).toEqual(expect.arrayContaining([expect.objectContaining(finding)]))
  })

  it('is not failed for what only an example shows when it is held to MUST', async () => {
    const { target } = strangerWith(async (answer, { url, method }) =>
      url.pathname === '/now/secrets' && method === 'GET'
        ? rewritten(answer, (body) => body.replaceAll(/,"created":"[^"]*"/g, ''))
        : answer,
    )
    const report = await verify(target, { seed: 1, systems: ['now'], level: 'MUST' })
    expect(failing(report)).toEqual([])
    expect(report.findings).toMatchObject([{ level: 'SHOULD', result: 'note' }])
  })

  it('is late, and conforms, when a deployment takes three minutes to be ready', async () => {
    const { target } = strangerWith((answer) => answer, { bootingMs: 180_000 })
    const report = await verify(target, { seed: 1, systems: ['now'] })
    expect(failing(report)).toEqual([])
    expect(report.verdict).toBe('conforms')
    expect(report.counts.late).toBeGreaterThan(0)
  })

  it('is broken when a deployment is never ready', async () => {
    const { target } = strangerWith((answer) => answer, { lifeCycle: 'manual' })
    const report = await verify(target, { seed: 1, systems: ['now'] })
    expect(failing(report)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ level: 'SHOULD', requirements: expect.arrayContaining(['NOW-DEP-9']) }),
      ]),
    )
  })

  it('may be asked by others with the same token', async () => {
    const { fake, target } = strangerWith(async (answer) => {
      await fake.platform.fetch('https://api.zeit.co/now/secrets', {
        headers: { authorization: 'Bearer nowhere_alice' },
      })
      return answer
    })
    const report = await verify(target, { seed: 1, systems: ['now'] })
    expect(failing(report)).toEqual([])
  })

  it('may refuse for its limit now and then, which is waited out', async () => {
    let count = 0
    const { fake, target } = strangerWith((answer, { method }) => {
      const isRefused = ++count % 50 === 0 && method === 'GET'
      if (!isRefused) return answer
      const headers = new Headers(answer.headers)
      headers.set('retry-after', '3')
      headers.set('x-rate-limit-remaining', '0')
      headers.set('content-type', 'application/json')
      const error = { code: 'rate_limited', message: 'wait', url: 'https://zeit.co/errors/rate_limited' }
      return Response.json({ error }, { status: 429, headers })
    })
    const startMs = fake.platform.clock.now()
    const report = await verify(target, { seed: 1, systems: ['now'] })
    expect(failing(report)).toEqual([])
    expect(fake.platform.clock.now() - startMs).toBeGreaterThan(3_000)
  })
})

describe('a target that shows what was written after a while', () => {
  /** Reads of lists answer as the world was some time ago. */
  function lagging(lagMs: number): TargetOptions {
    const fake = createFake()
    const past: { readonly atMs: number; readonly snapshot: ReturnType<typeof fake.platform.snapshot> }[] = []
    return {
      ...fake.target,
      isNowhere: false,
      capabilities: ['leftovers', 'domains', 'certs'],
      async fetch(input, init) {
        const { platform } = fake
        const isList = (init.method ?? 'GET') === 'GET' && new URL(input).pathname === '/now/secrets'
        if (isList) {
          const nowMs = platform.clock.now()
          const then = past.findLast(({ atMs }) => atMs <= nowMs - lagMs) ?? past[0]
          const answer = await platform.fetch(input, init)
          if (then === undefined || !answer.ok) return answer
          const owner =
            new Headers(init.headers).get('authorization') === 'Bearer nowhere_alice' ? '2qDDuGFTWXBLDNnqZfWPDp1A' : ''
          const records = (then.snapshot.collections.secrets ?? []) as readonly {
            id: string
            name: string
            ownerId: string
            createdAt: number
          }[]
          const secrets = records
            .filter(({ ownerId }) => ownerId === owner)
            .map(({ id, name, createdAt }) => ({ uid: id, name, created: new Date(createdAt).toISOString() }))
          return Response.json({ secrets }, { headers: answer.headers })
        }
        if (past.length === 0) past.push({ atMs: 0, snapshot: platform.snapshot() })
        const answer = await platform.fetch(input, init)
        past.push({ atMs: platform.clock.now(), snapshot: platform.snapshot() })
        return answer
      },
    }
  }

  it('is not blamed for 1.5 seconds', async () => {
    const report = await verify(lagging(1_500), { seed: 1, systems: ['now'] })
    expect(failing(report)).toEqual([])
    expect(report.scenarios.flatMap(({ steps }) => steps).some(({ delayMs }) => (delayMs ?? 0) >= 1_500)).toBe(true)
  })

  it('is blamed for ten seconds', async () => {
    const report = await verify(lagging(10_000), { seed: 1, systems: ['now'] })
    expect(report.verdict).toBe('broken')
    expect(failing(report)).toEqual(
      expect.arrayContaining([expect.objectContaining({ requirements: expect.arrayContaining(['NOW-SEC-1']) })]),
    )
  })
})

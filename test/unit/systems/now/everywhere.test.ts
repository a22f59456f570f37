/** What holds at every operation of the now API: authentication, errors, rate limits, media types and the forms of values. */
import { describe, expect, it } from 'vitest'
import { createPlatform } from '../../../../src/index.ts'
import type { Operation } from '../../../../src/spec/contract.ts'
import { contracts } from '../../../../src/spec/generated/contract.ts'
import { documents } from '../../../../src/spec/generated/document.ts'
import { createClient, origin, startIso, startMs } from './client.ts'

const operations = Object.values(contracts.documented.operations).filter(({ system }) => system === 'now')

/** Every operation at every path at which it answers. */
const places: readonly { readonly name: string; readonly operation: Operation; readonly path: string }[] =
  operations.flatMap((operation) =>
    [operation.path, ...operation.alsoAt].map((template) => ({
      name: `${operation.method} ${template}`,
      operation,
      path: template.replaceAll(/\{\w+\}/g, 'none'),
    })),
  )

const paths = [...new Set(places.map(({ path }) => path))]

const rateHeaders = (headers: Headers) =>
  ['X-Rate-Limit-Limit', 'X-Rate-Limit-Remaining', 'X-Rate-Limit-Reset'].map((name) => headers.get(name))

describe('every operation', () => {
  it.each(places)(
    '$name refuses without a valid token, in the one shape of that refusal (NOW-AUTH-1, NOW-ERR-1, NOW-ERR-3)',
    async (place) => {
      const client = createClient()
      const bodies = new Set<string>()
      let remaining = 600
      for (const token of [
        '',
        'Bearer',
        'Bearer nowhere_revoked',
        'Bearer unknown',
        'Basic nowhere_alice',
        'nowhere_alice',
      ]) {
        const { status, headers, bytes } = await client.call(place.operation.method, place.path, {
          headers: { Authorization: token },
        })
        expect([token, status]).toEqual([token, 403])
        expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8')
        expect(rateHeaders(headers)).toEqual(['600', String(--remaining), '1487577660'])
        bodies.add(new TextDecoder().decode(bytes))
      }
      expect([...bodies]).toEqual([
        JSON.stringify({
          error: {
            code: 'authentication_error',
            message: 'The token is missing, malformed, unknown or revoked: send it as "Authorization: Bearer TOKEN".',
            url: 'https://zeit.co/errors/authentication_error',
          },
        }),
      ])
    },
  )

  it.each(places.filter(({ operation }) => operation.body?.required === true))(
    '$name takes a body of application/json only, that can be read (NOW-NET-4, NOW-ERR-5)',
    async ({ operation, path }) => {
      const client = createClient()
      const before = client.platform.snapshot()
      for (const [type, body] of [
        ['text/plain', '{}'],
        ['application/x-www-form-urlencoded', 'a=b'],
        ['application/octet-stream', '{}'],
        ['', '{}'],
        ['application/json', ''],
        ['application/json', '{'],
        ['application/json', "{'a': 1}"],
        ['application/json', new Uint8Array([0x22, 0xff, 0x22])],
        ['application/json', `${'['.repeat(65)}${']'.repeat(65)}`],
        ['application/json', '[[[['],
        ['application/json', 'null'],
      ] as const) {
        const response = await client.platform.fetch(`${origin}${path}`, {
          method: operation.method,
          headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': type },
          body,
        })
        expect([type, body, response.status]).toEqual([type, body, 400])
        expect(await response.json()).toEqual({
          error: {
            code: 'bad_request',
            message: expect.stringMatching(/^(The body|The Content-Type) .+\.$/),
            url: 'https://zeit.co/errors/bad_request',
          },
        })
      }
      expect({ ...client.platform.snapshot(), quotas: null }).toEqual({ ...before, quotas: null })
    },
  )

  it.each(places.filter(({ operation }) => operation.body !== null))(
    '$name refuses a body over 32 MiB with 413',
    async ({ operation, path }) => {
      const { platform } = createClient()
      const answer = await platform.handle({
        method: operation.method,
        host: 'api.zeit.co',
        path,
        query: '',
        headers: { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' },
        body: new Uint8Array(33_554_433),
      })
      expect(answer.status).toBe(413)
      expect(JSON.parse(String(answer.body))).toEqual({
        error: {
          code: 'payload_too_large',
          message: 'The body is larger than 33554432 bytes.',
          url: expect.stringMatching(/^https:\/\/zeit\.co\/errors\/[a-z]+\/payload_too_large$/),
        },
      })
    },
  )

  it('answers JSON, whatever is asked and whoever asks (NOW-NET-3)', async () => {
    const client = createClient()
    for (const { operation, path } of places) {
      for (const as of ['alice', 'bob'] as const) {
        const { headers, bytes } = await client.call(operation.method, path, { as })
        expect([path, headers.get('Content-Type')]).toEqual([path, 'application/json; charset=utf-8'])
        expect(() => JSON.parse(new TextDecoder().decode(bytes))).not.toThrow()
      }
    }
  })

  it('declares an answer of JSON, but for the content of a file and two empty bodies (NOW-NET-3)', () => {
    const others = operations.filter(({ responses }) => responses[0]?.mediaTypes.join() !== 'application/json')
    expect(others.map(({ id, responses }) => [id, responses[0]?.mediaTypes])).toEqual([
      ['getNowDeploymentFile', ['*/*']],
      ['deleteNowDomainRecord', []],
      ['deleteNowCertificate', []],
    ])
  })

  it('that refuses names an endpoint and a code in its url, and nothing of the caller (NOW-ERR-2)', async () => {
    const client = createClient()
    for (const { operation, path } of places) {
      const answers = []
      for (const as of ['alice', 'bob'] as const) {
        answers.push(
          (await client.call<{ error?: { code: string; url: string } }>(operation.method, path, { as })).body,
        )
      }
      const [error, other] = answers.map((body) => body.error)
      if (error === undefined) continue
      expect(other).toEqual(error)
      const endpoint = path.replace(/^\/now(?=\/)/, '').split('/')[1]
      expect(error.url).toBe(
        error.code === 'bad_request'
          ? 'https://zeit.co/errors/bad_request'
          : `https://zeit.co/errors/${endpoint}/${error.code}`,
      )
    }
  })
})

describe('a path', () => {
  it.each([
    '/',
    '/now',
    '/nothing',
    '/now/nothing/at/all',
    '/now/secrets//',
    '/now/',
    '/domains/a/b/c',
    '/%',
    '/now//secrets',
    '/NOW/secrets',
  ])('%s that is unknown is a 404 without endpoint in its url (NOW-ERR-3)', async (path) => {
    const { call } = createClient()
    for (const method of ['GET', 'POST', 'PUT']) {
      expect(await call(method, path, { body: method === 'GET' ? undefined : {} })).toMatchObject({
        status: 404,
        body: {
          error: {
            code: 'not_found',
            message: `No endpoint answers to "${method} ${path}".`,
            url: 'https://zeit.co/errors/not_found',
          },
        },
      })
    }
  })

  it.each(paths)('%s is the same path with one slash at its end (NOW-NET-4)', async (path) => {
    const client = createClient()
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const [plain, slashed] = [await client.call(method, path), await client.call(method, `${path}/`)]
      expect([method, slashed.status, slashed.headers.get('Allow')]).toEqual([
        method,
        plain.status,
        plain.headers.get('Allow'),
      ])
      if (plain.status !== 405) expect(slashed.body).toEqual(plain.body)
      expect((await client.call(method, `${path}//`)).status).toBe(404)
    }
  })

  it('/now/certs/ is the list, as the heading of the document has it (NOW-NET-4, NOW-CERT-1)', async () => {
    const client = createClient()
    await client.call('POST', '/now/certs/', { body: { domains: ['zeit.rocks'] } })
    const { status, body } = await client.call('GET', '/now/certs/')
    expect([status, body]).toEqual([200, { certs: [expect.objectContaining({ cn: 'zeit.rocks' })] }])
  })

  it.each(paths)(
    '%s that is known answers another method with 405 and the methods that it has (NOW-ERR-7)',
    async (path) => {
      const client = createClient()
      const known = places.filter((place) => place.path === path).map(({ operation }) => operation.method)
      const allowed = [...known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS']
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const response = await client.platform.fetch(`${origin}${path}`, {
          method,
          headers: { Authorization: 'Bearer nowhere_alice' },
        })
        expect([method, response.status === 405]).toEqual([method, !allowed.includes(method)])
        if (response.status !== 405) continue
        expect(response.headers.get('Allow')?.split(', ').sort()).toEqual([...allowed].sort())
        expect(rateHeaders(response.headers)).toEqual(['600', expect.stringMatching(/^\d+$/), '1487577660'])
        if (method === 'HEAD') continue
        expect(await response.json()).toMatchObject({ error: { code: 'method_unknown' } })
      }
    },
  )

  it('that is known answers OPTIONS to anybody', async () => {
    const { platform } = createClient()
    for (const path of paths) {
      const response = await platform.fetch(`${origin}${path}`, { method: 'OPTIONS' })
      expect([path, response.status, await response.text()]).toEqual([path, 204, ''])
      expect(rateHeaders(response.headers)).not.toContain(null)
    }
  })

  it('keeps its meaning: none has a version, and none is experimental (NOW-VERSION-1)', () => {
    expect(paths.filter((path) => /^\/v\d|\/v\d+\//.test(path))).toEqual([])
    for (const document of Object.values(documents)) expect(JSON.stringify(document.paths)).not.toMatch(/experimental/i)
  })
})

describe('the rate limit', () => {
  const ask = async (platform: ReturnType<typeof createPlatform>, token = 'nowhere_alice', path = '/now/secrets') => {
    const { status, headers } = await platform.fetch(`${origin}${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    return [status, ...rateHeaders(headers)]
  }

  it('is 600 requests a minute and token by default (NOW-LIMIT-1, NOW-LIMIT-2, NOW-LIMIT-5)', async () => {
    const platform = createPlatform({ clock: startIso })
    for (let remaining = 599; remaining >= 0; remaining--) {
      expect(await ask(platform)).toEqual([200, '600', String(remaining), '1487577660'])
    }
    expect(await ask(platform)).toEqual([429, '600', '0', '1487577660'])
    expect(await ask(platform, 'nowhere_bob')).toEqual([200, '600', '599', '1487577660'])
    expect(await ask(platform, 'nowhere_alice_staging')).toEqual([200, '600', '599', '1487577660'])
    platform.clock.advance('59999ms')
    expect(await ask(platform)).toEqual([429, '600', '0', '1487577660'])
    platform.clock.advance(1)
    expect(await ask(platform)).toEqual([200, '600', '599', '1487577720'])
  })

  it('past it is a 429 that says when to come back (NOW-LIMIT-3, NOW-LIMIT-6, NOW-ERR-3)', async () => {
    const { call, platform } = createClient({ rateLimit: 1 })
    await call('GET', '/now/secrets')
    platform.clock.advance('18s')
    const { status, headers, body } = await call('POST', '/now/secrets', { body: 'not even an object' })
    expect(status).toBe(429)
    expect(body).toEqual({
      error: {
        code: 'rate_limited',
        message: 'You used up the 1 requests of this minute; the next window begins in 42 seconds.',
        url: 'https://zeit.co/errors/rate_limited',
      },
    })
    expect(headers.get('Retry-After')).toBe('42')
  })

  it('only a 429 has Retry-After (NOW-LIMIT-6)', async () => {
    const { call } = createClient()
    for (const { operation, path } of places) {
      expect((await call(operation.method, path)).headers.get('Retry-After')).toBeNull()
    }
  })

  it('is named by every operation, and is one and the same today (NOW-LIMIT-5)', () => {
    for (const operation of operations) {
      const limit = contracts.documented.rateLimits[operation.rateLimit]
      expect([operation.id, limit?.windowMs, limit?.quota]).toEqual([operation.id, 60_000, 600])
    }
  })

  it('counts what is refused, in the window of the token (NOW-LIMIT-1)', async () => {
    const platform = createPlatform({ clock: startIso })
    expect(await ask(platform, 'nowhere_alice', '/nothing')).toEqual([404, '600', '599', '1487577660'])
    expect(await ask(platform, 'nowhere_alice', '/now/certs/none')).toEqual([404, '600', '598', '1487577660'])
    expect(await ask(platform, 'nowhere_alice', '/now/create')).toEqual([405, '600', '597', '1487577660'])
    expect(await ask(platform)).toEqual([200, '600', '596', '1487577660'])
  })

  it('refuses as such what comes before it, used up or not (NOW-LIMIT-7)', async () => {
    const platform = createPlatform({ clock: startIso, rateLimit: 1 })
    expect(await ask(platform)).toEqual([200, '1', '0', '1487577660'])
    expect(await ask(platform, 'nowhere_alice', '/nothing')).toEqual([404, '1', '0', '1487577660'])
    expect(await ask(platform, 'nowhere_alice', '/now/create')).toEqual([405, '1', '0', '1487577660'])
    expect(await ask(platform, 'nowhere_alice', '/now/certs/none')).toEqual([429, '1', '0', '1487577660'])
  })

  it('never refuses who has no valid token, all of whom share a window (NOW-LIMIT-1, NOW-AUTH-1)', async () => {
    const platform = createPlatform({ clock: startIso, rateLimit: 2 })
    expect(await ask(platform, 'a')).toEqual([403, '2', '1', '1487577660'])
    expect(await ask(platform, 'b')).toEqual([403, '2', '0', '1487577660'])
    expect(await ask(platform, 'c')).toEqual([403, '2', '0', '1487577660'])
    expect(await ask(platform, 'c', '/nothing')).toEqual([404, '2', '0', '1487577660'])
  })
})

describe('what the platform makes up', () => {
  it('are ids and times in the forms of the documents (NOW-ID-1, NOW-TIME-1)', async () => {
    const { call, deploy, platform } = createClient()
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const id = (prefix = '') => expect.stringMatching(new RegExp(`^${prefix}[A-Za-z0-9]{24}$`))
    const { uid } = await deploy()
    await call('POST', `/now/deployments/${uid}/aliases`, { body: { alias: 'a' } })
    await call('POST', '/domains', { body: { name: 'zeit.rocks' } })
    await call('POST', '/now/certs', { body: { domains: ['zeit.rocks'] } })
    await call('POST', '/now/secrets', { body: { name: 'a', value: 'v' } })
    platform.clock.advance('1234ms')
    const read = async (path: string) => (await call('GET', path)).body

    expect(await read('/now/deployments')).toEqual({
      deployments: [{ uid: id(), name: 'project-a', url: expect.any(String), created: String(startMs) }],
    })
    expect(await read(`/now/deployments/${uid}`)).toMatchObject({ uid: id(), stateTs: iso })
    expect(await read('/domains/zeit.rocks/records')).toEqual({
      records: [0, 1].map(() =>
        expect.objectContaining({ id: id('rec_'), created: expect.stringMatching(/^\d{13}$/), updated: null }),
      ),
    })
    expect(await read('/domains')).toMatchObject({ domains: [{ uid: id(), created: startIso, aliases: [] }] })
    expect(await read('/now/aliases')).toMatchObject({ aliases: [{ uid: id(), created: startIso, deploymentId: uid }] })
    expect(await read('/now/certs')).toMatchObject({ certs: [{ uid: id(), created: startIso, expiration: iso }] })
    expect(await read('/now/secrets')).toMatchObject({ secrets: [{ uid: id('sec_'), created: startIso }] })
  })
})

/** One seed, one clock, the same requests: the same bytes. */
import { describe, expect, it } from 'vitest'
import type { Answer, Platform, PlatformOptions, Received } from '../../src/index.ts'
import { createPlatform } from '../../src/index.ts'
import { contracts } from '../../src/spec/generated/contract.ts'
import { certify } from './systems/now/certified.ts'

const start = '2017-02-20T08:00:00.000Z'
const create = (options: PlatformOptions = {}) => createPlatform({ seed: 42, clock: start, ...options })

interface Ask {
  readonly method?: string
  readonly as?: string
  readonly host?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** An answer written out: status, headers in their order, and every byte. */
function written({ status, headers, body }: Answer): string {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())
  return `${status}\n${JSON.stringify(Object.entries(headers))}\n${Buffer.from(bytes).toString('hex')}`
}

async function ask(platform: Platform, target: string, options: Ask = {}) {
  const { as = 'alice', host = 'api.zeit.co', headers = {}, body } = options
  const [path = '', query = ''] = target.split('?', 2)
  const isBytes = body instanceof Uint8Array
  const request: Received = {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    host,
    path,
    query,
    headers: {
      authorization: `Bearer nowhere_${as}`,
      ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : isBytes ? body : new TextEncoder().encode(JSON.stringify(body)),
  }
  const answer = await platform.handle(request)
  // Only asked for where the operation answers an object.
  const json = (
    typeof answer.body === 'string' && answer.body.startsWith('{') ? JSON.parse(answer.body) : {}
  ) as Record<string, string>
  return { answer, json }
}

const certified = certify({ commonName: 'zeit.rocks' })

/** Every operation at least once, by two accounts, with refusals in between, while time passes. */
async function live(platform: Platform): Promise<string[]> {
  const answers: string[] = []
  const go = async (target: string, options?: Ask) => {
    const { answer, json } = await ask(platform, target, options)
    answers.push(written(answer))
    return json
  }
  const content = new TextEncoder().encode('a')
  const sha = '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'
  for (const as of ['alice', 'bob']) {
    const domain = as === 'alice' ? 'zeit.rocks' : 'zeit.land'
    const deployment = await go('/now/deployments', {
      as,
      body: { package: { name: 'app' }, 'a/b.html': '<p>', 'index.html': 'hi' },
    })
    const nameless = await go('/now/deployments', {
      as,
      body: { package: { nowhere: { outcome: 'DEPLOYMENT_ERROR' } } },
    })
    const upload = await go('/now/create', { as, body: { files: [{ sha, size: 1, file: 'a.txt' }] } })
    const sync = { 'x-now-deployment-id': upload.deploymentId ?? '', 'x-now-sha': sha }
    await go('/now/sync', { as, body: content, headers: { ...sync, 'content-type': 'application/octet-stream' } })
    platform.clock.advance('10s')
    const uid = deployment.uid ?? ''
    await go(`/now/deployments/${uid}`, { as })
    await go(`/now/deployments/${uid}`, { as: 'bob' })
    await go(`/now/deployments/${uid}/files`, { as })
    await go(`/now/deployments/${uid}/files/8dc4ba45e03e0fc2837fbf24d2c8c7af6ed2d0cc`, { as })
    await go('/domains', { as, body: { name: domain } })
    await go('/domains', { as, body: { name: `outside-${domain}`, isExternal: true } })
    await go(`/domains/${domain}`, { as })
    const record = await go(`/domains/${domain}/records`, { as, body: { name: 'www', type: 'A', value: '127.0.0.1' } })
    await go(`/domains/${domain}/records`, { as })
    await go(`/domains/${domain}/records/${record.uid}`, { as, method: 'DELETE' })
    const alias = await go(`/now/deployments/${uid}/aliases`, { as, body: { alias: `${as}-app` } })
    await go(`/now/deployments/${nameless.uid}/aliases`, { as, body: { alias: `www.${domain}` } })
    await go(`/now/deployments/${uid}/aliases`, { as })
    await go('/', { as, host: `${as}-app.now.sh` })
    await go('/now/certs', { as, body: { domains: [domain] } })
    await go('/now/certs', { as, method: 'PUT', body: { domains: ['zeit.rocks'], ...(await certified) } })
    await go('/now/certs', { as, method: 'PUT', body: { domains: [domain], cert: 'none', key: 'none' } })
    await go(`/now/certs/${domain}`, { as })
    const secret = await go('/now/secrets', { as, body: { name: 'key', value: 'a value' } })
    await go('/now/secrets', { as, body: { name: 'key', value: 'again' } })
    await go(`/now/secrets/${secret.uid}`, { as, method: 'PATCH', body: { name: 'renamed' } })
    await go('/now/secrets/renamed', { as })
    for (const list of ['deployments', 'aliases', 'certs', 'secrets', 'list?app=app']) await go(`/now/${list}`, { as })
    for (const path of ['/domains', `/whois-ns?domain=${domain}`, '/nothing']) await go(path, { as })
    platform.clock.advance('6m')
    await go(`/now/deployments/${uid}`, { as, method: 'HEAD' })
    await go('/now/secrets', { as: 'revoked' })
    await go('/now/secrets', { as, method: 'OPTIONS' })
    await go(`/now/aliases/${alias.uid}`, { as, method: 'DELETE' })
    await go('/now/secrets/renamed', { as, method: 'DELETE' })
    await go(`/now/certs/${domain}`, { as, method: 'DELETE' })
    await go(`/domains/${domain}`, { as, method: 'DELETE' })
    await go('/now/remove', { as, method: 'DELETE', body: { deploymentId: nameless.uid } })
    await go(`/now/deployments/${uid}`, { as, method: 'DELETE' })
  }
  for (const [host, target, options] of secretsAsked) {
    const { answer, json } = await ask(platform, target, { host, ...options })
    answers.push(written(answer))
    // The id of what was made last stands for the one of the world.
    const id = (json.secret as unknown as { readonly id?: string } | undefined)?.id
    if (id === undefined) continue
    for (const [path, more] of secretById) {
      answers.push(written((await ask(platform, `/api/secrets/${id}${path}`, { host, ...more })).answer))
    }
  }
  return answers
}

const environment = '/api/environments/env_staging/secrets'
const project = '/api/v1/projects/nowhere/secrets'
const once = { 'idempotency-key': 'once' }

/** What the three systems of secrets are asked, at their hosts. */
const secretsAsked: readonly (readonly [host: string, target: string, options?: Ask])[] = [
  ['api.vercel.com', '/v2/user'],
  ['api.vercel.com', '/v2/secrets/a', { body: { name: 'a', value: 'a value', decryptable: true } }],
  ['api.vercel.com', '/v2/secrets/a', { body: { name: 'a', value: 'again' } }],
  ['api.vercel.com', '/v2/now/secrets?slug=nowhere', { as: 'bob', body: { name: 'shared', value: 'a value' } }],
  ['api.vercel.com', '/v2/now/secrets?slug=none', { body: { name: 'shared', value: 'a value' } }],
  ['api.vercel.com', '/v3/secrets?limit=1'],
  ['api.vercel.com', '/v3/secrets/a?decrypt=true'],
  ['api.vercel.com', '/v2/secrets/a', { method: 'PATCH', body: { name: 'b' } }],
  ['api.vercel.com', '/v2/secrets/b', { method: 'DELETE' }],
  ['api.vercel.com', '/v3/nothing'],
  ['example.com', environment, { body: { key: 'A', value: 'a value' }, headers: once }],
  ['example.com', environment, { body: { key: 'A', value: 'a value' }, headers: once }],
  ['example.com', environment, { body: { key: 'B', value: 'a value' }, headers: once }],
  ['example.com', environment],
  ['example.com', environment, { as: 'bob' }],
  ['www.floopfloop.com', '/api/v1/user/me'],
  ['www.floopfloop.com', '/api/v1/projects'],
  ['www.floopfloop.com', project, { body: { key: 'A', value: 'a value' } }],
  ['www.floopfloop.com', project, { body: { key: 'a', value: 'a value' } }],
  ['www.floopfloop.com', project],
  ['www.floopfloop.com', `${project}/A`, { method: 'DELETE' }],
  ['www.floopfloop.com', `${project}/A`, { as: 'bob', method: 'DELETE' }],
]

/** What is asked of a secret of an environment once it is made; it is gone with the last. */
const secretById: readonly (readonly [path: string, options?: Ask])[] = [
  ['/value'],
  ['', { method: 'PATCH', body: { description: 'changed' } }],
  ['', { method: 'PATCH', body: { key: 'B' } }],
  ['', { method: 'DELETE' }],
]

describe('two platforms with one seed and one clock', () => {
  it.each(['documented', 'observed'] as const)('answer the same requests with the same bytes (%s)', async (profile) => {
    const [one, other] = [create({ profile }), create({ profile })]
    const answers = await live(one)
    expect(await live(other)).toEqual(answers)
    expect(answers.length).toBeGreaterThan(80)
    expect(answers.filter((answer) => answer.startsWith('5'))).toEqual([])
  })

  it('have met every operation by then', async () => {
    const platform = create()
    await live(platform)
    const met = new Set(platform.journal.entries().map(({ operationId }) => operationId))
    expect(Object.keys(contracts.documented.operations).filter((id) => !met.has(id))).toEqual([])
  })

  it('answer otherwise with another seed, but only in what is made up', async () => {
    const [one, other] = [await live(create()), await live(create({ seed: 43 }))]
    expect(other).not.toEqual(one)
    const statuses = (answers: readonly string[]) => answers.map((answer) => answer.slice(0, 3))
    expect(statuses(other)).toEqual(statuses(one))
  })

  it('answer the same though one of them checks nothing', async () => {
    expect(await live(create({ checkResponses: false }))).toEqual(await live(create()))
  })

  it('answer the same after a reset, and after a restore', async () => {
    const platform = create()
    const snapshot = platform.snapshot()
    const answers = await live(platform)
    platform.reset()
    expect(await live(platform)).toEqual(answers)
    platform.restore(JSON.parse(JSON.stringify(snapshot)))
    expect(await live(platform)).toEqual(answers)
  })
})

describe('a journal', () => {
  it('replays: each request at its time gives the answer that it has', async () => {
    const platform = create()
    await live(platform)
    const entries = platform.journal.entries()
    const again = create()
    for (const { atMs, request, answer } of entries) {
      again.clock.set(atMs)
      expect(written(await again.handle(request))).toBe(written(answer))
    }
    expect(again.journal.entries()).toEqual(entries)
    expect(again.snapshot()).toEqual(platform.snapshot())
  })
})

describe('a call that is added', () => {
  it('shifts no id of other operations', async () => {
    const [plain, busy] = [create(), create()]
    const secret = async (platform: Platform, name: string) =>
      (await ask(platform, '/now/secrets', { body: { name, value: 'v' } })).json.uid
    const deployment = async (platform: Platform) =>
      (await ask(platform, '/now/deployments', { body: { package: { name: 'app' } } })).json
    const expected = [await secret(plain, 'a'), await deployment(plain), await secret(plain, 'b')]

    await ask(busy, '/domains', { body: { name: 'zeit.rocks' } })
    const first = await secret(busy, 'a')
    await ask(busy, '/now/secrets', { body: { name: 'a', value: 'a conflict' } })
    const second = await deployment(busy)
    await ask(busy, '/now/certs', { body: { domains: ['zeit.rocks'] } })
    await ask(busy, '/now/secrets')
    expect([first, second, await secret(busy, 'b')]).toEqual(expected)
  })
})

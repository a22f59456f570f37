/** The four systems on one platform: which answers where, and the two views that two of them have of the same secrets. */
import { describe, expect, it } from 'vitest'
import { askerOf, createQuietPlatform, origins, startIso, startMs } from './ask.ts'
import { worlds } from './worlds.ts'

type SystemName = keyof typeof origins

const systems: SystemName[] = ['now', 'vercel-secrets', 'environment-secrets', 'project-secrets']

/** A path of each system that answers 200 to alice. */
const paths: Record<SystemName, string> = {
  now: '/now/secrets',
  'vercel-secrets': '/v3/secrets',
  'environment-secrets': '/api/environments/env_staging/secrets',
  'project-secrets': '/api/v1/projects/nowhere/secrets',
}

const get = (platform: ReturnType<typeof createQuietPlatform>, url: string, token = 'nowhere_alice') =>
  platform.fetch(url, { headers: { Authorization: `Bearer ${token}` } })

describe('each system', () => {
  it.each(systems.flatMap((host) => systems.map((asked) => [host, asked] as const)))(
    'at the origin of %s serves the path of %s only if it is that system',
    async (host, asked) => {
      const platform = createQuietPlatform()
      const url = new URL(paths[asked], origins[host])
      expect(platform.serves({ host: url.host, path: url.pathname })).toBe(host === asked)
      expect((await get(platform, url.href)).status).toBe(host === asked ? 200 : 404)
    },
  )

  it("answers at one origin that is nobody's, such as that of a local server", async () => {
    const platform = createQuietPlatform()
    for (const path of Object.values(paths)) {
      expect((await get(platform, `http://127.0.0.1:4700${path}`)).status).toBe(200)
    }
  })

  it('answers at the origin that the user gives it, which then serves no other', async () => {
    const platform = createQuietPlatform({ origins: { 'environment-secrets': 'https://deploy.shop.test' } })
    const path = paths['environment-secrets']
    expect((await get(platform, `https://deploy.shop.test${path}`)).status).toBe(200)
    expect(platform.serves({ host: 'deploy.shop.test', path: paths.now })).toBe(false)
  })

  it.each([
    ['/now/nothing', 'now'],
    ['/v2/nothing', 'vercel-secrets'],
    ['/v3/secrets/a/nothing', 'vercel-secrets'],
    ['/v2/now/nothing', 'vercel-secrets'],
    ['/api/nothing', 'environment-secrets'],
    ['/api/environments/a/nothing', 'environment-secrets'],
    ['/api/secrets/a/b/c', 'environment-secrets'],
    ['/api/v1/nothing', 'project-secrets'],
    ['/api/v1/projects/a/nothing', 'project-secrets'],
    ['/nothing', 'now'],
  ] as const)('refuses %s at a local server in the shape of %s, whose paths are nearest', async (path, system) => {
    const shapes: Record<SystemName, unknown> = {
      now: { error: { code: 'not_found', message: expect.any(String), url: 'https://zeit.co/errors/not_found' } },
      'vercel-secrets': { error: { code: 'not_found', message: `No endpoint answers to "GET ${path}".` } },
      'environment-secrets': {
        code: 'NOT_FOUND',
        message: `GET ${path} not found`,
        requestId: expect.stringMatching(/^req_/),
      },
      'project-secrets': { error: { code: 'NOT_FOUND', message: 'There is nothing at this path' } },
    }
    const response = await get(createQuietPlatform(), `http://127.0.0.1:4700${path}`)
    expect([response.status, await response.json()]).toEqual([404, shapes[system]])
  })

  it('refuses a bad token in its own way', async () => {
    const platform = createQuietPlatform()
    const statuses = []
    for (const system of systems) {
      statuses.push((await get(platform, `${origins[system]}${paths[system]}`, 'nobody')).status)
    }
    expect(statuses).toEqual([403, 401, 401, 401])
  })

  it('tells its rate limit in headers of its own', async () => {
    const platform = createQuietPlatform()
    const told = []
    for (const system of systems) {
      const { headers } = await get(platform, `${origins[system]}${paths[system]}`)
      told.push(Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-rate'))))
    }
    const reset = String(startMs / 1000 + 60)
    expect(told).toEqual([
      { 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '599', 'x-rate-limit-reset': reset },
      { 'x-ratelimit-limit': '600', 'x-ratelimit-remaining': '599', 'x-ratelimit-reset': reset },
      { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99', 'x-ratelimit-reset': '60' },
      { 'x-ratelimit-remaining': '119', 'x-ratelimit-reset': '60' },
    ])
  })

  it('takes every token of the world', async () => {
    const platform = createQuietPlatform()
    for (const { token } of platform.tokens) {
      expect((await get(platform, `${origins.now}/now/secrets`, token)).status).toBe(200)
      expect((await get(platform, `${origins['vercel-secrets']}/v2/user`, token)).status).toBe(200)
      expect((await get(platform, `${origins['project-secrets']}/api/v1/user/me`, token)).status).toBe(200)
    }
    expect(platform.tokens.map(({ token }) => token)).not.toContain('nowhere_revoked')
  })
})

describe('the secrets of a user', () => {
  const start = () => {
    const platform = createQuietPlatform()
    return { platform, older: askerOf(platform, 'now'), newer: askerOf(platform, 'vercel-secrets') }
  }

  it('are the same in the API of 2017 and in that of 2024', async () => {
    const { older, newer } = start()
    const made = await older<{ uid: string }>('POST', '/now/secrets', { body: { name: 'old', value: 'some value' } })
    expect((await newer('GET', `/v3/secrets/${made.body.uid}?decrypt=true`)).body).toEqual({
      uid: made.body.uid,
      name: 'old',
      created: startIso,
      createdAt: startMs,
      decryptable: false,
      teamId: null,
      userId: '2qDDuGFTWXBLDNnqZfWPDp1A',
    })
    const { body } = await newer<{ uid: string }>('POST', '/v2/secrets/new', { body: { name: 'new', value: 'v' } })
    expect((await older('GET', '/now/secrets')).body).toEqual({
      secrets: [
        { uid: body.uid, name: 'new', created: new Date(startMs + 1).toISOString() },
        { uid: made.body.uid, name: 'old', created: startIso },
      ],
    })
  })

  it('have the name in one that they were given in the other', async () => {
    const { older, newer } = start()
    await older('POST', '/now/secrets', { body: { name: 'a', value: 'v' } })
    await newer('PATCH', '/v2/secrets/a', { body: { name: 'b' } })
    expect((await older('PATCH', '/now/secrets/b', { body: { name: 'c' } })).body).toMatchObject({ oldName: 'b' })
    expect((await newer('GET', '/v3/secrets/c')).status).toBe(200)
    expect((await newer('POST', '/v2/secrets/c', { body: { name: 'c', value: 'v' } })).status).toBe(400)
    expect((await newer('POST', '/v2/secrets/a', { body: { name: 'a', value: 'v' } })).status).toBe(200)
    expect((await older('POST', '/now/secrets', { body: { name: 'a', value: 'v' } })).status).toBe(409)
  })

  it('are gone from both when they are deleted in one', async () => {
    const { older, newer } = start()
    await older('POST', '/now/secrets', { body: { name: 'a', value: 'v' } })
    await newer('DELETE', '/v2/secrets/a')
    expect((await older('DELETE', '/now/secrets/a')).status).toBe(404)
  })

  it('may have names in the older API that only the newer one lets them be given', async () => {
    const { older, newer } = start()
    await newer('POST', '/v2/secrets/a%20name', { body: { name: 'a name', value: 'v' } })
    expect((await older('GET', '/now/secrets')).body).toMatchObject({ secrets: [{ name: 'a name' }] })
    expect((await older('DELETE', '/now/secrets/a%20name')).status).toBe(200)
  })

  it('are not those of a team, which exist only in the newer API', async () => {
    const { older, newer } = start()
    const body = { name: 'shared', value: 'v' }
    const made = await newer<{ uid: string }>('POST', '/v2/secrets/shared?teamId=team_nowhere', { body })
    expect((await older('GET', '/now/secrets')).body).toEqual({ secrets: [] })
    expect((await older('GET', `/now/secrets/${made.body.uid}`)).status).toBe(404)
    // The older API does not know the parameter: it acts for the user.
    expect((await older('POST', '/now/secrets?teamId=team_nowhere', { body })).status).toBe(200)
    expect((await newer<{ secrets: [] }>('GET', '/v3/secrets?teamId=team_nowhere')).body.secrets.length).toBe(1)
  })

  it('can be paged through, whichever API they were made in', async () => {
    const { older, newer } = start()
    for (let index = 0; index < 4; index++) {
      const body = { name: `s${index}`, value: 'v' }
      await (index % 2 === 0
        ? older('POST', '/now/secrets', { body })
        : newer('POST', `/v2/secrets/s${index}`, { body }))
    }
    const met = []
    for (let until: number | null | undefined; until !== null; ) {
      const { body } = await newer<{ secrets: { name: string }[]; pagination: { next: number | null } }>(
        'GET',
        `/v3/secrets?limit=1${until === undefined ? '' : `&until=${until}`}`,
      )
      met.push(...body.secrets.map(({ name }) => name))
      until = body.pagination.next
    }
    expect(met).toEqual(['s3', 's2', 's1', 's0'])
  })

  it('NOW-SEC-8, VER-NEW-5 can be made by a blocked account in the older API alone, which knows no 402', async () => {
    const platform = createQuietPlatform({ world: worlds.blockedAccount })
    const body = { name: 'a', value: 'v' }
    expect((await askerOf(platform, 'vercel-secrets')('POST', '/v2/secrets/a', { body })).status).toBe(402)
    expect((await askerOf(platform, 'now')('POST', '/now/secrets', { body })).status).toBe(200)
    expect((await askerOf(platform, 'vercel-secrets')('GET', '/v3/secrets/made-before')).status).toBe(200)
  })
})

describe('determinism', () => {
  it('gives the same bytes to the same requests, in all systems', async () => {
    const run = async () => {
      const platform = createQuietPlatform({ seed: 7 })
      const texts = []
      for (const [system, method, path, body] of [
        ['vercel-secrets', 'POST', '/v2/secrets/a', { name: 'a', value: 'v' }],
        ['environment-secrets', 'POST', paths['environment-secrets'], { key: 'A', value: 'v' }],
        ['environment-secrets', 'POST', paths['environment-secrets'], { key: 'A', value: 'v' }],
        ['project-secrets', 'POST', paths['project-secrets'], { key: 'A', value: 'v' }],
        ['now', 'POST', paths.now, { name: 'b', value: 'v' }],
        ['vercel-secrets', 'GET', paths['vercel-secrets'], undefined],
      ] as const) {
        const { text, headers } = await askerOf(platform, system)(method, path, body === undefined ? {} : { body })
        texts.push(text, JSON.stringify([...headers]))
      }
      return texts
    }
    expect(await run()).toEqual(await run())
  })
})

/** Who reaches which project, and what every answer of the system has. */
import { describe, expect, it } from 'vitest'
import { createAsker, startMs } from '../ask.ts'
import { worlds } from '../worlds.ts'

const secretsOf = (project: string) => `/api/v1/projects/${project}/secrets`

const operations = (project: string): [method: string, path: string, body?: unknown][] => [
  ['GET', secretsOf(project)],
  ['POST', secretsOf(project), { key: 'NEW', value: 'some value' }],
  ['DELETE', `${secretsOf(project)}/STRIPE_SECRET_KEY`],
]
const writes = operations('prj_nowhere').slice(1)
const options = (body: unknown, as: string) => (body === undefined ? { as } : { as, body })
const createRoles = () => createAsker('project-secrets', { world: worlds.roles })
const gone = '{"error":{"code":"NOT_FOUND","message":"Project not found"}}'

describe('a project', () => {
  it.each([
    ['alice', 'owner'],
    ['dave', 'admin'],
  ])('PRJ-404-1 can be read and written by %s, %s of its team', async (as) => {
    const { ask } = createRoles()
    for (const [method, path, body] of operations('prj_nowhere')) {
      expect((await ask(method, path, options(body, as))).status).toBe(200)
    }
  })

  it('PRJ-404-1 can be read by a member of its team, and not written', async () => {
    const { ask } = createRoles()
    expect((await ask('GET', secretsOf('prj_nowhere'), { as: 'bob' })).status).toBe(200)
    for (const [method, path, body] of writes) {
      const answer = await ask(method, path, options(body, 'bob'))
      expect([answer.status, answer.text]).toEqual([404, gone])
    }
    const { body } = await ask<{ data: { secrets: { key: string }[] } }>('GET', secretsOf('prj_nowhere'))
    expect(body.data.secrets.map(({ key }) => key)).toEqual(['STRIPE_SECRET_KEY'])
  })

  it("PRJ-404-1, PRJ-404-2 is the same 404 to the byte when it does not exist, when the key is not scoped to it, and when it is another team's", async () => {
    const { ask } = createRoles()
    const situations = [
      ['prj_none', 'alice'],
      ['prj_nowhere', 'alice_staging'],
      ['prj_nowhere', 'bob_unscoped'],
      ['prj_nowhere', 'erin'],
      ['prj_elsewhere', 'alice'],
      ['elsewhere', 'alice'],
    ] as const
    for (const [project, as] of situations) {
      for (const [method, path, body] of operations(project)) {
        const answer = await ask(method, path, options(body, as))
        expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
          404,
          gone,
          'application/json; charset=utf-8',
        ])
      }
    }
  })

  it('PRJ-404-1 is looked for after the body is found valid', async () => {
    const { ask } = createRoles()
    const body = { key: 'api_key', value: 'v' }
    expect((await ask('POST', '/api/v1/projects/prj_none/secrets', { body })).status).toBe(400)
  })

  it('NEAR-13 answers to its subdomain as to its id', async () => {
    const { ask } = createRoles()
    const [byId, bySubdomain] = [
      await ask('GET', secretsOf('prj_nowhere')),
      await ask('GET', '/api/v1/projects/nowhere/secrets'),
    ]
    expect(bySubdomain.text).toBe(byId.text)
    const body = { key: 'NEW', value: 'some value' }
    expect((await ask('POST', '/api/v1/projects/nowhere/secrets', { body })).status).toBe(200)
    const deleted = await ask('DELETE', '/api/v1/projects/prj_nowhere/secrets/NEW')
    expect(deleted.body).toEqual({ data: { success: true, existed: true } })
  })
})

describe('the neighbours', () => {
  it.each([
    ['alice', ['prj_nowhere']],
    ['bob', ['prj_nowhere']],
    ['erin', ['prj_elsewhere']],
    ['alice_staging', []],
    ['carol', []],
  ])('NEAR-11 list the projects that the key of %s reaches: %j', async (as, ids) => {
    const { ask } = createRoles()
    const { status, body } = await ask<{ data: { id: string }[] }>('GET', '/api/v1/projects', { as })
    expect([status, body.data.map(({ id }) => id)]).toEqual([200, ids])
  })

  it('NEAR-11 have the id, the name and the subdomain of each', async () => {
    const { ask } = createRoles()
    expect((await ask('GET', '/api/v1/projects')).body).toEqual({
      data: [{ id: 'prj_nowhere', name: 'Nowhere', subdomain: 'nowhere' }],
    })
  })

  it('NEAR-12 say who the key belongs to', async () => {
    const { ask } = createRoles()
    expect((await ask('GET', '/api/v1/user/me', { as: 'bob' })).body).toEqual({
      data: { id: '8sKkYhP4vRzQ1mTbXc7WnE3d', email: 'bob@example.com', name: 'Bob', role: 'user', source: 'api_key' },
    })
  })
})

describe('authentication', () => {
  it.each([
    ...operations('prj_nowhere').map(([method, path]) => [method, path] as const),
    ['GET', '/api/v1/projects'] as const,
    ['GET', '/api/v1/user/me'] as const,
  ])('PRJ-ERR-1 refuses %s %s with 401 without a valid key', async (method, path) => {
    const { ask } = createRoles()
    for (const as of [null, 'nobody', 'revoked']) {
      const { status, body } = await ask(method, path, { as })
      expect([status, body]).toEqual([
        401,
        { error: { code: 'UNAUTHORIZED', message: 'The API key is missing or invalid.' } },
      ])
    }
  })
})

describe('the rate limits', () => {
  const told = ({ headers }: { headers: Headers }) =>
    ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`))

  it('PRJ-429-2 are 120 reads and 30 writes a minute, apart from each other, told with the seconds that are left', async () => {
    const { ask, platform } = createAsker('project-secrets', { limits: 'documented', world: worlds.roles })
    expect(told(await ask('GET', secretsOf('prj_nowhere')))).toEqual([null, '119', '60'])
    platform.clock.advance('15s')
    const body = { key: 'NEW', value: 'some value' }
    expect(told(await ask('POST', secretsOf('nowhere'), { body }))).toEqual([null, '29', '60'])
    expect(told(await ask('GET', '/api/v1/projects/prj_none/secrets'))).toEqual([null, '118', '45'])
    expect(told(await ask('GET', '/api/v1/nothing'))).toEqual([null, '117', '45'])
  })

  it('PRJ-429-1, PRJ-429-2 refuse the 31st write, and no read', async () => {
    const { ask, platform } = createAsker('project-secrets', { limits: 'documented', world: worlds.roles })
    for (let count = 0; count < 30; count++) {
      expect((await ask('DELETE', '/api/v1/projects/nowhere/secrets/NONE')).status).toBe(200)
    }
    platform.clock.advance('18s')
    const answer = await ask('DELETE', '/api/v1/projects/nowhere/secrets/NONE')
    expect([answer.status, answer.body]).toEqual([
      429,
      {
        error: {
          code: 'RATE_LIMITED',
          message: 'API rate limit exceeded; the next window begins in 42 seconds.',
        },
      },
    ])
    expect([...told(answer), answer.headers.get('retry-after')]).toEqual([null, '0', '42', '42'])
    expect((await ask('GET', secretsOf('prj_nowhere'))).status).toBe(200)
    platform.clock.set(startMs + 60_000)
    expect((await ask('DELETE', '/api/v1/projects/nowhere/secrets/NONE')).status).toBe(200)
  })
})

describe('a path', () => {
  it('PRJ-ERR-1 that is not there, and a method that it does not have, are refused in the shape of this system', async () => {
    const { ask } = createRoles()
    const path = await ask('GET', '/api/v1/nothing')
    expect([path.status, path.body]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', message: 'There is nothing at this path' } },
    ])
    const method = await ask('PATCH', '/api/v1/projects/nowhere/secrets')
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
    expect(method.body).toEqual({
      error: {
        code: 'METHOD_NOT_ALLOWED',
        message: 'PATCH is not allowed at /api/v1/projects/nowhere/secrets; it takes GET, HEAD, POST, OPTIONS.',
      },
    })
  })
})

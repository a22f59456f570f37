/** The four systems side by side: each answers at its own origin, in its own shape, whichever way the request takes. */
import { describe, expect, it } from 'vitest'
import { throughFetch } from '../ways/fetch.ts'
import { type CallOptions, callerOf, type WayIn } from './way-in.ts'

interface SystemAsked {
  readonly host: string
  readonly path: string
  /** The statuses of a success, and of a refusal without a token. */
  readonly refused: number
  readonly rateHeader: string
}

const systems: Readonly<Record<string, SystemAsked>> = {
  now: { host: 'api.zeit.co', path: '/now/secrets', refused: 403, rateHeader: 'x-rate-limit-remaining' },
  'vercel-secrets': { host: 'api.vercel.com', path: '/v3/secrets', refused: 401, rateHeader: 'x-ratelimit-remaining' },
  'environment-secrets': {
    host: 'example.com',
    path: '/api/environments/env_staging/secrets',
    refused: 401,
    rateHeader: 'x-ratelimit-remaining',
  },
  'project-secrets': {
    host: 'www.floopfloop.com',
    path: '/api/v1/projects/nowhere/secrets',
    refused: 401,
    rateHeader: 'x-ratelimit-remaining',
  },
}

type Step = readonly [method: string, host: string, path: string, options: CallOptions, status: number]

const vercel = 'api.vercel.com'
const environment = '/api/environments/env_staging/secrets'
const project = '/api/v1/projects/nowhere/secrets'

/** A secret of each system is made, looked at, refused and deleted. */
const steps: readonly Step[] = [
  ['POST', vercel, '/v2/secrets/a', { body: { name: 'a', value: 'hush', decryptable: true } }, 200],
  ['POST', vercel, '/v2/secrets/a', { body: { name: 'a', value: 'hush' } }, 400],
  ['POST', vercel, '/v2/secrets/b', { body: { name: 'b', value: 'hush' }, as: 'carol' }, 402],
  ['GET', vercel, '/v3/secrets/a?decrypt=true', {}, 200],
  ['GET', vercel, '/v3/secrets?teamId=team_none', {}, 403],
  ['PATCH', vercel, '/v2/secrets/a', { body: { name: 'c' } }, 200],
  ['DELETE', vercel, '/v2/secrets/c', {}, 200],
  ['POST', 'example.com', environment, { body: { key: 'A', value: 'hush' }, headers: { 'Idempotency-Key': 'k' } }, 200],
  ['POST', 'example.com', environment, { body: { key: 'A', value: 'hush' }, headers: { 'Idempotency-Key': 'k' } }, 200],
  ['POST', 'example.com', environment, { body: { key: 'A', value: 'hush' } }, 409],
  ['PATCH', 'example.com', '/api/secrets/none', {}, 404],
  ['PATCH', 'example.com', '/api/secrets/none', { body: { id: 'mine' } }, 422],
  ['GET', 'example.com', environment, {}, 200],
  ['POST', 'www.floopfloop.com', project, { body: { key: 'A', value: 'hush-hush' } }, 200],
  ['POST', 'www.floopfloop.com', project, { body: { key: 'A', value: '' } }, 400],
  ['GET', 'www.floopfloop.com', project, { as: 'alice_staging' }, 404],
  ['DELETE', 'www.floopfloop.com', `${project}/A`, {}, 200],
]

export function describeSystems(wayIn: WayIn): void {
  describe('each system', () => {
    it.each(Object.entries(systems))(
      'VER-AUTH-2, ENV-ERR-2, PRJ-ERR-1 %s answers at its origin, and refuses who has no token in its own way',
      async (_, { host, path, refused, rateHeader }) => {
        const { call } = await callerOf(wayIn)
        const [known, unknown] = [await call('GET', path, { host }), await call('GET', path, { host, as: null })]
        expect([known.status, unknown.status]).toEqual([200, refused])
        for (const { headers } of [known, unknown]) {
          expect([headers['content-type'], headers[rateHeader]]).toEqual([
            'application/json; charset=utf-8',
            expect.stringMatching(/^\d+$/),
          ])
        }
      },
    )

    it('does not answer at the origin of another', async () => {
      const { call } = await callerOf(wayIn)
      for (const [asked, { path }] of Object.entries(systems)) {
        for (const [served, { host }] of Object.entries(systems)) {
          if (asked === served) continue
          const { status } = await call('GET', path, { host })
          expect([path, host, status]).toEqual([path, host, wayIn.fallsThrough ? 299 : 404])
        }
      }
    })

    it('VER-NEW-1, ENV-NEW-2, ENV-IDEM-1, PRJ-PUT-1 does what it does, and tells it like the platform itself', async () => {
      const [{ call }, inProcess] = [await callerOf(wayIn), await callerOf(throughFetch)]
      for (const [method, host, path, options, status] of steps) {
        const told = await call(method, path, { host, ...options })
        expect([method, path, told.status]).toEqual([method, path, status])
        const expected = await inProcess.call(method, path, { host, ...options })
        expect(told.text).toBe(expected.text)
        expect(told.headers['idempotent-replayed']).toBe(expected.headers['idempotent-replayed'])
      }
    })
  })
}

/** Where a request leads, when systems share a host or stand below a path of it. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform } from '../../../src/index.ts'

const headers = { Authorization: 'Bearer nowhere_alice' }
const status = async (platform: Platform, url: string): Promise<number> =>
  (await platform.fetch(url, { headers })).status
const environment = '/api/environments/env_staging/secrets'

describe('an origin with a path', () => {
  it.each(['http://localhost:5173/api', 'http://localhost:5173/api/'])(
    '%s has its system below it, and nowhere else',
    async (now) => {
      const platform = createPlatform({ origins: { now } })
      expect(platform.systems[0]?.origin).toBe('http://localhost:5173/api')
      const told = []
      for (const path of ['/api/now/secrets', '/now/secrets', '/api', '/apinow/secrets', '/api/v3/secrets']) {
        const isServed = platform.serves({ host: 'localhost:5173', path })
        told.push([path, await status(platform, `http://localhost:5173${path}`), isServed])
      }
      expect(told).toEqual([
        ['/api/now/secrets', 200, true],
        ['/now/secrets', 404, false],
        ['/api', 404, false],
        ['/apinow/secrets', 404, false],
        ['/api/v3/secrets', 404, false],
      ])
    },
  )

  it('may be shared, in whole or in part', async () => {
    const host = 'http://localhost:5173'
    const origins = {
      now: `${host}/api`,
      'vercel-secrets': `${host}/api`,
      'environment-secrets': host,
      'project-secrets': `${host}/api/v9`,
    }
    const platform = createPlatform({ origins })
    const paths = [
      '/api/now/secrets',
      '/api/v3/secrets',
      environment,
      '/api/v9/api/v1/projects',
      '/api/api/v1/projects',
    ]
    expect(await Promise.all(paths.map((path) => status(platform, `${host}${path}`)))).toEqual([
      200, 200, 200, 200, 404,
    ])
  })

  it('is not part of what an error calls the endpoint (NOW-ERR-3), and is part of what the journal has', async () => {
    const platform = createPlatform({ origins: { now: 'http://localhost:5173/api' } })
    const answer = await platform.fetch('http://localhost:5173/api/now/secrets/none', { headers })
    expect(await answer.json()).toMatchObject({ error: { url: 'https://zeit.co/errors/secrets/not_found' } })
    expect(platform.journal.entries().map(({ request }) => request.path)).toEqual(['/api/now/secrets/none'])
  })

  it('says of a path that is not there what was asked, in the shape of the only system that it can be', async () => {
    const platform = createPlatform({ origins: { 'project-secrets': 'http://localhost:5173/api' } })
    const answer = await platform.fetch('http://localhost:5173/elsewhere', { headers })
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', message: expect.any(String) } },
    ])
  })
})

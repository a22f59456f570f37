/** Of a request that no operation takes it is said which came closest, and why it did not take it. */
import { describe, expect, it } from 'vitest'
import { createPlatform } from '../../../src/index.ts'

const headers = { Authorization: 'Bearer nowhere_alice' }

describe('near misses', () => {
  it.each([
    ['GET', '/now/deploments', 'listNowDeployments', 'segment 2 is not "deployments"'],
    ['POST', '/now/Secrets', 'createNowSecret', 'segment 2 is not "secrets"'],
    ['GET', '/now/unknown', 'listNowDeployments', 'segment 2 is not "deployments"'],
    ['GET', '/secrets', 'listNowSecrets', 'it stands below "/now"'],
    ['GET', '/api/now/secrets', 'listNowSecrets', 'it stands at the top, without the first segment'],
    ['PATCH', '/proxy/api/now/secrets/x', 'renameNowSecret', 'it stands at the top, without the first 2 segments'],
    ['DELETE', '/now/secrets', 'listNowSecrets', 'the method is GET'],
    ['GET', '/now/deployments/abc/file', 'listNowDeploymentFiles', 'segment 4 is not "files"'],
  ])('%s %s: closest is %s', async (method, path, operationId, why) => {
    const platform = createPlatform()
    await platform.fetch(`https://api.zeit.co${path}`, { method, headers })
    const [entry] = platform.journal.nearMisses()
    expect(entry?.nearMisses?.[0]).toMatchObject({ operationId, why: expect.stringContaining(why) })
    expect(entry?.operationId).toBe(null)
  })

  it('are of the systems that answer at the origin that was asked', async () => {
    const platform = createPlatform()
    await platform.fetch('https://example.com/v1/environments/e1/secrets', { headers })
    const [entry] = platform.journal.nearMisses()
    expect(entry?.nearMisses?.[0]?.path).toBe('/api/environments/{envId}/secrets')
    expect(platform.nearMiss({ method: 'GET', host: 'example.com', path: '/v1/environments/e1/secrets' })).toMatch(
      /^closest is GET \/api\/environments\/\{envId\}\/secrets .*: segment 1 is not "api"$/,
    )
  })

  it('are none of a request that an operation took, whatever it answered', async () => {
    const platform = createPlatform()
    await platform.fetch('https://api.zeit.co/now/secrets/none', { headers })
    await platform.fetch('https://api.zeit.co/now/secrets')
    expect(platform.journal.nearMisses()).toEqual([])
  })

  it('are none where nothing of the path is known', async () => {
    const platform = createPlatform()
    await platform.fetch('https://api.zeit.co/', { headers })
    expect(platform.journal.nearMisses().map(({ nearMisses }) => nearMisses)).toEqual([[]])
  })

  it('are said with the answer, and do not change it', async () => {
    const platform = createPlatform()
    const answer = await platform.handle({
      method: 'GET',
      host: 'api.zeit.co',
      path: '/now/secret',
      query: '',
      headers: {},
      body: null,
    })
    expect(answer.nearMiss?.()).toMatch(
      /^closest is GET \/now\/secrets \(listNowSecrets\): segment 2 is not "secrets"$/,
    )
    expect(Object.keys(platform.journal.entries()[0]?.answer ?? {})).not.toContain('nearMiss')
  })
})

/** A path below which the API stands: the same whichever way in, told by the options of each. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer } from '../../src/adapters/node.ts'
import { createPlatform } from '../../src/index.ts'
import { callerOf } from './suite/way-in.ts'
import { throughFetch } from './ways/fetch.ts'
import { throughMsw } from './ways/msw.ts'
import { askHttp1, throughHttp1 } from './ways/server.ts'

const now = 'https://app.test/api'
const paths = ['/api/now/secrets', '/now/secrets', '/api/other']

describe('an origin with a path', () => {
  it.each([throughFetch, throughMsw, throughHttp1])('has its system below it, over $name', async (wayIn) => {
    const { call } = await callerOf(wayIn, { origins: { now } })
    const told = []
    for (const path of paths) told.push((await call('GET', path, { host: 'app.test' })).status)
    const absent = wayIn.fallsThrough ? 299 : 404
    expect(told).toEqual([200, absent, absent])
  })
})

describe('a server with a base path', () => {
  const ask = (path: string, host: string) => ({
    method: 'GET',
    path,
    host,
    headers: { Authorization: 'Bearer nowhere_alice', Origin: 'http://localhost:5173' },
    body: undefined,
  })

  it('has the API below it, whatever host it is called by, and the control API where it was', async () => {
    const platform = createPlatform()
    const server = await createServer(platform, { basePath: '/api/' }).listen()
    onTestFinished(() => server.close())
    const own = `127.0.0.1:${server.port}`
    const told = []
    for (const path of [...paths, '/_nowhere/health', '/api/_nowhere/health']) {
      told.push([path, (await askHttp1(server, { ...ask(path, own), headers: {} })).status])
    }
    expect(told).toEqual([
      ['/api/now/secrets', 403],
      ['/now/secrets', 404],
      ['/api/other', 404],
      ['/_nowhere/health', 200],
      ['/api/_nowhere/health', 404],
    ])
    expect((await askHttp1(server, ask('/api/now/secrets', 'api.zeit.co'))).status).toBe(200)
    expect(platform.journal.entries().map(({ request }) => request.path)).toContain('/now/secrets')
  })

  it('says to a page too where the API stands', async () => {
    const server = await createServer(createPlatform(), { basePath: '/api' }).listen()
    onTestFinished(() => server.close())
    const { headers, bytes } = await askHttp1(server, ask('/now/secrets', `127.0.0.1:${server.port}`))
    expect(headers['access-control-allow-origin']).toBe('http://localhost:5173')
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({
      error: { code: 'not_found', message: 'There is nothing at "/now/secrets": the API stands below "/api".' },
    })
  })
})

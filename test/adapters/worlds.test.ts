/** Worlds side by side through the ways in: who may make one by asking for it, and that none sees another. */
import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHandlers } from '../../src/adapters/msw.ts'
import { createPlatform } from '../../src/index.ts'
import { serve } from './node/raw.ts'

const auth = { Authorization: 'Bearer nowhere_alice' }
const named = { ...auth, 'X-Nowhere-World': 'one' }
const body = JSON.stringify({ name: 'api-key', value: 'abcdefgh' })
const post = { method: 'POST', headers: { ...named, 'Content-Type': 'application/json' }, body }

interface Listed {
  readonly secrets: readonly unknown[]
}

describe('a world through MSW', () => {
  it('is one of its own, by header and by host, and stays over a reset of the main one', async () => {
    const platform = createPlatform()
    const server = setupServer(...createHandlers(platform))
    server.listen({ onUnhandledRequest: 'error' })
    onTestFinished(() => server.close())
    const list = async (headers: Record<string, string>): Promise<number> => {
      const answer = await fetch('https://api.zeit.co/now/secrets', { headers })
      // The answer of listing secrets.
      return ((await answer.json()) as Listed).secrets.length
    }
    expect((await fetch('https://api.zeit.co/now/secrets', post)).status).toBe(200)
    expect([await list(named), await list(auth), await list({ ...auth, 'X-Nowhere-World': 'two' })]).toEqual([1, 0, 0])
    platform.reset()
    expect([
      await list(named),
      platform.worlds
        .list()
        .map(({ name }) => name)
        .toSorted(),
    ]).toEqual([1, ['one', 'two']])
    expect(
      (await fetch('https://api.zeit.co/now/secrets', { headers: { ...auth, 'X-Nowhere-World': 'a/b' } })).status,
    ).toBe(400)
  })
})

describe('a world that a request asks a server for', () => {
  it.each<[string, Record<string, string>, number]>([
    ['a program of this machine', {}, 200],
    ['a page of a local port', { Origin: 'http://localhost:5173', 'Sec-Fetch-Site': 'same-site' }, 200],
    ['a page of the server itself', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    [
      'a page that the browser calls one of another site',
      { Origin: 'http://localhost:5173', 'Sec-Fetch-Site': 'cross-site' },
      403,
    ],
    ['a page of an origin that may not read', { Origin: 'https://elsewhere.example' }, 403],
    ['somebody behind a proxy', { 'X-Forwarded-For': '203.0.113.7' }, 401],
  ])('is made for %s, or is not', async (_, headers, status) => {
    const { server, platform } = await serve()
    const answer = await fetch(`${server.url}/now/secrets`, { headers: { ...named, ...headers } })
    expect([answer.status, platform.worlds.has('one')]).toEqual([status, status === 200])
  })

  it('is open to everybody once it is there', async () => {
    const { server, platform } = await serve()
    await platform.worlds.fork('one')
    const headers = { ...named, 'X-Forwarded-For': '203.0.113.7' }
    expect((await fetch(`${server.url}/now/secrets`, { headers })).status).toBe(200)
    expect((await fetch(`${server.url}/~one/now/secrets`, { headers: auth })).status).toBe(200)
  })
})

describe('a fault that a request orders for itself', () => {
  const ordering = { ...auth, 'X-Nowhere-Fault': 'code=internal_server_error' }

  it('is met', async () => {
    const { server } = await serve()
    expect((await fetch(`${server.url}/now/secrets`, { headers: ordering })).status).toBe(500)
  })

  it('is unheard where the control API is off', async () => {
    const { server, platform } = await serve({ control: false })
    expect((await fetch(`${server.url}/now/secrets`, { headers: ordering })).status).toBe(200)
    const [entry] = platform.journal.entries()
    expect(Object.keys(entry?.request.headers ?? {})).not.toContain('x-nowhere-fault')
  })
})

/** What a server says at its root. */
import { describe, expect, it } from 'vitest'
import { askHttp1, askHttp2 } from '../ways/server.ts'
import { serve } from './raw.ts'

const json = { Accept: 'application/json' }
const tokens = [
  { account: 'alice', token: 'nowhere_alice' },
  { account: 'alice', token: 'nowhere_alice_staging' },
  { account: 'bob', token: 'nowhere_bob' },
  { account: 'carol', token: 'nowhere_carol' },
]

async function ask(
  headers: Readonly<Record<string, string>> = {},
  {
    method = 'GET',
    path = '/',
    host = '',
    ...options
  }: Parameters<typeof serve>[0] & Partial<Record<'method' | 'path' | 'host', string>> = {},
) {
  const { server, platform } = await serve(options)
  const own = host === '' ? `127.0.0.1:${server.port}` : host
  const request = { method, path, host: own, headers, body: undefined }
  const told = await (options.tls === true ? askHttp2 : askHttp1)(server, request)
  const text = Buffer.from(told.bytes).toString()
  return { ...told, text, server, platform }
}

describe('the root of a server', () => {
  it.each([false, true])('is a page that says what this is (HTTP/2: %s)', async (tls) => {
    const { status, headers, text, server, platform } = await ask({ Accept: 'text/html' }, { tls })
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const told = [
      server.url,
      'in memory',
      'https://api.zeit.co',
      'vercel-secrets',
      'nowhere_alice',
      '/_nowhere/',
      'README.md',
    ]
    expect(told.filter((each) => !text.includes(each))).toEqual([])
    expect(platform.journal.entries()).toEqual([])
  })

  it('is JSON for who asks for it', async () => {
    const { status, headers, text, server, platform } = await ask(json, { basePath: '/api' })
    expect([status, headers['content-type'], JSON.parse(text)]).toEqual([
      200,
      'application/json; charset=utf-8',
      {
        name: 'nowhere-kit',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        profile: 'documented',
        url: `${server.url}/api`,
        systems: platform.systems.map(({ name, origin }) => ({ name, origin })),
        tokens,
        state: 'in memory: it is gone when the server ends',
        control: '/_nowhere/',
        documentation: 'README.md and docs/ of the package nowhere-kit',
      },
    ])
  })

  it('is a success without a body for HEAD, and nothing but what the API says for another method', async () => {
    const { status, bytes } = await ask({}, { method: 'HEAD' })
    expect([status, bytes.length]).toEqual([200, 0])
    expect((await ask({}, { method: 'POST' })).status).toBe(404)
  })

  it('loads nothing from elsewhere, and lets nothing run', async () => {
    const { text, headers } = await ask()
    expect(text.match(/\b(src|href)="(?!\/_nowhere\/|data:,")[^"]*"/g)).toBe(null)
    expect(text).not.toMatch(/<script|@import|url\(|\son\w+=/i)
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      ),
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      vary: 'Accept, Origin',
    })
  })

  it('is no part of the hosts that systems have', async () => {
    expect((await ask(json, { host: 'api.zeit.co' })).status).toBe(404)
  })
})

describe('a page of another origin', () => {
  it('reads it where it may read answers, and then without tokens', async () => {
    const { headers, text } = await ask({ ...json, Origin: 'http://localhost:5173' })
    expect(headers['access-control-allow-origin']).toBe('http://localhost:5173')
    expect(JSON.parse(text).tokens).toBe(undefined)
  })

  it.each(['http://evil.example', 'null'])('of %s reads nothing', async (origin) => {
    const { headers, text } = await ask({ Origin: origin, 'Sec-Fetch-Site': 'cross-site' })
    expect([headers['access-control-allow-origin'], text.includes('nowhere_alice')]).toEqual([undefined, false])
    expect(text).toContain('Only callers on the machine of the server are told the tokens.')
  })

  it('finds no text of its own in the page', async () => {
    const { status, headers } = await ask({}, { host: '127.0.0.1:1"><b>' })
    expect([status, headers['content-type']]).toEqual([421, 'application/json; charset=utf-8'])
  })
})

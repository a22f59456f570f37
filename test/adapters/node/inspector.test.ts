/** Who is given the page of the inspector, and under which policy. */
import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { askHttp1 } from '../ways/server.ts'
import { serve } from './raw.ts'

const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

async function ask(path: string, headers: Readonly<Record<string, string>>, options: Parameters<typeof serve>[0] = {}) {
  const { server } = await serve(options)
  const told = await askHttp1(server, {
    method: 'GET',
    path,
    host: `127.0.0.1:${server.port}`,
    headers,
    body: undefined,
  })
  return { ...told, text: Buffer.from(told.bytes).toString() }
}

describe('the page of the inspector', () => {
  beforeAll(() => void execFileSync(process.execPath, ['scripts/build-inspector.js'], { stdio: 'pipe' }))

  it('is given to a browser, with a policy that lets no other script run and nobody embed it', async () => {
    const { status, headers, text } = await ask('/_nowhere/', html)
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(text).toMatch(/<script type="module"[^>]* src="\.\/page\.js">/)
    expect((await ask('/_nowhere/page.js', {})).headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it('is found without the slash, and below the path of a world', async () => {
    const { status, headers } = await ask('/_nowhere', html)
    expect([status, headers.location]).toEqual([308, '_nowhere/'])
    expect((await ask('/~checkout-3/_nowhere/', html)).status).toBe(200)
  })

  it('is nothing for programs that ask for JSON, and gone with the control API', async () => {
    expect((await ask('/_nowhere/', { Accept: '*/*' })).headers['content-type']).toBe('text/html; charset=utf-8')
    expect((await ask('/_nowhere/', { Accept: 'application/json' })).status).toBe(404)
    expect((await ask('/_nowhere/', html, { control: false })).text).toMatch('CONTROL_OFF')
    expect((await ask('/_nowhere/page.js', {}, { control: false })).status).toBe(404)
  })
})

/** The fake behind the servers of Vite. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { type NowhereOptions, nowhere } from '../../src/vite/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'nowhere-vite-'))
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
let server: ViteDevServer | undefined

async function started(options?: NowhereOptions): Promise<string> {
  const config: InlineConfig = { root: folder, configFile: false, logLevel: 'silent', plugins: [nowhere(options)] }
  server = await createServer({ ...config, server: { port: 0, host: '127.0.0.1' } })
  await server.listen()
  return server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
}

afterEach(() => server?.close())
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

const documentOf = (path: string): string => {
  const content = { 'application/json': { schema: { type: 'array', items: { type: 'object' } } } }
  const paths = { [path]: { get: { operationId: 'list', responses: { 200: { description: 'All.', content } } } } }
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths })
}

describe('nowhere()', () => {
  it('answers the API below its path, and what controls it at /__nowhere/, for its own page alone', async () => {
    const url = await started({ mount: '/api', platformOptions: { seed: 42 } })
    const body = JSON.stringify({ name: 'api-key', value: 'abc' })
    expect((await fetch(`${url}/api/now/secrets`, { method: 'POST', headers, body })).status).toBe(200)
    const records = await (await fetch(`${url}/__nowhere/records/secrets`)).json()
    expect(records.records).toEqual([expect.objectContaining({ name: 'api-key' })])
    const reset = async (origin: string): Promise<number> =>
      (await fetch(`${url}/__nowhere/reset`, { method: 'POST', headers: { Origin: origin } })).status
    expect([await reset('https://elsewhere.example'), await reset(url)]).toEqual([403, 200])
    expect(await (await fetch(`${url}/api/now/secrets`, { headers })).json()).toEqual({ secrets: [] })
  })

  it('plays a document, and plays it anew when its file changes', async () => {
    const document = join(folder, 'api.json')
    writeFileSync(document, documentOf('/books'))
    const url = await started({ document })
    expect((await fetch(`${url}/api/books`)).status).toBe(200)
    expect((await fetch(`${url}/api/orders`)).status).toBe(404)
    await vi.waitFor(
      async () => {
        // Again and again: what is written before the watcher is ready it does not see.
        writeFileSync(document, documentOf('/orders'))
        expect((await fetch(`${url}/api/orders`)).status).toBe(200)
      },
      { timeout: 20_000, interval: 1_000 },
    )
    expect((await fetch(`${url}/api/books`)).status).toBe(404)
  })

  it('leaves alone what merely begins like its path, and shows the inspector where it is', async () => {
    writeFileSync(join(folder, 'api-client.js'), 'export const own = true\n')
    const url = await started()
    expect(await (await fetch(`${url}/api-client.js`)).text()).toContain('own = true')
    const page = await fetch(`${url}/__nowhere`, { headers: { Accept: 'text/html' }, redirect: 'manual' })
    expect([page.status, page.headers.get('location')]).toEqual([308, '__nowhere/'])
  })

  it('goes on as it was where its document is broken, and begins anew when that is mended', async () => {
    const document = join(folder, 'mended.json')
    writeFileSync(document, documentOf('/books'))
    const url = await started({ document })
    const becomes = (text: string, path: string, status: number): Promise<void> =>
      vi.waitFor(
        async () => {
          writeFileSync(document, text)
          expect((await fetch(`${url}/api${path}`)).status).toBe(status)
        },
        { timeout: 20_000, interval: 1_000 },
      )
    await becomes(documentOf('/orders'), '/orders', 200)
    const told = vi.spyOn(server?.config.logger ?? { error: () => {} }, 'error')
    await vi.waitFor(
      () => {
        writeFileSync(document, '{')
        expect(told.mock.calls.flat().join(' ')).toContain('The fake is that of')
      },
      { timeout: 20_000, interval: 1_000 },
    )
    expect((await fetch(`${url}/api/orders`)).status).toBe(200)
    await becomes(documentOf('/authors'), '/authors', 200)
  })

  it('refuses an option that it does not have', () => {
    expect(() => nowhere({ mont: '/api' } as NowhereOptions)).toThrow('it has no option "mont"')
  })

  it('refuses a path that is none', () => {
    expect(() => nowhere({ mount: '/' })).toThrow("Give one such as '/api'")
    expect(() => nowhere({ mount: '/__nowhere' })).toThrow('it is no path below the root')
  })
})

/** What bundlers make of the packed package: a page with all that a page may import, run in Chromium. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { reasonToSkip, serve, textOfPage } from './page.ts'
import { writeRecipe } from './recipe-files.ts'
import { runTool } from './run-tool.ts'

const project = inject('project')

const page = `
import { createPlatform } from 'nowhere-kit'
import { createControlFetch } from 'nowhere-kit/control'
import { createPlatformOf } from 'nowhere-kit/document'
import { mountInspector } from 'nowhere-kit/inspector'
import { createHandlers } from 'nowhere-kit/msw'

const content = { 'application/json': { schema: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } } } }
const paths = { '/things': { get: { operationId: 'listThings', responses: { 200: { description: 'All.', content } } } } }
const ofDocument = createPlatformOf({ openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths })
const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z' })
const headers = { Authorization: 'Bearer nowhere_alice' }
const ask = async ({ fetch }, url) => { const answer = await fetch(url, { headers }); return answer.status }
const { now } = await (await createControlFetch(platform)('http://localhost/_nowhere/clock')).json()
const told = [
  await ask(platform, 'https://api.zeit.co/now/secrets'),
  await ask(ofDocument, 'http://localhost/things'),
  now,
  createHandlers(platform).length > 0,
  typeof mountInspector,
  (await platform.populate({ secrets: 2 })).secrets,
]
document.body.textContent = told.join(' ')`
const shown = '200 200 2017-02-20T08:00:00.000Z true function 2'

/** Each writes into `out/` what a page loads. */
const bundlers = {
  esbuild: ['page.js', '--bundle', '--splitting', '--format=esm', '--outdir=out'],
  vite: ['build', '--outDir', 'out'],
  webpack: [
    'build',
    '--mode',
    'production',
    '--no-optimization-minimize',
    '--output-path',
    'out',
    '--entry',
    './page.js',
  ],
} as const

const html = '<!doctype html><body><script type="module" src="./page.js"></script>'

/** Serves a folder of scripts, with a page that loads the first one that is there. */
async function serveBuilt(folder: string): Promise<{ url: string; close(): void }> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const scripts = names.filter((name) => name.endsWith('.js')).map((name) => `/${name}`)
  const [first] = ['/page.js', '/main.js'].filter((name) => scripts.includes(name))
  const index = names.includes('index.html')
    ? readFileSync(join(folder, 'index.html'), 'utf8')
    : html.replace('./page.js', String(first))
  return serve({
    '/': ['text/html', index],
    ...Object.fromEntries(scripts.map((name) => [name, ['text/javascript', readFileSync(join(folder, name), 'utf8')]])),
  })
}

describe(`what a bundler makes of the package${reasonToSkip}`, () => {
  it.skipIf(reasonToSkip !== '').each(Object.entries(bundlers))('runs in a page: %s', async (name, args) => {
    const folder = writeRecipe(project, `bundled-by-${name}`, { 'page.js': page, 'index.html': html })
    const { code, output } = await runTool(folder, name, args)
    expect(code, output).toBe(0)
    const server = await serveBuilt(join(folder, 'out'))
    onTestFinished(() => server.close())
    expect(await textOfPage(server.url)).toBe(shown)
  })

  it.skipIf(reasonToSkip !== '')('runs in a page, on the server and behind a route: next', async () => {
    const folder = writeRecipe(project, 'built-by-next', next)
    const extra = { NEXT_TELEMETRY_DISABLED: '1' }
    const { code, output } = await runTool(folder, 'next', ['build'], extra)
    expect(code, output).toBe(0)
    const url = await start(folder)
    expect(await textOfPage(url, /page/)).toBe('server 200\n\npage 200')
    const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
    const body = JSON.stringify({ name: 'api-key', value: 'v' })
    expect((await fetch(`${url}/now/secrets`, { method: 'POST', headers, body })).status).toBe(200)
    const { secrets } = await (await fetch(`${url}/now/secrets`, { headers })).json()
    expect(secrets).toMatchObject([{ name: 'api-key' }])
  })
})

const ask = "platform.fetch('https://api.zeit.co/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })"

const next = {
  'app/layout.jsx':
    "export default function Layout({ children }) { return <html lang='en'><body>{children}</body></html> }",
  'app/page.jsx': `
    import { createPlatform } from 'nowhere-kit'
    import { Own } from './own.jsx'
    export const dynamic = 'force-dynamic'
    const platform = createPlatform()
    export default async function Page() {
      return <main><p>server {(await ${ask}).status}</p><Own /></main>
    }`,
  'app/own.jsx': `
    'use client'
    import { useEffect, useState } from 'react'
    import { createPlatform } from 'nowhere-kit'
    export function Own() {
      const [status, setStatus] = useState()
      useEffect(() => {
        const platform = createPlatform()
        ${ask}.then((answer) => setStatus(answer.status))
      }, [])
      return status && <p>page {status}</p>
    }`,
  'app/now/[...path]/route.js': `
    import { createPlatform } from 'nowhere-kit'
    const platform = createPlatform()
    const answer = (request) => {
      const { pathname, search } = new URL(request.url)
      return platform.fetch(new Request('https://api.zeit.co' + pathname + search, request))
    }
    export { answer as GET, answer as POST }`,
  'package.json': '{ "type": "module" }',
  // Else it takes the folder above for the one of several packages.
  'next.config.js': 'export default { turbopack: { root: new URL("..", import.meta.url).pathname } }',
}

/** Where the built application listens, on a port that is free; it is ended with the test. */
async function start(folder: string): Promise<string> {
  const args = ['start', '--port', '0', '--hostname', '127.0.0.1']
  const command = join(project, 'node_modules/next/dist/bin/next')
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const
  const child: ChildProcess = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.kill()
    await closed
  })
  let output = ''
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`next start has ended: ${output}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
      const [, url] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(output) ?? []
      if (url !== undefined) resolve(url)
    })
  })
}

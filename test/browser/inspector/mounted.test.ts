/** The inspector as a part of somebody's page, over a platform that runs in the page itself. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildInspector, hasChromium, launch, suffix } from './opened.ts'

const script = `
import { createPlatform } from './src/index.ts'
import { createControlFetch } from './src/adapters/control-fetch.ts'
import { mountInspector } from './dist/inspector/mount.js'

const platform = createPlatform({ seed: 1 })
const headers = { Authorization: 'Bearer nowhere_alice' }
globalThis.unmount = mountInspector(document.querySelector('#here'), { control: createControlFetch(platform) })
document.querySelector('#ask').onclick = () => platform.fetch('https://api.zeit.co/now/secrets', { headers })
`
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'none'; img-src data:"

describe.skipIf(!hasChromium)(`the inspector in a page${suffix}`, () => {
  let browser: Browser
  let server: Server
  let url = ''

  beforeAll(async () => {
    buildInspector()
    const { outputFiles } = await build({
      stdin: { contents: script, loader: 'ts', resolveDir: process.cwd() },
      ...{ bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2023', logLevel: 'error' },
    })
    const page =
      '<!doctype html><html lang="en"><title>Mine</title><link rel="icon" href="data:,"><h1>Mine</h1><button id="ask">Ask</button><div id="here"></div><script type="module" src="/page.js"></script>'
    server = createServer((request, response) => {
      const isScript = request.url === '/page.js'
      response.writeHead(200, {
        'Content-Type': isScript ? 'text/javascript' : 'text/html',
        'Content-Security-Policy': policy,
      })
      response.end(isScript ? outputFiles[0]?.text : page)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an address with one.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it('shows what happens there, switches worlds, and goes when it is told to', async () => {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(url)
    await page.getByText('Nobody has asked anything yet.').waitFor()
    await page.getByRole('button', { name: 'Ask' }).click()
    await page.getByRole('button', { name: 'GET /now/secrets' }).waitFor()
    await page.getByRole('button', { name: 'Worlds' }).click()
    await page.getByLabel('Name of the new world').fill('other')
    await page.getByRole('button', { name: 'Fork main' }).click()
    await page.getByRole('button', { name: 'Switch to other' }).click()
    await page.getByRole('button', { name: 'Requests' }).click()
    await page.getByText('Nobody has asked anything yet.').waitFor()
    await page.evaluate(() => (globalThis as unknown as { unmount(): void }).unmount())
    await page.getByText('Nobody has asked anything yet.').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })
})

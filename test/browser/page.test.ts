/** The handlers in Chromium, behind a service worker, on a page whose policy forbids `eval` and every other origin's scripts. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSelfSigned } from '../clients/self-signed.ts'

const executablePath = process.env.NOWHERE_CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
const policy =
  "default-src 'self'; connect-src 'self' https://api.zeit.co https://*.now.sh; script-src 'self'; worker-src 'self'"

describe(`the handlers in a browser${hasChromium ? '' : ` (skipped: there is no Chromium at ${executablePath})`}`, () => {
  let server: Server
  let url = ''
  const profile = mkdtempSync(join(tmpdir(), 'nowhere-chromium-'))

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: ['test/browser/page.ts'],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2023',
      logLevel: 'error',
    })
    const files: Record<string, [type: string, content: string]> = {
      '/': ['text/html', '<!doctype html><title>Nowhere</title><script type="module" src="/page.js"></script>'],
      '/page.js': ['text/javascript', outputFiles[0]?.text ?? ''],
      '/mockServiceWorker.js': ['text/javascript', readFileSync('node_modules/msw/lib/mockServiceWorker.js', 'utf8')],
      '/own.txt': ['text/plain', 'the page itself'],
    }
    server = createServer((request, response) => {
      const [type, content] = files[request.url ?? ''] ?? ['text/plain', '']
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy })
      response.end(content)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an address with one.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })

  afterAll(() => {
    server.close()
    rmSync(profile, { recursive: true, force: true })
  })

  it.skipIf(!hasChromium)('answer a front end under a Content-Security-Policy without eval', async () => {
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      const certificate = await createSelfSigned('page.example.com')
      await page.addInitScript((made) => Object.assign(globalThis, { certificate: made }), certificate)
      await page.goto(url)
      const outcome = await page.evaluate(() => window.outcome)
      expect(outcome).toEqual({
        created: 200,
        list: { status: 200, body: { deployments: [expect.objectContaining({ name: 'page' })] }, limit: '600' },
        site: '<h1>It runs nowhere</h1>',
        refused: 400,
        certificate: 200,
        own: 'the page itself',
      })
      // The browser itself reports every answer that is no success.
      expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

/** The site of docs/, built as `npm run docs:build` builds it, and read in Chromium without any network but loopback. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const executablePath = process.env.NOWHERE_CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const site = mkdtempSync(join(tmpdir(), 'nowhere-site-'))
let built: ReturnType<typeof spawnSync>
beforeAll(() => {
  built = spawnSync(process.execPath, ['scripts/run.js', 'scripts/site/main.ts', site], { encoding: 'utf8' })
})
afterAll(() => rmSync(site, { recursive: true, force: true }))

it('is built, and no link of it is dead', () => {
  expect(built.status, String(built.stderr)).toBe(0)
  expect(existsSync(join(site, 'contract/now.html'))).toBe(true)
  expect(readFileSync(join(site, 'llms.txt'), 'utf8')).toBe(readFileSync('llms.txt', 'utf8'))
  expect(readFileSync(join(site, 'docs/msw.md'), 'utf8')).toBe(readFileSync('docs/msw.md', 'utf8'))
})

describe(`a reader in a browser${hasChromium ? '' : ` (skipped: there is no Chromium at ${executablePath})`}`, () => {
  const profile = mkdtempSync(join(tmpdir(), 'nowhere-chromium-'))
  const complaints: string[] = []
  const asked = new Set<string>()
  let server: Server
  let browser: BrowserContext
  let page: Page
  let url = ''

  beforeAll(async () => {
    if (!hasChromium) return
    server = serve()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an address with one.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ]
    browser = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args })
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(profile, { recursive: true, force: true })
  })

  it.skipIf(!hasChromium)('finds a requirement by its id, and the tests that name it', async () => {
    await page.goto(`${url}/`)
    await page.locator('.VPNavBarSearch button').click()
    await page.locator('input.search-input').fill('NOW-SEC-3')
    await page.locator('.results a[href$="/contract/now.html#now-sec-3"]').click()
    await page.waitForURL('**/contract/now.html#now-sec-3')
    const heading = page.locator('#now-sec-3')
    expect((await heading.textContent())?.startsWith('NOW-SEC-3')).toBe(true)
    expect(await page.locator('#now-sec-3 ~ ul a[href$="#createnowsecret"]').first().isVisible()).toBe(true)
  })

  it.skipIf(!hasChromium)('reads a docstring and a decision', async () => {
    await page.goto(`${url}/api/nowhere-kit/msw.html`)
    expect(await page.locator('#createhandlers').isVisible()).toBe(true)
    await page.goto(`${url}/docs/decisions/0001-state-is-our-own.html`)
    expect(await page.locator('h1').count()).toBe(1)
  })

  it.skipIf(!hasChromium)('meets no error, and asks nobody else', () => {
    expect(complaints).toEqual([])
    expect([...asked].filter((origin) => origin !== url && origin !== 'null')).toEqual([])
  })
})

function serve(): Server {
  return createServer((request, response) => {
    const path = join(site, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
    if (!existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' })
    return response.end(readFileSync(file))
  })
}

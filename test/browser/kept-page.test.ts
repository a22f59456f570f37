/** What is kept in IndexedDB, in Chromium: a page that is reloaded, a second tab, and content that is damaged. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const executablePath = process.env.NOWHERE_CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)

describe.skipIf(!hasChromium)(
  `a page that keeps its world${hasChromium ? '' : ` (skipped: there is no Chromium at ${executablePath})`}`,
  () => {
    const profile = mkdtempSync(join(tmpdir(), 'nowhere-chromium-'))
    let server: Server
    let url = ''
    let browser: BrowserContext

    beforeAll(async () => {
      const { outputFiles } = await build({
        entryPoints: ['test/browser/kept-page.ts'],
        outdir: 'out',
        bundle: true,
        splitting: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        target: 'es2023',
        logLevel: 'error',
      })
      const files = new Map(outputFiles.map(({ path, text }) => [path.slice(path.indexOf('/out/') + 4), text]))
      files.set('/mockServiceWorker.js', readFileSync('node_modules/msw/lib/mockServiceWorker.js', 'utf8'))
      server = createServer(({ url: path = '' }, response) => {
        const script = files.get(path)
        response.writeHead(200, { 'Content-Type': script === undefined ? 'text/html' : 'text/javascript' })
        response.end(script ?? '<!doctype html><title>Kept</title><script type="module" src="/kept-page.js"></script>')
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      // A server that listens on a port has an address with one.
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      const flags = [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ]
      browser = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args: flags })
    })

    afterAll(async () => {
      await browser?.close()
      server?.close()
      rmSync(profile, { recursive: true, force: true })
    })

    const create = (page: Page, name: string): Promise<number> =>
      page.evaluate(async (given) => (await window.kept).create(given), name)
    const list = (page: Page): Promise<string[]> => page.evaluate(async () => (await window.kept).list())
    const opened = async (): Promise<Page> => {
      const page = await browser.newPage()
      await page.goto(url)
      return page
    }

    it('has it again after a reload, and goes on with the same history', async () => {
      const page = await opened()
      expect(await create(page, 'api-key')).toBe(200)
      const [ids, last] = await page.evaluate(async () => [(await window.kept).ids(), (await window.kept).last()])
      await page.reload()
      expect(await list(page)).toEqual(['api-key'])
      expect(await page.evaluate(async () => [(await window.kept).ids(), (await window.kept).last()])).toEqual([
        ids,
        Number(last) + 1,
      ])
      expect(await create(page, 'api-key')).toBe(409)
      await page.close()
    })

    it('is kept by the first of two tabs; the second begins as that is, and says that its own goes with it', async () => {
      const first = await opened()
      await list(first)
      const second = await browser.newPage()
      const warned = second.waitForEvent('console', (message) => message.text().includes('another tab keeps its world'))
      await second.goto(url)
      await warned
      expect(await list(second)).toEqual(['api-key'])
      expect(await create(second, 'of-the-second')).toBe(200)
      expect(await create(first, 'of-the-first')).toBe(200)
      await second.close()
      await first.reload()
      expect(await list(first)).toEqual(['api-key', 'of-the-first'])
      await first.close()
    })

    it('refuses what is damaged, and says how to begin anew', async () => {
      const page = await opened()
      await list(page)
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const opening = indexedDB.open('nowhere-kit')
            opening.onsuccess = () => {
              const transaction = opening.result.transaction('entries', 'readwrite')
              transaction.objectStore('entries').delete(2)
              transaction.oncomplete = () => {
                opening.result.close()
                resolve()
              }
            }
          }),
      )
      const refused = page.waitForEvent('console', (message) =>
        message.text().includes('deleteDatabase("nowhere-kit")'),
      )
      await page.reload()
      expect(await page.evaluate(() => window.kept.then(({ create }) => create('x')))).toBe(500)
      expect((await refused).text()).toContain('the log has a hole')
      await page.close()
    })
  },
)

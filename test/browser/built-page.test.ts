/** A module that `nowhere build` wrote, in Chromium, on a page whose policy lets no code be made. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type BuiltModule, builtModule, bundled } from '../building/built-module.ts'

const executablePath = process.env.NOWHERE_CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)

const page = `
import { createPlatform } from './index.js'
const platform = createPlatform({ tokens: ['t1'] })
const ask = async (method, path, body) => {
  const init = { method, headers: { 'x-api-key': 't1', 'content-type': 'application/json' }, body: body && JSON.stringify(body) }
  const answer = await platform.fetch('https://books.example/v1' + path, init)
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() }
}
globalThis.outcome = (async () => {
  const author = await ask('POST', '/authors', { name: 'Ada' })
  const read = await ask('GET', '/authors/' + author.body.id)
  const refused = await ask('POST', '/authors', {})
  return { made: author.status, isSame: JSON.stringify(author.body) === JSON.stringify(read.body), name: read.body.name, refused: refused.status >= 400 && refused.status < 500 }
})()
`

describe(`a module that was built, in a browser${hasChromium ? '' : ` (skipped: there is no Chromium at ${executablePath})`}`, () => {
  let server: Server
  let module: BuiltModule
  let url = ''
  const profile = mkdtempSync(join(tmpdir(), 'nowhere-chromium-'))

  beforeAll(async () => {
    module = await builtModule(parse(readFileSync('test/contract/any-spec/books-api.yaml', 'utf8')))
    const script = await bundled(module, page)
    server = createServer((request, response) => {
      const isScript = request.url === '/page.js'
      response.writeHead(200, {
        'Content-Type': isScript ? 'text/javascript' : 'text/html',
        'Content-Security-Policy': "default-src 'self'; script-src 'self'",
      })
      response.end(
        isScript ? script : '<!doctype html><title>Built</title><script type="module" src="/page.js"></script>',
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an address with one.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })

  afterAll(() => {
    server.close()
    for (const folder of [profile, module.folder]) rmSync(folder, { recursive: true, force: true })
  })

  it.skipIf(!hasChromium)('makes, reads and refuses under a policy without eval', async () => {
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    })
    try {
      const opened = await browser.newPage()
      const complaints: string[] = []
      opened.on('pageerror', (error) => complaints.push(error.message))
      opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await opened.goto(url)
      expect(await opened.evaluate(() => window.outcome)).toEqual({
        made: 201,
        isSame: true,
        name: 'Ada',
        refused: true,
      })
      expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

/** What a page of somebody else can send from a browser neither stops, fills, reads nor changes a server on the same machine. */
import { existsSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createServer, type RunningServer } from '../../src/adapters/node.ts'
import { createPlatform, type Platform } from '../../src/index.ts'

const executablePath = process.env.NOWHERE_CHROMIUM ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)
const token = 'Bearer nowhere_alice'

/** Runs in the page: everything that it can send, and what it could read of the answers. */
async function attack(base: string): Promise<string[]> {
  const paths = ['/now/secrets', '/_nowhere/health', '/_nowhere/journal', '/_nowhere/reset', '/']
  const read: string[] = []
  const send = (path: string, init: RequestInit): Promise<void> =>
    fetch(base + path, init).then(
      async (answer) => void (answer.type !== 'opaque' && read.push(`${answer.status} ${await answer.text()}`)),
      () => undefined,
    )
  const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
  for (const path of paths) {
    await send(path, {})
    await send(path, { headers })
    await send(path, { mode: 'no-cors', credentials: 'include' })
    await send(path, { method: 'POST', body: '{"name":"planted","value":"by a foreign page"}' })
    await send(path, { method: 'POST', mode: 'no-cors', body: '{"freeze":true}' })
    await send(path, { method: 'POST', headers, body: '{"name":"planted","value":"by a foreign page"}' })
    navigator.sendBeacon(base + path, '{"advance":"10d"}')
    await new Promise((resolve) => {
      const image = new Image()
      image.onload = image.onerror = resolve
      image.src = base + path
    })
  }
  const form = document.createElement('form')
  const frame = document.createElement('iframe')
  frame.name = 'inside'
  Object.assign(form, { action: `${base}/_nowhere/reset`, method: 'POST', target: 'inside', enctype: 'text/plain' })
  document.body.append(frame, form)
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  form.submit()
  await loaded
  const large = 'x'.repeat(2_000_000)
  await Promise.all(Array.from({ length: 20 }, () => send('/'.repeat(15_000), { mode: 'no-cors' })))
  await Promise.all(
    Array.from({ length: 5 }, () => send('/now/secrets', { method: 'POST', mode: 'no-cors', body: large })),
  )
  return read
}

describe.skipIf(!hasChromium)(
  `a foreign page${hasChromium ? '' : ` (skipped: there is no Chromium at ${executablePath})`}`,
  () => {
    let browser: Browser
    let foreign: Server
    let foreignPort = 0
    let platform: Platform
    let server: RunningServer
    let page: Page

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath,
        headless: true,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--host-resolver-rules=MAP evil.test 127.0.0.1'],
      })
      foreign = createHttpServer((_, response) =>
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><body>'),
      )
      await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
      // A server that listens on a port has an address with one.
      foreignPort = (foreign.address() as AddressInfo).port
    })
    afterAll(async () => {
      await browser?.close()
      foreign?.close()
    })
    beforeEach(async () => {
      platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z' })
      const body = '{"name":"mine","value":"hush"}'
      const headers = { Authorization: token, 'Content-Type': 'application/json' }
      await platform.fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
      page = await browser.newPage()
    })
    afterEach(async () => {
      await page.close()
      await server.close()
    })

    const state = (): unknown => [platform.snapshot().collections, platform.clock.iso()]
    const kept = (): number =>
      platform.journal.entries().reduce((sum, { request }) => sum + (request.body?.length ?? 0), 0)

    it.each([{}, { controlToken: 'letmein' }, { cors: 'off' }])(
      'of another site reads nothing, changes nothing, and the next caller is served (%j)',
      async (options) => {
        server = await createServer(platform, options).listen()
        const before = state()
        await page.goto(`http://evil.test:${foreignPort}/`)
        expect(await page.evaluate(attack, server.url)).toEqual([])
        expect(state()).toEqual(before)
        expect(kept()).toBeLessThan(1_000)
        const answer = await fetch(`${server.url}/now/secrets`, { headers: { Authorization: token } })
        expect(await answer.json()).toMatchObject({ secrets: [{ name: 'mine' }] })
      },
    )

    it('of another local port does not reach the control API', async () => {
      server = await createServer(platform).listen()
      const before = state()
      await page.goto(`http://localhost:${foreignPort}/`)
      const read = await page.evaluate(
        async (base) =>
          Promise.all(
            ['health', 'journal', 'reset'].map((name) =>
              fetch(`${base}/_nowhere/${name}`, { method: name === 'reset' ? 'POST' : 'GET' }).then(
                () => 'read',
                () => 'kept out',
              ),
            ),
          ),
        server.url,
      )
      expect([read, state()]).toEqual([['kept out', 'kept out', 'kept out'], before])
    })

    it('whose name was made to lead here is told that nobody of that name is here', async () => {
      server = await createServer(platform).listen()
      const before = state()
      const first = await page.goto(`http://evil.test:${server.port}/`)
      expect(first?.status()).toBe(421)
      const statuses = await page.evaluate(
        async (headers) =>
          Promise.all(
            ['/now/secrets', '/_nowhere/journal', '/_nowhere/reset'].map(
              async (path) => (await fetch(path, { method: path.endsWith('reset') ? 'POST' : 'GET', headers })).status,
            ),
          ),
        { Authorization: token },
      )
      expect([statuses, state()]).toEqual([[421, 421, 421], before])
    })
  },
)

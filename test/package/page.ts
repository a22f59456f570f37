/** A page of its own in Chromium: a module bundled for it, served from loopback, beside the worker of Mock Service Worker. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'

export const chromiumPath: string = process.env.NOWHERE_CHROMIUM ?? '/usr/bin/chromium'
/** Empty where there is a Chromium. */
export const reasonToSkip: string = existsSync(chromiumPath)
  ? ''
  : ` (skipped: there is no Chromium at ${chromiumPath})`

/** Serves files by path: their type and their content. */
export async function serve(
  files: Readonly<Record<string, readonly [type: string, content: string]>>,
): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const [type, content] = files[request.url ?? ''] ?? ['text/plain', '']
    response.writeHead(200, { 'Content-Type': type })
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

/** The text of a page that runs the module, when it has some. */
export async function openPage(folder: string, entry: string, worker: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'error',
  })
  const server = await serve({
    '/': ['text/html', '<!doctype html><body><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    '/mockServiceWorker.js': ['text/javascript', worker],
  })
  try {
    return await textOfPage(server.url)
  } finally {
    server.close()
  }
}

/** The text of a page, when it has some that fits: any, unless `fits` is given. */
export async function textOfPage(url: string, fits = /\S/): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'nowhere-chromium-'))
  const flags = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const options = { executablePath: chromiumPath, headless: true, args: ['--no-sandbox', ...flags] }
  const browser = await chromium.launchPersistentContext(profile, options)
  try {
    const page = await browser.newPage()
    await page.goto(url)
    const body = page.locator('body')
    await body.filter({ hasText: fits }).waitFor()
    return await body.innerText()
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

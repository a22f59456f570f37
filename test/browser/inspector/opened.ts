/** The inspector in Chromium, before a server of the sources, and what a person does with it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { createServer, type ServerOptions } from '../../../src/adapters/node.ts'
import type { Platform } from '../../../src/index.ts'

const executablePath = process.env.NOWHERE_CHROMIUM ?? '/usr/bin/chromium'
export const hasChromium: boolean = existsSync(executablePath)
export const suffix: string = hasChromium ? '' : ` (skipped: there is no Chromium at ${executablePath})`

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })

/** Where the server of the sources looks for it. */
export function buildInspector(): void {
  execFileSync(process.execPath, ['scripts/build-inspector.js'], { stdio: 'pipe' })
}

export interface Opened {
  readonly page: Page
  readonly url: string
  /** What the console was told of as an error, and what was thrown. */
  readonly complaints: string[]
  /** A request for the API, as alice. */
  ask(method: string, path: string, body?: unknown): Promise<number>
  close(): Promise<void>
}

export interface OpenOptions extends ServerOptions {
  readonly path?: string
  readonly context?: BrowserContextOptions
}

export async function open(browser: Browser, platform: Platform, options: OpenOptions = {}): Promise<Opened> {
  const { path = '/_nowhere/', context: given = {}, ...server } = options
  const running = await createServer(platform, server).listen()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...given })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(running.url + path)
  return {
    page,
    url: running.url,
    complaints,
    async ask(method, asked, body) {
      const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
      const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
      return (await fetch(running.url + asked, init)).status
    },
    async close() {
      await context.close()
      await running.close()
    },
  }
}

export const views = [
  'Requests',
  'Things',
  'Life cycles',
  'Clock',
  'Limits',
  'Faults',
  'Worlds',
  'Snapshots',
  'Contract',
  'Report',
] as const

export async function goTo(page: Page, view: (typeof views)[number]): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

/** Ids of the rules of axe-core that the page breaks, with where. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // Put there by the script that was run just now.
    const { axe: runner } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> }
    }
    const { violations } = await runner.run()
    return violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`)
  })
}

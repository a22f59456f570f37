/** A page of Vite's dev server, and of its preview, whose API is the fake of the plugin; and the inspector beside it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build, createServer, type InlineConfig, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nowhere } from '../../src/vite/index.ts'
import { buildInspector, hasChromium, launch, suffix } from './inspector/opened.ts'

const folder = mkdtempSync(join(tmpdir(), 'nowhere-vite-page-'))
const document = join(folder, 'jobs.json')

const documentOf = (title: string): string => {
  const Job = {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: { type: 'string' }, title: { type: 'string' } },
  }
  const answer = (schema: object) => ({ description: 'It.', content: { 'application/json': { schema } } })
  const list = answer({ type: 'array', items: Job })
  const post = {
    operationId: 'createJob',
    requestBody: {
      content: { 'application/json': { schema: { type: 'object', properties: { title: { type: 'string' } } } } },
    },
    responses: { 201: answer(Job) },
  }
  const paths = { '/jobs': { get: { operationId: 'listJobs', responses: { 200: list } }, post } }
  return JSON.stringify({ openapi: '3.1.0', info: { title, version: '1' }, paths })
}

const pageText = `
  const titles = async () => (await (await fetch('/api/jobs')).json()).map(({ title }) => title).join(', ') || 'None yet'
  const button = document.createElement('button')
  button.textContent = 'Add'
  button.onclick = async () => {
    const headers = { 'Content-Type': 'application/json' }
    await fetch('/api/jobs', { method: 'POST', headers, body: JSON.stringify({ title: 'Welder' }) })
    list.textContent = await titles()
  }
  const list = document.createElement('p')
  document.body.append(button, list)
  list.textContent = await titles()`

const config = (): InlineConfig => ({
  root: folder,
  configFile: false,
  logLevel: 'silent',
  build: { target: 'es2023' },
  plugins: [nowhere({ mount: '/api', document })],
})
const onLoopback = { port: 0, host: '127.0.0.1' }

describe.skipIf(!hasChromium)(`a page of Vite${suffix}`, () => {
  let browser: Browser
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><title>Jobs</title><script type="module" src="/page.js"></script>',
    )
    writeFileSync(join(folder, 'page.js'), pageText)
    buildInspector()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })

  async function addWelder(page: Page, url: string): Promise<void> {
    await page.goto(url)
    await page.locator('p').filter({ hasText: 'None yet' }).waitFor()
    await page.getByRole('button', { name: 'Add' }).click()
    await page.locator('p').filter({ hasText: 'Welder' }).waitFor()
  }

  it('asks its own origin, is loaded again when the document changes, and has the inspector beside it', async () => {
    writeFileSync(document, documentOf('Jobs'))
    const server = await createServer({ ...config(), server: onLoopback })
    try {
      await server.listen()
      const url = server.resolvedUrls?.local[0] ?? ''
      const page = await browser.newPage()
      await addWelder(page, url)

      const inspector = await browser.newPage()
      const complaints: string[] = []
      inspector.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await inspector.goto(`${url}__nowhere/`)
      await inspector.getByRole('button', { name: 'POST /jobs' }).waitFor()
      await inspector.getByRole('navigation').getByRole('button', { name: 'Things' }).click()
      await inspector.getByRole('cell', { name: 'Welder' }).waitFor()
      expect(complaints).toEqual([])
      await inspector.close()

      let isLoadedAgain = false
      const loaded = page
        .locator('p')
        .filter({ hasText: 'None yet' })
        .waitFor()
        .then(() => (isLoadedAgain = true))
      // Again and again: what is written before the watcher is ready it does not see.
      while (!isLoadedAgain) {
        writeFileSync(document, documentOf('Jobs again'))
        await Promise.race([loaded, page.waitForTimeout(1_000)])
      }
      await loaded
      await page.close()
    } finally {
      await server.close()
    }
  })

  it('asks the same of the preview of what was built, which itself has nothing of it', async () => {
    writeFileSync(document, documentOf('Jobs'))
    const built = await build(config())
    const chunks = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
    expect(chunks.filter((each) => each.type === 'chunk' && each.code.includes('nowhere'))).toEqual([])
    const server = await preview({ ...config(), preview: onLoopback })
    try {
      const page = await browser.newPage()
      await addWelder(page, server.resolvedUrls?.local[0] ?? '')
      await page.close()
    } finally {
      await server.close()
    }
  })
})

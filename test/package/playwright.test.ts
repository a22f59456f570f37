/** A test of Playwright that fails, and what it leaves behind, in a project that has the packed package. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { chromiumPath, reasonToSkip, serve } from './page.ts'
import { writeRecipe } from './recipe-files.ts'
import { runTool } from './run-tool.ts'

const config = `
  import { defineConfig } from '@playwright/test'
  export default defineConfig({
    fullyParallel: true,
    workers: 4,
    reporter: [['list'], ['json', { outputFile: 'told.json' }]],
    use: { launchOptions: { executablePath: process.env.CHROMIUM } },
  })`

// Eight at a time, each of which would see what another made.
const meeting = `
  import { expect, test } from 'nowhere-kit/playwright'
  const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
  const ask = (url, method, body) => fetch(url, { method, headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) }).then((answer) => answer.json())
  for (const way of ['https://api.zeit.co', 'fake.url', 'served.url']) {
    for (const name of ['one', 'two', 'three']) {
      test(\`sees \${name} alone at \${way}\`, async ({ page, platform, fake, served }) => {
        const origin = { 'fake.url': fake.url, 'served.url': served.url }[way] ?? way
        await page.goto(process.env.APP_URL)
        await page.evaluate(\`globalThis.ask = \${ask}\`)
        await page.evaluate(([origin, name]) => ask(origin + '/now/secrets', 'POST', { name, value: 'a value to hide' }), [origin, name])
        const { secrets } = await page.evaluate((origin) => ask(origin + '/now/secrets', 'GET'), origin)
        expect(secrets.map((secret) => secret.name)).toEqual([name])
        expect((await platform.records('secrets')).map((secret) => secret.name)).toEqual([name])
      })
    }
  }
  test('goes on with the time of this machine', async ({ page, platform }) => {
    await page.clock.setFixedTime('2017-02-20T08:00:00Z')
    expect(await platform.clock.iso()).toBe('2017-02-20T08:00:00.000Z')
    await page.clock.runFor(5_000)
    expect(await platform.clock.iso()).toBe('2017-02-20T08:00:05.000Z')
    await page.clock.resume()
    expect((await platform.clock.snapshot()).mode).toBe('system')
    expect(await platform.clock.iso()).toMatch(/^2017-02-20T08:0/)
  })
  test('fails', async ({ page, fake }) => {
    await page.goto(process.env.APP_URL)
    await page.evaluate(\`globalThis.ask = \${ask}\`)
    await page.evaluate((url) => ask(url + '/now/secrets', 'POST', { name: 'api-key', value: 'a value to hide' }), fake.url)
    expect(1).toBe(2)
  })`

interface Told {
  readonly suites: readonly { readonly specs: readonly Spec[] }[]
}

interface Spec {
  readonly title: string
  readonly ok: boolean
  readonly tests: readonly [{ readonly results: readonly [{ readonly attachments: readonly Attachment[] }] }]
}

interface Attachment {
  readonly name: string
  readonly path?: string
  readonly body?: string
}

describe(`tests of Playwright in four workers${reasonToSkip}`, () => {
  it.skipIf(reasonToSkip !== '')(
    'never meet, and one that fails leaves its log and the line that tells it again',
    async () => {
      const folder = writeRecipe(inject('project'), 'playwright-fails', {
        'playwright.config.ts': config,
        'meeting.spec.js': meeting,
        'package.json': '{ "type": "module" }',
      })
      const app = await serve({ '/': ['text/html', '<!doctype html>'] })
      const { output } = await runTool(folder, 'playwright', ['test'], { CHROMIUM: chromiumPath, APP_URL: app.url })
      app.close()
      const { suites }: Told = JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8'))
      const specs = suites.flatMap((suite) => suite.specs)
      expect(
        specs.filter(({ ok }) => !ok).map(({ title }) => title),
        output,
      ).toEqual(['fails'])
      expect(specs).toHaveLength(11)

      const attachments = specs.find(({ ok }) => !ok)?.tests[0].results[0].attachments ?? []
      const [log, world, replay] = ['nowhere-log', 'nowhere-world', 'nowhere-replay'].map((name) =>
        attachments.find((each) => each.name === name),
      )
      for (const file of [log, world]) expect(readFileSync(file?.path ?? '', 'utf8')).not.toContain('to hide')
      const line = Buffer.from(replay?.body ?? '', 'base64').toString()
      const [, words = ''] = /^Tell it again: npx nowhere-kit replay (.*)$/.exec(line) ?? []
      expect(existsSync(join(folder, words)), line).toBe(true)
      const replayed = await runTool(folder, 'nowhere-kit', ['replay', words])
      expect(replayed.output).toContain('again: every answer is the same')
    },
  )
})

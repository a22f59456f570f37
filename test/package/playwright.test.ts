/** A test of Playwright that fails, and what it leaves behind, in a project that has the packed package. */
import { cpSync, existsSync, readFileSync } from 'node:fs'
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

const versionOf = `
  import { createRequire } from 'node:module'
  import { expect, test } from 'nowhere-kit/playwright'
  test('is the one that is meant', ({ served }) => {
    expect(createRequire(import.meta.url)('@playwright/test/package.json').version).toBe(process.env.VERSION)
    expect(served.url).toMatch('http')
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

/** The oldest that is said to do stands in the project under another name: with the package beside it, it is the one that is found. */
function useOldest(folder: string): string {
  const installed = join(inject('project'), 'node_modules')
  const own = join(folder, 'node_modules')
  cpSync(join(installed, 'playwright-test-oldest'), join(own, '@playwright/test'), { recursive: true })
  cpSync(join(installed, 'nowhere-kit'), join(own, 'nowhere-kit'), { recursive: true })
  return own
}

describe.each(['1.50.0', '1.65.1'])(`tests of Playwright %s in four workers${reasonToSkip}`, (version) => {
  it.skipIf(reasonToSkip !== '')(
    'never meet, and one that fails leaves its log and the line that tells it again',
    async () => {
      const folder = writeRecipe(inject('project'), `playwright-${version}-fails`, {
        'playwright.config.ts': config,
        'meeting.spec.js': meeting,
        'version.spec.js': versionOf,
        'package.json': '{ "type": "module" }',
      })
      const own = version === '1.50.0' ? useOldest(folder) : join(inject('project'), 'node_modules')
      const app = await serve({ '/': ['text/html', '<!doctype html>'] })
      const { output } = await runTool(folder, join(own, '@playwright/test/cli.js'), ['test'], {
        CHROMIUM: chromiumPath,
        APP_URL: app.url,
        VERSION: version,
      })
      app.close()
      const { suites }: Told = JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8'))
      const specs = suites.flatMap((suite) => suite.specs)
      expect(
        specs.filter(({ ok }) => !ok).map(({ title }) => title),
        output,
      ).toEqual(['fails'])
      expect(specs).toHaveLength(12)

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

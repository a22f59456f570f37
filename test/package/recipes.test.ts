/** The recipes of the pages, as they stand there, in a project that has the packed package and the tools they are for. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { createServer } from '../../src/adapters/node.ts'
import { createPlatform } from '../../src/index.ts'
import { chromiumPath, openPage, reasonToSkip, serve } from './page.ts'
import { recipesIn, writeRecipe } from './recipe-files.ts'
import { runTool } from './run-tool.ts'

const project = inject('project')
const recipes = recipesIn(['docs/browser.md', 'docs/recipes.md', 'docs/vitest.md', 'docs/playwright.md'])
const write = (name: string, more: Readonly<Record<string, string>> = {}): string =>
  writeRecipe(project, name, { ...recipes[name], ...more })

const passed = (output: string): string | undefined => /^\s*(?:Tests:?\s+)?(\d+ passed)/m.exec(output)?.[1]

it('are those that the pages promise', () => {
  expect(Object.keys(recipes).sort()).toEqual([
    'a-document-of-your-own',
    'a-page-with-the-worker',
    'a-platform-for-each-test',
    'jest',
    'next',
    'one-fake-for-a-whole-run',
    'over-a-reload',
    'pages-with-a-world-each',
    'playwright',
    'react-query-with-fake-timers',
    'storybook',
    'vitest',
  ])
})

it.each([
  ['vitest', 4],
  ['react-query-with-fake-timers', 1],
  ['a-platform-for-each-test', 5],
  ['a-document-of-your-own', 1],
  ['one-fake-for-a-whole-run', 2],
])('%s', async (name, tests) => {
  const { code, output } = await runTool(write(name), 'vitest', ['run'])
  expect(passed(output), output).toBe(`${tests} passed`)
  expect(code, output).toBe(0)
})

it.each(['node', 'jest-fixed-jsdom'])('jest, in the environment %s', async (environment) => {
  const { code, output } = await runTool(write('jest'), 'jest', ['--env', environment])
  expect(passed(output), output).toBe('2 passed')
  expect(code, output).toBe(0)
})

it.each(['node', 'jest-fixed-jsdom'])(
  'jest requires each entry that it can, in the environment %s',
  async (environment) => {
    const folder = writeRecipe(project, `jest-entries-${environment}`, {
      'package.json': '{}',
      'entries.test.js': entriesOfJest,
    })
    const { code, output } = await runTool(folder, 'jest', ['--env', environment])
    expect(passed(output), output).toBe('4 passed')
    expect(code, output).toBe(0)
  },
)

it('jest says what jest-environment-jsdom takes away, as the page says', async () => {
  const folder = writeRecipe(project, 'jest-bare-jsdom', { 'package.json': '{}', 'entries.test.js': entriesOfJest })
  const { code, output } = await runTool(folder, 'jest', ['--env', 'jsdom'])
  expect({ code, says: output.includes('ReferenceError: TextDecoder is not defined') }).toEqual({ code: 1, says: true })
})

const entriesOfJest = `
  const { createPlatform } = require('nowhere-kit')
  const { defaultIds, defaultTokens, verify } = require('nowhere-kit/contract')
  const { createPlatformOf } = require('nowhere-kit/document')
  const { createServer } = require('nowhere-kit/node')
  const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

  test('the clock follows the timers of Jest', async () => {
    jest.useFakeTimers({ now: new Date('2017-02-20T08:00:00.000Z'), doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
    const { fetch } = createPlatform()
    const body = JSON.stringify({ package: { name: 'app' } })
    const made = await (await fetch('https://api.zeit.co/now/deployments', { method: 'POST', headers, body })).json()
    jest.advanceTimersByTime(60_000)
    const { state } = await (await fetch('https://api.zeit.co/now/deployments/' + made.uid, { headers })).json()
    jest.useRealTimers()
    expect(state).toBe('READY')
  })

  test('a document of your own', async () => {
    const schema = { type: 'object', required: ['id', 'title'], properties: { id: { type: 'string', readOnly: true }, title: { type: 'string' } } }
    const json = (schema) => ({ 'application/json': { schema } })
    const create = { operationId: 'createBook', requestBody: { content: json(schema) }, responses: { 201: { description: 'Made.', content: json(schema) } } }
    const list = { operationId: 'listBooks', responses: { 200: { description: 'All.', content: json({ type: 'array', items: schema }) } } }
    const { fetch } = createPlatformOf({ openapi: '3.1.0', info: { title: 'Books', version: '1' }, paths: { '/books': { post: create, get: list } } })
    const made = await fetch('http://localhost/books', { method: 'POST', headers, body: '{"title":"Emma"}' })
    expect(made.status).toBe(201)
    expect(await (await fetch('http://localhost/books')).json()).toMatchObject([{ title: 'Emma' }])
  })

  test('a server', async () => {
    const server = await createServer(createPlatform()).listen()
    expect((await fetch(server.url + '/now/secrets', { headers })).status).toBe(200)
    await server.close()
  })

  test('the contract', async () => {
    const { fetch, clock } = createPlatform({ clock: 'frozen' })
    const target = { fetch, clock, tokens: defaultTokens, ids: defaultIds, isNowhere: true }
    expect((await verify(target, { systems: ['project-secrets'], seed: 1 })).verdict).toBe('conforms')
  })`

it('next: what a page asks goes to the fake', async () => {
  const server = await createServer(createPlatform()).listen()
  try {
    const called = `
      import { expect, it } from 'vitest'
      import { rewrites } from './next.config.js'
      import Page from './app/page.tsx'
      it('answers', async () => {
        expect(await rewrites()).toEqual([{ source: '/now/:path*', destination: process.env.API_ORIGIN + '/now/:path*' }])
        expect((await Page()).props.children).toEqual([0, ' secrets'])
      })`
    const folder = write('next', { 'called.test.ts': called })
    const { code, output } = await runTool(folder, 'vitest', ['run'], { API_ORIGIN: server.url })
    expect(code, output).toBe(0)
  } finally {
    await server.close()
  }
})

it('compile', async () => {
  const folders = Object.keys(recipes).filter((name) => name !== 'jest')
  const files = folders.flatMap((name) => {
    write(name)
    return Object.keys(recipes[name] ?? {})
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${name}/${file}`)
  })
  const flags = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--allowImportingTsExtensions',
    '--jsx',
    'react-jsx',
    '--target',
    'es2022',
  ]
  const resolution = ['--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2023,dom,dom.iterable']
  const { output } = await runTool(project, 'tsc', [...flags, ...resolution, '--types', 'node', ...files])
  expect(output).toBe('')
})

describe(`in a browser${reasonToSkip}`, () => {
  it.skipIf(reasonToSkip !== '').each([
    ['playwright', 5],
    ['pages-with-a-world-each', 6],
  ])('%s, with four workers', async (name, tests) => {
    const app = `<!doctype html><ul></ul><p></p><script type="module">
      const answer = await fetch('https://api.zeit.co/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })
      if (!answer.ok) document.querySelector('p').textContent = answer.status
      else for (const { name } of (await answer.json()).secrets) document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: name }))
    </script>`
    const server = await serve({ '/': ['text/html', app] })
    const { code, output } = await runTool(write(name), '../@playwright/test/cli.js', ['test', '--reporter', 'list'], {
      APP_URL: server.url,
      CHROMIUM: chromiumPath,
    })
    server.close()
    expect(passed(output), output).toBe(`${tests} passed`)
    expect(code, output).toBe(0)
  })

  it.skipIf(reasonToSkip !== '')('a page with the worker', async () => {
    const folder = write('a-page-with-the-worker', { 'package.json': '{}' })
    expect(await textOf(folder, 'src/main.ts')).toBe('my-api-key')
  })

  it.skipIf(reasonToSkip !== '')('a page that keeps its world', async () => {
    const folder = write('over-a-reload', { 'package.json': '{}' })
    expect(await textOf(folder, 'src/main.ts')).toBe('there were 0, there are 1')
  })

  it.skipIf(reasonToSkip !== '')('storybook: a story begins with the same world', async () => {
    // As Storybook does: `beforeAll` once, `beforeEach` of the preview and then of the story before each story.
    const called = `
      import preview from './preview.ts'
      import { Failing } from './secrets.stories.ts'
      const ask = async () => (await fetch('https://api.zeit.co/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })).status
      await preview.beforeAll()
      preview.beforeEach()
      Failing.beforeEach()
      const failing = await ask()
      preview.beforeEach()
      document.body.textContent = failing + ' ' + (await ask())`
    const folder = write('storybook', { 'package.json': '{}', 'called.ts': called })
    expect(await textOf(folder, 'called.ts')).toBe('500 200')
  })
})

/** What a page shows that runs a module, beside the worker that `npx msw init` puts there. */
async function textOf(folder: string, entry: string): Promise<string> {
  const { output } = await runTool(folder, 'msw', ['init', 'public'])
  const worker = join(folder, 'public/mockServiceWorker.js')
  if (!existsSync(worker)) throw new Error(output)
  return openPage(folder, entry, readFileSync(worker, 'utf8'))
}

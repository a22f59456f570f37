/** A test of vitest that fails, and what it leaves behind, in a project that has the packed package. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { writeRecipe } from './recipe-files.ts'
import { runTool } from './run-tool.ts'

const project = inject('project')

interface Annotation {
  readonly message: string
  readonly attachment?: { readonly path: string }
}

/** Told by a reporter of the run's own, in the form in which every reporter of vitest is. */
const reporter = `
  import { writeFileSync } from 'node:fs'
  export default class {
    onTestRunEnd(modules) {
      const tests = modules.flatMap((module) => [...module.children.allTests()])
      const told = tests.map((test) => [test.name, test.annotations(), (test.result().errors ?? []).map((error) => error.message)])
      writeFileSync('told.json', JSON.stringify(told))
    }
  }`

const own = `
  import { expect } from 'vitest'
  import { test } from 'nowhere-kit/vitest'
  const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
  const body = JSON.stringify({ name: 'api-key', value: 'a value to hide' })
  test('passes', async ({ platform }) => {
    await fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
    expect(platform).toHaveReceived('createNowSecret')
  })
  test('fails', async ({ platform }) => {
    await fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
    await fetch('https://api.zeit.co/now/secrets?x=1', { method: 'POST', headers, body: '{}' })
    expect(platform).toHaveReceived('createNowSecret', { body: { name: 'another' } })
  })
  test('says no', async ({ platform }) => {
    await platform.fetch('https://api.zeit.co/now/secret', { headers })
    expect(platform).toHaveReceived('listNowSecrets')
  })
  test('asks for what nobody answers', async ({ platform }) => {
    await fetch('https://api.zeit.co/now/secretz', { headers })
  })
  test('asks somebody else', async ({ platform }) => {
    await fetch('https://elsewhere.example/things?token=x', { headers })
  })
  test('is in another state', async () => {
    expect({ uid: 'dpl_1', state: 'BOOTING' }).toBeInState('READY')
  })
  test('does not conform', async ({ platform }) => {
    await expect(new Response('{"secrets":1}', { status: 202 })).toConformToContract(platform, 'listNowSecrets')
  })
  test.concurrent('is behind the fetch of all', async ({ platform }) => {})`

const document = `{ openapi: '3.1.0', info: { title: 'Books', version: '1' }, paths: { '/books': { get: { operationId: 'listBooks',
  responses: { 200: { description: 'All.', content: { 'application/json': { schema: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } } } } } } } } } }`
const ofDocument = `
  import { expect } from 'vitest'
  import { testOf } from 'nowhere-kit/vitest'
  const test = testOf(${document}, { server: 'https://books.example/v2', world: { books: [{ id: 'b1' }] } })
  test('fails of a document', async ({ platform }) => {
    expect(await (await fetch('https://books.example/v2/books')).json()).toEqual([])
  })`

const served = `
  import { expect } from 'vitest'
  import { test } from 'nowhere-kit/vitest'
  test('fails of a served one', async ({ served: { url } }) => {
    expect((await fetch(url + '/now/secrets')).status).toBe(200)
  })`

describe('a test of vitest that fails', () => {
  const folder = writeRecipe(project, 'vitest-fails', {
    'own.test.ts': own,
    'document.test.ts': ofDocument,
    'served.test.ts': served,
    'reporter.js': reporter,
    'package.json': '{ "type": "module" }',
    'vitest.config.ts':
      "export default { test: { globalSetup: 'nowhere-kit/vitest/global-setup', reporters: ['default', './reporter.js'] } }",
  })

  it('carries its log and its world without secrets, and the line that tells it again', async () => {
    const { output } = await runTool(folder, 'vitest', ['run'])
    expect(output).toContain('9 failed | 1 passed')
    const told = new Map(
      (JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8')) as [string, Annotation[], string[]][]).map(
        ([name, annotations, errors]) => [name, { annotations, errors }] as const,
      ),
    )
    expect(told.get('passes')).toEqual({ annotations: [], errors: [] })

    for (const [name, entries] of [
      ['fails', 3],
      ['fails of a document', 2],
      ['fails of a served one', 3],
    ] as const) {
      const { annotations = [] } = told.get(name) ?? {}
      const files = annotations.flatMap(({ attachment }) => (attachment ? [attachment.path] : []))
      for (const file of files) expect(readFileSync(file, 'utf8')).not.toContain('to hide')
      const line = annotations.at(-1)?.message ?? ''
      const [, words = ''] = /^Tell it again: npx nowhere-kit replay (.*)$/.exec(line) ?? []
      const replayed = await runTool(folder, 'nowhere-kit', ['replay', ...words.split(' ')])
      expect(replayed.output, line).toContain(
        `Told ${entries} entries up to ${entries} again: every answer is the same`,
      )
      expect(files.every((file) => existsSync(file))).toBe(true)
      expect(output, output).toContain(line)
    }

    expect(told.get('fails')?.annotations[0]?.message).toMatch(/^POST \/now\/secrets\?x=1 was refused with 400: /)
    expect(told.get('fails')?.errors[0]).toContain(
      'Expected at least 1 request of createNowSecret with the body {"name":"another"}, and found none: #1 POST /now/secrets (200), where body.name is "api-key"',
    )
    expect(told.get('asks for what nobody answers')?.annotations[0]?.message).toBe(
      'no operation takes GET /now/secretz: closest is GET /now/secrets (listNowSecrets): segment 2 is not "secrets"',
    )
    expect(told.get('asks somebody else')?.annotations[0]?.message).toBe(
      'nothing answers GET https://elsewhere.example/things',
    )
    expect(told.get('says no')?.errors[0]).toContain(
      'found none: #1 GET /now/secret (404), where closest is GET /now/secrets (listNowSecrets): segment 2 is not "secrets".',
    )
    expect(told.get('is in another state')?.errors[0]).toContain(
      'Expected dpl_1 to be in the state READY, and it is in BOOTING.',
    )
    expect(told.get('does not conform')?.errors[0]).toContain(
      'status is declared: listNowSecrets declares no status 202.',
    )
    expect(told.get('is behind the fetch of all')?.errors[0]).toContain(
      'Failed to put a platform behind the fetch of a concurrent test',
    )
  })
})

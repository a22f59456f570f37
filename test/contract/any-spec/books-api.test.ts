/** The small API as it should be raises no alarm, whatever the seed, however late its lists are and whichever document describes it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Report } from '../../../src/contract/report/report.ts'
import { verify } from '../../../src/contract/verify.ts'
import { type BooksApi, type BooksOptions, createBooksApi } from './books-api.ts'

const spec = read('books-api.yaml')
const older = read('books-api-3.0.yaml')
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

function read(name: string): unknown {
  return parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

async function run(
  document: unknown,
  seed: number,
  options: BooksOptions = {},
  token = 'k-1',
): Promise<{ readonly report: Report; readonly api: BooksApi }> {
  const api = createBooksApi(options)
  const report = await verify(
    { fetch: api.fetch, clock: api.clock, tokens: { owner: token } },
    { spec: document, seed },
  )
  return { report, api }
}

function failures({ findings }: Report): string[] {
  return findings
    .filter(({ result }) => result === 'fail')
    .map(({ scenario, step, check, message }) => `${scenario ?? ''} > ${step ?? check}: ${message}`)
}

test.each(seeds)('conforms with seed %i, and nothing is left', async (seed) => {
  const { report, api } = await run(spec, seed)
  expect(failures(report)).toEqual([])
  expect(report.verdict).toBe('conforms')
  expect(report.counts.error).toBe(0)
  expect(report.counts.skip).toBe(0)
  expect(api.contents()).toEqual({ authors: 0, books: 0 })
})

test.each(seeds)('conforms with lists that are 1.5 s late and states of 2.5 s, with seed %i', async (seed) => {
  const { report, api } = await run(spec, seed, { listDelayMs: 1_500, stateMs: 2_500 })
  expect(failures(report)).toEqual([])
  expect(report.counts.error).toBe(0)
  expect(api.contents()).toEqual({ authors: 0, books: 0 })
})

test.each(seeds)('conforms to the same document in OpenAPI 3.0, with seed %i', async (seed) => {
  const { report, api } = await run(older, seed, {}, 'k:1')
  expect(failures(report)).toEqual([])
  expect(report.verdict).toBe('conforms')
  expect(report.counts.error).toBe(0)
  expect(api.contents()).toEqual({ authors: 0, books: 0 })
})

test('the same seed sends the same requests', async () => {
  const [one, two] = [await run(spec, 3), await run(spec, 3)]
  expect(one.report.scenarios.map(({ id, requests }) => [id, requests])).toEqual(
    two.report.scenarios.map(({ id, requests }) => [id, requests]),
  )
})

test('says what it inferred', async () => {
  const { report } = await run(spec, 1)
  expect(report.inferred).toEqual([
    "GET /authors is paged (by cursor takes what the answer's next gives)",
    `{authorId} is "id" of POST /authors's answer`,
    'authors: GET /authors/{authorId} reads, DELETE /authors/{authorId} deletes, GET /authors lists, POST /authors creates (by their paths and methods)',
    'GET /books is paged (by the parameter offset)',
    `{bookId} is "id" of POST /books's answer`,
    'books: GET /books/{bookId} reads, PUT /books/{bookId} replaces, DELETE /books/{bookId} deletes, PATCH /books/{bookId} updates, GET /books lists, POST /books creates (by their paths and methods)',
    '"authorId" of POST /books is the id of one of authors (by its name)',
  ])
  expect(report.leftOut).toEqual([])
})

test('says a state that takes longer than its window late, and does not fail it', async () => {
  const { report } = await run(spec, 1, { stateMs: 6_000 })
  const late = report.scenarios.flatMap(({ steps }) => steps.filter(({ result }) => result === 'late'))
  expect(late.map(({ title }) => title)).toEqual(['it comes to rest in its time'])
  expect(failures(report)).toEqual([])
})

test('every requirement that follows from the document is held', async () => {
  const { report } = await run(spec, 1)
  const open = report.requirements.filter(({ status, level }) => status !== 'held' && level !== 'BEYOND')
  expect(open.map(({ id, status, reason }) => `${id}: ${status}, ${reason}`)).toEqual([])
})

test('needs no more requests than a careful tester', async () => {
  const { report } = await run(spec, 1)
  expect(report.requests.total).toBeLessThan(370)
})

test('hides the token wherever the document puts it', async () => {
  const { report } = await run(spec, 1, { bug: 'wrong type' })
  const shown = JSON.stringify(report.exchanges)
  expect(report.exchanges.length).toBeGreaterThan(0)
  expect(shown).toContain('"x-api-key":"***"')
  expect(shown).not.toContain('k-1"')
})

test('reads only where it may only read', async () => {
  const api = createBooksApi()
  const report = await verify(
    { fetch: api.fetch, clock: api.clock, tokens: { owner: 'k-1' }, readOnly: true },
    { spec, seed: 1 },
  )
  expect(report.counts.fail).toBe(0)
  expect(report.counts.error).toBe(0)
  expect(api.contents()).toEqual({ authors: 0, books: 0 })
})

/** The sums of a plan are those of its requests, wherever they stand: before, in steps, between them and at the end. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { plan } from '../../../src/contract/run/plan-run.ts'
import { notesDocument } from './notes-api.ts'
import { shelvesDocument } from './shelves-api.ts'

const read = (name: string): unknown => parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

const documents: readonly (readonly [string, unknown])[] = [
  ['books', read('books-api.yaml')],
  ['books, in OpenAPI 3.0', read('books-api-3.0.yaml')],
  ['notes', notesDocument],
  ['shelves', shelvesDocument],
]

it.each(documents)('of %s', async (_, spec) => {
  const target = { url: 'http://127.0.0.1:9', tokens: { owner: 'k-1' } }
  const planned = await plan(target, { spec, seed: 1 })
  const steps = planned.scenarios.flatMap((scenario) => scenario.steps)
  const between = planned.scenarios.flatMap((scenario) => scenario.between)
  const all = [...planned.before, ...steps.flatMap(({ requests }) => requests), ...between, ...planned.cleanUp]
  expect(planned.requests).toBe(all.length)
  expect(planned.scenarios.map(({ requests }) => requests)).toEqual(
    planned.scenarios.map((scenario) =>
      scenario.steps.reduce((sum, { requests }) => sum + requests.length, scenario.between.length),
    ),
  )
  const waits = steps.reduce((sum, { mayWait }) => sum + mayWait.requests, 0)
  expect(planned.requestsAtMost).toBe(all.length + waits)
  const made = all.filter(({ makes }) => makes !== null)
  expect(Object.values(planned.makes).reduce((sum, count) => sum + count, 0)).toBe(made.length)
})

/** What was written and cannot be read at once is waited for, in every scenario and between its steps. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Report } from '../../../src/contract/report/report.ts'
import { verify } from '../../../src/contract/verify.ts'
import { createBooksApi } from './books-api.ts'
import { behind } from './late-reads.ts'
import { createNotesApi, notesDocument } from './notes-api.ts'
import { createShelvesApi, shelvesDocument } from './shelves-api.ts'

const books: unknown = parse(readFileSync(new URL('books-api.yaml', import.meta.url), 'utf8'))
const createBooks = () => createBooksApi({ stateMs: 2_500 })

const apis = [
  ['books', books, createBooks, 'k-1'],
  ['notes', notesDocument, () => createNotesApi(), 'notes-token'],
  ['shelves', shelvesDocument, () => createShelvesApi(), undefined],
] as const

/** What was found, and what could not be asked. */
function problems({ findings, scenarios }: Report): string[] {
  const unasked = scenarios.flatMap(({ title, steps }) =>
    steps.flatMap(({ title: step, result, reason }) =>
      result === 'skip' || result === 'error' ? [`${title} > ${step}: ${result}, ${reason}`] : [],
    ),
  )
  const found = findings
    .filter(({ result }) => result === 'fail')
    .map(({ scenario, step, check, message }) => `${scenario ?? ''} > ${step ?? check}: ${message}`)
  return [...found, ...unasked]
}

const cases = apis.flatMap(([name, spec, create, owner]) =>
  [300, 1_500].map((lagMs) => ({ name, spec, create, owner, lagMs })),
)

test.each(cases)('$name conforms when it is read $lagMs ms late', async (given) => {
  const { spec, create, owner, lagMs } = given
  const tokens = owner === undefined ? {} : { owner }
  for (const holdsWrites of [false, true]) {
    const { fetch, clock } = behind([create(), create()], { lagMs, holdsWrites })
    const report = await verify({ fetch, clock, tokens, capabilities: ['singletons'] }, { spec, seed: 1 })
    expect(problems(report)).toEqual([])
    expect([report.verdict, report.leftovers]).toEqual(['conforms', []])
  }
})

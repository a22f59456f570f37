/** Every bug of the small API is found, by the step or the check that is meant for it; the table of them is printed. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { verify } from '../../../src/contract/verify.ts'
import { type Bug, bugs, createBooksApi } from './books-api.ts'

const spec: unknown = parse(readFileSync(new URL('books-api.yaml', import.meta.url), 'utf8'))

const taking = 'books takes what its schemas allow and refuses the rest'
const reading = 'what is written to books is what is read'
const replacing = 'PUT replaces an element of books as a whole'
const paging = 'the pages of books hold every element once'
const deleting = 'what is deleted from books is gone'
const patching = 'PATCH of an element of books changes what it sends'
const moving = 'the state of an element of books moves as declared'
const once = 'no two of books share what is unique'

/** The step that has to find it, as `scenario > step`, or the check of every exchange. */
const finders: Readonly<Record<Bug, string>> = {
  'crash on valid input': `${taking} > createBook: title of 80 characters`,
  'crash on a missing optional': `${reading} > makes one with no more than it needs`,
  'wrong type': 'body fits its schema',
  'undocumented status': 'status is declared',
  'undocumented success': 'status is declared',
  'no upper bound': `${taking} > createBook: pages too large`,
  'no lower bound': `${taking} > createBook: pages too small`,
  'no length': `${taking} > createBook: title of 81 characters`,
  'no enum': `${taking} > createBook: genre of another value`,
  'no required': `${taking} > createBook: without title`,
  'no type': `${taking} > createBook: title of another type`,
  'no pattern': `${taking} > createBook: isbn not of its pattern`,
  'no paging bound': `${taking} > listBooks: limit too large`,
  'no check on PUT': `${taking} > replaceBook: without title`,
  'wrong Location': `${reading} > its Location leads to it`,
  'DELETE does nothing': `${deleting} > it is not found`,
  'DELETE keeps it in the list': `${deleting} > it is not in the list`,
  'DELETE removes another': `${deleting} > the other is still there`,
  'PUT is partial': `${replacing} > what was left out is not kept`,
  'PUT is not idempotent': `${replacing} > it is as after the first time`,
  'PUT makes another': `${replacing} > it is in the list once, as it was sent`,
  'missing from the list': `${reading} > each is in the list exactly once`,
  'listed twice': `${reading} > each is in the list exactly once`,
  'pages overlap': `${paging} > no element is on two pages, and none is missing`,
  'pages skip': `${paging} > no element is on two pages, and none is missing`,
  'limit ignored': `${paging} > a page is no larger than was asked`,
  'cursor repeats': 'the pages of authors hold every element once > no element is on two pages, and none is missing',
  'order by size': `${paging} > smaller pages have the same order`,
  'failed create stays': `${taking} > nothing that was refused is in the list`,
  'failed update stays': `${taking} > the one that was made first is as it was`,
  'lost write': `${patching} > pages is changed, and title still is`,
  'lost create': 'what is written to authors is what is read > each is in the list exactly once',
  'create makes two': `${reading} > each is in the list exactly once`,
  'read answers another': `${reading} > everything that was sent comes back`,
  'unknown is null': `${deleting} > it is not found`,
  'PATCH does nothing': `${patching} > title is changed, and nothing else`,
  'PATCH clears': `${patching} > title is changed, and nothing else`,
  'stale list': `${replacing} > it is in the list once, as it was sent`,
  'crash on a second delete': `${deleting} > deleting it again does no harm`,
  'field dropped': `${reading} > everything that was sent comes back`,
  'field changed': `${taking} > createBook: title of 80 characters`,
  'state goes back': `${moving} > at rest it stays`,
  'state never ends': `${moving} > it comes to rest in its time`,
  'state out of order': `${moving} > at rest it stays`,
  'duplicate accepted': `${once} > another of the same isbn is refused`,
  'duplicate replaces': `${once} > the first is as it was`,
  'reading changes': `${reading} > reading has changed nothing`,
  'password comes back': 'no secret comes back',
  'open list': 'books asks for a credential > listBooks without a credential',
  'open delete': 'books asks for a credential > deleteBook without a credential',
  'missing header': 'headers are present',
  'wrong media type': 'media type is declared',
}

// The table's keys are its type's.
const names = Object.keys(bugs) as Bug[]

async function findingsOf(bug: Bug, seed: number): Promise<string[]> {
  const { fetch, clock } = createBooksApi({ bug })
  const report = await verify({ fetch, clock, tokens: { owner: 'k-1' } }, { spec, seed })
  const failures = report.findings.filter(({ result }) => result === 'fail')
  return [
    ...new Set(failures.map(({ scenario, step, check }) => (scenario === null ? check : `${scenario} > ${step}`))),
  ]
}

describe('every bug is found by what is meant for it', () => {
  const rows: string[] = []

  test.each(names)('%s', { timeout: 60_000 }, async (bug) => {
    const found = await findingsOf(bug, 1)
    rows.push(`| ${bug} | ${found.includes(finders[bug]) ? 'killed' : 'SURVIVED'} | ${finders[bug]} |`)
    expect(found).toContain(finders[bug])
  })

  test('all of them, in a table', () => {
    process.stdout.write(`\n| bug | | found by |\n| --- | --- | --- |\n${rows.join('\n')}\n`)
    expect(rows.filter((row) => row.includes('| killed |'))).toHaveLength(names.length)
  })
})

/** What a document says beyond the shapes of things is held too: the API as it should be conforms, and every bug of it is found. */
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/contract/report/report.ts'
import { verify } from '../../../src/contract/verify.ts'
import { createNotesApi, type NotesBug, notesBugs, notesDocument } from './notes-api.ts'

async function run(seed: number, bug?: NotesBug): Promise<{ readonly report: Report; readonly left: unknown }> {
  const api = createNotesApi(bug)
  const report = await verify(
    { fetch: api.fetch, clock: api.clock, tokens: { owner: 'notes-token' }, capabilities: ['singletons'] },
    { spec: notesDocument, seed },
  )
  return { report, left: api.contents() }
}

function failures({ findings }: Report): string[] {
  const failing = findings.filter(({ result }) => result === 'fail')
  return [...new Set(failing.map(({ scenario, step, check }) => (scenario === null ? check : `${scenario} > ${step}`)))]
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('conforms with seed %i, and all is as it was', async (seed) => {
  const { report, left } = await run(seed)
  expect(failures(report)).toEqual([])
  expect(report.counts.error).toBe(0)
  expect(report.verdict).toBe('conforms')
  expect(left).toEqual({ notes: 0, theme: 'plain' })
})

test('needs no more requests than a careful tester', async () => {
  const { report } = await run(1)
  expect(report.requests.total).toBeLessThan(365)
})

const seldom = 'notes keeps what is seldom sent'
const asked = 'the list of notes is what it is asked for'
const patching = 'PATCH of an element of notes changes what it sends'
const replacing = 'PUT replaces an element of notes as a whole'
const acting = 'actions on an element of notes move its state as declared'
const once = 'no two of notes share what is unique'
const taking = 'notes takes what its schemas allow and refuses the rest'
const remarks = 'what is written to notes/remarks is what is read'

/** The step that has to find it, as `scenario > step`, or the check of every exchange. */
const finders: Readonly<Record<NotesBug, string>> = {
  'any token': 'notes asks for a credential > readNote with a credential that nobody has',
  'null crashes': `${seldom} > makes one with null and empty lists`,
  'letters crash': `${seldom} > makes one with full lists and unusual letters`,
  'full list cut': `${seldom} > full lists and unusual letters come back`,
  'filter ignored': `${asked} > asked for its kind`,
  'sort ignored': `${asked} > in the order weight`,
  'total of the page': 'the pages of notes hold every element once > total is the number of all',
  'default is another': 'what is written to notes is what is read > everything that was sent comes back',
  'name taken twice': `${once} > another of the same name is refused`,
  'patched to a taken name': `${once} > PATCH to the same name is refused, and changes nothing`,
  'patch loses weight': `${patching} > weight is changed, and name still is`,
  'patch keeps text': `${patching} > text is null, and name still is`,
  'put changes another': `${replacing} > another is as it was`,
  'put is born again': `${replacing} > what was settled when it was made stays`,
  'put answers the old': `${replacing} > what was sent is there`,
  'version ignored': 'a change of notes is bound to its version > PUT of another version is refused',
  'pinned twice': `${acting} > pin does not lead from pinned`,
  'pin does nothing': `${acting} > pin leads from loose to pinned`,
  'born pinned':
    'the state of an element of notes moves as declared > it begins in an initial state, or one that follows',
  'size is a text': 'body fits its schema',
  'remark lost': `${remarks} > each is in the list exactly once`,
  'remarks of all': `${remarks} > it is not in the list of the other`,
  'birth from outside':
    'what the target chooses for notes nobody else does > read-only members of a new one are not taken',
  'more than declared': 'nothing undeclared is said',
  'takes anything more': `${taking} > createNote: the body with an unknown member`,
  'settings kept':
    'what is written to /settings is what is read > replaces it with no more than it needs, and reads that',
  'empty patch': `${taking} > updateNote: the body with too few members`,
}

describe('every bug is found by what is meant for it', () => {
  // The table's keys are its type's.
  test.each(Object.keys(notesBugs) as NotesBug[])('%s', { timeout: 60_000 }, async (bug) => {
    const { report } = await run(1, bug)
    expect(failures(report)).toContain(finders[bug])
  })
})

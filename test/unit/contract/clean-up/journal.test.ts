import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Intention, type JournalEvent, outstandingIn } from '../../../../src/contract/clean-up/journal.ts'
import { journalFile, readJournalFile } from '../../../../src/contract/clean-up/node-journal-file.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nowhere-journal-'))
  folders.push(folder)
  return join(folder, 'run.ndjson')
}

const run: JournalEvent = {
  event: 'run',
  version: 1,
  prefix: 'nk1',
  target: 'a target',
  startedAt: '2017-02-20T08:00:00.000Z',
}
const intention = (id: number): Intention => ({
  id,
  system: 'now',
  role: 'owner',
  collection: 'secrets',
  operationId: 'createNowSecret',
  path: {},
  query: {},
  marks: [`nk1-secret-${id}`],
})
const removal = { operationId: 'deleteNowSecret', path: { uidOrName: 'sec_1' }, query: {} }

describe('a journal on disk', () => {
  it('is read as it was written', () => {
    const file = newFile()
    const events: JournalEvent[] = [run, { event: 'intend', ...intention(1) }, { event: 'made', id: 1, removal }]
    const journal = journalFile(file)
    for (const event of events) journal.append(event)
    expect(readJournalFile(file)).toEqual(events)
  })

  it("is its owner's alone to read", () => {
    const file = newFile()
    journalFile(file).append(run)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is read without its last line when the process was killed while it wrote that', () => {
    const file = newFile()
    journalFile(file).append(run)
    appendFileSync(file, '{"event":"inte')
    expect(readJournalFile(file)).toEqual([run])
  })

  it.each([
    ['another file', 'hello\nworld\n', 'line 1 is no JSON'],
    ['JSON of another kind', '{"event":"made","id":1}\n', 'it does not begin with a run of version 1'],
    ['an empty file', '', 'it does not begin with a run of version 1'],
  ])('is refused when it is %s', (_, text, why) => {
    const file = newFile()
    writeFileSync(file, text)
    expect(() => readJournalFile(file)).toThrow(
      expect.objectContaining({ code: 'UNREADABLE_FILE', message: expect.stringContaining(why) }),
    )
  })

  it('is refused when it is not there, or cannot be written', () => {
    const missing = join(newFile(), 'no', 'such', 'file')
    expect(() => readJournalFile(missing)).toThrow(expect.objectContaining({ code: 'UNREADABLE_FILE' }))
    expect(() => journalFile(missing).append(run)).toThrow(expect.objectContaining({ code: 'UNREADABLE_FILE' }))
  })
})

describe('what a journal says is outstanding', () => {
  it('is what was made or may have been, and is not gone, newest first', () => {
    const events: JournalEvent[] = [
      run,
      { event: 'intend', ...intention(1) },
      { event: 'made', id: 1, removal },
      { event: 'intend', ...intention(2) },
      { event: 'gone', id: 2 },
      { event: 'intend', ...intention(3) },
    ]
    expect(outstandingIn(events)).toMatchObject({
      prefix: 'nk1',
      items: [
        { intention: { id: 3 }, removal: null, isDoubtful: true },
        { intention: { id: 1 }, removal, isDoubtful: false },
      ],
    })
  })
})

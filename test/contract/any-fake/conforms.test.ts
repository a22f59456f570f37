/** The fake of a document, made from the document alone, is held to that document by the kit: small ones of these tests, and what each showed. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Report, verify } from '../../../src/contract/index.ts'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { notesDocument } from '../any-spec/notes-api.ts'
import { shelvesDocument } from '../any-spec/shelves-api.ts'
import { tenantDocument } from '../any-spec/tenant-api.ts'

// The file of a document holds an object.
const read = (name: string): object =>
  parse(readFileSync(new URL(`../any-spec/${name}`, import.meta.url), 'utf8')) as object
const books = read('books-api.yaml')
const boards = read('boards-api.yaml')

async function held(document: object, seed: number): Promise<{ readonly report: Report; readonly faults: unknown[] }> {
  const faults: unknown[] = []
  const platform = createPlatformOf(document, {
    seed,
    clock: '2026-03-01T08:00:00.000Z',
    onAnswerFault: (fault) => faults.push(fault),
    tokens: [
      { account: 'alice', token: 'nowhere_alice' },
      { account: 'bob', token: 'nowhere_bob' },
      { account: 'alice', token: 'reader', scopes: ['boards:read'] },
    ],
  })
  const target = {
    fetch: platform.fetch,
    clock: platform.clock,
    tokens: { owner: 'nowhere_alice', second: 'nowhere_bob', viewer: 'reader' },
    capabilities: ['leftovers', 'singletons'],
  }
  return { report: await verify(target, { spec: document, seed }), faults }
}

describe('a fake of somebody else’s document', () => {
  it.each([
    ['books', books, 39],
    ['notes', Object(notesDocument), 41],
    ['shelves', Object(shelvesDocument), 27],
    ['a tenant', tenantDocument, 11],
    ['boards', boards, 49],
  ])('of %s conforms to it', async (_, document, requirements) => {
    const { report, faults } = await held(document, 7)
    const failed = report.findings.filter(({ result }) => result === 'fail')
    expect(failed.map(({ message, step }) => [step, message])).toEqual([])
    expect({ verdict: report.verdict, leftovers: report.leftovers, faults }).toEqual({
      verdict: 'conforms',
      leftovers: [],
      faults: [],
    })
    expect(report.evidence.requirements.held).toBe(requirements)
  })
})

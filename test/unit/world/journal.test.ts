/** The journal keeps the last exchanges in order. */
import { describe, expect, it } from 'vitest'
import { createJournal, type JournalEntry } from '../../../src/world/journal.ts'

const exchange = (atMs: number): Omit<JournalEntry, 'ordinal'> => ({
  atMs,
  operationId: 'listBoxes',
  accountId: null,
  request: { method: 'GET', host: 'shop.test', path: '/boxes', query: '', headers: {}, body: null },
  answer: { status: 200, headers: {}, body: '{}' },
})

function recorded(size: number | undefined, count: number) {
  const journal = size === undefined ? createJournal() : createJournal(size)
  for (let atMs = 1; atMs <= count; atMs++) journal.record(exchange(atMs))
  return journal
}

const ordinals = (journal: ReturnType<typeof createJournal>) => journal.entries().map(({ ordinal }) => ordinal)

describe('a journal', () => {
  it('keeps every exchange as it was, numbered from 1', () => {
    expect(recorded(10, 2).entries()).toEqual([
      { ordinal: 1, ...exchange(1) },
      { ordinal: 2, ...exchange(2) },
    ])
  })

  it.each([1, 2, 3, 7])('of %i keeps the last ones at any time, oldest first', (size) => {
    const journal = createJournal(size)
    for (let count = 1; count <= size * 5; count++) {
      journal.record(exchange(count))
      const kept = Math.min(count, size)
      expect(ordinals(journal)).toEqual(Array.from({ length: kept }, (_, index) => count - kept + 1 + index))
    }
  })

  it('keeps 1,000 by default', () => {
    const kept = ordinals(recorded(undefined, 2_345))
    expect([kept.length, kept.at(0), kept.at(-1)]).toEqual([1_000, 1_346, 2_345])
  })

  it('of Infinity keeps all, and of 0 none', () => {
    expect(ordinals(recorded(Number.POSITIVE_INFINITY, 3_000))).toHaveLength(3_000)
    expect(ordinals(recorded(0, 5))).toEqual([])
  })

  it('begins anew when it is cleared', () => {
    const journal = recorded(10, 3)
    journal.clear()
    expect(journal.entries()).toEqual([])
    journal.record(exchange(9))
    expect(ordinals(journal)).toEqual([1])
  })

  it('hands out a list that later exchanges do not change', () => {
    const journal = recorded(10, 1)
    const entries = journal.entries()
    journal.record(exchange(2))
    expect(entries).toHaveLength(1)
  })
})

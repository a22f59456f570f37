/** The journal keeps the last exchanges in order. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createJournal, type Exchange } from '../../../src/world/journal/journal.ts'
import fc from '../../seeded.ts'

const exchange = (atMs: number): Exchange => ({
  atMs,
  operationId: 'listBoxes',
  accountId: null,
  request: { method: 'GET', host: 'shop.test', path: '/boxes', query: '', headers: {}, body: null },
  answer: { status: 200, headers: {}, body: '{}' },
})

function recorded(size: number | undefined, count: number) {
  const journal = size === undefined ? createJournal() : createJournal({ size })
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
    const journal = createJournal({ size })
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

  it('keeps within its bytes by forgetting the oldest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { maxLength: 60 }), fc.integer({ min: 0, max: 20_000 }), (lengths, bytes) => {
        const journal = createJournal({ bytes })
        for (const [at, length] of lengths.entries()) journal.record(withBody(at + 1, length))
        const kept = journal.entries()
        expect(kept.reduce((sum, { request }) => sum + (request.body?.length ?? 0), 0)).toBeLessThanOrEqual(bytes)
        expect(kept.map(({ ordinal }) => ordinal)).toEqual(
          Array.from(kept, (_, index) => lengths.length - kept.length + 1 + index),
        )
      }),
    )
  })

  it('keeps of a body over a 16th of its bytes the length and the digest, of either direction', () => {
    const journal = createJournal({ bytes: 16_000 })
    journal.record(withBody(1, 1_000))
    journal.record({ ...withBody(2, 1_001), answer: { status: 200, headers: {}, body: 'ä'.repeat(1_001) } })
    const [whole, cut] = journal.entries()
    expect(whole?.request.body?.length).toBe(1_000)
    expect(cut?.request).toMatchObject({ body: null, leftOut: { bytes: 1_001, sha256: digest(new Uint8Array(1_001)) } })
    expect(cut?.answer).toMatchObject({ body: null, leftOut: { bytes: 2_002, sha256: digest('ä'.repeat(1_001)) } })
  })

  it('counts headers too', () => {
    const journal = createJournal({ bytes: 10_000 })
    for (let atMs = 1; atMs <= 5; atMs++) {
      const { request, ...rest } = exchange(atMs)
      journal.record({ ...rest, request: { ...request, headers: { 'x-long': 'x'.repeat(4_000) } } })
    }
    expect(ordinals(journal)).toEqual([4, 5])
  })
})

const withBody = (atMs: number, length: number): Exchange => {
  const { request, ...rest } = exchange(atMs)
  return { ...rest, request: { ...request, body: new Uint8Array(length) } }
}
const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

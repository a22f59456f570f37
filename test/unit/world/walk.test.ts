/** A collection's walks: pages of records with the same values, in the order of one of their numbers. */
import { describe, expect, it } from 'vitest'
import { Collection } from '../../../src/world/records/collection.ts'

interface Letter {
  readonly id: string
  readonly to: string
  readonly box: string | null
  readonly sentAt: number
}

function createLetters() {
  return new Collection<Letter, [], [['to'], ['to', 'box']]>('letters', {
    key: 'id',
    indexes: [],
    walks: { by: 'sentAt', within: [['to'], ['to', 'box']] },
  })
}

const ids = (records: readonly Letter[]) => records.map(({ id }) => id)

function filled() {
  const letters = createLetters()
  letters.insert({ id: 'a', to: 'ann', box: null, sentAt: 1 })
  letters.insert({ id: 'b', to: 'ann', box: 'x', sentAt: 2 })
  letters.insert({ id: 'c', to: 'ben', box: 'x', sentAt: 3 })
  letters.insert({ id: 'd', to: 'ann', box: 'x', sentAt: 4 })
  return letters
}

describe('a walk', () => {
  it('goes from the highest down, among the records with the values asked for', () => {
    const letters = filled()
    expect(ids(letters.page({ to: 'ann' }, { limit: 9 }).records)).toEqual(['d', 'b', 'a'])
    expect(ids(letters.page({ to: 'ann', box: 'x' }, { limit: 9 }).records)).toEqual(['d', 'b'])
    expect(letters.page({ to: 'cid' }, { limit: 9 })).toEqual({ records: [], hasLower: false, hasHigher: false })
  })

  it('says whether there is more on either side', () => {
    const { records, ...rest } = filled().page({ to: 'ann' }, { below: 4, limit: 1 })
    expect([ids(records), rest]).toEqual([['b'], { hasLower: true, hasHigher: true }])
  })

  it('follows a record that changes its number or its values, and forgets one that is deleted', () => {
    const letters = filled()
    letters.update('a', { sentAt: 9 })
    letters.update('d', { to: 'ben' })
    letters.delete('b')
    expect(ids(letters.page({ to: 'ann' }, { limit: 9 }).records)).toEqual(['a'])
    expect(ids(letters.page({ to: 'ben' }, { limit: 9 }).records)).toEqual(['d', 'c'])
    expect(ids(letters.page({ to: 'ben', box: 'x' }, { limit: 9 }).records)).toEqual(['d', 'c'])
  })

  it('is what it was after a snapshot is restored', () => {
    const letters = filled()
    const snapshot = letters.snapshot()
    letters.delete('d')
    letters.restore(snapshot)
    expect(ids(letters.page({ to: 'ann' }, { limit: 9 }).records)).toEqual(['d', 'b', 'a'])
  })

  it('is refused where none was declared', () => {
    // The type refuses it too; this is for whoever gets past the type.
    expect(() => filled().page({ box: 'x' } as never, { limit: 1 })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_INDEX' }),
    )
  })
})

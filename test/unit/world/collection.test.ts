/** Collections: by key and by index, in the order in which the records came. */

import { beforeEach, describe, expect, it } from 'vitest'
import { Collection } from '../../../src/world/records/collection.ts'
import fc from '../../seeded.ts'

interface Box {
  readonly id: string
  readonly owner: string
  readonly name: string
  readonly shelf: number | null
}

const create = () =>
  new Collection<Box, [['owner'], ['owner', 'name'], ['shelf']]>('boxes', {
    key: 'id',
    indexes: [['owner'], ['owner', 'name'], ['shelf']],
  })

const box = (id: string, changes: Partial<Box> = {}): Box => ({ id, owner: 'alice', name: id, shelf: null, ...changes })

let boxes: ReturnType<typeof create>
beforeEach(() => {
  boxes = create()
})

describe('a collection', () => {
  it('gives a part of the records with some values, and says where one of them stands', () => {
    for (const id of ['a', 'b', 'c', 'd']) boxes.insert(box(id))
    boxes.insert(box('e', { owner: 'bob' }))
    boxes.delete('b')
    const idsOf = (records: readonly Box[]): string[] => records.map(({ id }) => id)
    expect(idsOf(boxes.slice({ owner: 'alice' }, 1, 3))).toEqual(['c', 'd'])
    expect(idsOf(boxes.slice({ owner: 'alice' }, 2, 9))).toEqual(['d'])
    expect(idsOf(boxes.slice({ owner: 'bob' }, 0, 1))).toEqual(['e'])
    expect(idsOf(boxes.slice({ owner: 'bob' }, 1, 2))).toEqual([])
    expect(idsOf(boxes.slice({ owner: 'carol' }, 0, 9))).toEqual([])
    expect(boxes.positionOf({ owner: 'alice' }, 'd')).toBe(2)
    expect(boxes.positionOf({ owner: 'bob' }, 'e')).toBe(0)
  })

  it('finds what was inserted by key and by every index, and nothing else', () => {
    const first = boxes.insert(box('a', { shelf: 1 }))
    boxes.insert(box('b', { owner: 'bob' }))
    expect(boxes.get('a')).toBe(first)
    expect(boxes.find({ owner: 'alice' })).toBe(first)
    expect(boxes.find({ name: 'a', owner: 'alice' })).toBe(first)
    expect(boxes.find({ shelf: 1 })).toBe(first)
    expect(boxes.get('c')).toBeUndefined()
    expect(boxes.find({ owner: 'bob', name: 'a' })).toBeUndefined()
    expect(boxes.find({ shelf: 2 })).toBeUndefined()
    expect(boxes.size).toBe(2)
  })

  it('lists and counts by index, oldest first', () => {
    for (const id of ['c', 'a', 'b']) boxes.insert(box(id))
    boxes.insert(box('d', { owner: 'bob' }))
    expect(boxes.list({ owner: 'alice' }).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    expect(boxes.all().map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd'])
    expect(boxes.count({ owner: 'alice' })).toBe(3)
    expect(boxes.count({ owner: 'carol' })).toBe(0)
    expect(boxes.list({ owner: 'carol' })).toEqual([])
  })

  it('moves a changed record between indexes and leaves what it handed out as it was', () => {
    const before = boxes.insert(box('a'))
    const after = boxes.update('a', { name: 'renamed' })
    expect(before).toEqual(box('a'))
    expect(after).toEqual(box('a', { name: 'renamed' }))
    expect(boxes.get('a')).toBe(after)
    expect(boxes.find({ owner: 'alice', name: 'a' })).toBeUndefined()
    expect(boxes.find({ owner: 'alice', name: 'renamed' })).toBe(after)
  })

  it('keeps a record in its place when a change moves it to another index entry', () => {
    for (const id of ['a', 'b', 'c']) boxes.insert(box(id, { shelf: id === 'a' ? 1 : 2 }))
    boxes.update('a', { shelf: 2 })
    expect(boxes.list({ shelf: 2 }).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(boxes.find({ shelf: 2 })?.id).toBe('a')
  })

  it('forgets a deleted record everywhere', () => {
    const inserted = boxes.insert(box('a'))
    expect(boxes.delete('a')).toBe(inserted)
    expect(boxes.delete('a')).toBeUndefined()
    expect([boxes.get('a'), boxes.find({ owner: 'alice' }), boxes.count({ owner: 'alice' }), boxes.size]).toEqual([
      undefined,
      undefined,
      0,
      0,
    ])
  })

  it('refuses a second record with the same key and keeps the first', () => {
    const first = boxes.insert(box('a'))
    expect(() => boxes.insert(box('a', { owner: 'bob' }))).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_KEY',
        message: 'Failed to insert into boxes: there is a record with the id "a" already. Give it another one.',
      }),
    )
    expect(boxes.all()).toEqual([first])
    expect(boxes.count({ owner: 'bob' })).toBe(0)
  })

  it('refuses to change what is not there', () => {
    expect(() => boxes.update('a', { name: 'b' })).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_RECORD',
        message: 'Failed to read "a" of boxes: there is no such record.',
      }),
    )
  })

  it('refuses to change the key', () => {
    boxes.insert(box('a'))
    expect(() => boxes.update('a', { id: 'b' })).toThrow(new Error('a record of boxes keeps its id'))
    expect(boxes.get('a')).toEqual(box('a'))
  })

  it('refuses a look-up that no index answers', () => {
    // @ts-expect-error The compiler refuses it too.
    expect(() => boxes.find({ name: 'a' })).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_INDEX',
        message: 'Failed to look up boxes by name: it has no such index. Declare one.',
      }),
    )
  })

  it('keeps values apart that only together are the same', () => {
    boxes.insert(box('a', { owner: '1:x', name: 'y' }))
    expect(boxes.find({ owner: '1', name: ':xy' })).toBeUndefined()
    expect(boxes.find({ owner: '1:xy', name: '' })).toBeUndefined()
    boxes.insert(box('b', { shelf: null }))
    expect(boxes.list({ shelf: null }).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('takes any text for a key or a value', () => {
    for (const id of ['__proto__', 'constructor', '']) boxes.insert(box(id, { owner: id }))
    expect(boxes.get('__proto__')).toEqual(box('__proto__', { owner: '__proto__' }))
    expect(boxes.find({ owner: 'constructor' })?.id).toBe('constructor')
    expect(boxes.find({ owner: 'toString' })).toBeUndefined()
    expect(boxes.get('hasOwnProperty')).toBeUndefined()
  })
})

describe('a collection, against a plain array', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const owner = fc.constantFrom('alice', 'bob')
  const name = fc.constantFrom('x', 'y', '__proto__')
  const shelf = fc.constantFrom(1, 2, null)
  const step = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), record: fc.record({ id, owner, name, shelf }) }),
    fc.record({
      kind: fc.constant('update' as const),
      id,
      changes: fc.record({ owner, name, shelf }, { requiredKeys: [] }),
    }),
    fc.record({ kind: fc.constant('delete' as const), id }),
    fc.record({ kind: fc.constant('restore' as const) }),
  )

  it('answers the same after any sequence of changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const collection = create()
        let model: Box[] = []
        for (const change of steps) {
          switch (change.kind) {
            case 'insert':
              if (model.some((record) => record.id === change.record.id)) {
                expect(() => collection.insert(change.record)).toThrow(
                  expect.objectContaining({ code: 'DUPLICATE_KEY' }),
                )
              } else {
                collection.insert(change.record)
                model.push(change.record)
              }
              break
            case 'update':
              if (model.some((record) => record.id === change.id)) collection.update(change.id, change.changes)
              model = model.map((record) => (record.id === change.id ? { ...record, ...change.changes } : record))
              break
            case 'delete':
              expect(collection.delete(change.id)).toEqual(model.find((record) => record.id === change.id))
              model = model.filter((record) => record.id !== change.id)
              break
            case 'restore':
              collection.restore(JSON.parse(JSON.stringify(collection.snapshot())))
          }
          expectSame(collection, model)
        }
      }),
      { numRuns: 300 },
    )
  })

  function expectSame(collection: ReturnType<typeof create>, model: readonly Box[]): void {
    expect(collection.all()).toEqual(model)
    expect(collection.size).toBe(model.length)
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      expect(collection.get(key)).toEqual(model.find((record) => record.id === key))
    }
    for (const owner of ['alice', 'bob']) {
      const owned = model.filter((record) => record.owner === owner)
      expect(collection.list({ owner })).toEqual(owned)
      expect(collection.find({ owner })).toEqual(owned[0])
      expect(collection.count({ owner })).toBe(owned.length)
      for (const name of ['x', 'y', '__proto__']) {
        expect(collection.list({ owner, name })).toEqual(owned.filter((record) => record.name === name))
      }
    }
    for (const shelf of [1, 2, null]) {
      expect(collection.list({ shelf })).toEqual(model.filter((record) => record.shelf === shelf))
    }
  }
})

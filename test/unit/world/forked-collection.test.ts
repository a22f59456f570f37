/** Collections that begin as another one was: each goes its own way, in the order of its own records. */
import { describe, expect, it } from 'vitest'
import { Collection } from '../../../src/world/records/collection.ts'
import fc from '../../seeded.ts'

interface Box {
  readonly id: string
  readonly owner: string
  readonly madeAt: number
}

const create = () =>
  new Collection<Box, [['owner'], ['id', 'owner']], [['owner']]>('boxes', {
    key: 'id',
    indexes: [['owner'], ['id', 'owner']],
    walks: { by: 'madeAt', within: [['owner']] },
  })

type Boxes = ReturnType<typeof create>

/** A collection, and what it should hold. */
interface Pair {
  readonly boxes: Boxes
  model: readonly Box[]
}

const owners = ['alice', 'bob']

function expectSame({ boxes, model }: Pair): void {
  expect(boxes.all()).toEqual(model)
  expect(boxes.size).toBe(model.length)
  for (const owner of owners) {
    const owned = model.filter((box) => box.owner === owner)
    expect(boxes.list({ owner })).toEqual(owned)
    expect(boxes.find({ owner })).toEqual(owned[0])
    expect(boxes.count({ owner })).toBe(owned.length)
    for (const { id } of owned) expect(boxes.find({ id, owner })).toEqual(owned.find((box) => box.id === id))
    const walked = owned.toSorted((one, other) => other.madeAt - one.madeAt || (one.id < other.id ? 1 : -1))
    expect(boxes.page({ owner }, { limit: 10_000 }).records).toEqual(walked)
  }
}

const id = fc.integer({ min: 0, max: 15 }).map(String)
const owner = fc.constantFrom(...owners)
const madeAt = fc.integer({ min: 0, max: 5 })
const which = fc.nat(7)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), which, id, owner, madeAt }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), which, id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fork' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('adopt' as const), which, from: which }) },
)

describe('forked collections, against plain arrays', () => {
  it('answer as if each were alone, whatever is done to any of them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const pairs: Pair[] = [{ boxes: create(), model: [] }]
        const pairAt = (index: number): Pair => pairs[index % pairs.length] as Pair
        for (const each of steps) {
          const pair = pairAt(each.which)
          const { boxes, model } = pair
          if (each.kind === 'fork') {
            const fork = create()
            fork.adopt(boxes.hold())
            pairs.push({ boxes: fork, model })
          } else if (each.kind === 'adopt') {
            const from = pairAt(each.from)
            boxes.adopt(from.boxes.hold())
            pair.model = from.model
          } else if (each.kind === 'delete') {
            expect(boxes.delete(each.id)).toEqual(model.find((box) => box.id === each.id))
            pair.model = model.filter((box) => box.id !== each.id)
          } else {
            const box = { id: each.id, owner: each.owner, madeAt: each.madeAt }
            if (boxes.has(each.id)) {
              boxes.update(each.id, box)
              pair.model = model.map((before) => (before.id === each.id ? box : before))
            } else {
              boxes.insert(box)
              pair.model = [...model, box]
            }
          }
        }
        pairs.forEach(expectSame)
      }),
      { numRuns: 200 },
    )
  })

  it('share what nothing was done to, also where a bucket has many blocks', () => {
    const parent: Pair = { boxes: create(), model: [] }
    const all = Array.from({ length: 2_000 }, (_, index) => ({
      id: `box-${index}`,
      owner: index % 3 === 0 ? 'bob' : 'alice',
      madeAt: (index * 7) % 2_000,
    }))
    parent.boxes.restore(all)
    parent.model = all
    const fork: Pair = { boxes: create(), model: all }
    fork.boxes.adopt(parent.boxes.hold())
    for (const { id: gone } of all.filter((_, index) => index % 50 === 0)) fork.boxes.delete(gone)
    fork.model = all.filter((_, index) => index % 50 !== 0)
    fork.boxes.update('box-7', { owner: 'bob', madeAt: 3 })
    fork.model = fork.model.map((box) => (box.id === 'box-7' ? { ...box, owner: 'bob', madeAt: 3 } : box))
    parent.boxes.delete('box-8')
    parent.model = all.filter((box) => box.id !== 'box-8')
    ;[parent, fork].forEach(expectSame)
  })
})

describe('a collection that is held', () => {
  it('is found again as it was, also when it was changed between and held again and again', () => {
    const boxes = create()
    const helds = Array.from({ length: 40 }, (_, index) => {
      boxes.insert({ id: String(index), owner: 'alice', madeAt: index })
      return boxes.hold()
    })
    boxes.delete('0')
    for (const [index, held] of helds.entries()) {
      boxes.adopt(held)
      expect(boxes.all().map((box) => box.id)).toEqual(Array.from({ length: index + 1 }, (_, place) => String(place)))
      expect(boxes.get('0')).toEqual({ id: '0', owner: 'alice', madeAt: 0 })
    }
  })
})

/** Keys in the order of a number, held against a plain sorted list. */

import { describe, expect, it } from 'vitest'
import { Timeline, type TimelinePage, type Window } from '../../../src/world/records/timeline.ts'
import fc from '../../seeded.ts'

interface Entry {
  readonly at: number
  readonly key: string
}

function timelineOf(entries: readonly Entry[]): Timeline {
  const timeline = new Timeline()
  for (const { at, key } of entries) timeline.add(at, key)
  return timeline
}

/** What a page is, without blocks or searching. */
function modelPage(entries: readonly Entry[], { above = -Infinity, below = Infinity, limit }: Window): TimelinePage {
  const sorted = [...entries].sort((one, other) => other.at - one.at || (one.key < other.key ? 1 : -1))
  const inside = sorted.filter(({ at }) => at > above && at < below)
  const keys = inside.slice(0, limit).map(({ key }) => key)
  return { keys, hasLower: inside.length > limit, hasHigher: keys.length > 0 && sorted[0]?.key !== keys[0] }
}

const window = fc.record(
  {
    above: fc.integer({ min: -2, max: 60 }),
    below: fc.integer({ min: -2, max: 60 }),
    limit: fc.integer({ min: 1, max: 12 }),
  },
  { requiredKeys: ['limit'] },
)
const command = fc.record({ at: fc.integer({ min: 0, max: 50 }), isRemoval: fc.boolean() })

describe('a timeline', () => {
  it('is cut, and says where an entry stands, as a sorted list would', () => {
    const place = fc.integer({ min: -3, max: 900 })
    const entries = fc.uniqueArray(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 800 })
    fc.assert(
      fc.property(entries, place, place, (times, from, to) => {
        const timeline = timelineOf(times.map((at) => ({ at, key: `key ${at}` })))
        const sorted = times.toSorted((one, other) => one - other)
        expect(timeline.slice(from, to)).toEqual(
          sorted.slice(Math.max(0, from), Math.max(0, to)).map((at) => `key ${at}`),
        )
        expect(times.map((at) => timeline.positionOf(at, `key ${at}`))).toEqual(times.map((at) => sorted.indexOf(at)))
      }),
    )
  })

  it('answers every window as a sorted list would, ties and removals included', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), fc.array(window, { maxLength: 8 }), (commands, windows) => {
        const timeline = new Timeline()
        let model: Entry[] = []
        for (const [index, { at, isRemoval }] of commands.entries()) {
          const removed = isRemoval ? model.find((entry) => entry.at === at) : undefined
          if (removed === undefined) {
            const entry = { at, key: `key-${index}` }
            timeline.add(entry.at, entry.key)
            model.push(entry)
          } else {
            timeline.remove(removed.at, removed.key)
            model = model.filter((entry) => entry !== removed)
          }
        }
        for (const each of windows) expect(timeline.page(each)).toEqual(modelPage(model, each))
        expect(timeline.size).toBe(model.length)
      }),
    )
  })

  it('keeps its order when it has split into many blocks', () => {
    // 7919 is prime to 3000, so that the entries come in no order.
    const entries = Array.from({ length: 3_000 }, (_, index) => {
      const at = (index * 7_919) % 3_000
      return { at, key: String(at) }
    })
    const timeline = timelineOf(entries)
    expect(timeline.page({ limit: 3_000 }).keys).toEqual(Array.from({ length: 3_000 }, (_, at) => String(2_999 - at)))
    for (const { at, key } of entries) if (at % 3 !== 0) timeline.remove(at, key)
    expect(timeline.page({ below: 1_500, limit: 2 })).toEqual({
      keys: ['1497', '1494'],
      hasLower: true,
      hasHigher: true,
    })
    expect(timeline.page({ above: 2_991, limit: 5 })).toEqual({
      keys: ['2997', '2994'],
      hasLower: false,
      hasHigher: false,
    })
  })

  it('has nothing to remove that is not there', () => {
    const timeline = timelineOf([{ at: 1, key: 'a' }])
    timeline.remove(1, 'b')
    timeline.remove(2, 'a')
    expect(timeline.page({ limit: 5 }).keys).toEqual(['a'])
  })
})

/** Times that never repeat within a series. */

import { describe, expect, it } from 'vitest'
import { createClock } from '../../../src/world/clock.ts'
import { createStamps } from '../../../src/world/stamps.ts'
import fc from '../../seeded.ts'

const start = '2026-02-25T10:00:00.000Z'
const startMs = Date.parse(start)

describe('stamps', () => {
  it('are the time of the clock, and the millisecond after the last one while it stands still', () => {
    const clock = createClock(start)
    const stamps = createStamps(clock)
    expect([stamps.next('a'), stamps.next('a'), stamps.next('b')]).toEqual([startMs, startMs + 1, startMs])
    clock.advance('1s')
    expect(stamps.next('a')).toBe(startMs + 1_000)
  })

  it('only ever rise within a series, wherever the clock is set', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 2, maxLength: 30 }), (times) => {
        const clock = createClock(start)
        const stamps = createStamps(clock)
        const taken = times.map((time) => {
          clock.set(time)
          return stamps.next('a')
        })
        for (const [index, stamp] of taken.entries()) {
          expect(stamp).toBeGreaterThan(taken[index - 1] ?? -1)
          expect(stamp).toBeGreaterThanOrEqual(times[index] ?? 0)
        }
      }),
    )
  })

  it('go on after a restore where they were', () => {
    const clock = createClock(start)
    const stamps = createStamps(clock)
    stamps.next('a')
    const snapshot = stamps.snapshot()
    stamps.next('a')
    stamps.restore(snapshot)
    expect(stamps.next('a')).toBe(startMs + 1)
  })
})

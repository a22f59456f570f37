/** Quotas and their windows. */

import { describe, expect, it } from 'vitest'
import { createQuotas } from '../../../src/world/quotas.ts'
import fc from '../../seeded.ts'

const minuteMs = 60_000
const startMs = Date.UTC(2017, 1, 20, 8, 16, 28, 547)

describe('a quota', () => {
  it('of N admits exactly N requests, and tells what remains, never below 0 (NOW-LIMIT-2)', () => {
    const quotas = createQuotas()
    const states = Array.from({ length: 5 }, () => quotas.take('alice', 3, minuteMs, startMs))
    expect(states.map(({ admitted }) => admitted)).toEqual([true, true, true, false, false])
    expect(states.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0])
    expect(states.map(({ limit }) => limit)).toEqual([3, 3, 3, 3, 3])
  })

  it('resets at a whole second that does not move within the window (NOW-LIMIT-2)', () => {
    const quotas = createQuotas()
    const resetAtMs = Date.UTC(2017, 1, 20, 8, 17, 28)
    for (const laterMs of [0, 1, 30_000, 59_452]) {
      expect(quotas.take('alice', 100, minuteMs, startMs + laterMs)).toMatchObject({ resetAtMs })
    }
    expect(quotas.take('alice', 100, minuteMs, startMs + 59_453)).toEqual({
      limit: 100,
      remaining: 99,
      resetAtMs: resetAtMs + minuteMs,
      admitted: true,
    })
  })

  it('counts each consumer alone', () => {
    const quotas = createQuotas()
    quotas.take('alice', 1, minuteMs, startMs)
    expect(quotas.take('alice', 1, minuteMs, startMs).admitted).toBe(false)
    expect(quotas.take('bob', 1, minuteMs, startMs).admitted).toBe(true)
    expect(quotas.take('__proto__', 1, minuteMs, startMs).admitted).toBe(true)
    expect(quotas.take('__proto__', 1, minuteMs, startMs).admitted).toBe(false)
  })

  it('begins a new window when the clock was set back before its own', () => {
    const quotas = createQuotas()
    quotas.take('alice', 1, minuteMs, startMs)
    expect(quotas.take('alice', 1, minuteMs, startMs - 3_600_000)).toEqual({
      limit: 1,
      remaining: 0,
      resetAtMs: Date.UTC(2017, 1, 20, 7, 17, 28),
      admitted: true,
    })
  })

  it('that was lowered in mid-window leaves nothing, not less', () => {
    const quotas = createQuotas()
    for (let count = 0; count < 5; count++) quotas.take('alice', 10, minuteMs, startMs)
    expect(quotas.take('alice', 2, minuteMs, startMs)).toMatchObject({ remaining: 0, admitted: false })
  })

  it('holds in every window, whatever the times of the requests', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(30_000), { maxLength: 60 }), (quota, gapsMs) => {
        const quotas = createQuotas()
        const admittedIn = new Map<number, number>()
        let nowMs = startMs
        let beforeRemaining = quota
        let beforeResetAtMs = 0
        for (const gapMs of gapsMs) {
          nowMs += gapMs
          const { remaining, resetAtMs, admitted } = quotas.take('alice', quota, minuteMs, nowMs)
          expect(resetAtMs).toBeGreaterThan(nowMs)
          expect(resetAtMs - nowMs).toBeLessThanOrEqual(minuteMs)
          expect(resetAtMs % 1000).toBe(0)
          const before = resetAtMs === beforeResetAtMs ? beforeRemaining : quota
          expect(admitted).toBe(before > 0)
          expect(remaining).toBe(Math.max(0, before - 1))
          if (admitted) admittedIn.set(resetAtMs, (admittedIn.get(resetAtMs) ?? 0) + 1)
          beforeRemaining = remaining
          beforeResetAtMs = resetAtMs
        }
        for (const count of admittedIn.values()) expect(count).toBeLessThanOrEqual(quota)
      }),
    )
  })

  it('goes on after a restore, through JSON, and apart from the snapshot', () => {
    const quotas = createQuotas()
    quotas.take('__proto__', 2, minuteMs, startMs)
    const snapshot = quotas.snapshot()
    const copy = JSON.parse(JSON.stringify(snapshot))
    quotas.take('__proto__', 2, minuteMs, startMs)
    expect(snapshot).toEqual(copy)

    const other = createQuotas()
    other.restore(copy)
    expect(other.take('__proto__', 2, minuteMs, startMs)).toMatchObject({ remaining: 0, admitted: true })
    expect(other.take('__proto__', 2, minuteMs, startMs)).toMatchObject({ remaining: 0, admitted: false })
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(copy)
  })
})

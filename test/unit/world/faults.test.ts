/** Faults that a test ordered: which calls each one meets. */
import { describe, expect, it } from 'vitest'
import { createFaults, type Faults, type FaultyCall, type OrderedFault } from '../../../src/world/faults.ts'
import { createIds } from '../../../src/world/ids.ts'
import fc from '../../seeded.ts'

const make = (): Faults => createFaults(createIds(0, {}))
const call = (given: Partial<FaultyCall> = {}): FaultyCall => ({
  operation: 'createBox',
  codes: ['conflict', 'first', 'second', 'other'],
  account: 'ann',
  nowMs: 1_000,
  ...given,
})
const codesOf = (faults: Faults, count: number, given: Partial<FaultyCall> = {}) =>
  Array.from({ length: count }, () => faults.meetAtWork(call(given)).code)

describe('faults', () => {
  it('meet the next calls of their operation, as often as ordered, and no other', () => {
    const faults = make()
    faults.add({ operation: 'createBox', code: 'conflict', times: 2 })
    expect(codesOf(faults, 1, { operation: 'deleteBox' })).toEqual([undefined])
    expect(codesOf(faults, 3)).toEqual(['conflict', 'conflict', undefined])
    expect(faults.list()).toEqual([
      { id: 'fault-1', operation: 'createBox', code: 'conflict', times: 2, calls: 2, met: 2 },
    ])
  })

  it('come in the order in which they were ordered', () => {
    const faults = make()
    faults.add({ operation: 'createBox', code: 'first', times: 1 })
    faults.add({ operation: 'deleteBox', code: 'other', times: 1 })
    faults.add({ operation: 'createBox', code: 'second', times: 1 })
    expect(codesOf(faults, 3)).toEqual(['first', 'second', undefined])
    expect(codesOf(faults, 1, { operation: 'deleteBox' })).toEqual(['other'])
  })

  it.each<[OrderedFault, number[]]>([
    [{ operation: '*', code: 'conflict' }, [1, 2, 3, 4, 5, 6, 7]],
    [{ operation: '*', code: 'conflict', after: 3 }, [3, 4, 5, 6, 7]],
    [{ operation: '*', code: 'conflict', every: 3 }, [3, 6]],
    [{ operation: '*', code: 'conflict', after: 3, every: 2 }, [4, 6]],
    [{ operation: '*', code: 'conflict', every: 2, times: 2 }, [2, 4]],
    [{ operation: '*', code: 'unknown' }, []],
    [{ operation: '*', code: 'unknown', unsafe: true, after: 6 }, [6, 7]],
    [{ operation: '*', code: 'conflict', account: 'bob' }, []],
    [{ operation: '*', code: 'conflict', account: 'ann', times: 1 }, [1]],
    [{ operation: '*', code: 'conflict', until: 1_000 }, []],
    [{ operation: '*', code: 'conflict', until: 1_001, times: 2 }, [1, 2]],
  ])('%j meets the calls %j of seven', (fault, expected) => {
    const faults = make()
    faults.add(fault)
    const met = codesOf(faults, 7).flatMap((code, index) => (code === undefined ? [] : [index + 1]))
    expect(met).toEqual(expected)
    expect(faults.list()[0]?.met).toBe(expected.length)
  })

  it('meet one call together where they do not do the same to it; the later one waits', () => {
    const faults = make()
    faults.add({ operation: '*', delay: 10 })
    faults.add({ operation: '*', drop: 'after', every: 2 })
    faults.add({ operation: '*', delay: 99 })
    faults.add({ operation: '*', code: 'conflict', delay: 5 })
    expect([1, 2].map(() => faults.meetOnLine(call()))).toEqual([{ delay: 10 }, { delay: 10, drop: 'after' }])
    expect(faults.meetAtWork(call())).toEqual({ code: 'conflict', delay: 5 })
    expect(faults.list().map(({ calls, met }) => [calls, met])).toEqual([
      [2, 2],
      [2, 1],
      [0, 0],
      [1, 1],
    ])
  })

  it('are met by a chance that is always the same for a seed', () => {
    const metBy = (seed: number): boolean[] => {
      const faults = createFaults(createIds(seed, {}))
      faults.add({ operation: '*', code: 'conflict', probability: 0.25 })
      return codesOf(faults, 400).map((code) => code !== undefined)
    }
    expect(metBy(1)).toEqual(metBy(1))
    expect(metBy(1)).not.toEqual(metBy(2))
    // With a chance of a quarter, outside of this in one of 10,000,000 seeds.
    const count = metBy(1).filter(Boolean).length
    expect(count > 55 && count < 145).toBe(true)
  })

  it('are removed and cleared, and no id comes again', () => {
    const faults = make()
    const first = faults.add({ operation: '*', code: 'conflict' })
    expect([faults.remove(first), faults.remove(first), faults.list()]).toEqual([true, false, []])
    expect(faults.add({ operation: '*', code: 'conflict' })).toBe('fault-2')
    faults.clear()
    expect([faults.isEmpty, faults.list(), codesOf(faults, 1)]).toEqual([true, [], [undefined]])
  })

  it('make room when they are spent, and are refused when 1,000 are in force', () => {
    const faults = make()
    for (let count = 0; count < 1_000; count++) faults.add({ operation: '*', code: 'conflict', times: 1 })
    expect(() => faults.add({ operation: '*', code: 'other' })).toThrow('1000 are in force already')
    codesOf(faults, 1)
    expect(faults.add({ operation: '*', code: 'other' })).toBe('fault-1001')
    expect([faults.list().length, faults.list()[0]?.id]).toEqual([1_000, 'fault-2'])
  })

  it('are restored as they were, through JSON', () => {
    const orders = fc.record(
      {
        operation: fc.constantFrom('*', 'createBox'),
        times: fc.integer({ min: 1, max: 5 }),
        after: fc.integer({ min: 1, max: 5 }),
        every: fc.integer({ min: 1, max: 3 }),
        probability: fc.double({ min: 0.1, max: 1, noNaN: true }),
        code: fc.constantFrom('conflict', 'first', 'second'),
      },
      { requiredKeys: ['operation', 'code'] },
    )
    fc.assert(
      fc.property(fc.array(orders, { maxLength: 5 }), fc.nat(20), (ordered, before) => {
        const [one, other] = [make(), make()]
        for (const fault of ordered) one.add(fault)
        codesOf(one, before)
        other.restore(JSON.parse(JSON.stringify(one.snapshot())))
        expect(codesOf(other, 20)).toEqual(codesOf(one, 20))
        expect(other.snapshot()).toEqual(one.snapshot())
      }),
    )
  })

  it('are restored as older snapshots have them', () => {
    const faults = make()
    faults.restore([{ operationId: 'createBox', code: 'conflict', times: 2 }])
    expect(codesOf(faults, 3)).toEqual(['conflict', 'conflict', undefined])
    expect(faults.list()[0]?.id).toBe('fault-1')
  })
})

/** Faults that a test ordered. */
import { describe, expect, it } from 'vitest'
import { createFaults } from '../../../src/world/faults.ts'

describe('faults', () => {
  it('hit the next calls of their operation, as often as ordered, and no other', () => {
    const faults = createFaults()
    faults.add({ operationId: 'createBox', code: 'conflict', times: 2 })
    expect(faults.take('deleteBox')).toBeUndefined()
    expect([1, 2, 3].map(() => faults.take('createBox'))).toEqual(['conflict', 'conflict', undefined])
  })

  it('come in the order in which they were ordered', () => {
    const faults = createFaults()
    faults.add({ operationId: 'createBox', code: 'first', times: 1 })
    faults.add({ operationId: 'deleteBox', code: 'other', times: 1 })
    faults.add({ operationId: 'createBox', code: 'second', times: 1 })
    expect([1, 2, 3].map(() => faults.take('createBox'))).toEqual(['first', 'second', undefined])
    expect(faults.take('deleteBox')).toBe('other')
  })

  it('are restored with what was left of them, through JSON', () => {
    const faults = createFaults()
    faults.add({ operationId: 'createBox', code: 'conflict', times: 3 })
    faults.take('createBox')
    const snapshot = faults.snapshot()
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual([{ operationId: 'createBox', code: 'conflict', times: 2 }])
    faults.take('createBox')
    expect(snapshot).toEqual([{ operationId: 'createBox', code: 'conflict', times: 2 }])
    faults.restore(snapshot)
    expect([1, 2, 3].map(() => faults.take('createBox'))).toEqual(['conflict', 'conflict', undefined])
  })
})

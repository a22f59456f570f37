import { describe, expect, it } from 'vitest'
import { byGain } from '../../../../src/contract/run/order.ts'
import fc from '../../../seeded.ts'

const item = (name: string, requests: number, ...requirements: string[]) => ({ name, requests, requirements })
const named = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name)

describe('scenarios in order of what they prove', () => {
  it('begin with the one that proves most for each request', () => {
    const sorted = byGain([item('dear', 10, 'A', 'B'), item('cheap', 2, 'C'), item('best', 2, 'D', 'E')])
    expect(named(sorted)).toEqual(['best', 'cheap', 'dear'])
  })

  it('count only what none before them has proven', () => {
    const sorted = byGain([item('third', 4, 'A', 'B'), item('first', 1, 'A', 'B'), item('second', 4, 'C')])
    expect(named(sorted)).toEqual(['first', 'second', 'third'])
  })

  it('stay as they were where they are worth the same', () => {
    expect(named(byGain([item('a', 2, 'A'), item('b', 2, 'B'), item('c', 4, 'C', 'D')]))).toEqual(['a', 'b', 'c'])
  })

  it('are all there, and each once', () => {
    const items = fc.array(
      fc.record({
        requests: fc.nat(20),
        requirements: fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 4 }),
      }),
    )
    fc.assert(
      fc.property(items, (given) => {
        const sorted = byGain(given)
        expect(sorted).toHaveLength(given.length)
        expect(new Set(sorted)).toEqual(new Set(given))
      }),
    )
  })
})

/** Durations as openapi.yaml writes them and as people type them. */

import { describe, expect, it } from 'vitest'
import { parseIsoDuration, parseShortDuration } from '../../../src/spec/duration.ts'
import fc from '../../seeded.ts'

describe('parseIsoDuration', () => {
  it.each([
    ['PT1S', 1_000],
    ['PT4.5S', 4_500],
    ['PT1M', 60_000],
    ['PT2H', 7_200_000],
    ['P1D', 86_400_000],
    ['P1DT2H3M4S', 93_784_000],
    ['PT0S', 0],
    ['P2W', 1_209_600_000],
  ])('reads %s as %i ms', (text, ms) => {
    expect(parseIsoDuration(text)).toBe(ms)
  })

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '1M',
    'PT1',
    'PT-1S',
    'P1M',
    'P1Y',
    'P2W1D',
    'P2WT1H',
    'PW',
    'P1.5W',
    'PT1M ',
    'pt1m',
    'PT.5S',
    'PT1S1M',
  ])('refuses %j', (text) => {
    expect(parseIsoDuration(text)).toBeUndefined()
  })
})

describe('parseShortDuration', () => {
  it.each([
    ['250ms', 250],
    ['10s', 10_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['1.5s', 1_500],
    ['0s', 0],
    ['1m1ms', 60_001],
  ])('reads %s as %i ms', (text, ms) => {
    expect(parseShortDuration(text)).toBe(ms)
  })

  it.each(['', '10', 's', '10 s', '-1s', '1S', '1w', '10s!', 'PT1S', '1.s', '.5s', '1h 30m'])('refuses %j', (text) => {
    expect(parseShortDuration(text)).toBeUndefined()
  })

  it('adds up its parts in any order', () => {
    const unit = fc.constantFrom(
      ['ms', 1],
      ['s', 1_000],
      ['m', 60_000],
      ['h', 3_600_000],
      ['d', 86_400_000],
    ) as fc.Arbitrary<[string, number]>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(10_000), unit), { minLength: 1, maxLength: 5 }), (parts) => {
        const text = parts.map(([amount, [name]]) => `${amount}${name}`).join('')
        const totalMs = parts.reduce((sum, [amount, [, ms]]) => sum + amount * ms, 0)
        expect(parseShortDuration(text)).toBe(totalMs)
      }),
    )
  })
})

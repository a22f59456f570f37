import { describe, expect, it } from 'vitest'
import { createRateLimitWindows } from '../../../src/checks/rate-limit-windows.ts'
import type { RateLimit } from '../../../src/spec/contract.ts'

const limit: RateLimit = {
  quota: 3,
  windowMs: 60_000,
  headers: { limit: 'L', remaining: 'R', reset: { name: 'S', as: 'epoch-seconds' } },
}
const countdown: RateLimit = { ...limit, headers: { remaining: 'R', reset: { name: 'S', as: 'seconds-left' } } }

interface Answer {
  readonly remaining: number | string
  readonly reset?: number
  readonly max?: number
  readonly status?: number
  readonly nowMs?: number
  readonly isBeforeLimit?: boolean
}

/** What is found of each answer in turn. */
function found(
  answers: readonly Answer[],
  options: { readonly isExclusive?: boolean; readonly limit?: RateLimit } = {},
): string[][] {
  const windows = createRateLimitWindows()
  return answers.map(({ remaining, reset = 60, max = 3, status = 200, nowMs = 0, isBeforeLimit = false }) =>
    windows
      .check({
        consumer: 'a',
        limit: options.limit ?? limit,
        status,
        headers: { l: String(max), r: String(remaining), s: String(reset) },
        nowMs,
        isExclusive: options.isExclusive ?? true,
        isBeforeLimit,
      })
      .map(({ message }) => message),
  )
}

describe('a window', () => {
  it('adds up as it is used, used up, and begun again', () => {
    const answers = [
      { remaining: 2 },
      { remaining: 1 },
      { remaining: 0 },
      { remaining: 0, status: 429 },
      { remaining: 2, reset: 121, nowMs: 61_000 },
    ]
    expect(found(answers)).toEqual([[], [], [], [], []])
  })

  it.each<[string, readonly Answer[], string]>([
    ['does not fall', [{ remaining: 2 }, { remaining: 2 }], 'R did not fall by one.'],
    ['falls by two', [{ remaining: 2 }, { remaining: 0 }], 'R did not fall by one.'],
    ['rises', [{ remaining: 1 }, { remaining: 2 }], 'R did not fall by one.'],
    [
      'admits once none remains',
      [{ remaining: 0 }, { remaining: 0 }],
      'A request was admitted although none remained.',
    ],
    [
      'refuses while some remain',
      [{ remaining: 2 }, { remaining: 1, status: 429 }],
      'A request was refused although some remained.',
    ],
    ['moves its end', [{ remaining: 2 }, { remaining: 1, reset: 63, nowMs: 3_000 }], 'S moved within a window.'],
    ['changes its limit', [{ remaining: 2 }, { remaining: 1, max: 5 }], 'L changed within a window.'],
    [
      'begins half used',
      [{ remaining: 2 }, { remaining: 1, reset: 121, nowMs: 61_000 }],
      'R does not start at one less than the limit.',
    ],
  ])('does not add up when it %s', (_, answers, message) => {
    expect(found(answers).at(-1)).toEqual([message])
  })

  it.each<[string, Answer, string]>([
    ['more remaining than the limit', { remaining: 4 }, 'R is more than the limit.'],
    [
      'an end that is further away than a window',
      { remaining: 2, reset: 100 },
      'S is further away than a window is long.',
    ],
    ['an end in the past', { remaining: 2, reset: 60, nowMs: 100_000 }, 'S is in the past.'],
    ['a number below zero', { remaining: -1 }, 'The header R is "-1", which is no whole number of 0 or more.'],
    ['no number', { remaining: 'many' }, 'The header R is "many", which is no whole number of 0 or more.'],
  ])('is wrong by itself with %s', (_, answer, message) => {
    expect(found([answer])).toEqual([[message]])
  })

  it('says nothing of what is refused before anybody looks at it, but that it is counted (NOW-LIMIT-7)', () => {
    const nothing = { status: 404, isBeforeLimit: true }
    const answers = [{ remaining: 0 }, { remaining: 0, ...nothing }, { remaining: 0, status: 429 }]
    expect(found(answers)).toEqual([[], [], []])
    expect(found([{ remaining: 2 }, { remaining: 2, ...nothing }]).at(-1)).toEqual(['R did not fall by one.'])
  })

  it('may be used by others too, where the token is not one’s own', () => {
    const options = { isExclusive: false }
    expect(found([{ remaining: 2 }, { remaining: 0 }], options)).toEqual([[], []])
    expect(found([{ remaining: 2 }, { remaining: 2 }], options).at(-1)).toEqual(['R did not fall by one.'])
    expect(found([{ remaining: 2 }, { remaining: 1, reset: 121, nowMs: 61_000 }], options)).toEqual([[], []])
  })

  it('may count down, in whole seconds', () => {
    const options = { limit: countdown }
    expect(found([{ remaining: 2 }, { remaining: 1, reset: 58, nowMs: 1_400 }], options)).toEqual([[], []])
    expect(found([{ remaining: 2 }, { remaining: 1, reset: 60, nowMs: 20_000 }], options).at(-1)).toEqual([
      'S moved within a window.',
    ])
  })

  it('is each consumer’s own', () => {
    const windows = createRateLimitWindows()
    const check = (consumer: string): number =>
      windows.check({
        consumer,
        limit,
        status: 200,
        headers: { l: '3', r: '2', s: '60' },
        nowMs: 0,
        isExclusive: true,
        isBeforeLimit: false,
      }).length
    expect([check('a'), check('b')]).toEqual([0, 0])
  })

  it('is nothing to check where the answer does not tell it', () => {
    const windows = createRateLimitWindows()
    expect(
      windows.check({
        consumer: 'a',
        limit,
        status: 200,
        headers: {},
        nowMs: 0,
        isExclusive: true,
        isBeforeLimit: false,
      }),
    ).toEqual([])
  })
})

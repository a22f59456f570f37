import { describe, expect, it } from 'vitest'
import type { Call } from '../../../../src/contract/exchange/exchange.ts'
import { createSharedWindows } from '../../../../src/contract/judge/shared-windows.ts'

const limit = {
  quota: 10,
  windowMs: 60_000,
  headers: { limit: 'l', remaining: 'r', reset: { name: 's', as: 'epoch-seconds' as const } },
}

/** Messages about each answer in turn: operation, and what remains of its window. */
function found(answers: readonly (readonly [id: string, remaining: number])[], isExact = false): string[][] {
  const windows = createSharedWindows(isExact)
  return answers.map(([id, remaining]) => {
    // The fields that a window looks at.
    const call = { operation: { id }, request: { method: id.startsWith('list') ? 'GET' : 'POST' } } as unknown as Call
    const headers = { l: '10', r: String(remaining), s: '60' }
    const answer = { consumer: 'a', limit, status: 200, headers, nowMs: 0, isExclusive: isExact, isBeforeLimit: false }
    return windows.check(call, answer).map(({ message }) => message)
  })
}

describe('windows whose sharing nobody tells', () => {
  it.each<[string, readonly (readonly [string, number])[]]>([
    [
      'one token',
      [
        ['listA', 9],
        ['makeA', 8],
        ['listB', 7],
      ],
    ],
    [
      'reading and writing apart',
      [
        ['listA', 9],
        ['makeA', 9],
        ['listB', 8],
        ['makeA', 8],
      ],
    ],
    [
      'each operation',
      [
        ['listA', 9],
        ['listB', 9],
        ['makeA', 9],
        ['listA', 8],
      ],
    ],
  ])('may be counted for %s', (_, answers) => {
    expect(found(answers).flat()).toEqual([])
  })

  it('are held against a target that counts in no such way', () => {
    expect(
      found([
        ['listA', 9],
        ['listB', 9],
        ['listA', 9],
        ['makeA', 9],
        ['listA', 9],
      ]).at(-1),
    ).toEqual(['r did not fall by one.'])
  })

  it('are held to one way where it is known', () => {
    expect(
      found(
        [
          ['listA', 9],
          ['listB', 9],
        ],
        true,
      ).at(-1),
    ).toEqual(['r did not fall by one.'])
  })

  it('fall by one though others may use them: always by two is no other client’s doing', () => {
    const falling = Array.from({ length: 21 }, (_, index) => ['listA', 100 - 2 * index] as const)
    const messages = found(falling.map(([id, remaining]) => [id, remaining])).flat()
    expect(new Set(messages)).toEqual(new Set(['r is more than the limit.', 'r falls by 2 a request.']))
  })
})

import { describe, expect, it } from 'vitest'
import { type Exchange, exchangeShowing } from '../../../../src/contract/exchange/exchange.ts'

const lamp = { id: 1 }
const chair = { id: 2 }
// The fields that are looked at.
const exchanges = [
  { number: 1, body: { items: [lamp, chair] } },
  { number: 2, body: { items: [{ id: 1 }] } },
] as unknown as readonly Exchange[]

describe('the exchange that shows what a step looked at', () => {
  it.each<[string, unknown, number | undefined]>([
    ['an object of a body', chair, 1],
    ['a list that was made of some', [lamp].filter(({ id }) => id === 1), 1],
    ['an equal object of nobody', { id: 1 }, undefined],
    ['a list of none', [], undefined],
    ['a number', 1, undefined],
  ])('of %s', (_, actual, number) => {
    expect(exchangeShowing(actual, exchanges)?.number).toBe(number)
  })
})

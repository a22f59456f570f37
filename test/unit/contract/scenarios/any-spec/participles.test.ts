import { describe, expect, it } from 'vitest'
import { participlesOf, statesLedTo } from '../../../../../src/contract/scenarios/any-spec/acting/participles.ts'

describe('the states that a word leads to', () => {
  it.each([
    ['publish', 'published'],
    ['cancel', 'canceled'],
    ['stop', 'stopped'],
    ['pay', 'paid'],
    ['mark-as-paid', 'paid'],
    ['markShipped', 'shipped'],
    ['archive', 'archived'],
    ['deny', 'denied'],
    ['submitForReview', 'submitted'],
    ['check-in', 'checked_in'],
    ['go-live', 'live'],
  ])('%s: %s', (word, state) => {
    expect(statesLedTo(word, [state, 'open', 'other'])).toEqual([state])
  })

  it('an undoing has none of its own', () => {
    expect(statesLedTo('unpublish', ['draft', 'published'])).toEqual([])
    expect(participlesOf('2fa')).toEqual([])
  })
})

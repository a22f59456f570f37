import { describe, expect, it } from 'vitest'
import { participlesOf, statesLedTo } from '../../../../../src/contract/scenarios/any-spec/acting/participles.ts'
import { refusedWhen } from '../../../../../src/contract/scenarios/any-spec/acting/refused-when.ts'

const states = ['draft', 'in_review', 'published', 'archived']

describe('when publish is refused', () => {
  it.each<[conflict: string, from: readonly string[], never: readonly string[], isOnce: boolean]>([
    ['Already published', [], ['published'], true],
    ['The article has already been published.', [], [], true],
    ['Only drafts can be published', ['draft'], [], false],
    ['It is not a draft.', ['draft'], [], false],
    ['Not in review', ['in_review'], [], false],
    ['The article is not in draft state', ['draft'], [], false],
    ['Must be draft or it cannot be published', ['draft'], [], false],
    ['An archived article cannot be published.', [], ['archived'], false],
    ['The article is published or archived', [], ['archived', 'published'], false],
    ['Already published or archived', [], ['archived', 'published'], true],
    ['No longer in_review', ['in_review'], [], false],
  ])('%s', (conflict, from, never, isOnce) => {
    const told = refusedWhen({ conflict, action: '' }, states, ['published'])
    if (from.length + never.length === 0 && !isOnce) expect(told).toBeUndefined()
    else expect(told).toEqual({ from, never, isOnce, isSure: true })
  })

  it.each([['Conflict'], ['The version is not the one that is stored.'], ['Somebody else holds the lock.']])(
    'nothing is known of %s',
    (conflict) => {
      expect(refusedWhen({ conflict, action: '' }, states, ['published'])).toBeUndefined()
    },
  )

  it('a wrong state that is not named is no more than likely', () => {
    expect(refusedWhen({ conflict: 'Invalid state transition', action: '' }, states, ['published'])).toEqual({
      from: [],
      never: ['published'],
      isOnce: false,
      isSure: false,
    })
  })

  it.each([['Publishes a draft'], ['Publish an article that is draft'], ['Publishes it while it is draft.']])(
    'what it is asked of says it too: %s',
    (action) => {
      expect(refusedWhen({ conflict: 'Not now', action }, states, ['published'])?.from).toEqual(['draft'])
    },
  )
})

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
  ])('%s: %s', (word, state) => {
    expect(statesLedTo(word, [state, 'open', 'other'])).toEqual([state])
  })

  it('an undoing has none of its own', () => {
    expect(statesLedTo('unpublish', ['draft', 'published'])).toEqual([])
    expect(participlesOf('2fa')).toEqual([])
  })
})

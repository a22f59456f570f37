import { describe, expect, it } from 'vitest'
import { refusedWhen } from '../../../src/document/model/states/refused-when.ts'

const states = ['draft', 'in_review', 'published', 'archived']

describe('when publish is refused', () => {
  it.each<[conflict: string, from: readonly string[], never: readonly string[], isOnce: boolean]>([
    ['Already published', [], ['published'], true],
    ['The article has already been published.', [], [], true],
    ['Only drafts can be published', ['draft'], [], false],
    ['It is not a draft.', ['draft'], [], false],
    ['Only drafts and archived articles can be published.', ['draft', 'archived'], [], false],
    ['The article is not in draft or in_review.', ['draft', 'in_review'], [], false],
    ['It can be published only when it is draft, in review or archived', ['draft', 'in_review', 'archived'], [], false],
    ['An article that is archived cannot be published, only drafts.', ['draft'], ['archived'], false],
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

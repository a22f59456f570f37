/** The ends of a text as Ruby and Python write them. */
import { expect, it } from 'vitest'
import { dropUnreadablePatterns } from '../../../src/document/patterns.ts'

it.each([
  ['\\A[a-z]+\\Z', '^[a-z]+$'],
  ['\\A[a-z]+\\z', '^[a-z]+$'],
  ['^[a-z]+$', '^[a-z]+$'],
  ['a\\\\Z', 'a\\\\Z'],
])('reads %s as %s', (pattern, read) => {
  expect(dropUnreadablePatterns({ schema: { pattern } })).toEqual({
    document: { schema: { pattern: read } },
    dropped: [],
  })
})

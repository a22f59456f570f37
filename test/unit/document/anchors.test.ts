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

it('leaves out a pattern that the example beside it does not fit', () => {
  const pattern = '^[a-z]((?!..)[a-z])+$'
  expect(dropUnreadablePatterns({ name: { type: 'string', pattern, example: 'linode' } })).toEqual({
    document: { name: { type: 'string', example: 'linode' } },
    dropped: [`the pattern ${pattern} is not checked, because its own example "linode" does not fit it`],
  })
  expect(
    dropUnreadablePatterns({ name: { type: 'string', pattern: '^[a-z]+$', examples: ['linode'] } }).dropped,
  ).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { followLink, type Occurrence } from '../../../../src/contract/specification/links.ts'

const occurrence: Occurrence = {
  input: {
    path: { id: 'p' },
    query: { team: 't' },
    headers: { 'x-kind': 'k' },
    body: { name: 'n', domains: ['a.com'] },
  },
  headers: { location: '/items/9' },
  body: { uid: 'u', items: [{ size: 7 }] },
}
const follow = (parameters: Readonly<Record<string, unknown>>): Record<string, string> | undefined =>
  followLink({ name: 'next', operationId: 'next', parameters } as Parameters<typeof followLink>[0], occurrence)

describe('followLink', () => {
  it.each<[string, unknown, string]>([
    ['the answer’s body', '$response.body#/uid', 'u'],
    ['an element of it', '$response.body#/items/0/size', '7'],
    ['the request’s body', '$request.body#/domains/0', 'a.com'],
    ['the path', '$request.path.id', 'p'],
    ['the query', '$request.query.team', 't'],
    ['a header of the request', '$request.header.x-kind', 'k'],
    ['a header of the answer', '$response.header.Location', '/items/9'],
    ['a constant', 'fixed', 'fixed'],
  ])('takes a value from %s', (_, expression, value) => {
    expect(follow({ id: expression })).toEqual({ id: value })
  })

  it('leads nowhere when a value is not there', () => {
    expect(follow({ id: '$response.body#/uid', other: '$response.body#/nothing' })).toBeUndefined()
    expect(follow({ id: '$response.body#/items' })).toBeUndefined()
  })
})

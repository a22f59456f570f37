import { describe, expect, it } from 'vitest'
import { nextOfLink } from '../../../../src/contract/speak/paging.ts'

describe('the next page of a header Link', () => {
  it.each([
    ['</books?page=2>; rel="next"', '/books?page=2'],
    ['</books?page=2>; rel=next', '/books?page=2'],
    ['</books?page=1>; rel="prev", </books?ids=3,4>; title="a"; Rel = "last next"', '/books?ids=3,4'],
    ['  </books?page=2>;rel="NEXT"  ', '/books?page=2'],
    ['</books?page=1>; rel="prev"', undefined],
    ['</books?page=1>; rel="nextish"', undefined],
    ['</books?rel=next>; rel="prev"', undefined],
    ['rel="next"', undefined],
    [undefined, undefined],
  ])('%j is %j', (header, next) => {
    expect(nextOfLink(header)).toBe(next)
  })
})

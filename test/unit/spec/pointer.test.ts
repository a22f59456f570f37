/** JSON pointers and the references that they follow. */

import { describe, expect, it } from 'vitest'
import { at, child, escapePointer, fragmentOf, isObject, locate, unescapePointer } from '../../../src/spec/pointer.ts'
import fc from '../../seeded.ts'

const document = {
  paths: { '/a/{b}': { get: { operationId: 'getA' } } },
  list: [{ name: 'first' }, { name: 'second' }],
  'til~de': 1,
  alias: { $ref: '#/real' },
  twice: { $ref: '#/alias' },
  real: { name: 'real', inner: { $ref: '#/list/1' } },
  nowhere: { $ref: '#/missing' },
  circle: { $ref: '#/circle' },
  ping: { $ref: '#/pong' },
  pong: { $ref: '#/ping' },
}

describe('at', () => {
  it('finds what stands at a pointer, escapes and percent-encoding undone', () => {
    expect(at(document, '#/paths/~1a~1{b}/get/operationId')).toBe('getA')
    expect(at(document, '#/paths/~1a~1%7Bb%7D/get/operationId')).toBe('getA')
    expect(at(document, '#/til~0de')).toBe(1)
    expect(at(document, '#/list/1/name')).toBe('second')
    expect(at(document, '#')).toBe(document)
  })

  it('finds nothing past the end, below a value, or on a prototype', () => {
    expect(at(document, '#/list/2')).toBeUndefined()
    expect(at(document, '#/list/one')).toBeUndefined()
    expect(at(document, '#/til~0de/deeper')).toBeUndefined()
    expect(at(document, '#/constructor')).toBeUndefined()
    expect(at(document, '#/list/0/toString')).toBeUndefined()
  })
})

describe('locate', () => {
  it('follows references to where the part itself stands', () => {
    expect(locate(document, '#/twice')).toEqual({ pointer: '#/real', value: document.real })
    expect(locate(document, '#/real')).toEqual({ pointer: '#/real', value: document.real })
  })

  it('finds nothing where a reference leads nowhere or back to itself', () => {
    expect(locate(document, '#/nowhere')).toBeUndefined()
    expect(locate(document, '#/circle')).toBeUndefined()
    expect(locate(document, '#/ping')).toBeUndefined()
    expect(locate(document, '#/list')).toBeUndefined()
  })
})

describe('child', () => {
  it('finds a member by its name, which may hold slashes, and follows it', () => {
    const root = { pointer: '#', value: document }
    expect(child(document, root, 'paths', '/a/{b}', 'get')).toEqual({
      pointer: '#/paths/~1a~1{b}/get',
      value: { operationId: 'getA' },
    })
    const real = { pointer: '#/real', value: document.real }
    expect(child(document, real, 'inner')).toEqual({ pointer: '#/list/1', value: { name: 'second' } })
    expect(child(document, real, 'outer')).toBeUndefined()
  })

  it('reads a name with a percent sign as it stands', () => {
    const odd = { '100%': { name: 'all' } }
    expect(child(odd, { pointer: '#', value: odd }, '100%')).toEqual({ pointer: '#/100%25', value: { name: 'all' } })
  })
})

describe('fragmentOf', () => {
  it('encodes what a URI cannot hold, once', () => {
    expect(fragmentOf('#/paths/~1a~1{b}')).toBe('#/paths/~1a~1%7Bb%7D')
    expect(fragmentOf('#/100%25')).toBe('#/100%25')
    expect(fragmentOf('#')).toBe('#')
  })
})

describe('escapePointer', () => {
  it('is undone by unescapePointer, whatever the segment', () => {
    fc.assert(
      fc.property(fc.string(), (segment) => {
        expect(unescapePointer(escapePointer(segment))).toBe(segment)
        expect(escapePointer(segment)).not.toContain('/')
      }),
    )
  })
})

describe('isObject', () => {
  it('is true of plain objects only', () => {
    expect([{}, [], null, 'text', 1, undefined].map(isObject)).toEqual([true, false, false, false, false, false])
  })
})

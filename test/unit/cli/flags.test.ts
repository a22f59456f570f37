/** Values of flags. */
import { describe, expect, it } from 'vitest'
import { lifeCycle, list, rateLimit, token, wholeNumber } from '../../../src/cli/flags.ts'

describe('a whole number', () => {
  it('is one within its range', () => {
    expect(['0', '4700', '65535'].map(wholeNumber(0, 65_535))).toEqual([0, 4700, 65_535])
    expect(wholeNumber(0)('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER)
  })

  it.each(['', '-1', '65536', '1.5', '1e3', '0x10', ' 1', 'port', '٣'])('is not "%s"', (text) => {
    expect(() => wholeNumber(0, 65_535)(text)).toThrow('Give a whole number from 0 to 65535.')
  })

  it('without a largest one says so', () => {
    expect(() => wholeNumber(1)('0')).toThrow('Give a whole number of 1 or more.')
  })
})

describe('a rate limit', () => {
  it('is a number of requests, or off', () => {
    expect(['1', '600', 'off'].map(rateLimit)).toEqual([1, 600, 'off'])
  })

  it.each(['0', '-1', 'on', 'OFF', ''])('is not "%s"', (text) => {
    expect(() => rateLimit(text)).toThrow('Give a whole number of 1 or more, or off.')
  })
})

describe('a life cycle', () => {
  it('is one of four', () => {
    const known = ['timed', 'immediate', 'manual', 'reads:3']
    expect(known.map(lifeCycle)).toEqual(known)
  })

  it.each(['reads', 'reads:0', 'reads:-1', 'timed:1', ''])('is not "%s"', (text) => {
    expect(() => lifeCycle(text)).toThrow('Give timed, immediate, manual or reads:N.')
  })
})

describe('a token', () => {
  it('is of any visible characters', () => {
    expect(token('alice=sk-test_1/x==')).toEqual([{ account: 'alice', token: 'sk-test_1/x==' }])
  })

  it('is added to those before it', () => {
    expect(token('bob=two', token('alice=one'))).toEqual([
      { account: 'alice', token: 'one' },
      { account: 'bob', token: 'two' },
    ])
  })

  it.each(['alice', 'alice=', '=one', 'alice=é', 'alice=a b'])('is not "%s"', (text) => {
    expect(() => token(text)).toThrow('Give ACCOUNT=TOKEN, the token of visible ASCII characters only, without spaces.')
  })
})

describe('a list', () => {
  it('has commas, or is repeated', () => {
    expect(list('loopback, http://app.test', list('http://other.test'))).toEqual([
      'http://other.test',
      'loopback',
      'http://app.test',
    ])
  })
})

/** Which values of a request must not come back. */
import { describe, expect, it } from 'vitest'
import { secretsIn } from '../../../src/checks/secrets.ts'

const find = (body: unknown, paths: readonly (readonly string[])[], elsewhere: readonly string[] = []) =>
  secretsIn(body, paths, elsewhere)

describe('secretsIn', () => {
  it('finds the texts at the paths, through lists', () => {
    const body = { value: 'first secret', more: [{ key: 'second secret' }, { key: 'third secret' }], name: 'name' }
    expect(find(body, [['value'], ['more', '*', 'key']])).toEqual(['first secret', 'second secret', 'third secret'])
  })

  it('finds the body itself', () => {
    expect(find('a whole secret', [[]])).toEqual(['a whole secret'])
  })

  it('finds nothing at paths that the body does not have', () => {
    expect(find({ value: 5, more: 'text' }, [['value'], ['more', '*'], ['none'], ['value', 'deep']])).toEqual([])
    expect(find(null, [['value']])).toEqual([])
    expect(find({}, [['constructor', 'name'], ['__proto__']])).toEqual([])
  })

  it('finds a value under any name of its own', () => {
    expect(find(JSON.parse('{ "__proto__": "a whole secret" }'), [['__proto__']])).toEqual(['a whole secret'])
  })

  it('leaves out what is too short to be told from chance', () => {
    expect(find({ value: '1234567', other: '12345678' }, [['value'], ['other']])).toEqual(['12345678'])
  })

  it('leaves out what the request says openly too, in its body or elsewhere', () => {
    expect(find({ value: 'my-api-key', name: 'my-api-key' }, [['value']])).toEqual([])
    expect(find({ value: 'my-api-key', list: [{ deep: 'not my-api-key!' }] }, [['value']])).toEqual([])
    expect(find({ value: 'my-api-key' }, [['value']], ['/secrets/my-api-key'])).toEqual([])
  })

  it('does not take one secret for the open word of another', () => {
    expect(find({ value: 'the same secret', key: 'the same secret' }, [['value'], ['key']])).toEqual([
      'the same secret',
      'the same secret',
    ])
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createCompiler } from '../../../src/schema/compile.ts'
import { boundedExpression, endedExpressions } from '../../../src/schema/node-bounded-expression.ts'

describe('an expression of a document', () => {
  it('says what it says, however long the text is', () => {
    const patterns = ['^[a-z]+$', '^[a-z]+-[a-z]+$', '^(a|b)*c$', 'x{2,900}y*']
    for (const pattern of patterns) {
      const expression = boundedExpression(pattern)
      for (const text of ['', 'abc', 'abc-def', 'c', `${'ab'.repeat(20)}c`, 'a'.repeat(9_000), 'x'.repeat(50)])
        expect([pattern, text, expression?.test(text)]).toEqual([pattern, text, new RegExp(pattern, 'u').test(text)])
    }
    // Those of whatever else ran in this process may be there.
    expect(endedExpressions().filter((pattern) => patterns.includes(pattern))).toEqual([])
  })

  it.each(['^(a+)+$', '^(\\w+\\s?)*$', '(x+x+)+y', '^a*a*a*a*a*a*b$'])(
    'is ended where it would take for ever: %s',
    (pattern) => {
      const text = `${(pattern.includes('x') ? 'x' : 'a').repeat(3_000)}!`
      expect(boundedExpression(pattern)?.test(text)).toBe(true)
      expect(endedExpressions()).toContain(pattern)
    },
  )

  it('is tried again where the machine hardly let it run', async () => {
    let runs = 0
    class Script {
      runInContext(): boolean {
        if (++runs <= 5) throw new Error('Script execution timed out.')
        return false
      }
    }
    const given = vi
      .spyOn(process, 'getBuiltinModule')
      .mockReturnValue({ createContext: (values: object) => values, Script } as never)
    // Another instance of it, which looks for the place anew.
    const path = '../../../src/schema/node-bounded-expression.ts?busy'
    const busy: typeof import('../../../src/schema/node-bounded-expression.ts') = await import(path)
    given.mockRestore()
    expect(busy.boundedExpression('^(a+)+$')?.test(`${'a'.repeat(3_000)}!`)).toBe(false)
    expect([runs, busy.endedExpressions()]).toEqual([6, []])
  })

  it('holds answers to it as far as it can', () => {
    const compiler = createCompiler({ components: { schemas: { A: { type: 'string', pattern: '^(b+)+$' } } } })
    const validate = compiler.at('#/components/schemas/A')
    expect([validate('bbb'), validate('abb'), validate(`${'b'.repeat(60)}!`), validate('abb')]).toEqual([
      true,
      false,
      true,
      true,
    ])
  })

  it('is none where JavaScript cannot read it', () => {
    expect(boundedExpression('(')).toBeUndefined()
  })
})

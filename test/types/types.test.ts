/**
 * What must not compile does not, for the reason given: each line of a case that is wrong says so with the compiler's code at its
 * end, and the compiler finds exactly those.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, 'cases')
const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const config = join(import.meta.dirname, '../tsconfig.json')

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(config, ts.sys.readFile).config,
  ts.sys,
  join(import.meta.dirname, '..'),
)
const program = ts.createProgram(
  names.map((name) => join(folder, name)),
  { ...options, noEmit: true, noUnusedLocals: false },
)

/** `LINE TSCODE` of everything that the compiler finds in a file. */
function found(name: string): string[] {
  const source = program.getSourceFile(join(folder, name))
  if (source === undefined) throw new Error(`the compiler has not read ${name}`)
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ start = 0, code }) => `${source.getLineAndCharacterOfPosition(start).line + 1} TS${code}`,
  )
}

/** `LINE TSCODE` of everything that the file says is wrong. */
function announced(name: string): string[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const [, code] = /\/\/ (TS\d+)$/.exec(line) ?? []
      return code === undefined ? [] : [`${index + 1} ${code}`]
    })
}

describe('the types', () => {
  it('let everything compile that is as it should be', () => {
    expect(found('good.ts')).toEqual([])
    expect(announced('good.ts')).toEqual([])
  })

  it.each(names.filter((name) => name !== 'good.ts'))('refuse what %s says', (name) => {
    expect(announced(name).length).toBeGreaterThan(0)
    expect(found(name)).toEqual(announced(name))
  })
})

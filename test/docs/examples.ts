/** The code of the pages and of the docstrings: TypeScript blocks, with what their console.log lines must print after `// ->`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Example {
  /** File and line where the block begins. */
  readonly place: string
  readonly code: string
  readonly expected: readonly string[]
}

export function examplesIn(files: readonly string[]): Example[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => {
      // A docstring has its stars in front.
      const code = (match[1] ?? '').replaceAll(/^ *\* ?/gm, '')
      const line = text.slice(0, match.index).split('\n').length
      return {
        place: `${file}:${line}`,
        code,
        expected: [...code.matchAll(/\/\/ -> (.*)$/gm)].map(([, output = '']) => output),
      }
    })
  })
}

export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('generated'))
    .map((name) => join(folder, name))
}

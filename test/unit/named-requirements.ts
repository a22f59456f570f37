/** Which tests and scenarios name a requirement of the document: in what they say, not in what they say about themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSource, textsOf } from './source-files.ts'

const folders: readonly (readonly [folder: string, isOne: (file: string) => boolean])[] = [
  ['test', (file) => /\.test\.ts$|^adapters\/suite\/.+\.ts$/.test(file)],
  ['src/contract', (file) => file.endsWith('.ts')],
]

export interface Naming {
  readonly id: string
  /** Below the root of the project. */
  readonly file: string
  /** The whole text in which the id stands: the name of a test, or the id alone. */
  readonly text: string
}

/** @param ids The requirements that there are; what looks like one of their systems' is found too. */
export function namedRequirements(root: string, ids: readonly string[]): Naming[] {
  const systems = [...new Set(ids.map((id) => id.split('-')[0] ?? ''))]
  const pattern = new RegExp(`\\b(${systems.join('|')})(-[A-Z0-9]+)?-\\d+\\b`, 'g')
  return folders.flatMap(([folder, isOne]) =>
    filesIn(join(root, folder), isOne).flatMap((file) => {
      const { ast } = readSource(file, readFileSync(join(root, folder, file), 'utf8'))
      return [...textsOf(ast)].flatMap((text) =>
        (text.match(pattern) ?? []).map((id) => ({ id, file: `${folder}/${file}`, text })),
      )
    }),
  )
}

function filesIn(folder: string, isOne: (file: string) => boolean): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => isOne(file) && !file.includes('node_modules'))
    .sort()
}

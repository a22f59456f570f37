/** Every requirement of the document is named by a test, and every requirement that a test names is one of the document's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documents } from '../../src/spec/generated/document.ts'
import { isObject, locate } from '../../src/spec/pointer.ts'
import { readSource, textsOf } from './source-files.ts'

const root = join(import.meta.dirname, '../..')
const requirements = locate(documents.documented, '#/components/x-requirements')?.value ?? {}
const systems = [...new Set(Object.keys(requirements).map((id) => id.split('-')[0] ?? ''))]

/** Texts in which tests and scenarios can name a requirement: what they say, not what they say about themselves. */
function textsIn(folder: string, isOne: (file: string) => boolean): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => isOne(file) && !file.includes('node_modules'))
    .flatMap((file) => [...textsOf(readSource(file, readFileSync(join(root, folder, file), 'utf8')).ast)])
}

const named = new Set(
  [
    ...textsIn('test', (file) => /\.test\.ts$|^adapters\/suite\/.+\.ts$/.test(file)),
    ...textsIn('src/contract', (file) => file.endsWith('.ts')),
  ].flatMap((text) => text.match(new RegExp(`\\b(${systems.join('|')})(-[A-Z0-9]+)?-\\d+\\b`, 'g')) ?? []),
)

describe('the requirements', () => {
  it('are there', () => {
    expect(Object.keys(requirements).length).toBeGreaterThanOrEqual(80)
    expect(Object.values(requirements).every(isObject)).toBe(true)
  })

  it.each(Object.keys(requirements))('%s is named by a test', (id) => {
    expect([...named]).toContain(id)
  })

  it('that tests name are all in the document', () => {
    expect([...named].filter((id) => !Object.hasOwn(requirements, id))).toEqual([])
  })
})

describe('a text that names a requirement', () => {
  it('is found in the name of a test, and not in a comment', () => {
    const { ast } = readSource('a.test.ts', "// NOW-DEP-1\nit('lists (NOW-DEP-2)', () => {}) /* NOW-DEP-3 */")
    expect([...textsOf(ast)]).toEqual(['lists (NOW-DEP-2)'])
  })
})

/** Every requirement of the document is named by a test, and every requirement that a test names is one of the document's. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documents } from '../../src/spec/generated/document.ts'
import { isObject, locate } from '../../src/spec/pointer.ts'
import { namedRequirements } from './named-requirements.ts'
import { readSource, textsOf } from './source-files.ts'

const root = join(import.meta.dirname, '../..')
const requirements = locate(documents.documented, '#/components/x-requirements')?.value ?? {}

const named = new Set(namedRequirements(root, Object.keys(requirements)).map(({ id }) => id))

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

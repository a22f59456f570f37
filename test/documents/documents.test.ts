/**
 * Public documents of different makers, size and style: each is read and planned with the memory that `vitest.config.ts` gives and within its
 * time, and what is asked of it is what was read and judged before.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { installDocuments, outlineOf, planOf, publicDocuments } from './public-documents.ts'

const documents = publicDocuments()
let folder = ''

beforeAll(async () => {
  folder = await installDocuments()
})

describe.each(documents)('$name', (document) => {
  it('is of the version that is named', () => {
    const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', document.package, 'package.json'), 'utf8'))
    expect(version).toBe(document.version)
  })

  it('is asked what was judged', async () => {
    const outline = outlineOf(await planOf(folder, document))
    await expect(outline).toMatchFileSnapshot(`outlines/${document.name}.txt`)
  })
})

it('are at least twenty, of ten makers', () => {
  expect(documents.length).toBeGreaterThanOrEqual(20)
  expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length)
  expect(new Set(documents.map((each) => each.package)).size).toBeGreaterThanOrEqual(10)
})

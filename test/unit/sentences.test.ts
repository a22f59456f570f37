/** docs/sentences.md: every sentence of the documents, and the requirements that it became. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documents } from '../../src/spec/generated/document.ts'
import { isObject, locate } from '../../src/spec/pointer.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/sentences.md'), 'utf8')
const requirements = locate(documents.documented, '#/components/x-requirements')?.value ?? {}
const cited = Object.keys(locate(documents.documented, '#/components/x-documents')?.value ?? {})
const idPattern = /\b[A-Z]+(?:-[A-Z0-9]+)?-\d+\b/g

/** What the requirements of the now API are split into; an id goes from here once openapi.yaml has it. */
const split = new Set(
  ['NET-4', 'DEP-22', 'DEP-23', 'DEP-24', 'DOM-11', 'DOM-12', 'DOM-13', 'CERT-10', 'ALIAS-11', 'LIMITS-1'].map(
    (rest) => `NOW-${rest}`,
  ),
)

interface Row {
  readonly document: string
  readonly section: string
  readonly sentence: string
  readonly ids: readonly string[]
  readonly reason: string
}

function rowsOf(markdown: string): Row[] {
  let [document, section] = ['', '']
  return markdown.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) document = line.slice(3)
    if (line.startsWith('### ')) section = line.slice(4)
    const [, sentence, what] = /^\| (.+) \| (.*) \|$/.exec(line) ?? []
    if (sentence === undefined || what === undefined || sentence === 'sentence' || sentence === '---') return []
    const [, reason = ''] = /^- (.+)$/.exec(what) ?? []
    const ids = reason === '' ? (what.match(idPattern) ?? []) : []
    return [{ document, section, sentence, ids, reason }]
  })
}

const rows = rowsOf(page)

describe('the sentences', () => {
  it('are those of the four documents, all 270 and more of them', () => {
    expect([...new Set(rows.map(({ document }) => document))].toSorted()).toEqual(cited.toSorted())
    expect(rows.length).toBeGreaterThanOrEqual(270)
  })

  it('each became a requirement, or say why not', () => {
    expect(rows.filter(({ ids, reason }) => ids.length === 0 && reason === '')).toEqual([])
  })

  it('name no requirement that openapi.yaml does not have', () => {
    const named = rows.flatMap(({ ids }) => ids)
    expect(named.filter((id) => !Object.hasOwn(requirements, id) && !split.has(id))).toEqual([])
  })

  it.each(cited)('of %s are where each requirement comes from that cites it', (document) => {
    const named = new Set(rows.filter((row) => row.document === document).flatMap(({ ids }) => ids))
    const citing = Object.entries(requirements).flatMap(([id, requirement]) => {
      const source = isObject(requirement) ? requirement.source : undefined
      return isObject(source) && source.document === document ? [id] : []
    })
    expect(citing.filter((id) => !named.has(id))).toEqual([])
  })

  it('stand in sections that have a name, each once', () => {
    const places = rows.map(({ document, section, sentence }) => `${document} ${section} ${sentence}`)
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
    expect(rows.filter(({ section }) => section === '')).toEqual([])
  })
})

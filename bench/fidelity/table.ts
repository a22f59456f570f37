/** Writes the comparison: by document, by kind of question, and what somebody else holds that the first does not. */
import { countOf, type Failure, type Standing, type Tally } from './tally.ts'

/** A document, and what each mock made of it, in the order of the names. */
export interface Compared {
  readonly document: string
  readonly why: string
  readonly results: readonly (Tally | Failure)[]
}

export function tablesOf(names: readonly string[], compared: readonly Compared[]): string {
  return [byDocument(names, compared), byKind(names, compared), elsewhere(names, compared)].join('\n\n')
}

function byDocument(names: readonly string[], compared: readonly Compared[]): string {
  const rows = compared.map(({ document, why, results }) => [`${document}: ${why}`, ...results.map(cellOf)])
  const sums = names.map((_, index) => {
    const tallies = compared.flatMap(({ results }) => tallyAt(results, index) ?? [])
    const sum = (standing: Standing): number => tallies.reduce((all, tally) => all + countOf(tally, standing), 0)
    return `**${sum('held')}** / ${sum('broken')} / ${sum('not exercised')}`
  })
  return table(['held / broken / not exercised', ...names], [...rows, ['**all**', ...sums]])
}

function cellOf(result: Tally | Failure): string {
  if ('failure' in result) return `failed: ${result.failure.replaceAll('|', '\\|')}`
  const { verdict } = result
  return `**${countOf(result, 'held')}** / ${countOf(result, 'broken')} / ${countOf(result, 'not exercised')}, ${verdict}`
}

function byKind(names: readonly string[], compared: readonly Compared[]): string {
  const kinds = new Map<string, { readonly all: Set<string>; readonly cells: Map<number, Record<Standing, number>> }>()
  for (const { document, results } of compared) {
    for (const [index, result] of results.entries()) {
      if ('failure' in result) continue
      for (const [id, standing] of Object.entries(result.requirements)) {
        const kind = kinds.get(result.kinds[id] ?? id) ?? { all: new Set(), cells: new Map() }
        kinds.set(result.kinds[id] ?? id, kind)
        kind.all.add(`${document} ${id}`)
        const counts = kind.cells.get(index) ?? { held: 0, broken: 0, 'not exercised': 0 }
        kind.cells.set(index, { ...counts, [standing]: counts[standing] + 1 })
      }
    }
  }
  const rows = [...kinds]
    .toSorted(([, a], [, b]) => b.all.size - a.all.size)
    .map(([kind, { all, cells }]) => [
      kind,
      String(all.size),
      ...names.map((_, index) => `${cells.get(index)?.held ?? 0} / ${cells.get(index)?.broken ?? 0}`),
    ])
  return table(['held / broken', 'of', ...names], rows)
}

const shownMax = 4

/** Alike are those of one document that stand alike and are held by the same. */
function elsewhere(names: readonly string[], compared: readonly Compared[]): string {
  const [first = ''] = names
  const alike = new Map<string, { readonly cells: readonly string[]; readonly ids: string[] }>()
  for (const { document, results } of compared) {
    const [own, ...others] = results
    if (own === undefined || 'failure' in own) continue
    for (const [id, standing] of Object.entries(own.requirements)) {
      const holding = others.flatMap((other, index) =>
        'failure' in other || other.requirements[id] !== 'held' ? [] : (names[index + 1] ?? []),
      )
      if (standing === 'held' || holding.length === 0) continue
      const cells = [document, standing, holding.join('; ')]
      const same = alike.get(cells.join(' ')) ?? { cells, ids: [] }
      alike.set(cells.join(' '), same)
      same.ids.push(id)
    }
  }
  if (alike.size === 0) return `Nothing that ${first} does not hold is held by another.`
  const rows = [...alike.values()]
    .toSorted((a, b) => b.ids.length - a.ids.length)
    .map(({ cells: [document = '', standing = '', holding = ''], ids }) => {
      const more = ids.length - shownMax
      const shown = ids.slice(0, shownMax).join(', ')
      return [document, String(ids.length), standing, holding, more > 0 ? `${shown} and ${more} more` : shown]
    })
  return table([`what ${first} does not hold`, 'requirements', 'it is', 'held by', 'which'], rows)
}

function tallyAt(results: readonly (Tally | Failure)[], index: number): Tally | undefined {
  const result = results[index]
  return result === undefined || 'failure' in result ? undefined : result
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

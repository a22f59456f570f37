/** A comparison for a person at a terminal: one table of numbers, and every row that is no plain agreement. */

import { mapTexts } from '../report/masking/map-texts.ts'
import { onOneLine, withoutCommands } from '../report/reporters/printable.ts'
import { type Agreement, agreements, type Comparison, type ComparisonRow } from './compare.ts'

const headings: Readonly<Record<Agreement, string>> = {
  agree: 'agree',
  'a differs': 'A differs',
  'b differs': 'B differs',
  'both differ': 'both differ',
  'not compared': 'not compared',
}

export function comparisonText(unsafe: Comparison): string {
  const comparison = mapTexts(unsafe, onOneLine)
  const { a, b, rows, counts, level, seed } = comparison
  const differing = rows.filter(({ agreement }) => agreement.endsWith('differs') || agreement === 'both differ')
  const sections = [
    [`A  ${a}`, `B  ${b}`],
    tableOf(comparison),
    differing.length === 0 ? [] : ['Different from the document', ...differing.flatMap(rowLines)],
    notesOf(
      'Both keep to the document, and answer differently',
      rows.filter(({ differences }) => differences.length > 0),
    ),
    unaskedOf(rows),
    [
      `${counts.agree} agree, ${counts['a differs']} A differs, ${counts['b differs']} B differs, ${counts['both differ']} both differ, ${counts['not compared']} not compared (level ${level}, seed ${seed})`,
    ],
  ]
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return `${withoutCommands(text)}\n`
}

/** A line for each scenario. */
function tableOf({ rows }: Comparison): string[] {
  const names = [...new Set(rows.map(nameOf))]
  const lines = names.map((name) => {
    const own = rows.filter((row) => nameOf(row) === name)
    return [name, ...agreements.map((agreement) => String(own.filter((row) => row.agreement === agreement).length))]
  })
  const all = [['', ...agreements.map((agreement) => headings[agreement])], ...lines]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0))) ?? []
  return all.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}

function nameOf({ scenario }: ComparisonRow): string {
  return scenario ?? 'every exchange'
}

function rowLines(row: ComparisonRow): string[] {
  const { what, requirements, agreement, a, b } = row
  return [
    `  ${headings[agreement]}: ${nameOf(row)}: ${what}${requirements.length === 0 ? '' : ` [${requirements.join(' ')}]`}`,
    ...(a === null ? [] : [`    A: ${a}`]),
    ...(b === null ? [] : [`    B: ${b}`]),
  ]
}

function notesOf(title: string, rows: readonly ComparisonRow[]): string[] {
  if (rows.length === 0) return []
  return [
    title,
    ...rows.flatMap((row) => [
      `  ${nameOf(row)}: ${row.what}`,
      ...row.differences.map(({ operationId, where, a, b }) => `    ${operationId ?? ''} ${where}: A ${a}, B ${b}`),
    ]),
  ]
}

function unaskedOf(rows: readonly ComparisonRow[]): string[] {
  const reasons = new Map<string, number>()
  for (const { reason } of rows) if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return reasons.size === 0 ? [] : ['Not compared', ...[...reasons].map(([reason, count]) => `  ${count}: ${reason}`)]
}

/** A measurement: ours beside what it is compared with, taken in one run of one machine, so that only the ratio says something. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly other: string
  readonly ratio: number
  /** Where the ratio should be. */
  readonly aim: string
}

export interface Pair {
  readonly ours: number
  readonly other: number
}

/** The pair of the median ratio. A pair is measured at one time, so that what else the machine does weighs on both. */
export function medianPair(pairs: readonly Pair[]): Pair {
  const sorted = pairs.toSorted((a, b) => a.ours / a.other - b.ours / b.other)
  return sorted[Math.floor(sorted.length / 2)] ?? { ours: 0, other: 1 }
}

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map(({ what, ours, other, ratio, aim }) => [what, ours, other, ratio.toFixed(2), aim])
  const table = [['measured', 'ours', 'compared with', 'ratio', 'aim'], ...cells]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = table
  console.log([line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n'))
}

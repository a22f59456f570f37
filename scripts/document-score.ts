/**
 * Writes into docs/any-fake.md, between its markers, which faults are planted into fakes that are made from documents and how many of them
 * the kit notices by what is named for them. What it measures is what `test/mutation/any-fake/` holds.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { isKilled, noticed } from '../test/mutation/any-fake/fakes.ts'
import type { DocumentMutant } from '../test/mutation/any-fake/mutant.ts'
import { documentMutants } from '../test/mutation/any-fake/mutants/all.ts'
import { documentSurvivors } from '../test/mutation/any-fake/survivors.ts'

const page = 'docs/any-fake.md'
const markers = /<!-- planted -->[\s\S]*<!-- \/planted -->/

const rows: string[] = []
const missed: string[] = []
let [planted, found] = [0, 0]
for (const [area, mutants] of Object.entries(documentMutants)) {
  const killed = await killedOf(mutants)
  planted += mutants.length
  found += killed.length
  missed.push(...mutants.filter((each) => !killed.includes(each)).map(({ name }) => name))
  rows.push(`| ${area} | ${mutants.length} | ${killed.length} | ${mutants.map(({ name }) => name).join('; ')} |`)
}
const text = [
  '| area | planted | noticed | faults |',
  '| --- | ---: | ---: | --- |',
  ...rows,
  `| **all** | ${planted} | ${found} (${((100 * found) / planted).toFixed(1)} %) | |`,
  '',
  ...missed.map((name) => `Not noticed: ${name}, because ${documentSurvivors[name] ?? 'nobody knows why.'}`),
].join('\n')
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(markers, () => `<!-- planted -->\n${text}\n<!-- /planted -->`),
)
console.log(text)

async function killedOf(mutants: readonly DocumentMutant[]): Promise<DocumentMutant[]> {
  const killed: DocumentMutant[] = []
  for (const mutant of mutants) if (isKilled(mutant, await noticed(mutant.over, mutant))) killed.push(mutant)
  return killed
}

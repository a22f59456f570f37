/**
 * Measures how many mutants of the fake the contract kit notices, at which cost, and writes it into docs/verify.md between its markers. What it
 * measures is what `test/mutation/` holds.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { verify } from '../src/contract/index.ts'
import { type MutantResult, selftest } from '../src/contract/selftest/selftest.ts'
import { createFake } from '../test/contract/fake.ts'
import { allMutants } from '../test/mutation/mutants/all.ts'
import { createTarget } from '../test/mutation/target.ts'

const page = 'docs/verify.md'
const markers = /<!-- score -->[\s\S]*<!-- \/score -->/
const seed = 1

const startMs = performance.now()
const { mutants, isUnbrokenFine } = await selftest(createTarget, allMutants, {
  seed,
  onMutant: ({ isKilled, system, name, noticedBy }) => {
    if (!isKilled) console.log(`survived: ${system}: ${name} (noticed by: ${noticedBy.join(', ') || 'nothing'})`)
  },
})
const minutes = ((performance.now() - startMs) / 60_000).toFixed(1)
const unbrokenStartMs = performance.now()
const unbroken = await verify(createFake().target, { seed })
const unbrokenSeconds = ((performance.now() - unbrokenStartMs) / 1000).toFixed(1)
if (!isUnbrokenFine || unbroken.verdict !== 'conforms') {
  throw new Error('Failed to measure the score: the unbroken fake does not pass. Run `npx vitest run test/contract`.')
}

const table = [
  '| system | mutants | noticed | requests of a run | median requests until the first failure |',
  '| --- | --- | --- | --- | --- |',
  ...unbroken.systems.map(({ name, requests }) =>
    rowOf(
      name,
      mutants.filter(({ system }) => system === name),
      requests,
    ),
  ),
  rowOf('**all**', mutants, unbroken.requests.total),
]
const text = [
  ...table,
  '',
  `The unbroken fake passes in ${unbroken.requests.total} requests and ${unbrokenSeconds} s, all systems together, in process; the mutants took ${minutes} minutes.`,
].join('\n')
writeFileSync(page, readFileSync(page, 'utf8').replace(markers, `<!-- score -->\n${text}\n<!-- /score -->`))
console.log(text)

function rowOf(name: string, results: readonly MutantResult[], requests: number): string {
  const killed = results.filter(({ isKilled }) => isKilled)
  const percent = ((100 * killed.length) / results.length).toFixed(1)
  const counts = killed.flatMap(({ requestsToKill }) => requestsToKill ?? []).toSorted((a, b) => a - b)
  const median = counts[Math.floor(counts.length / 2)] ?? '-'
  return `| ${name} | ${results.length} | ${killed.length} (${percent} %) | ${requests} | ${median} |`
}

/**
 * Runs the simulation with seeds that nobody chose: `node scripts/drawn-seeds.js [how many] [sequences of each]`, 200 and 120 by
 * default. Prints a line for each seed that finds a difference, which runs it again, and exits with 1 when one did.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'

const [count = 200, runs = 120] = process.argv.slice(2).map(Number)
if (![count, runs].every((each) => Number.isSafeInteger(each) && each > 0)) {
  console.error(
    'Failed to draw seeds: the arguments are not whole numbers of 1 or more. Give how many, and the sequences of each.',
  )
  process.exit(2)
}

const lines = []
for (let drawn = 1; drawn <= count; drawn++) {
  const seed = String(randomInt(2 ** 31))
  const env = { ...process.env, NOWHERE_SIMULATION_SEED: seed, NOWHERE_SIMULATION_RUNS: String(runs) }
  const args = ['vitest', 'run', '--project', 'simulation', '--reporter', 'dot']
  const { status, stdout, stderr } = spawnSync('npx', args, { env, encoding: 'utf8' })
  if (status === 0) continue
  lines.push(`NOWHERE_SIMULATION_SEED=${seed} NOWHERE_SIMULATION_RUNS=${runs} npx vitest run --project simulation`)
  console.log(`${stdout}${stderr}\nSeed ${drawn} of ${count} found a difference: ${lines.at(-1)}`)
}
console.log(
  `${count} seeds were drawn, ${lines.length} of them found a difference.${lines.map((line) => `\n  ${line}`).join('')}`,
)
process.exit(lines.length === 0 ? 0 : 1)

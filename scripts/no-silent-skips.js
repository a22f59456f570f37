// Fails when a test was skipped without a reason: a skipped test says why in its name, as in "... (skipped: needs Linux on x64)".
// Takes the JSON report of vitest.
import { readFileSync } from 'node:fs'

const [file] = process.argv.slice(2)
if (file === undefined)
  throw new Error(
    'Failed to look for skipped tests: no report was named. Usage: node scripts/no-silent-skips.js REPORT',
  )
const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
const tests = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map((test) => ({ ...test, file: name })),
)
const count = (status) => tests.filter((test) => test.status === status).length
const silent = tests.filter(
  ({ status, fullName }) => !['passed', 'failed'].includes(status) && !/\(skipped: .+\)/.test(fullName),
)

for (const { file: place, fullName, status } of silent)
  console.error(`${status} without a reason: ${place}: ${fullName}`)
console.log(
  `${count('passed')} passed, ${count('failed')} failed, ${tests.length - count('passed') - count('failed')} skipped`,
)
process.exitCode = silent.length > 0 || count('passed') === 0 ? 1 : 0

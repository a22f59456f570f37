// Fails when a test was skipped without a reason: a skipped test says why in its name, as in "... (skipped: needs Linux on x64)".
// Takes the JSON reports of the runs of vitest; its last line sums them. A report that is not there is that of a run that never ended.
import { existsSync, readFileSync } from 'node:fs'

const files = process.argv.slice(2)
if (files.length === 0)
  throw new Error(
    'Failed to look for skipped tests: no report was named. Usage: node scripts/no-silent-skips.js REPORT...',
  )
const missing = files.filter((file) => !existsSync(file))
const testResults = files
  .filter((file) => existsSync(file))
  .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).testResults)
const tests = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map((test) => ({ ...test, file: name })),
)
// A file that cannot be loaded has no tests, and is a failure all the same.
const broken = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
)
const count = (status) => tests.filter((test) => test.status === status).length
const silent = tests.filter(
  ({ status, fullName }) => !['passed', 'failed'].includes(status) && !/\(skipped: .+\)/.test(fullName),
)

// One line a reason, however many tests stand behind it.
const reasons = new Map()
for (const { fullName, status } of tests) {
  const [, reason] = /\(skipped: (.+?)\)/.exec(fullName) ?? []
  if (reason !== undefined && !['passed', 'failed'].includes(status))
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
}
for (const [reason, times] of reasons) console.log(`${times} skipped: ${reason}`)
for (const { file: place, fullName, status } of silent)
  console.error(`${status} without a reason: ${place}: ${fullName}`)
for (const { file: place, fullName, status } of tests)
  if (status === 'failed') console.error(`failed: ${place}: ${fullName}`)
for (const { name } of broken) console.error(`failed to load: ${name}`)
for (const file of missing) console.error(`a run left no report: ${file}`)
const failed = count('failed') + broken.length
console.log(`${count('passed')} passed, ${failed} failed, ${tests.length - count('passed') - count('failed')} skipped`)
process.exitCode = silent.length > 0 || missing.length > 0 || failed > 0 || count('passed') === 0 ? 1 : 0

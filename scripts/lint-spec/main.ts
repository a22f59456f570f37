/**
 * `npm run lint:spec`: holds openapi.yaml to OpenAPI (swagger-parser), to good style (redocly) and to docs/vocabulary.md (the rules
 * beside this file), in both profiles; and control.openapi.yaml to good style.
 */
import { spawnSync } from 'node:child_process'
import SwaggerParser from '@apidevtools/swagger-parser'
import { readContract } from '../../src/spec/read-contract.ts'
import { readDocuments } from '../generate/documents.ts'
import { rules } from './rules.ts'

const documents = readDocuments(process.cwd())
const contracts = Object.values(documents).map(readContract)
const problems = new Set<string>()

for (const [profile, document] of Object.entries(documents)) {
  try {
    // It writes into what it is given; its type is that of a mutable document.
    await SwaggerParser.validate(structuredClone(document) as never)
  } catch (error) {
    problems.add(`${profile}: swagger-parser: ${error instanceof Error ? error.message : String(error)}`)
  }
  const contract = readContract(document)
  for (const [name, rule] of Object.entries(rules)) {
    for (const problem of rule({ document, contract, contracts })) problems.add(`${name}: ${problem}`)
  }
}
for (const problem of problems) console.error(problem)

const redocly = spawnSync(
  process.execPath,
  ['node_modules/@redocly/cli/bin/cli.js', 'lint', 'openapi.yaml', 'control.openapi.yaml', '--format=stylish'],
  {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  },
)
if (redocly.status !== 0) console.error(redocly.stdout, redocly.stderr)

const failed = problems.size + (redocly.status === 0 ? 0 : 1)
console.log(
  failed === 0
    ? `openapi.yaml and control.openapi.yaml are in order: ${Object.keys(rules).length} rules, both profiles.`
    : `openapi.yaml and control.openapi.yaml break ${failed} rules.`,
)
process.exitCode = failed === 0 ? 0 : 1

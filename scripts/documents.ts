/**
 * Plans every public document of `test/documents/` in a process of its own, and writes into docs/documents.md what is asked of each, what is
 * left out and why, and what that costs.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import {
  installDocuments,
  leftOutBy,
  type PublicDocument,
  planOf,
  publicDocuments,
} from '../test/documents/public-documents.ts'

const page = 'docs/documents.md'
const reasonsShown = 3

interface Row {
  readonly operations: number
  readonly asked: number
  readonly requests: number
  readonly reasons: readonly (readonly [string, number])[]
  readonly seconds: number
  readonly megabytes: number
}

const [wanted] = process.argv.slice(2)
const folder = await installDocuments()
const one = publicDocuments().find(({ name }) => name === wanted)
if (one !== undefined) process.stdout.write(JSON.stringify(await measure(one)))
else writeFileSync(page, pageOf(publicDocuments().map((document) => [document, inProcess(document)] as const)))

async function measure(document: PublicDocument): Promise<Row> {
  const begun = process.cpuUsage()
  const planned = await planOf(folder, document)
  const { user, system } = process.cpuUsage(begun)
  return {
    operations: planned.plan.share.all,
    asked: planned.plan.share.asked,
    requests: planned.plan.requests,
    reasons: [...leftOutBy(planned)].map(([reason, what]) => [reason, what.length] as const),
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1e3,
  }
}

function inProcess({ name }: PublicDocument): Row {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/run.js', 'scripts/documents.ts', name], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Failed to plan ${name}: its process ended with ${status}.`)
  console.log(name)
  // What `measure` has just written.
  return JSON.parse(stdout) as Row
}

function pageOf(rows: readonly (readonly [PublicDocument, Row])[]): string {
  const total = (of: (row: Row) => number): number => rows.reduce((sum, [, row]) => sum + of(row), 0)
  return `# Public documents, and what is asked of them

${rows.length} documents as npm packages publish them (\`test/documents/manifest.json\`), each planned by \`npm run documents\` in a process of its own, without
leave for anything and without an example added. ${total(({ asked }) => asked)} of ${total(({ operations }) => operations)} operations are asked. What is asked of each, by name, is in
\`test/documents/outlines/\`, and is held by \`npx vitest run --project documents\`. \`nowhere verify --plan\` ends with what would make more of a document
asked.

| document | operations | asked | requests | left out, by the most frequent reasons | seconds of CPU | MB |
| --- | ---: | ---: | ---: | --- | ---: | ---: |
${rows.map(([document, row]) => rowOf(document, row)).join('\n')}
`
}

function rowOf(document: PublicDocument, { operations, asked, requests, reasons, seconds, megabytes }: Row): string {
  const shown = reasons.slice(0, reasonsShown).map(([reason, count]) => `${count}: ${reason.replaceAll('|', '\\|')}`)
  const rest = reasons.slice(reasonsShown).reduce((sum, [, count]) => sum + count, 0)
  const why = [...shown, ...(rest === 0 ? [] : [`${rest}: others`])].join('; ')
  return `| ${document.name} (${document.package}) | ${operations} | ${asked} | ${requests} | ${why} | ${seconds.toFixed(1)} | ${Math.round(megabytes)} |`
}

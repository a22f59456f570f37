/**
 * Plans every public document of `test/documents/` in a process of its own, and writes into docs/documents.md what is asked of each, what is
 * left out and why, and what that costs.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { understand } from '../src/document/model/understand.ts'
import { createPlatformOf } from '../src/document-platform.ts'
import {
  installDocuments,
  leftOutBy,
  type PublicDocument,
  planOf,
  publicDocuments,
  readDocumentOf,
} from '../test/documents/public-documents.ts'

const page = 'docs/documents.md'
const reasonsShown = 3
/** Requests to each fake, as `test/documents/fakes.test.ts` sends them. */
const programLength = 150

/** What the fake of a document is. */
interface FakeRow {
  readonly operations: number
  /** Those that read or change what there is. */
  readonly withState: number
  /** Those that are answered by an example, or by data that fits. */
  readonly madeUp: number
  readonly collections: number
  readonly leftOut: number
  /** Until it is there, in milliseconds, the document being parsed already. */
  readonly startMs: number
  /** Until its first answer, which compiles what that needs. */
  readonly answerMs: number
}

interface Row {
  readonly fake: FakeRow
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
  const fake = await fakeRow(document)
  const begun = process.cpuUsage()
  const planned = await planOf(folder, document)
  const { user, system } = process.cpuUsage(begun)
  return {
    fake,
    operations: planned.plan.share.all,
    asked: planned.plan.share.asked,
    requests: planned.plan.requests,
    reasons: [...leftOutBy(planned)].map(([reason, what]) => [reason, what.length] as const),
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1e3,
  }
}

async function fakeRow(document: PublicDocument): Promise<FakeRow> {
  // An OpenAPI document is an object.
  const value = (await readDocumentOf(folder, document)) as object
  const begunMs = performance.now()
  const platform = createPlatformOf(value)
  const startMs = performance.now() - begunMs
  const { model } = understand(value)
  const operations = Object.values(model.operations)
  const first = operations.find(({ method, path }) => method === 'GET' && !path.includes('{')) ?? operations[0]
  const askedMs = performance.now()
  await platform.fetch(`${platform.systems[0]?.origin}${model.basePath}${first?.path}`, {
    method: first?.method ?? 'GET',
    headers: { Authorization: 'Bearer nowhere_alice' },
  })
  const answerMs = performance.now() - askedMs
  const madeUp = operations.filter(({ does }) => does === 'example').length
  return {
    operations: operations.length,
    withState: operations.length - madeUp,
    madeUp,
    collections: Object.keys(model.collections).length,
    leftOut: model.leftOut.length,
    startMs,
    answerMs,
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

## As fakes

The same documents as \`nowhere serve --spec\` plays them. *With state* are operations that were understood to make, read, list, change or
remove what there is; *made up* are those that are answered by an example of the document, or by data that fits its schema, the same for the
same question. ${total(({ fake }) => fake.withState)} of ${total(({ fake }) => fake.operations)} have state. Each is asked ${programLength} valid requests, drawn by a seed, none of which may be answered by a 5xx or by
what breaks the document; \`nowhere explain\` says of each operation why it is taken for what it is.

| document | operations | with state | made up | collections | left out | start, ms | first answer, ms |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map(([document, row]) => fakeLine(document, row)).join('\n')}
`
}

function fakeLine({ name }: PublicDocument, { fake }: Row): string {
  const { operations, withState, madeUp, collections, leftOut, startMs, answerMs } = fake
  return `| ${name} | ${operations} | ${withState} | ${madeUp} | ${collections} | ${leftOut} | ${Math.round(startMs)} | ${Math.round(answerMs)} |`
}

function rowOf(document: PublicDocument, { operations, asked, requests, reasons, seconds, megabytes }: Row): string {
  const shown = reasons.slice(0, reasonsShown).map(([reason, count]) => `${count}: ${reason.replaceAll('|', '\\|')}`)
  const rest = reasons.slice(reasonsShown).reduce((sum, [, count]) => sum + count, 0)
  const why = [...shown, ...(rest === 0 ? [] : [`${rest}: others`])].join('; ')
  return `| ${document.name} (${document.package}) | ${operations} | ${asked} | ${requests} | ${why} | ${seconds.toFixed(1)} | ${Math.round(megabytes)} |`
}

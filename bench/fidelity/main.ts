/**
 * `npm run bench:fidelity`: chosen public documents served by our fake and by other mock servers, each held by the same `verify`, and written
 * into docs/fidelity.md between its marks. The fake is the built one, so build first. With names of documents as arguments it prints theirs alone.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { installDocuments, publicDocuments, readDocumentOf } from '../../test/documents/public-documents.ts'
import { chosen } from './chosen.ts'
import { hold } from './hold.ts'
import { mocks } from './mocks.ts'
import { type Compared, tablesOf } from './table.ts'

const page = 'docs/fidelity.md'
const marks = /<!-- fidelity -->[\s\S]*<!-- \/fidelity -->/

const wanted = process.argv.slice(2)
const folder = await installDocuments()
const everybody = await mocks()
const compared: Compared[] = []
for (const document of publicDocuments().filter(({ name }) => chosen[name] !== undefined)) {
  if (wanted.length > 0 && !wanted.includes(document.name)) continue
  // An OpenAPI document is an object.
  const spec = (await readDocumentOf(folder, document)) as object
  const file = resolve(join(folder, 'node_modules', document.package, document.path))
  // Most of the time of a run is waiting for what does not come.
  const results = await Promise.all(everybody.map((mock) => hold(mock, file, spec)))
  compared.push({ document: document.name, why: chosen[document.name] ?? '', results })
  console.log(document.name)
}
const text = [
  ...everybody.map(({ name, version, how }) => `- **${name}**: ${version}, \`${how}\``),
  '',
  tablesOf(
    everybody.map(({ name }) => name),
    compared,
  ),
].join('\n')
console.log(text)
if (wanted.length === 0) {
  const written = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    written.replace(marks, () => `<!-- fidelity -->\n${text}\n<!-- /fidelity -->`),
  )
}

/** `node scripts/run.js scripts/publish/main.ts DIR`: writes the published documents there: those of both profiles, and that of the control API. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { configSchema } from '../../src/cli/config.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'
import { readDocuments } from '../generate/documents.ts'
import { publish } from './publish.ts'

const [, , folder] = process.argv
if (folder === undefined)
  throw new Error(
    'Failed to publish the documents: no folder was named. Usage: node scripts/run.js scripts/publish/main.ts DIR',
  )

const documents = readDocuments(process.cwd())
const { whole, systems } = publish(documents.documented)
mkdirSync(join(folder, 'openapi'), { recursive: true })
write('openapi.json', whole)
write('openapi.observed.json', publish(documents.observed).whole)
write('control.openapi.json', parse(readFileSync('control.openapi.yaml', 'utf8')))
write('config.schema.json', configSchema())
for (const [name, document] of Object.entries(systems)) write(`openapi/${name}.json`, document)

function write(file: string, document: JsonObject): void {
  writeFileSync(join(folder as string, file), `${JSON.stringify(document, null, 2)}\n`)
}

/**
 * `npm run generate`: everything in src/spec/generated/ from openapi.yaml, its overlay and the default world. With `--check` it
 * writes nothing and fails when what is committed is stale.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { JsonObject } from '../../src/spec/pointer.ts'
import { readContract } from '../../src/spec/read-contract.ts'
import { apiTypes } from './api-types.ts'
import { difference } from './difference.ts'
import { readDocuments } from './documents.ts'
import { operationFacts } from './operation-facts.ts'
import { patternWords } from './pattern-words.ts'
import { compileValidators } from './validators.ts'
import { withoutProse } from './without-prose.ts'
import { bundleWorldSchema } from './world-schema.ts'

const root = process.cwd()
const folder = join(root, 'src/spec/generated')
const isCheck = process.argv.includes('--check')

const documents = readDocuments(root)
const worldSchema: JsonObject = JSON.parse(readFileSync(join(root, 'fixtures/worlds/world.schema.json'), 'utf8'))
const world: unknown = JSON.parse(readFileSync(join(root, 'fixtures/worlds/default.json'), 'utf8'))
/** What the code loads: the published documents have the rest. */
const loaded = { documented: withoutProse(documents.documented), observed: withoutProse(documents.observed) }
const contracts = { documented: readContract(documents.documented), observed: readContract(documents.observed) }

const { differing, shared } = difference(contracts.documented, contracts.observed)

const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const head = '// Written by `npm run generate` from openapi.yaml. Do not edit.\n'
const files: Record<string, string> = {
  'api.ts': head + (await apiTypes(documents.documented)),
  'operations.ts': head + operationFacts(contracts),
  'document.ts': `${head}import type { Profile } from '../contract.ts'
import type { JsonObject } from '../pointer.ts'

export const documents: Readonly<Record<Profile, JsonObject>> = {
  documented: JSON.parse(${literal(loaded.documented)}),
  observed: JSON.parse(${literal(loaded.observed)}),
}
`,
  'contract.ts': `${head}import type { Contract, Profile } from '../contract.ts'

const documented: Contract = JSON.parse(${literal(contracts.documented)})

/** The observed profile says only what differs. */
const differing: Partial<Contract> = JSON.parse(${literal(differing)})

export const contracts: Readonly<Record<Profile, Contract>> = {
  documented,
  observed: {
    ...documented,
    ...differing,
${shared}
  },
}
`,
  'identity.ts': `${head.replace('openapi.yaml', 'openapi.yaml and package.json')}import type { Profile } from '../contract.ts'

export const packageVersion = '${version}'

/** SHA-256 of what the code loads of the document: what a log was written with. */
export const contractDigests: Readonly<Record<Profile, string>> = {
  documented: '${digest(contracts.documented)}',
  observed: '${digest(contracts.observed)}',
}
`,
  'world.ts': `${head.replace('openapi.yaml', 'fixtures/worlds/default.json')}import type { WorldSeed } from '../../world/seed/seed.ts'

export const defaultWorld: WorldSeed = JSON.parse(${literal(world)})
`,
  'world.schema.json': `${JSON.stringify(bundleWorldSchema(worldSchema, documents.documented), null, 2)}\n`,
  'pattern-words.ts': head + patternWords([documents.documented, documents.observed, worldSchema]),
  'validators.ts': head + (await compileValidators(loaded, contracts, worldSchema)),
}

/** What the inspector knows of the control API. */
const controlFile = '../../../inspector/generated/control.ts'
files[controlFile] =
  `${head.replace('openapi.yaml', 'control.openapi.yaml')}${await apiTypes(parse(readFileSync(join(root, 'control.openapi.yaml'), 'utf8')))}`

const stale = Object.entries(files).filter(
  ([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text,
)
const orphans = existsSync(folder) ? readdirSync(folder).filter((name) => !(name in files)) : []
const changed = [...stale.map(([name]) => name), ...orphans]

if (isCheck) {
  if (changed.length > 0) {
    console.error(
      `Failed to find src/spec/generated up to date: ${changed.join(', ')} differ from what openapi.yaml gives. Run npm run generate and commit.`,
    )
    process.exit(1)
  }
} else {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of stale) writeFileSync(join(folder, name), text)
  for (const name of orphans) rmSync(join(folder, name))
  console.log(changed.length === 0 ? 'src/spec/generated is up to date.' : `Wrote ${changed.join(', ')}.`)
}

/** A JavaScript text that holds the value as JSON: the engine parses that faster than an object literal. */
function literal(value: unknown): string {
  return `\n    ${JSON.stringify(JSON.stringify(value))},\n  `.replace(/,\n {2}$/, '')
}

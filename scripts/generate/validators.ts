/**
 * Compiles every schema that the pipeline asks, once, by ajv's standalone build. Its output still calls `require` for its
 * runtime and formats, so esbuild bundles those in: what ships compiles nothing and needs no `eval`.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import { build } from 'esbuild'
import type { Contract, Profile } from '../../src/spec/contract.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'
import { base, type Schemas, schemasOf } from './schemas.ts'
import { resolved, sharedWorld, sharing } from './twins.ts'
import { withoutDescriptions, worldSchemaOf } from './world-schema.ts'

const profiles: readonly Profile[] = ['documented', 'observed']

export async function compileValidators(
  documents: Readonly<Record<Profile, JsonObject>>,
  contracts: Readonly<Record<Profile, Contract>>,
  worldSchema: JsonObject,
): Promise<string> {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: false,
    code: { source: true, esm: true, lines: true },
    validateSchema: false,
    // What a person is told is said in src/schema/in-words.ts.
    messages: false,
  })
  // ajv-formats is CommonJS whose default export TypeScript sees under `default`.
  const addFormats = formats as unknown as (ajv: Ajv2020, options: { mode: 'fast' }) => void
  // The fast formats are one expression each. What they let through, such as a 31st of February, we never write.
  addFormats(ajv, { mode: 'fast' })
  ajv.addSchema({ ...documents.documented, $id: `${base}/documented.json` })
  const observed = sharing(documents.observed, documents.documented, `${base}/documented.json`)
  ajv.addSchema({ ...observed, $id: `${base}/observed.json` })

  const world = withoutDescriptions(worldSchema)
  const worlds = { documented: worldSchemaOf('documented', world), observed: worldSchemaOf('observed', world) }
  const schemas = {
    documented: { ...schemasOf(documents.documented, contracts.documented, 'documented'), world: worlds.documented },
    observed: {
      ...schemasOf(documents.observed, contracts.observed, 'observed'),
      world: sharedWorld(worlds, documents),
    },
  }
  const tables: Record<Profile, string[]> = { documented: [], observed: [] }
  const exports: Record<string, string> = {}
  for (const profile of profiles) {
    for (const [key, schema] of Object.entries<JsonObject>(schemas[profile])) {
      // The observed profile says only where it differs.
      const twin = (schemas.documented as Schemas)[key]
      if (
        profile === 'observed' &&
        twin &&
        resolved(schema, documents.observed) === resolved(twin, documents.documented)
      )
        continue
      const name = `v${Object.keys(exports).length}`
      const id = `${base}/validators/${profile}/${key}`
      ajv.addSchema({ ...schema, $id: id })
      exports[name] = id
      tables[profile].push(`${JSON.stringify(key)}: ${name}`)
    }
  }
  const code = `${standaloneCode.default(ajv, exports)}
export const tables = { documented: { ${tables.documented.join(', ')} }, observed: { ${tables.observed.join(', ')} } }
`
  const bundled = await build({
    // Where in a schema a keyword stands is what nobody here asks.
    stdin: {
      contents: code.replaceAll(/,\s*schemaPath:"(?:[^"\\]|\\.)*"/g, ''),
      resolveDir: process.cwd(),
      loader: 'js',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2023',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
  })
  const [output] = bundled.outputFiles
  if (output === undefined) throw new Error('esbuild wrote nothing')
  // esbuild leaves this text where a `require` could not be bundled.
  if (/Dynamic require|\beval\(|new Function/.test(output.text))
    throw new Error('the validators still need require or eval')
  return `// @ts-nocheck
import type { Validator } from '../../schema/validator.ts'
import type { Profile } from '../contract.ts'

/** By profile and key; the observed profile has only what differs. */
export const validators: Readonly<Record<Profile, Readonly<Record<string, Validator>>>> = /* @__PURE__ */ (() => {
${output.text.replace(/^"use strict";/, '').trimEnd()}
return bundle.tables
})()
`
}

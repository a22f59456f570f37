/**
 * Compiles every schema that the pipeline asks, once, by ajv's standalone build. Its output still calls `require` for its
 * runtime and formats, so esbuild bundles those in: what ships compiles nothing and needs no `eval`.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import { build } from 'esbuild'
import type { Contract, Profile } from '../../src/spec/contract.ts'
import {
  child,
  fragmentOf,
  isObject,
  type Json,
  type JsonObject,
  type Located,
  locate,
} from '../../src/spec/pointer.ts'
import { locateParameters } from '../../src/spec/read-contract.ts'

const profiles: readonly Profile[] = ['documented', 'observed']
const base = 'https://nowhere-kit.dev'

/** Key of a validator -> its schema; references are pointers into the document. */
type Schemas = Record<string, JsonObject>

export async function compileValidators(
  documents: Readonly<Record<Profile, JsonObject>>,
  contracts: Readonly<Record<Profile, Contract>>,
  worldSchema: unknown,
): Promise<string> {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: false,
    code: { source: true, esm: true, lines: true },
    validateSchema: false,
  })
  // ajv-formats is CommonJS whose default export TypeScript sees under `default`.
  const addFormats = formats as unknown as (ajv: Ajv2020) => void
  addFormats(ajv)
  for (const profile of profiles) ajv.addSchema({ ...documents[profile], $id: `${base}/${profile}.json` })

  const schemas = {
    documented: {
      ...schemasOf(documents.documented, contracts.documented, 'documented'),
      world: worldSchema as JsonObject,
    },
    observed: schemasOf(documents.observed, contracts.observed, 'observed'),
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
        resolved(documents.observed, schema) === resolved(documents.documented, twin)
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
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'js' },
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

function schemasOf(document: JsonObject, contract: Contract, profile: Profile): Schemas {
  const schemas: Schemas = {}
  const reference = (located: Located): JsonObject => ({
    $ref: `${base}/${profile}.json${fragmentOf(located.pointer)}`,
  })

  for (const [name, catalogue] of Object.entries(contract.errors)) {
    const envelope = locate(document, `#/components/x-errors/${name}`)?.value.envelope
    const schema = typeof envelope === 'string' ? locate(document, envelope) : undefined
    if (schema === undefined || catalogue === undefined) throw new Error(`the envelope of ${name} is not there`)
    schemas[`errors.${name}`] = reference(schema)
  }
  for (const operation of Object.values(contract.operations)) {
    const item = child(document, { pointer: '#', value: document }, 'paths', operation.path)
    const located = item && child(document, item, operation.method.toLowerCase())
    if (item === undefined || located === undefined) throw new Error(`${operation.id} is not there`)
    addParameters(item, located, operation.id)
    addBody(located, operation.id)
    for (const { status } of operation.responses) addResponse(located, operation.id, status)
  }
  return schemas

  function addParameters(item: Located, operation: Located, id: string): void {
    const parameters = locateParameters(document, item, operation)
    for (const place of ['path', 'query', 'header']) {
      const declared = parameters.filter(({ value }) => value.in === place)
      if (declared.length === 0) continue
      const nameOf = ({ value }: Located): string =>
        place === 'header' ? String(value.name).toLowerCase() : String(value.name)
      const schemaOf = (parameter: Located): JsonObject => {
        const schema = child(document, parameter, 'schema')
        return schema === undefined ? {} : reference(schema)
      }
      schemas[`${id}.${place}`] = {
        type: 'object',
        required: declared.filter(({ value }) => value.required === true).map(nameOf),
        properties: Object.fromEntries(declared.map((parameter) => [nameOf(parameter), schemaOf(parameter)])),
      }
    }
  }

  function addBody(operation: Located, id: string): void {
    const body = child(document, operation, 'requestBody')
    const schema = body && child(document, body, 'content', 'application/json', 'schema')
    if (schema !== undefined) schemas[`${id}.body`] = reference(schema)
  }

  function addResponse(operation: Located, id: string, status: number): void {
    const response = child(document, operation, 'responses', String(status))
    const schema = response && child(document, response, 'content', 'application/json', 'schema')
    if (schema !== undefined) schemas[`${id}.response.${status}`] = reference(schema)
  }
}

/** As text, with every reference replaced by what it stands for, so that two documents' schemas can be compared. */
function resolved(document: JsonObject, schema: Json): string {
  const seen: string[] = []
  return JSON.stringify(expand(schema))

  function expand(value: Json): Json {
    if (Array.isArray(value)) return value.map(expand)
    if (!isObject(value)) return value
    if (typeof value.$ref === 'string') {
      const pointer = decodeURIComponent(value.$ref.slice(value.$ref.indexOf('#')))
      if (seen.includes(pointer)) return pointer
      seen.push(pointer)
      const found = locate(document, pointer)
      const expanded = found === undefined ? null : expand(found.value)
      seen.pop()
      return expanded
    }
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, expand(member)]))
  }
}

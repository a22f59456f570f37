/**
 * The files of a module that is a fake of one document: what it means, its validators compiled, its types, and `createPlatform`. They depend
 * on the document and on this package alone, so that a digest of both tells whether they are stale.
 */
import { understand } from '../document/model/understand.ts'
import { type PlainContract, plainContract } from '../document/serving/serving-contract.ts'
import { closingAnswers, type ValidatedSchema, validatedSchemas } from '../document/serving/validators.ts'
import { digestOfText } from '../log/digest.ts'
import { withoutClosing } from '../schema/compile.ts'
import { standaloneValidators } from '../schema/standalone.ts'
import { packageVersion } from '../spec/generated/identity.ts'
import type { JsonObject } from '../spec/pointer.ts'
import { entryCode, entryTypes } from './entry.ts'
import { operationTypes } from './operation-types.ts'

/** Where what is written imports from. */
const runtime = 'nowhere-kit/built'

/** Names of the files that are written. */
export const fileNames = [
  'index.js',
  'index.d.ts',
  'document.js',
  'validators.js',
  'open-validators.js',
  'operations.d.ts',
] as const

export type BuiltFiles = Readonly<Record<(typeof fileNames)[number], string>>

/**
 * @param document As `readDocument` gives it.
 * @param source What is said of where it comes from.
 * @throws UsageError INVALID_SPEC, MISSING_PACKAGE
 */
export async function builtFiles(document: JsonObject, source: string): Promise<BuiltFiles> {
  const understood = understand(document)
  const { document: adapted } = understood
  const contract = plainContract(understood)
  const schemas = schemasOf(adapted, contract)
  const closes = closingAnswers(adapted)
  const open = new Map([...schemas].filter(([key]) => closes(key)))
  const types = await operationTypes(adapted)
  const head = `// Written by \`nowhere build\` from ${source}. Do not edit.\n// ${digestLine(document)}\n`
  return {
    'index.js': head + entryCode(runtime),
    'index.d.ts': head + entryTypes(runtime),
    'document.js': `${head}export const understood = JSON.parse(${JSON.stringify(JSON.stringify({ ...understood, contract }))})\n`,
    'validators.js': head + standaloneValidators(adapted, schemas, runtime),
    'open-validators.js': head + standaloneValidators(withoutClosing(adapted), open, runtime),
    'operations.d.ts': head + types,
  }
}

/** A line that each of the files has, and has no more when the document or this package is another. */
export function digestLine(document: JsonObject): string {
  return `sha256 of the document and nowhere-kit ${packageVersion}: ${digestOfText(JSON.stringify([packageVersion, document]))}`
}

/** Every schema that a request or an answer is held to, by the key that the pipeline asks for. */
function schemasOf(document: JsonObject, { operations }: PlainContract): ReadonlyMap<string, ValidatedSchema> {
  const schemaOf = validatedSchemas(document)
  const keys = Object.values(operations).flatMap(({ schemas, body, responses }) => [
    ...Object.values(schemas),
    ...Object.values(body?.schemas ?? {}),
    ...responses.map(({ schema }) => schema),
  ])
  return new Map(
    keys.flatMap((key) => {
      const schema = key === null ? undefined : schemaOf(key)
      return key === null || schema === undefined ? [] : [[key, schema] as const]
    }),
  )
}

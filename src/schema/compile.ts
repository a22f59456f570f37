/**
 * Compiles the schemas of a document at run time. Only the contract kit does: it is told every problem rather than the first one,
 * and the object of the document that each problem is about, so that a finding can say which sentence is broken.
 */
import { Ajv2020, type CodeOptions } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { Json, JsonObject } from '../spec/pointer.ts'
import { readExpression } from './read-expression.ts'
import type { Validator } from './validator.ts'

export interface Compiler {
  /** The validator of the schema at a pointer such as `#/components/schemas/NowError`; compiled when it is first asked for. */
  at(pointer: string): Validator
  /** The validator of a schema of one's own, whose references are pointers into the document. */
  of(schema: JsonObject): Validator
}

const base = 'https://nowhere-kit.dev/document.json'

/** The library as it compiles schemas of a document, which it is given whole. */
export function createAjv(document: JsonObject, code: CodeOptions): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    validateSchema: false,
    logger: false,
    // 19.99 is a multiple of 0.01, though their quotient is no whole number to a computer.
    multipleOfPrecision: 6,
    code,
  })
  // ajv-formats is CommonJS whose default export TypeScript sees under `default`.
  const addFormats = formats as unknown as (ajv: Ajv2020) => void
  addFormats(ajv)
  // RFC 3339 asks for a zone, which hardly anybody means who writes `time`: 10:00:00 is what frameworks put there.
  ajv.addFormat('time', fullFormats['iso-time'])
  ajv.addSchema({ ...document, $id: base })
  return ajv
}

export function createCompiler(document: JsonObject): Compiler {
  const ajv = createAjv(document, {
    regExp: Object.assign(readExpression, { code: 'new RegExp' }),
    process: withoutCopies,
  })
  const compiled = new Map<string, Validator>()
  return {
    at(pointer) {
      const known = compiled.get(pointer)
      if (known !== undefined) return known
      const validator = ajv.compile(referenceTo(pointer)) as Validator
      compiled.set(pointer, validator)
      return validator
    },
    of: (schema) => ajv.compile(absolute(schema) as JsonObject) as Validator,
  }
}

/** The same schema without the keywords that forbid what it does not name: what a real answer says besides is no mistake. */
export function withoutClosing<T extends Json>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withoutClosing) as unknown as T
  if (typeof schema !== 'object' || schema === null) return schema
  const hasAnyOf = Object.hasOwn(schema, 'anyOf')
  const open = Object.entries(schema).filter(
    ([name, value]) => !((name === 'additionalProperties' || name === 'unevaluatedProperties') && value === false),
  )
  // Members were left out, and all of them may be missing.
  // Alternatives that were told apart by what they forbid may now fit together.
  const alternatives = open.map(([name, value]) => (name === 'oneOf' && !hasAnyOf ? ['anyOf', value] : [name, value]))
  return Object.fromEntries(alternatives.map(([name, value]) => [name, withoutClosing(value as Json)])) as T
}

/**
 * What a schema that is referred to finds is added to the list of problems, and not to a copy of it: a long list of wrong elements would be
 * copied for each of them.
 */
export function withoutCopies(code: string): string {
  return code.replaceAll(
    /\b(\w{1,24}) = \1 === null \? ([\w.]{1,48}) : \1\.concat\(\2\)/g,
    'if ($1 === null) $1 = $2.slice(); else for (const each of $2) $1.push(each)',
  )
}

/** A schema that is what stands at a pointer into the document. */
export function referenceTo(pointer: string): JsonObject {
  return { $ref: base + encode(pointer) }
}

/** With references that lead into the document from wherever the schema stands. */
export function absolute(value: Json): Json {
  if (Array.isArray(value)) return value.map(absolute)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$ref' && typeof member === 'string' && member.startsWith('#')
        ? base + encode(member)
        : absolute(member as Json),
    ]),
  )
}

/** A pointer as the fragment of a URI. */
function encode(pointer: string): string {
  return `#${pointer.slice(1).split('/').map(encodeURIComponent).join('/')}`
}

/**
 * Compiles schemas of a document ahead of time, to the text of a module that needs neither `eval` nor the library: what its code calls at run
 * time is imported from this package.
 */
import { _ } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import type { JsonObject } from '../spec/pointer.ts'
import { absolute, createAjv, referenceTo, withoutCopies } from './compile.ts'
import { readExpression } from './read-expression.ts'

/** Of the document, by its pointer, or one of its own, whose references are pointers into the document. */
export type AheadSchema = { readonly pointer: string } | { readonly schema: JsonObject }

/** What the code of validators calls, by the names that this package publishes it by. */
const called = ['equal', 'formats', 'readExpression', 'ucs2length']

/**
 * @param schemas By key, under which the validators are exported as `validators`.
 * @param runtime Specifier of the module that exports what the code calls.
 */
export function standaloneValidators(
  document: JsonObject,
  schemas: ReadonlyMap<string, AheadSchema>,
  runtime: string,
): string {
  const ajv = createAjv(document, {
    source: true,
    esm: true,
    formats: _`formats`,
    regExp: Object.assign((pattern: string) => readExpression(pattern), { code: 'readExpression' }),
  })
  const exported: Record<string, string> = {}
  const names = new Map<string, string>()
  const table: string[] = []
  for (const [key, schema] of schemas) {
    // Most operations answer with what others answer with too.
    const place = JSON.stringify(schema)
    const name = names.get(place) ?? `v${names.size}`
    if (!names.has(place)) {
      names.set(place, name)
      exported[name] = name
      // A schema stays an object where its references are written in another way.
      const own = 'pointer' in schema ? referenceTo(schema.pointer) : (absolute(schema.schema) as JsonObject)
      ajv.addSchema(own, name)
    }
    table.push(`  ${JSON.stringify(key)}: ${name},`)
  }
  // The library is CommonJS whose default export TypeScript sees under `default`.
  const write = standaloneCode as unknown as (ajv: object, names: Readonly<Record<string, string>>) => string
  const code = withoutCopies(write(ajv, exported))
    .replaceAll(/require\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default/g, '$1')
    .replace(/^"use strict";/, '')
  if (/\brequire\("ajv/.test(code))
    throw new Error('the validators call something of the library that is not published')
  return `import { ${called.join(', ')} } from ${JSON.stringify(runtime)}
${code}
export const validators = {
${table.join('\n')}
}
`
}

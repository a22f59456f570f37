/** What validators that were compiled ahead call at run time: small parts of the validator library, and no compiler. */
import equalModule from 'ajv/dist/runtime/equal.js'
import lengthModule from 'ajv/dist/runtime/ucs2length.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'

export const equal: (one: unknown, other: unknown) => boolean = defaultOf(equalModule)
export const ucs2length: (text: string) => number = defaultOf(lengthModule)
export const formats: Readonly<Record<string, unknown>> = { ...fullFormats, time: fullFormats['iso-time'] }

export { readExpression } from './read-expression.ts'

/** Of CommonJS, whose default export some loaders give as it is and some under `default`. */
function defaultOf<T>(module: unknown): T {
  // Each is a function, in one of the two ways.
  return (typeof module === 'function' ? module : (module as { readonly default: unknown }).default) as T
}

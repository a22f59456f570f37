/** The way into what is built, as text: `createPlatform` with the types of its own operations. */

/** @param runtime Specifier of the module that plays what is built. */
export function entryCode(runtime: string): string {
  return `import { createBuiltPlatform } from ${JSON.stringify(runtime)}
import { understood } from './document.js'
import { validators as open } from './open-validators.js'
import { validators as strict } from './validators.js'

export const { document, model } = understood

export function createPlatform(options) {
  return createBuiltPlatform({ ...understood, validators: { strict, open } }, options)
}
`
}

export function entryTypes(runtime: string): string {
  return `import type { BuiltPlatformOptions, DocumentPlatform, Model } from ${JSON.stringify(runtime)}
import type { operations } from './operations.js'

export type { components, operations, paths } from './operations.js'

/** As it was understood, in OpenAPI 3.1. */
export declare const document: { readonly [name: string]: unknown }

/** What it was understood to mean. */
export declare const model: Model

/** A fake of the document, in the same process. */
export declare function createPlatform(options?: BuiltPlatformOptions<operations>): DocumentPlatform
`
}

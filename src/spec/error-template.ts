/** The parts of a template for the bodies of errors. */
import type { ErrorTemplate } from './contract.ts'
import type { Json } from './pointer.ts'

/** JSON that is given as it stands: an object whose only member is `$literal`. */
export function isLiteral(template: ErrorTemplate): template is { readonly $literal: Json } {
  return typeof template === 'object' && '$literal' in template && Object.keys(template).length === 1
}

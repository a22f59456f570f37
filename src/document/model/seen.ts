/** An operation of an adapted document with what was claimed of it. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import type { methods } from '../adapt-document.ts'
import type { SuccessSchema } from './locate-things.ts'

export interface Seen {
  readonly id: string
  readonly path: string
  readonly method: (typeof methods)[number]
  readonly operation: Located
  readonly item: Located
  readonly successes: readonly SuccessSchema[]
  /** Its `x-resource`, written or inferred. */
  readonly resource: JsonObject | undefined
}

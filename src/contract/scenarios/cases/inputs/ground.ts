/** What the making of inputs stands on. */
import type { Json } from '../../../../spec/pointer.ts'
import type { Actor } from '../../../speak/actor.ts'
import type { Specification } from '../../../specification/specification.ts'
import type { Context } from '../../scenario.ts'

export interface Ground {
  readonly specification: Specification
  readonly context: Context
  readonly examples: ExampleInputs
}

/** Input in place of the document's example: where that is shortened, or is not valid by more than its schema. */
export interface ExampleInput {
  readonly body: (actor: Actor) => Json
  /** The path that goes with a body, where the one has to name the other. */
  readonly path?: (body: Json) => Readonly<Record<string, string>>
}

/** By operationId. */
export type ExampleInputs = Readonly<Record<string, ExampleInput>>

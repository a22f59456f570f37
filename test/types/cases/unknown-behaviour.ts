/** A behaviour of an operation that the document does not have. */
import { type BehavioursOf, ok } from '../../../src/pipeline/behaviour.ts'
import { now } from '../../../src/systems/now/now.ts'

export const more: BehavioursOf<'now'> = {
  ...now,
  listSecrets: () => ok({ secrets: [] }), // TS2561
}

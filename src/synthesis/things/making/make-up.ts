/** Values of a schema that nobody sent: of its examples, or believable ones, the same for the same name. */
import { makeProperty } from '../../../document/make-value.ts'
import type { Json, JsonObject, Located } from '../../../spec/pointer.ts'
import type { World } from '../../../world/world.ts'
import { chanceFor } from '../../chance.ts'
import { wordFor } from './words.ts'

interface Wanted {
  /** Of the property, for a word that fits. */
  readonly name: string
  /** What the value is for: it is the same for the same. */
  readonly purpose: string
  readonly byExample?: boolean
  readonly extent?: 'whole' | 'required'
}

export function makeUp(
  document: JsonObject,
  schema: Located,
  world: Pick<World, 'ids' | 'clock'>,
  { name, purpose, byExample = true, extent = 'required' }: Wanted,
): Json {
  const chance = chanceFor(world, purpose)
  return makeProperty(schema, name, {
    document,
    random: chance,
    word: (wanted) => wordFor(wanted, chance),
    extent,
    direction: 'response',
    byExample,
    nowMs: world.clock.now(),
  })
}

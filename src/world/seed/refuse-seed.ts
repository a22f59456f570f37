/** What is said of data that is no world: the place, why, and where to look. */
import { UsageError } from '../../errors/usage-error.ts'

/** @throws UsageError INVALID_WORLD */
export function refuseSeed(pointer: string, sentence: string): never {
  throw new UsageError(
    'INVALID_WORLD',
    `Failed to read the world at ${pointer === '' ? 'its root' : pointer}: ${sentence} The schema of a world is nowhere-kit/world.schema.json.`,
  )
}

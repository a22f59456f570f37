/** What is said to whoever forgets the platform. */
import { UsageError } from '../errors/usage-error.ts'

/**
 * Refuses what is no platform, which programs without types can give.
 * @throws UsageError INVALID_OPTION
 */
export function requirePlatform(given: unknown, what: string, example: string): void {
  if (typeof given === 'object' && given !== null && 'handle' in given && typeof given.handle === 'function') return
  const shown = given === undefined ? 'none was given' : `it is ${given === null ? 'null' : `of type ${typeof given}`}`
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to create ${what} of a platform: ${shown}. Give what createPlatform() returned: ${example}.`,
  )
}

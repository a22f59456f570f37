/** What a served world begins with: the file of `--world`, or of `--snapshot`. */
import { UsageError } from '../../errors/usage-error.ts'
import type { PlatformOptions } from '../../platform/options.ts'
import { readJson } from '../files.ts'

export interface WorldFlags {
  readonly world?: string
  readonly snapshot?: string
}

/**
 * Both lead to the same: `--world` takes data or a snapshot, `--snapshot` a snapshot alone, and says so where the file holds another thing.
 * @throws UsageError INVALID_OPTION, INVALID_SNAPSHOT, UNREADABLE_FILE, INVALID_WORLD
 */
export function readWorldFile({ world, snapshot }: WorldFlags): PlatformOptions['world'] | undefined {
  if (snapshot === undefined) {
    // Data of any shape may be given: creating a platform holds it to the schema of a world.
    return world === undefined ? undefined : (readJson(world, 'world') as PlatformOptions['world'])
  }
  if (world !== undefined) {
    throw new UsageError(
      'INVALID_OPTION',
      'Failed to serve with --world and --snapshot: a world begins with one thing. Give one of the two.',
    )
  }
  const read = readJson(snapshot, 'snapshot')
  if (typeof read === 'object' && read !== null && 'version' in read && 'collections' in read) {
    // Creating a platform holds it to the form of a snapshot.
    return read as PlatformOptions['world']
  }
  throw new UsageError(
    'INVALID_SNAPSHOT',
    `Failed to serve the snapshot ${snapshot}: it is none. Give what platform.snapshot() returned, or data of a world with --world.`,
  )
}

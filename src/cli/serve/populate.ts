/** `--populate`: a world with believable records in it, from the start. */
import type { Platform } from '../../platform.ts'
import { progressOn } from './progress-bar.ts'

export type PopulateFlag = Parameters<Platform['populate']>[0]

/**
 * Populates a world that begins; one that a folder holds was populated when it began, if it was.
 * @throws UsageError UNKNOWN_COLLECTION, INVALID_OPTION
 */
export async function populateFor(platform: Platform, flag: PopulateFlag | undefined): Promise<void> {
  if (flag === undefined) return
  if (platform.log.last > 1) {
    process.stderr.write(
      'The folder of --data holds a world already: it is served as it is, and --populate adds nothing.\n',
    )
    return
  }
  const onProgress = progressOn(process.stderr)
  await platform.populate(flag, onProgress && { onProgress })
}

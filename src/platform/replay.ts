/** Makes a platform of what another one's log holds: the same world, with every answer compared to the one that was given. */
import { type ExportedLog, readExported } from './exported-log.ts'
import type { Platform } from './platform.ts'
import type { Difference } from './retelling.ts'
import { type Assembler, retold } from './retold.ts'
import type { TellingOptions } from './telling.ts'

export interface ReplayOptions extends TellingOptions {
  /** The last entry that is told; all by default. */
  readonly until?: number
}

export interface Replayed {
  /** As it was after the last entry that was told; it goes on from there by itself. */
  readonly platform: Platform
  /** How many entries were told. */
  readonly told: number
  /** The answers that are not the same byte for byte, in order. */
  readonly differences: readonly Difference[]
}

/**
 * Tells a log again, each entry at its own time, whatever the time is now.
 * @throws UsageError INVALID_LOG
 */
export function replayOf(
  platforms: Assembler<Platform>,
  exported: ExportedLog,
  { until, contract = 'same' }: ReplayOptions,
): Replayed {
  const differences: Difference[] = []
  const { platform, told } = retold(readExported(exported), platforms, {
    contract,
    onDifference: (difference) => differences.push(difference),
    ...(until !== undefined && { until }),
  })
  return { platform, told, differences }
}

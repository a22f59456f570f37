/** Makes a platform of a log that has been read, and tells it all that the log holds. */
import { createMemoryLog, type KeptLog } from '../log/memory-log.ts'
import type { Begun } from '../world/world.ts'
import type { BlueprintOf } from './blueprint/blueprint.ts'
import type { PlatformOptions } from './options.ts'
import type { Retell, RetellOptions } from './retelling.ts'
import { readBeginning, type TellingOptions } from './telling.ts'

/** What makes a platform of one kind, and tells it what its log holds. */
export interface Assembler<Platform> {
  readonly blueprintOf: BlueprintOf
  assemble(options: PlatformOptions, begun?: Begun): { readonly platform: Platform; readonly retell: Retell }
}

export interface Retold<Platform> {
  readonly platform: Platform
  /** How many entries were told. */
  readonly told: number
}

const everything = { entries: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY }

/** @throws UsageError INVALID_LOG */
export function retold<Platform>(
  kept: KeptLog,
  { blueprintOf, assemble }: Assembler<Platform>,
  { until = Number.POSITIVE_INFINITY, onTold, contract = 'same', ...options }: RetellOptions & TellingOptions,
): Retold<Platform> {
  const { options: begunWith, begun } = readBeginning(kept.beginning, blueprintOf, { contract })
  const log = createMemoryLog(everything, { ...kept, entries: kept.entries.filter(({ n }) => n <= until) })
  const { platform, retell } = assemble({ ...begunWith, log }, begun)
  let told = kept.base === undefined ? 1 : 0
  retell({
    ...options,
    onTold(entry, answer, world) {
      told++
      onTold?.(entry, answer, world)
    },
  })
  return { platform, told }
}

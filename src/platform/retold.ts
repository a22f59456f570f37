/** Makes a platform of a log that has been read, and tells it all that the log holds. */
import { UsageError } from '../errors/usage-error.ts'
import { createMemoryLog, type KeptLog } from '../log/memory-log.ts'
import type { Begun } from '../world/world.ts'
import type { BlueprintOf } from './blueprint/blueprint.ts'
import type { ReadLog } from './exported-log.ts'
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
  kept: KeptLog & Partial<ReadLog>,
  { blueprintOf, assemble }: Assembler<Platform>,
  { until = Number.POSITIVE_INFINITY, onTold, contract = 'same', ...options }: RetellOptions & TellingOptions,
): Retold<Platform> {
  const { options: begunWith, begun } = readBeginning(kept.beginning, blueprintOf, { contract })
  const log = createMemoryLog(everything, { ...kept, entries: kept.entries.filter(({ n }) => n <= until) })
  const { platform, retell } = assemble({ ...begunWith, log }, begun)
  let told = kept.base === undefined ? 1 : 0
  retell({
    ...options,
    ...(kept.changed && { changed: kept.changed }),
    onTold(entry, answer, world) {
      told++
      onTold?.(entry, answer, world)
    },
  })
  refuseChanged(kept, until)
  return { platform, told }
}

/** A request that was changed is a difference. Of anything else nobody would notice, and what is wrong with it was said before. */
function refuseChanged({ changed, entries }: KeptLog & Partial<ReadLog>, until: number): void {
  const requests = new Set(entries.filter(({ kind }) => kind === 'request').map(({ n }) => n))
  for (const n of changed ?? []) {
    if (n > until || requests.has(n)) continue
    throw new UsageError(
      'INVALID_LOG',
      `Failed to tell a log again: ${n === 0 ? 'the state that it builds on' : `its entry ${n}`} is not as it was written. Give what platform.log.export() returned; to have it told as it is now, take its member "checksums" out.`,
    )
  }
}

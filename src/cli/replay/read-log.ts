/** A log to look at: the folder of `--data`, that of a log, or a file that `platform.log.export()` was written to. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../errors/usage-error.ts'
import { readLog } from '../../log/file/node-file-log.ts'
import type { KeptLog } from '../../log/memory-log.ts'
import { type ReadLog, readExported } from '../../platform/exported-log.ts'
import { checkWorldName } from '../../platform/worlds/address.ts'
import { readJson } from '../files.ts'
import { mainFolder, worldFolder } from '../serve/data-folder.ts'

export interface Wanted {
  /** The last entry. */
  readonly until: number
  /** Whether all that is kept, or what came after the newest state that is. */
  readonly from: 'oldest' | 'nearest'
  /** A world beside the main one. */
  readonly world?: string | undefined
}

/**
 * @throws UsageError INVALID_LOG, UNREADABLE_FILE
 */
export function readKept(place: string, { until, from, world }: Wanted): KeptLog & Partial<ReadLog> {
  if (existsSync(place) && !statSync(place).isDirectory()) return readExported(readJson(place, 'log'))
  const log = readLog(folderIn(place, world))
  const { beginning } = log
  if (beginning === undefined) {
    throw new UsageError(
      'INVALID_LOG',
      `Failed to read the log in ${place}: nothing was written yet. Ask it again later.`,
    )
  }
  const base = from === 'oldest' ? log.base : log.nearest(until)
  const entries = []
  for (const entry of log.read((base?.after ?? 0) + 1)) {
    if (entry.n > until) break
    entries.push(entry)
  }
  return { beginning, base: base && { after: base.after, state: base.state }, entries }
}

function folderIn(place: string, world: string | undefined): string {
  if (world !== undefined) {
    checkWorldName(world)
    return worldFolder(place, world)
  }
  return existsSync(join(place, 'nowhere.json')) ? place : mainFolder(place)
}

/** A log to look at: the folder of `--data`, that of a log, or a file that `platform.log.export()` was written to. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../errors/usage-error.ts'
import { readLog } from '../../log/file/node-file-log.ts'
import type { KeptLog } from '../../log/memory-log.ts'
import { readExported } from '../../platform/exported-log.ts'
import { readJson } from '../files.ts'
import { mainFolder } from '../serve/data-folder.ts'

/**
 * @param until The last entry that is wanted.
 * @param from Whether all that is kept is wanted, or what came after the newest state that is.
 * @throws UsageError INVALID_LOG, UNREADABLE_FILE
 */
export function readKept(place: string, until: number, from: 'oldest' | 'nearest'): KeptLog {
  if (existsSync(place) && !statSync(place).isDirectory()) return readExported(readJson(place, 'log'))
  const log = readLog(existsSync(join(place, 'nowhere.json')) ? place : mainFolder(place))
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

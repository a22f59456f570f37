/** The folder of `--data`: the log of the main world, and those of worlds beside it. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type FileLog, openLog } from '../../adapters/node.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { isLogFolder } from '../../log/file/node-folder.ts'
import type { WorldStore } from '../../platform/worlds/options.ts'

/** What the platform is a fake of, where that is no document of ours. */
export const documentsFile = 'documents.json'

export interface DataFlags {
  readonly data?: string
  readonly fsync?: 'always' | 'interval' | 'never'
  readonly keep?: number
  readonly repair?: boolean
}

/** The log of the main world, and where those of other worlds are. */
export interface DataFolder {
  readonly log: FileLog
  readonly store: WorldStore
}

/**
 * What was found there is said on stderr. Undefined where the state is to stay in memory.
 * @throws UsageError INVALID_LOG, INVALID_OPTION
 */
export async function openData({ data, fsync, keep, repair }: DataFlags): Promise<DataFolder | undefined> {
  if (data === undefined) {
    if (keep === undefined && repair === undefined) return undefined
    const flag = keep === undefined ? '--repair' : '--keep'
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to serve with ${flag}: it is about the folder of --data. Give --data too.`,
    )
  }
  refuseForeign(data)
  const open = async (folder: string): Promise<FileLog> => {
    const log = await openLog(folder, {
      onProblem: ({ message }) => process.stderr.write(`nowhere: ${message}\n`),
      ...(fsync !== undefined && { fsync }),
      ...(keep !== undefined && { keep }),
      ...(repair !== undefined && { repair }),
    })
    for (const notice of log.notices) process.stderr.write(`${notice}\n`)
    return log
  }
  const store: WorldStore = {
    names: () => worldsIn(data),
    open: (name) => open(worldFolder(data, name)),
    remove: (name) => rmSync(worldFolder(data, name), { recursive: true, force: true }),
  }
  return { log: await open(mainFolder(data)), store }
}

function worldsIn(data: string): string[] {
  const folder = join(data, 'worlds')
  return existsSync(folder) ? readdirSync(folder).filter((name) => isLogFolder(join(folder, name))) : []
}

/** @param name One that a world may have. */
export function worldFolder(data: string, name: string): string {
  return join(data, 'worlds', name)
}

export function mainFolder(data: string): string {
  return join(data, 'main')
}

/** A folder with anything else in it was never one of ours. */
function refuseForeign(data: string): void {
  if (!existsSync(data) || !statSync(data).isDirectory()) return
  const other = readdirSync(data).find((name) => !['main', 'worlds', documentsFile].includes(name))
  if (other === undefined) return
  throw new UsageError(
    'INVALID_LOG',
    `Failed to open the folder ${data}: it is that of something else, with ${JSON.stringify(other)} in it. Give an empty folder, or one that is not there yet.`,
  )
}

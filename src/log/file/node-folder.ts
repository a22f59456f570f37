/** The folder of a log: made where it is not there, known by its mark, and readable by its owner alone. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { logProblem, reasonOf } from './log-problem.ts'

const mark = 'nowhere.json'
const marked = `${JSON.stringify({ nowhere: 'log', format: 1 })}\n`

/** @throws UsageError INVALID_LOG where it is something else, or cannot be written. */
export function prepareFolder(dir: string): void {
  try {
    makeFolder(dir)
    const file = join(dir, mark)
    if (existsSync(file)) return checkMark(dir, readFileSync(file, 'utf8'))
    const others = readdirSync(dir)
    if (others.length > 0) {
      throw logProblem(
        'open',
        dir,
        `it is the folder of something else, with ${JSON.stringify(others[0])} in it`,
        'Give an empty folder, or one that is not there yet.',
      )
    }
    writeSafely(file, Buffer.from(marked))
  } catch (cause) {
    throw cause instanceof Error && cause.name === 'UsageError'
      ? cause
      : logProblem('open', dir, reasonOf(cause), 'Give a folder that can be written.', cause)
  }
}

function makeFolder(dir: string): void {
  if (existsSync(dir) && statSync(dir).isDirectory()) return
  // Where it cannot be made, what is above it says why; making it says only that it is not there.
  let above = dirname(dir)
  while (!existsSync(above)) above = dirname(above)
  accessSync(above, constants.W_OK)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
}

/** Whether a log was ever there. */
export function isLogFolder(dir: string): boolean {
  return existsSync(join(dir, mark))
}

function checkMark(dir: string, text: string): void {
  const { format } = parsed(text)
  if (format === 1) return
  throw logProblem(
    'open',
    dir,
    `its ${mark} is of format ${JSON.stringify(format)}, and this version knows format 1`,
    'Use the version of nowhere-kit that wrote it, or a later one.',
  )
}

function parsed(text: string): { readonly format?: unknown } {
  try {
    return (JSON.parse(text) as { format?: unknown } | null) ?? {}
  } catch {
    return {}
  }
}

/** Whole or not at all, and for good: a file beside it is written, synced and moved to its place, and the folder is synced. */
export function writeSafely(file: string, bytes: Buffer): void {
  const beside = `${file}.tmp`
  writeFileSync(beside, bytes, { mode: 0o600, flush: true })
  renameSync(beside, file)
  syncFolder(dirname(file))
}

/** What was made in it and removed from it is so for good. Not every system lets a folder be synced. */
export function syncFolder(dir: string): void {
  let handle: number | undefined
  try {
    handle = openSync(dir, 'r')
    fsyncSync(handle)
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

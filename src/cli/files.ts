/** Files that flags name. */
import {
  accessSync,
  constants,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { UsageError } from '../errors/usage-error.ts'
import { writeWhole } from './write-file.ts'

/** @throws UsageError UNREADABLE_FILE */
export function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new UsageError(
      'UNREADABLE_FILE',
      `Failed to read the ${what} from ${file}: ${why(cause)}. Give a file that can be read.`,
      { cause },
    )
  }
}

/** @throws UsageError UNREADABLE_FILE, INVALID_WORLD */
export function readJson(file: string, what: string): unknown {
  try {
    return JSON.parse(readText(file, what))
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(
      'INVALID_WORLD',
      `Failed to read the ${what} from ${file}: it is not JSON (${why(cause)}). Give a file that is.`,
      {
        cause,
      },
    )
  }
}

export interface KeptFile {
  readonly file: string
  /** Removes it, if nobody asked for it to be there. */
  readonly remove: () => void
}

/** Writes to the file that was asked for, or to one of its own for as long as the process runs. */
export function keep(text: string, asked: string | undefined, name: string): KeptFile {
  try {
    const folder = asked === undefined ? mkdtempSync(join(tmpdir(), 'nowhere-')) : undefined
    const file = asked ?? join(folder ?? '', name)
    writeWhole(file, text)
    return { file, remove: () => folder !== undefined && rmSync(folder, { recursive: true, force: true }) }
  } catch (cause) {
    throw unwritable(asked ?? name, cause)
  }
}

/**
 * Said before the work whose result is to go there.
 * @throws UsageError UNREADABLE_FILE
 */
export function checkWritable(file: string): void {
  try {
    const there = statSync(file, { throwIfNoEntry: false })
    if (there?.isDirectory()) throw Object.assign(new Error(file), { code: 'EISDIR' })
    const isMovedThere = there === undefined || there.isFile()
    // A file comes to its place from beside it, so it is the folder that has to take one.
    accessSync(isMovedThere ? dirname(there === undefined ? file : realpathSync(file)) : file, constants.W_OK)
    if (there === undefined && !statSync(dirname(file)).isDirectory())
      throw Object.assign(new Error(file), { code: 'ENOTDIR' })
    // Leave to write is not all that it takes: a file system may be full, or hold no files.
    if (isMovedThere) probe(there === undefined ? file : realpathSync(file))
  } catch (cause) {
    throw unwritable(file, cause)
  }
}

function probe(file: string): void {
  const beside = `${file}.${process.pid}.probe`
  writeFileSync(beside, '', { flag: 'wx' })
  rmSync(beside, { force: true })
}

function unwritable(file: string, cause: unknown): UsageError {
  const text = `Failed to write ${file}: ${why(cause)}. Give a file that can be written.`
  return new UsageError('UNREADABLE_FILE', text, { cause })
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'what should be its folder is none',
  EACCES: 'this user may not',
}

function why(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return reasons[code ?? ''] ?? message
}

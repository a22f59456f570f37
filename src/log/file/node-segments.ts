/**
 * The files of a log: segments of records, named by the place of their first entry, and beside all but the first one the state that
 * it begins with. What a kill tore at the very end is cut; anything else that is wrong is refused, or cut when that is asked for.
 */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ControlEntry, LogEntry } from '../entry.ts'
import { entryFromJson } from '../entry-json.ts'
import type { LogBase } from '../log.ts'
import { logProblem } from './log-problem.ts'
import { syncFolder, writeSafely } from './node-folder.ts'
import { lineEnd, lineOf, recordIn } from './node-record-line.ts'

export interface Segment {
  /** The place of its first entry. */
  readonly first: number
  readonly file: string
}

const nameLength = 12

export function segmentFile(dir: string, first: number): string {
  return join(dir, `${String(first).padStart(nameLength, '0')}.log`)
}

/** Oldest first. */
export function segmentsIn(dir: string): Segment[] {
  return placesIn(dir, 'log').map((first) => ({ first, file: segmentFile(dir, first) }))
}

function placesIn(dir: string, extension: string): number[] {
  const form = new RegExp(`^(\\d{${nameLength}})\\.${extension}$`)
  return readdirSync(dir)
    .flatMap((name) => form.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other)
}

function baseFile(dir: string, after: number): string {
  return join(dir, `${String(after).padStart(nameLength, '0')}.base`)
}

/** A state, and the first entry, which may have gone with its segment. */
export interface KeptBase extends LogBase {
  readonly beginning: ControlEntry
}

export function writeBase(dir: string, base: KeptBase): void {
  writeSafely(baseFile(dir, base.after), Buffer.from(lineOf(base)))
}

/** Undefined where it is not there, or not as it was written: then an older one has to do. */
export function readBase(dir: string, after: number): KeptBase | undefined {
  try {
    const line = readFileSync(baseFile(dir, after))
    // Written by `writeBase`, as its checksum says.
    return recordIn(line.subarray(0, line.length - 1)) as KeptBase | undefined
  } catch {
    return undefined
  }
}

/** Those that are there, oldest first. */
export function basesIn(dir: string): number[] {
  return placesIn(dir, 'base')
}

/** Removes the segments, and the bases, that come before the segment of that entry. */
export function dropBefore(dir: string, first: number): void {
  for (const segment of segmentsIn(dir)) if (segment.first < first) rmSync(segment.file)
  for (const after of basesIn(dir)) if (after + 1 < first) rmSync(baseFile(dir, after))
  syncFolder(dir)
}

/** @param until The last entry: what follows may be on its way to the file. */
export function* entriesIn(dir: string, segments: readonly Segment[], until: number): Generator<LogEntry> {
  for (const { first, file } of segments) {
    let n = first
    if (n > until) return
    for (const { record, isTorn, isLast } of recordsIn(file)) {
      // What has no end yet is being written, or was when its process was killed.
      if (n > until || isTorn) return
      if (record === undefined) throw broken(dir, file, n - first + 1, unlike(isLast))
      yield entryFromJson(record, n++)
    }
  }
}

interface Read {
  /** Undefined where the line is not as it was written. */
  readonly record: unknown
  /** Where it begins, in bytes. */
  readonly at: number
  /** Without the end of its line, which is written last. */
  readonly isTorn: boolean
  readonly isLast: boolean
}

function* recordsIn(file: string): Generator<Read> {
  const bytes = readFileSync(file)
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, at)
    const isTorn = end === -1
    const next = isTorn ? bytes.length : end + 1
    yield { record: isTorn ? undefined : parsed(bytes.subarray(at, end)), at, isTorn, isLast: next === bytes.length }
    at = next
  }
}

function parsed(line: Buffer): unknown {
  try {
    return recordIn(line)
  } catch {
    return undefined
  }
}

/** What was found and done to make the files whole. */
export interface Checked {
  /** The place of the last entry; 0 where there is none. */
  readonly last: number
  /** Sentences for whoever opened it. */
  readonly notices: readonly string[]
}

/** @throws UsageError INVALID_LOG, with the place, where something else is wrong than a torn end. */
export function checkSegments(dir: string, repair: boolean): Checked {
  const segments = segmentsIn(dir)
  const notices: string[] = []
  let last = (segments[0]?.first ?? 1) - 1
  for (const [index, segment] of segments.entries()) {
    const isNewest = index === segments.length - 1
    if (segment.first !== last + 1) {
      if (!repair) throw hole(dir, last, segment)
      notices.push(...cut(dir, segment.file, 0, segments.slice(index)))
      return { last, notices }
    }
    for (const { record, at, isTorn, isLast } of recordsIn(segment.file)) {
      const why = record === undefined ? unlike(isLast) : whyNoEntry(record, last + 1)
      if (why === undefined) {
        last++
        continue
      }
      if (isNewest && isTorn) {
        const bytes = statSync(segment.file).size - at
        truncateSync(segment.file, at)
        notices.push(
          `The last record, entry ${last + 1}, was torn, as by a kill while it was written: its ${bytes} bytes were cut from ${segment.file}.`,
        )
        return { last, notices }
      }
      if (!repair) throw broken(dir, segment.file, last - segment.first + 2, why)
      notices.push(...cut(dir, segment.file, at, segments.slice(index + 1)))
      return { last, notices }
    }
  }
  return { last, notices }
}

/** Undefined of a record that is the entry of that place. */
function whyNoEntry(record: unknown, n: number): string | undefined {
  const isAnother = typeof record === 'object' && record !== null && 'n' in record && record.n !== n
  if (isAnother) return `holds entry ${JSON.stringify(record.n)} in the place of entry ${n}: there is a hole`
  try {
    entryFromJson(record, n)
    return undefined
  } catch {
    return 'is not as this version writes an entry'
  }
}

function unlike(isLast: boolean): string {
  return isLast ? 'is not as it was written' : 'is not as it was written, and others follow it'
}

/** What is cut is kept beside it. */
function cut(dir: string, file: string, at: number, after: readonly Segment[]): string[] {
  const beside = `${file}.cut`
  writeFileSync(beside, readFileSync(file).subarray(at), { mode: 0o600, flush: true })
  if (at === 0) rmSync(file)
  else truncateSync(file, at)
  const later = after.filter((segment) => segment.file !== file)
  for (const segment of later) renameSync(segment.file, `${segment.file}.cut`)
  const lastKept = segmentsIn(dir).at(-1)
  for (const base of basesIn(dir)) if (base > (lastKept?.first ?? 0)) rmSync(baseFile(dir, base))
  syncFolder(dir)
  const files = [beside, ...later.map((segment) => `${segment.file}.cut`)]
  return [`The log was cut before byte ${at} of ${file}; what was cut is kept in ${files.join(', ')}.`]
}

function broken(dir: string, file: string, line: number, why: string): Error {
  return logProblem(
    'read',
    dir,
    `line ${line} of ${file} ${why}`,
    'Put back a copy, or give --repair, which cuts there and keeps what it cuts beside it.',
  )
}

function hole(dir: string, last: number, { file, first }: Segment): Error {
  return logProblem(
    'read',
    dir,
    `it has a hole: ${file} begins with entry ${first}, and what comes before ends with entry ${last}`,
    'Put back the file that is missing, or give --repair, which keeps what comes after beside it.',
  )
}

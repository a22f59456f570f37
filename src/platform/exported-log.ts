/** A log as plain JSON: what is attached to a bug report, and read back. */
import { UsageError } from '../errors/usage-error.ts'
import { digestOfText } from '../log/digest.ts'
import type { ControlEntry } from '../log/entry.ts'
import { entryFromJson, entryToJson } from '../log/entry-json.ts'
import type { LogBase } from '../log/log.ts'
import type { KeptLog } from '../log/memory-log.ts'
import { isDataNestedOver } from '../spec/nesting.ts'

export interface ExportedLog {
  /** Of how it is written. */
  readonly format: 1
  /** Whether others stand in the place of its secrets and tokens. */
  readonly masked: boolean
  /** The state that its entries build on; null where they go back to the first one. */
  readonly base: LogBase | null
  /** The first entry, and then all that are kept without a gap. */
  readonly entries: readonly object[]
  /** SHA-256 of the base and of each entry as JSON, in that order, by which what was changed later is found; without it nothing is looked for. */
  readonly checksums?: readonly string[]
}

/** What was read, and the places of the entries that are not as they were written; 0 is that of the base. */
export interface ReadLog extends KeptLog {
  readonly changed: ReadonlySet<number>
}

/** What a request may send is less deep. */
const nestingMax = 100

export function exported({ beginning, base, entries }: KeptLog, masked: boolean): ExportedLog {
  const told = base === undefined ? entries : [beginning, ...entries]
  const written = told.map(entryToJson)
  return { format: 1, masked, base: base ?? null, entries: written, checksums: [base ?? null, ...written].map(sumOf) }
}

/** @throws UsageError INVALID_LOG */
export function readExported(json: unknown): ReadLog {
  const { format, base, entries } = isRecord(json) ? json : {}
  if (!isRecord(json) || !Array.isArray(entries) || entries.length === 0) refuse('this is none')
  if (isDataNestedOver(nestingMax, entries)) refuse(`its entries are nested over ${nestingMax} levels deep`)
  if (format !== 1) refuse(`it is of format ${JSON.stringify(format)}, and this version knows format 1`)
  const beginning = entryFromJson(entries[0], 1)
  if (beginning.kind !== 'control') refuse('its first entry does not tell how the world began')
  if (base === null) return { beginning, base: undefined, ...read(json, 2, [beginning]) }
  if (!isRecord(base) || !Number.isInteger(base.after)) refuse('its base is none')
  const { after, state } = base
  // An integer, as was just seen.
  const place = after as number
  return { beginning, base: { after: place, state }, ...read(json, place + 1, []) }
}

function read(
  { base, entries, checksums }: Readonly<Record<string, unknown>>,
  from: number,
  before: readonly ControlEntry[],
): Pick<ReadLog, 'entries' | 'changed'> {
  // A list that is not empty, as was just seen.
  const all = entries as readonly unknown[]
  const told = [...before, ...all.slice(1).map((entry, index) => entryFromJson(entry, from + index))]
  const parts = [base, ...all]
  if (checksums === undefined) return { entries: told, changed: new Set() }
  if (!Array.isArray(checksums) || checksums.length !== parts.length)
    refuse('it has not one checksum for its base and each of its entries')
  const places = [0, 1, ...told.slice(before.length).map(({ n }) => n)]
  return { entries: told, changed: new Set(places.filter((_, index) => sumOf(parts[index]) !== checksums[index])) }
}

/** What of the first entry says who wrote it is looked at by itself. */
function sumOf(part: unknown): string {
  const { act, arguments: given } = isRecord(part) ? part : {}
  const { options, world } = act === 'begin' && isRecord(given) ? given : {}
  return digestOfText(JSON.stringify(act === 'begin' ? { ...(part as object), arguments: { options, world } } : part))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(why: string): never {
  throw new UsageError('INVALID_LOG', `Failed to read a log: ${why}. Give what platform.log.export() returned.`)
}

/** A log as plain JSON: what is attached to a bug report, and read back. */
import { UsageError } from '../errors/usage-error.ts'
import type { ControlEntry, LogEntry } from '../log/entry.ts'
import { entryFromJson, entryToJson } from '../log/entry-json.ts'
import type { LogBase } from '../log/log.ts'
import type { KeptLog } from '../log/memory-log.ts'

export interface ExportedLog {
  /** Of how it is written. */
  readonly format: 1
  /** Whether others stand in the place of its secrets and tokens. */
  readonly masked: boolean
  /** The state that its entries build on; null where they go back to the first one. */
  readonly base: LogBase | null
  /** The first entry, and then all that are kept without a gap. */
  readonly entries: readonly object[]
}

export function exported({ beginning, base, entries }: KeptLog, masked: boolean): ExportedLog {
  const told = base === undefined ? entries : [beginning, ...entries]
  return { format: 1, masked, base: base ?? null, entries: told.map(entryToJson) }
}

/** @throws UsageError INVALID_LOG */
export function readExported(json: unknown): KeptLog {
  const { format, base, entries } = isRecord(json) ? json : {}
  if (!isRecord(json) || !Array.isArray(entries) || entries.length === 0) refuse('this is none')
  if (format !== 1) refuse(`it is of format ${JSON.stringify(format)}, and this version knows format 1`)
  const beginning = entryFromJson(entries[0], 1)
  if (beginning.kind !== 'control') refuse('its first entry does not tell how the world began')
  if (base === null) return { beginning, base: undefined, entries: read(entries.slice(1), 2, [beginning]) }
  if (!isRecord(base) || !Number.isInteger(base.after)) refuse('its base is none')
  const { after, state } = base
  // An integer, as was just seen.
  const place = after as number
  return { beginning, base: { after: place, state }, entries: read(entries.slice(1), place + 1, []) }
}

function read(entries: readonly unknown[], from: number, before: readonly ControlEntry[]): LogEntry[] {
  return [...before, ...entries.map((entry, index) => entryFromJson(entry, from + index))]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(why: string): never {
  throw new UsageError('INVALID_LOG', `Failed to read a log: ${why}. Give what platform.log.export() returned.`)
}

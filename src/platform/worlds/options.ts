/** How many worlds stand beside the main one, for how long, and where they are kept. */
import type { Log } from '../../log/log.ts'
import { parseShortDuration } from '../../spec/duration.ts'

/** Where worlds are kept that are to be there again. */
export interface WorldStore {
  /** Of the worlds that it keeps. */
  names(): readonly string[]
  /** The log of a world, a new one where none is kept. */
  open(name: string): Promise<KeptWorldLog>
  /** Once its log is closed. */
  remove(name: string): void
}

export type KeptWorldLog = Log & { close(): Promise<void> }

export interface WorldsOptions {
  /** Worlds at once beside the main one; 1,000 by default. */
  readonly max?: number
  /** How long nobody asked for a world that goes when there is no room for another: milliseconds or a text such as `'1h'`, the default. */
  readonly idle?: number | string
  /** In memory by default. */
  readonly store?: WorldStore
}

export interface ReadWorldsOptions {
  readonly max: number
  readonly idleMs: number
  readonly store: WorldStore | undefined
}

export function readWorldsOptions({ max = 1_000, idle = '1h', store }: WorldsOptions = {}): ReadWorldsOptions {
  return { max, idleMs: msOf(idle) ?? 0, store }
}

export function isWorldsOptions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { max, idle, store: _, ...others } = value as Readonly<Record<string, unknown>>
  const isMax = max === undefined || (typeof max === 'number' && Number.isInteger(max) && max >= 0)
  return Object.keys(others).length === 0 && isMax && (idle === undefined || msOf(idle) !== undefined)
}

function msOf(duration: unknown): number | undefined {
  const ms = typeof duration === 'string' ? parseShortDuration(duration) : duration
  return typeof ms === 'number' && Number.isFinite(ms) && ms >= 0 ? ms : undefined
}

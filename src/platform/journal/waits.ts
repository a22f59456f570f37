/** Who was told to wait, and how long they did. */
import type { JournalEntry } from '../../world/journal/journal.ts'

export interface Wait {
  readonly told: JournalEntry
  /** When the same caller called the same operation again; undefined where they did not. */
  readonly next: JournalEntry | undefined
  readonly askedMs: number
  readonly waitedMs: number
}

/** @param entries Oldest first. */
export function waitsOf(entries: readonly JournalEntry[]): Wait[] {
  const waits: Wait[] = []
  /** The next call of each caller, from the last one back. */
  const nextOf = new Map<string, JournalEntry>()
  for (const entry of entries.toReversed()) {
    const caller = callerOf(entry)
    const next = nextOf.get(caller)
    nextOf.set(caller, entry)
    const askedMs = retryAfterMs(entry)
    if (askedMs === undefined) continue
    waits.unshift({ told: entry, next, askedMs, waitedMs: next === undefined ? 0 : next.atMs - entry.atMs })
  }
  return waits
}

function callerOf({ request, operationId, accountId }: JournalEntry): string {
  const { method, path, headers } = request
  return JSON.stringify([accountId ?? headers.authorization ?? null, operationId ?? `${method} ${path}`])
}

/** In seconds, which is how every document that is played here has it. */
function retryAfterMs({ answer }: JournalEntry): number | undefined {
  const [, text = ''] = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'retry-after') ?? []
  return /^\d{1,9}$/.test(text) ? Number(text) * 1000 : undefined
}

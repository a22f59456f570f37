/** The world as it was after an entry of its log: the log is told again as far as that, beside it, and nothing of it changes. */
import { UsageError } from '../../errors/usage-error.ts'
import type { LogEntry } from '../../log/entry.ts'
import type { Log } from '../../log/log.ts'
import type { PlatformClock } from '../controlled-clock.ts'
import { type Assembler, retold } from '../retold.ts'
import type { Sight } from './sight.ts'

/** What a log that is told again makes. */
export interface Retold {
  readonly clock: Pick<PlatformClock, 'freeze' | 'set'>
  readonly inspection: Sight
}

/** @throws UsageError UNKNOWN_RECORD, INVALID_LOG */
export function createAsOf(log: Log, platforms: Assembler<Retold>): (n: number) => Sight {
  /** The last one that was looked at: whoever looks at one asks about it more than once. */
  let seen: { readonly n: number; readonly sight: Sight } | undefined
  return (n) => {
    if (seen?.n !== n) seen = { n, sight: sightAfter(n, log, platforms) }
    return seen.sight
  }
}

function sightAfter(n: number, log: Log, platforms: Assembler<Retold>): Sight {
  const { beginning, last } = log
  const base = log.nearest(n)
  const first = base === undefined ? 1 : base.after
  if (beginning === undefined || !(n >= first && n <= last) || (base === undefined && log.wholeFrom > 1)) {
    throw new UsageError(
      'UNKNOWN_RECORD',
      `Failed to look at the world after entry ${n}: its log holds what leads to entries ${log.wholeFrom} to ${last}. Give one of these.`,
    )
  }
  const entries = entriesTo(n, log.read(base === undefined ? 1 : base.after + 1))
  const { platform } = retold({ beginning, base, entries }, platforms, {})
  const final = entries.at(-1)
  // Of what is over the time stands still.
  platform.clock.freeze()
  if (final !== undefined) platform.clock.set(final.atMs)
  return platform.inspection
}

/** What follows is not read. */
function entriesTo(n: number, all: Iterable<LogEntry>): LogEntry[] {
  const entries: LogEntry[] = []
  for (const entry of all) {
    if (entry.n > n) break
    entries.push(entry)
  }
  return entries
}

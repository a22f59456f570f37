/** Tells a world what its log holds, from the state that the log builds on, entry by entry. */
import type { LogEntry } from '../log/entry.ts'
import type { Log } from '../log/log.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { WorldSnapshot } from '../world/world.ts'
import type { Difference, History } from './history.ts'
import { restoreWorld } from './snapshot.ts'

export interface RetellOptions {
  readonly onDifference: (difference: Difference) => void
  /** After each entry. */
  readonly onTold?: (entry: LogEntry) => void
  /** The last entry that is told; all by default. */
  readonly until?: number
}

export type Retell = (options: RetellOptions) => void

export interface RetellParts {
  readonly log: Log
  readonly history: History
  readonly engine: Engine
}

export function retelling({ log, history, engine }: RetellParts): Retell {
  return ({ onDifference, onTold, until = Number.POSITIVE_INFINITY }) => {
    const { base } = log
    // `restoreWorld` holds it to the form of a snapshot.
    if (base !== undefined) restoreWorld(engine.world, base.state as WorldSnapshot)
    // The first entry is what the world was made of.
    for (const entry of log.read(base === undefined ? 2 : base.after + 1)) {
      if (entry.n > until) break
      const difference = history.retell(entry, engine)
      if (difference !== undefined) onDifference(difference)
      onTold?.(entry)
    }
  }
}

/** Tells a world what its log holds, from the state that the log builds on, entry by entry. */
import { digestOf } from '../log/digest.ts'
import type { LogEntry, RequestEntry, WholeAnswer } from '../log/entry.ts'
import type { Log } from '../log/log.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { World } from '../world/world.ts'
import type { History } from './history.ts'
import { copyOfParts, restoreWorld } from './snapshot.ts'

/** An answer that is not the one that the log has. */
export interface Difference {
  readonly entry: RequestEntry
  readonly answer: WholeAnswer
  /** The answer is the same, but the entry is not as it was written. */
  readonly isChanged?: true
}

export interface RetellOptions {
  readonly onDifference?: (difference: Difference) => void
  /** Before the first one. */
  readonly onBegun?: (world: World) => void
  /** After each entry, with what is answered now to a request. */
  readonly onTold?: (entry: LogEntry, answer: WholeAnswer | undefined, world: World) => void
  /** The last entry that is told; all by default. */
  readonly until?: number
  /** The places of requests that are not as they were written: each is a difference. */
  readonly changed?: ReadonlySet<number>
  /** Whether all that is kept is told (default), or what came after the newest state that is. */
  readonly from?: 'oldest' | 'nearest'
}

export type Retell = (options: RetellOptions) => void

export interface RetellParts {
  readonly log: Log
  readonly history: History
  readonly engine: Engine
}

export function retelling({ log, history, engine }: RetellParts): Retell {
  return ({ onDifference, onBegun, onTold, until = Number.POSITIVE_INFINITY, changed, from = 'oldest' }) => {
    const base = from === 'oldest' ? log.base : log.nearest(until)
    // `restoreWorld` holds it to the form of a snapshot.
    if (base !== undefined) restoreWorld(engine.world, base.state, copyOfParts)
    onBegun?.(engine.world)
    // The first entry is what the world was made of.
    for (const entry of log.read(base === undefined ? 2 : base.after + 1)) {
      if (entry.n > until) break
      const answer = history.retell(entry, engine)
      if (entry.kind === 'request' && answer !== undefined && onDifference !== undefined) {
        if (!isSame(entry, answer)) onDifference({ entry, answer })
        else if (changed?.has(entry.n)) onDifference({ entry, answer, isChanged: true })
      }
      onTold?.(entry, answer, engine.world)
    }
  }
}

function isSame({ answer: logged }: RequestEntry, answer: WholeAnswer): boolean {
  const { status, sha256 } = digestOf(answer)
  return status === logged.status && sha256 === logged.sha256
}

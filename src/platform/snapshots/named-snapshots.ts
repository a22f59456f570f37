/**
 * Snapshots that are kept under a name, beside the world: neither a reset nor a restore takes them away. They go with the
 * platform, unless its log is one that keeps them.
 */
import { UsageError } from '../../errors/usage-error.ts'
import type { KeptStates } from '../../log/log.ts'
import { formatTime } from '../../world/clock.ts'
import type { World, WorldSnapshot } from '../../world/world.ts'
import type { History } from '../history.ts'

export interface SnapshotFacts {
  readonly name: string
  /** ISO 8601, by the world's clock: when it was taken. */
  readonly takenAt: string
  /** How many records it holds. */
  readonly records: number
}

export interface NamedSnapshots {
  /**
   * Keeps the world as it is now, in place of an earlier one of that name; 100 of them at most. A name is up to 100 letters, digits, spaces, `.`, `_` and `-`.
   * @throws UsageError INVALID_OPTION
   */
  readonly take: (name: string) => SnapshotFacts
  /** In the order in which they were taken. */
  readonly list: () => SnapshotFacts[]
  /**
   * A copy of it, as plain JSON: what the option `world` and `nowhere serve --snapshot` take.
   * @throws UsageError UNKNOWN_RECORD
   */
  readonly get: (name: string) => WorldSnapshot
  /**
   * The world is as it was then, clock and chance included; the journal begins anew, and the log goes on.
   * @throws UsageError UNKNOWN_RECORD
   */
  readonly restore: (name: string) => void
  /** @throws UsageError UNKNOWN_RECORD */
  readonly remove: (name: string) => void
}

interface Taken {
  readonly facts: SnapshotFacts
  readonly snapshot: WorldSnapshot
}

/** At once, so that a server that somebody else drives has an end to what it holds. */
const snapshotsMax = 100

export function createNamedSnapshots(world: World, perform: History['perform'], kept?: KeptStates): NamedSnapshots {
  // What is kept is what was taken here, by this version or another: `restore` holds it to the form of a snapshot.
  const taken = new Map(kept?.all().map(([name, state]) => [name, state as Taken]))
  const find = (name: string, what: string): Taken => taken.get(name) ?? refuseUnknown(name, what, [...taken.keys()])
  return {
    take(name) {
      if (!isName(name)) refuseName(name)
      if (!taken.has(name) && taken.size >= snapshotsMax) refuseMore(name)
      const snapshot = structuredClone(world.snapshot())
      const records = Object.values(snapshot.collections).reduce((sum, { length }) => sum + length, 0)
      const facts = { name, takenAt: formatTime(world.clock.now()), records }
      // Kept first, so that what cannot be is not there either.
      kept?.put(name, { facts, snapshot })
      taken.delete(name)
      taken.set(name, { facts, snapshot })
      return facts
    },
    list: () => [...taken.values()].map(({ facts }) => facts),
    get: (name) => structuredClone(find(name, 'read').snapshot),
    // Cloned: the history keeps it, and what is restored later must not reach into that.
    restore: (name) => void perform('restore', { snapshot: structuredClone(find(name, 'restore').snapshot) }),
    remove(name) {
      find(name, 'remove')
      kept?.remove(name)
      taken.delete(name)
    },
  }
}

/** What can be a segment of a URL and the name of a file, and is nothing else there. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,99}$/u.test(name) && !name.includes('..')
}

function refuseName(name: unknown): never {
  const shown = JSON.stringify(name)?.slice(0, 120) ?? 'undefined'
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to take a snapshot with the name ${shown}: it can be no name. Give 1 to 100 letters, digits, spaces, "_", "-" and single dots, such as 'before-checkout'.`,
  )
}

function refuseMore(name: string): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to take the snapshot ${JSON.stringify(name)}: there are ${snapshotsMax} already. Remove one that is not needed, or take it under a name that is there.`,
  )
}

function refuseUnknown(name: string, what: string, names: readonly string[]): never {
  const next = names.length === 0 ? 'None was taken yet.' : `There is ${names.join(', ')}.`
  throw new UsageError(
    'UNKNOWN_RECORD',
    `Failed to ${what} the snapshot ${JSON.stringify(name)}: there is none of that name. ${next}`,
  )
}

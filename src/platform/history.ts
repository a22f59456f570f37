/** Keeps in the log what happens to a world, and tells a log again: the same acts, the same requests, at the same times. */
import { UsageError } from '../errors/usage-error.ts'
import type { Happened, LogEntry, WholeAnswer } from '../log/entry.ts'
import type { Log } from '../log/log.ts'
import type { Engine } from '../pipeline/engine.ts'
import { handle } from '../pipeline/handle.ts'
import { plainOfHeld } from '../world/held-world.ts'
import type { World } from '../world/world.ts'
import { type ActArguments, type ActName, acts, isActName, movesClock, type Rules } from './acts.ts'
import { createTally } from './inspection/tally.ts'
import { createSharing } from './shared-headers.ts'

export interface History {
  readonly record: Engine['record']
  /** Statuses that were answered, by operation, and how often: of what happened, and not of what was told again. */
  readonly exercised: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Does it, and keeps that it was done; what it refuses to do is not kept. */
  perform<Name extends ActName>(name: Name, given: ActArguments[Name]): unknown
  /**
   * Does again what an entry tells. The log stays as it is.
   * @returns What is answered now to a request.
   */
  retell(entry: LogEntry, engine: Engine): WholeAnswer | undefined
}

export function createHistory(world: World, rules: Rules, log: Log): History {
  const { clock } = world
  const share = createSharing()
  const tally = createTally()
  /** What was answered to the request that is told again; null until it was, undefined while nothing is told. */
  let retold: WholeAnswer | null | undefined

  const append = appending(world, log)
  const run = <Name extends ActName>(name: Name, given: ActArguments[Name]): unknown => acts[name](given, world, rules)

  return {
    exercised: tally.exercised,
    record({ atMs, operationId, accountId, request: received, answer, nearMisses }, preparation) {
      const request = share(received)
      // One value for both that keep it.
      const happened: Happened = { kind: 'request', atMs, operationId, accountId, request, preparation, answer }
      world.journal.record(nearMisses === undefined ? happened : { ...happened, nearMisses })
      if (retold === undefined) {
        tally.count(operationId, answer.status)
        return append(happened)
      }
      retold = answer
      return undefined
    },
    perform(name, given) {
      let result: unknown
      let atMs: number
      if (movesClock(name)) {
        result = run(name, given)
        atMs = name === 'reset' ? world.begunAtMs : clock.now()
      } else {
        clock.pin()
        try {
          atMs = clock.now()
          result = run(name, given)
        } finally {
          clock.unpin()
        }
      }
      // What becomes of it where it is kept for good only later, `log.settled()` says.
      append({ kind: 'control', atMs, act: name, arguments: { ...given }, clock: clock.snapshot() })?.catch(() => {})
      return result
    },
    retell(entry, engine) {
      clock.tell(entry.atMs)
      retold = null
      try {
        if (entry.kind === 'request') {
          const answer = handle(entry.request, engine, entry.preparation)
          if (answer instanceof Promise) throw new Error(`entry ${entry.n} does not tell what it waited for`)
          // As the log's digest, of what was sent.
          return retold ?? answer
        }
        if (!isActName(entry.act)) refuseAct(entry.act, entry.n)
        // The arguments are those that `perform` was given.
        if (!entry.act.startsWith('clock.')) run(entry.act, entry.arguments as never)
        clock.restore(entry.clock)
        return undefined
      } finally {
        retold = undefined
        clock.tell(undefined)
      }
    },
  }
}

/** A promise where it is kept for good only later. */
function appending(world: World, log: Log): (happened: Happened) => Promise<void> | undefined {
  return (happened) => {
    const place = log.append([happened])
    if (log.isBaseDue) {
      // Held, so that it costs the same in a large world: most of these states are never read.
      const held = world.hold()
      log.keepBase(() => plainOfHeld(held))
    }
    return typeof place === 'number' ? undefined : place.then(() => undefined)
  }
}

function refuseAct(act: string, n: number): never {
  throw new UsageError(
    'INVALID_LOG',
    `Failed to tell entry ${n} of the log again: there is no act ${JSON.stringify(act)}. It may be of a later version of nowhere-kit; use that.`,
  )
}

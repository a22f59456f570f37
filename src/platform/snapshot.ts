/** Holds what somebody wants to restore to the form of a snapshot, before anything of the world is touched. */
import { UsageError } from '../errors/usage-error.ts'
import { Collection } from '../world/records/collection.ts'
import type { World, WorldSnapshot } from '../world/world.ts'

/**
 * Restores a world, or leaves it as it is.
 * @param copy By default of all of it, so that what is later done to the snapshot does not reach into the world.
 * @throws UsageError INVALID_SNAPSHOT
 */
export function restoreWorld(
  world: World,
  snapshot: unknown,
  copy: (snapshot: WorldSnapshot) => WorldSnapshot = structuredClone,
): void {
  const wrong = problemOf(snapshot, world)
  if (wrong !== undefined) refuseSnapshot(wrong)
  const before = world.snapshot()
  try {
    world.restore(copy(snapshot as WorldSnapshot))
  } catch (cause) {
    world.restore(before)
    refuseSnapshot(whyOf(cause), cause)
  }
}

/** The stack ends at what is nested thousands of levels deep. */
function whyOf(cause: unknown): string {
  if (cause instanceof RangeError) return 'it is nested too deep to be copied.'
  return cause instanceof Error ? cause.message : String(cause)
}

/** For a state that only a log has: a world replaces its records and never changes them, so that they may be those of the log. */
export function copyOfParts({ collections, ...parts }: WorldSnapshot): WorldSnapshot {
  return { ...structuredClone(parts), collections }
}

/** What is wrong with the form; a snapshot that has it is one of the type. */
function problemOf(snapshot: unknown, world: World): string | undefined {
  if (!isRecord(snapshot)) return 'this is no snapshot of version 1.'
  const { version } = snapshot
  if (typeof version === 'number' && version > 1)
    return `it is of version ${version}, and this version of nowhere-kit knows version 1. Use the version of nowhere-kit that took it, or a later one.`
  if (version !== 1) return 'this is no snapshot of version 1.'
  const { clock, ids, quotas, faults, stamps, keptAnswers, collections } = snapshot
  if (!isRecord(clock) || (clock.mode !== 'system' && clock.mode !== 'stopped') || !Number.isFinite(clock.ms)) {
    return 'its clock is none.'
  }
  if (!isRecord(ids) || !Object.values(ids).every(Number.isInteger)) return 'its ids are no table of ordinals.'
  if (!isRecord(quotas) || !Object.values(quotas).every(isWindow)) return 'its quotas are no table of windows.'
  if (!Array.isArray(faults) || !faults.every(isFault)) return 'its faults are no list.'
  if (!isRecord(stamps) || !Object.values(stamps).every(Number.isFinite)) return 'its stamps are no table of times.'
  if (!isRecord(keptAnswers) || !Object.values(keptAnswers).every(isKeptAnswer)) {
    return 'its kept answers are no table of answers.'
  }
  if (!isRecord(collections)) return 'its collections are no table of lists.'
  return problemOfCollections(collections, world)
}

function problemOfCollections(lists: Readonly<Record<string, unknown>>, world: World): string | undefined {
  const collections = Object.values<unknown>({ ...world }).filter((part) => part instanceof Collection)
  const unknown = Object.keys(lists).find((name) => !collections.some((collection) => collection.name === name))
  if (unknown !== undefined) return `a world has no ${unknown}.`
  for (const collection of collections) {
    const { [collection.name]: records } = lists
    if (records === undefined && collection.isSparse) continue
    if (!Array.isArray(records) || !records.every((each) => isRecord(each) && collection.canHold(each))) {
      return `its ${collection.name} are no list of records.`
    }
  }
  return undefined
}

function isFault(value: unknown): boolean {
  if (!isRecord(value)) return false
  // As they were written before faults had an id.
  if (!Object.hasOwn(value, 'id')) {
    return typeof value.operationId === 'string' && typeof value.code === 'string' && Number.isInteger(value.times)
  }
  const { id, operation, calls, met, code, status, delay, drop, truncate, malformed, times, unsafe } = value
  const { account, after, every, until, probability } = value
  return (
    [id, operation].every((name) => typeof name === 'string') &&
    [account, code].every((name) => name === undefined || typeof name === 'string') &&
    [calls, met].every(Number.isInteger) &&
    [status, delay, times, after, every, until, probability].every((n) => n === undefined || Number.isFinite(n)) &&
    (drop === undefined || drop === 'before' || drop === 'after') &&
    (truncate === undefined || truncate === true || Number.isInteger(truncate)) &&
    [malformed, unsafe].every((flag) => flag === undefined || flag === true)
  )
}

function isWindow(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value.used) && Number.isInteger(value.resetAtMs)
}

function isKeptAnswer(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.result) || !isRecord(value.result.headers)) return false
  return typeof value.fingerprint === 'string' && Number.isFinite(value.untilMs)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuseSnapshot(why: string, cause?: unknown): never {
  throw new UsageError(
    'INVALID_SNAPSHOT',
    `Failed to restore the world: ${why} Give what snapshot() returned.`,
    cause === undefined ? undefined : { cause },
  )
}

/**
 * What a test ordered to go wrong: which calls, how often, and what becomes of them. A fault that answers (a code or a status) meets
 * calls that would be carried out; one of the connection alone meets every call of its operation.
 */

import { UsageError } from '../errors/usage-error.ts'

/** What becomes of a call. */
export interface Effects {
  /** Of the operation's own catalogue. */
  readonly code?: string
  readonly status?: number
  /** Milliseconds until the answer leaves. */
  readonly delay?: number
  /** The connection is lost, before anything is done or when all is. */
  readonly drop?: 'before' | 'after'
  /** The body ends early: after so many bytes, or half of them. */
  readonly truncate?: true | number
  /** A JSON body does not parse. */
  readonly malformed?: true
}

/** Plain data: times and durations in milliseconds. */
export interface OrderedFault extends Effects {
  /** An operationId, or `*`. */
  readonly operation: string
  /** Only calls of the account with this username. */
  readonly account?: string
  /** Calls that it meets; without it, all. */
  readonly times?: number
  /** Only from this one of its calls on. */
  readonly after?: number
  /** Only each so-manieth of them. */
  readonly every?: number
  /** Only before this time. */
  readonly until?: number
  /** Of meeting a call that is its turn; above 0 to 1. */
  readonly probability?: number
  /** Whatever is declared. */
  readonly unsafe?: true
}

export interface KnownFault extends OrderedFault {
  readonly id: string
  /** Calls that it was for. */
  readonly calls: number
  /** Those of them that it met. */
  readonly met: number
}

/** As snapshots and histories have them that were written before faults had an id. */
export interface CountedFault {
  readonly operationId: string
  readonly code: string
  /** Calls that it still meets. */
  readonly times: number
}

export interface FaultyCall {
  readonly operation: string
  /** Those that the operation declares. */
  readonly codes: readonly string[]
  /** Username; undefined without a valid token. */
  readonly account: string | undefined
  readonly nowMs: number
}

export interface Faults {
  /** Nothing can be met. */
  readonly isEmpty: boolean
  /** @returns Its id. */
  add(fault: OrderedFault | CountedFault): string
  /** False when there is none with that id. */
  remove(id: string): boolean
  clear(): void
  list(): readonly KnownFault[]
  /** What a call meets on its way here and back, counted off. */
  meetOnLine(call: FaultyCall): Effects
  /** What a call meets that would be carried out. */
  meetAtWork(call: FaultyCall): Effects
  snapshot(): (KnownFault | CountedFault)[]
  restore(faults: readonly (KnownFault | CountedFault)[]): void
}

export interface Chance {
  /** The next of a series, from 1. */
  count(series: string): number
  /** From 0 to below 1, always the same for a name. */
  draw(name: string): number
}

/** Those that are spent are kept for whoever asks how often they met, the newest of them. */
const keptMax = 1_000
const nothing: Effects = {}

export function createFaults({ count, draw }: Chance): Faults {
  let all: KnownFault[] = []

  const nextId = (): string => {
    for (;;) {
      const id = `fault-${count('faults')}`
      if (all.every((fault) => fault.id !== id)) return id
    }
  }
  const place = (fault: OrderedFault | CountedFault): KnownFault => ({
    ...('operationId' in fault ? { operation: fault.operationId, code: fault.code, times: fault.times } : fault),
    id: nextId(),
    calls: 0,
    met: 0,
  })
  const meet = (call: FaultyCall, isTurn: (fault: OrderedFault) => boolean): Effects => {
    let met = nothing
    for (const [index, fault] of all.entries()) {
      if (isSpent(fault) || !isTurn(fault) || !isFor(fault, call) || overlaps(fault, met)) continue
      const calls = fault.calls + 1
      const hits = isDue(fault, calls) && (fault.probability ?? 1) > drawFor(fault, calls)
      all[index] = { ...fault, calls, met: hits ? fault.met + 1 : fault.met }
      if (hits) met = { ...met, ...effectsOf(fault) }
    }
    return met
  }
  const makeRoom = (): void => {
    const oldest = all.findIndex(isSpent)
    if (oldest === -1) {
      throw new UsageError(
        'INVALID_OPTION',
        `Failed to order a fault: ${keptMax} are in force already. Remove some, or clear all.`,
      )
    }
    all.splice(oldest, 1)
  }
  const drawFor = ({ id, probability }: KnownFault, calls: number): number =>
    probability === undefined ? 0 : draw(`${id}/${calls}`)

  return {
    get isEmpty() {
      return all.length === 0
    },
    add(fault) {
      if (all.length >= keptMax) makeRoom()
      const placed = place(fault)
      all.push(placed)
      return placed.id
    },
    remove(id) {
      const index = all.findIndex((fault) => fault.id === id)
      if (index !== -1) all.splice(index, 1)
      return index !== -1
    },
    clear() {
      all = []
    },
    list: () => [...all],
    meetOnLine: (call) => meet(call, (fault) => !answers(fault)),
    meetAtWork: (call) => meet(call, answers),
    snapshot: () => [...all],
    restore(snapshot) {
      all = []
      for (const fault of snapshot) all.push('id' in fault ? fault : place(fault))
    },
  }
}

/** How often it will still meet a call; undefined without an end. */
export function leftOf({ times, met }: KnownFault): number | undefined {
  return times === undefined ? undefined : times - met
}

/** Whether the fault makes the answer. */
export function answers({ code, status }: Effects): boolean {
  return code !== undefined || status !== undefined
}

function isSpent(fault: KnownFault): boolean {
  return leftOf(fault) === 0
}

function isFor(fault: KnownFault, { operation, codes, account, nowMs }: FaultyCall): boolean {
  if (fault.operation !== '*' && fault.operation !== operation) return false
  if (fault.account !== undefined && fault.account !== account) return false
  if (fault.until !== undefined && nowMs >= fault.until) return false
  return fault.code === undefined || fault.unsafe === true || codes.includes(fault.code)
}

/** Its turn is counted from the first that it is ordered for. */
function isDue({ after = 1, every = 1 }: KnownFault, calls: number): boolean {
  return calls >= after && (calls - after + 1) % every === 0
}

/** An earlier fault does the same to the call; this one waits for its turn. */
function overlaps(fault: Effects, met: Effects): boolean {
  if (answers(fault) && answers(met)) return true
  return (['delay', 'drop', 'truncate', 'malformed'] as const).some(
    (name) => fault[name] !== undefined && met[name] !== undefined,
  )
}

export function effectsOf({ code, status, delay, drop, truncate, malformed }: Effects): Effects {
  return {
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    ...(delay !== undefined && { delay }),
    ...(drop !== undefined && { drop }),
    ...(truncate !== undefined && { truncate }),
    ...(malformed !== undefined && { malformed }),
  }
}

/**
 * The state of a record is computed from the clock when it is read; nothing runs in the background.
 * Transitions and their durations: `x-life-cycle` in openapi.yaml.
 */
import type { LifeCycle, Transition } from '../spec/contract.ts'

/**
 * How states that pass by themselves do so: after their documented time, at once, after a number of reads, or only when a
 * test steps them.
 */
export type Progression = 'timed' | 'immediate' | 'manual' | `reads:${number}`

/** What a record stores of its life: plain data. */
export interface Life {
  /** The schema that has its `x-life-cycle`. */
  readonly cycle: string
  readonly state: string
  /** When the state began, in milliseconds since the epoch. */
  readonly sinceMs: number
  /** From when what passes by itself is counted: the start of the state, or of the world that began with it. */
  readonly countedFromMs: number
  /** The last request; idleness is counted from it, or from what everything is counted from where that came later. */
  readonly busyAtMs: number
  /** Reads since the state began. */
  readonly reads: number
  /** The event that ends the state when its time is up, in place of its own course: a test card. */
  readonly fate: { readonly state: string; readonly event: string } | null
  /** Durations of single states that replace those of the document. */
  readonly durationsMs: Readonly<Record<string, number>>
  readonly progression: Progression
  /** Nothing passes by itself. */
  readonly isHeld?: true
}

export interface LifeStart {
  readonly cycle: string
  readonly state: string
  readonly atMs: number
  readonly progression: Progression
  readonly durationsMs?: Readonly<Record<string, number>>
  readonly fate?: Life['fate']
}

export function beginLife({ cycle, state, atMs, progression, durationsMs = {}, fate = null }: LifeStart): Life {
  return { cycle, state, sinceMs: atMs, countedFromMs: atMs, busyAtMs: atMs, reads: 0, fate, durationsMs, progression }
}

/** The life as it stands at a time: every transition that is due by then has happened. */
export function lifeAt(life: Life, cycle: LifeCycle, nowMs: number): Life {
  let current = life
  for (;;) {
    const next = dueTransition(current, cycle)
    if (next === undefined || next.atMs > nowMs) return current
    current = enter(current, next.to, next.atMs)
  }
}

/** Counts a read, which is what a `reads:N` life moves on: N reads see a state, the next one sees what follows. */
export function readLife(life: Life, cycle: LifeCycle, nowMs: number): Life {
  const current = lifeAt(life, cycle, nowMs)
  if (!current.progression.startsWith('reads:')) return current
  const reads = current.reads + 1
  const next = current.isHeld ? undefined : courseOf(current, cycle)
  if (next === undefined || next.on === 'idle' || reads < readsOf(current.progression)) return { ...current, reads }
  return enter(current, next.to, nowMs)
}

/** What an event does to a life; an event that its state does not know changes nothing. */
export function lifeOn(life: Life, cycle: LifeCycle, event: string, nowMs: number): Life {
  const current = lifeAt(life, cycle, nowMs)
  const transition = cycle.transitions.find(({ from, on }) => on === event && from.includes(current.state))
  const moved = transition === undefined ? current : enter(current, transition.to, nowMs)
  return event === 'request' ? { ...moved, busyAtMs: nowMs } : moved
}

/** One step of a life that is held: what would have come next had its time been up. */
export function stepLife(life: Life, cycle: LifeCycle, nowMs: number): Life {
  const current = lifeAt(life, cycle, nowMs)
  const transition = courseOf(current, cycle)
  return transition === undefined ? current : enter(current, transition.to, nowMs)
}

export function holdLife(life: Life, cycle: LifeCycle, nowMs: number): Life {
  return { ...lifeAt(life, cycle, nowMs), isHeld: true }
}

/** What passes by itself is counted from now; a life that is not held stays as it is. */
export function releaseLife(life: Life, cycle: LifeCycle, nowMs: number): Life {
  const { isHeld, ...rest } = lifeAt(life, cycle, nowMs)
  return isHeld ? { ...rest, countedFromMs: nowMs } : rest
}

/** What a step leads to. */
export function nextStep(life: Life, cycle: LifeCycle, nowMs: number): Transition | undefined {
  return courseOf(lifeAt(life, cycle, nowMs), cycle)
}

/** When it next changes by itself, after a time. */
export function nextChangeAt(life: Life, cycle: LifeCycle, nowMs: number): number | undefined {
  return dueTransition(lifeAt(life, cycle, nowMs), cycle)?.atMs
}

function enter(life: Life, state: string, atMs: number): Life {
  return { ...life, state, sinceMs: atMs, countedFromMs: atMs, reads: 0 }
}

/**
 * The transition that ends the state if nobody interferes: its fate; else the first in the document that has a time of its own, or
 * the first of all where the state was given one.
 */
function courseOf(life: Life, cycle: LifeCycle): Transition | undefined {
  const leaving = cycle.transitions.filter(({ from }) => from.includes(life.state))
  const { fate } = life
  const fated = fate?.state === life.state ? leaving.find(({ on }) => on === fate.event) : undefined
  const isTimed = life.durationsMs[life.state] !== undefined
  return fated ?? leaving.find(({ afterMs }) => isTimed || afterMs !== null)
}

function dueTransition(life: Life, cycle: LifeCycle): { readonly to: string; readonly atMs: number } | undefined {
  const transition = courseOf(life, cycle)
  if (transition === undefined || life.isHeld) return undefined
  if (transition.on === 'idle') {
    // Idleness is always a matter of the clock; a life that moves by hand or by reads does not fall asleep.
    if (life.progression !== 'timed' && life.progression !== 'immediate') return undefined
    return { to: transition.to, atMs: Math.max(life.countedFromMs, life.busyAtMs) + durationMs(transition) }
  }
  switch (life.progression) {
    case 'timed':
      return { to: transition.to, atMs: life.countedFromMs + durationMs(transition) }
    case 'immediate':
      return { to: transition.to, atMs: life.countedFromMs }
    default:
      return undefined
  }

  function durationMs({ afterMs }: Transition): number {
    // A crash happens when the state's own time is up.
    const ownMs = cycle.transitions.find(({ from, on }) => on === null && from.includes(life.state))?.afterMs
    return life.durationsMs[life.state] ?? afterMs ?? ownMs ?? 0
  }
}

function readsOf(progression: Progression): number {
  return Number(progression.slice('reads:'.length))
}

/** How something lives, in words that people know it by: where it is, since when, and what can happen next. */
import type { LifeCycle } from '../../spec/contract.ts'
import { lifeAt, nextChangeAt, nextStep } from '../../world/life-cycle.ts'
import type { Living } from './stored-thing.ts'

export interface LifeFacts {
  /** As answers spell it. */
  readonly state: string
  /** Milliseconds since the epoch. */
  readonly sinceMs: number
  readonly isHeld: boolean
  /** What a step leads to; null where nothing follows by itself. */
  readonly step: string | null
  /** When that comes by itself; null where it does not. */
  readonly nextAtMs: number | null
  /** Whether something can go wrong with it now. */
  readonly canCrash: boolean
}

export function lifeFacts({ life, cycle }: Living, nowMs: number): LifeFacts {
  const now = lifeAt(life, cycle, nowMs)
  const spelled = (state: string): string => cycle.spelling[state] ?? state
  const step = nextStep(now, cycle, nowMs)
  return {
    state: spelled(now.state),
    sinceMs: now.sinceMs,
    isHeld: now.isHeld === true,
    step: step === undefined ? null : spelled(step.to),
    nextAtMs: nextChangeAt(now, cycle, nowMs) ?? null,
    canCrash: cycle.transitions.some(({ from, on }) => on === 'crash' && from.includes(now.state)),
  }
}

export interface LifeCycleFacts {
  readonly states: readonly string[]
  readonly initial: readonly string[]
  readonly final: readonly string[]
  readonly transitions: readonly {
    readonly from: string
    readonly to: string
    /** The event that causes it; null where time does. */
    readonly on: string | null
    readonly afterMs: number | null
  }[]
}

/** With states as answers spell them, in the order in which they come. */
export function lifeCycleFacts({ initial, final, transitions, spelling }: LifeCycle): LifeCycleFacts {
  const spelled = (state: string): string => spelling[state] ?? state
  const named = [...initial, ...transitions.flatMap(({ from, to }) => [...from, to]), ...final]
  return {
    states: [...new Set(named.map(spelled))],
    initial: initial.map(spelled),
    final: final.map(spelled),
    transitions: transitions.flatMap(({ from, to, on, afterMs }) =>
      from.map((state) => ({ from: spelled(state), to: spelled(to), on, afterMs })),
    ),
  }
}

/** What became of a step and of a scenario, as plain data. */
import type { Finding } from '../judge/finding.ts'
import type { Attempt } from '../scenarios/attempt.ts'
import { NotExercised } from '../scenarios/not-exercised.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { Endless, Stopped } from '../speak/conversation.ts'
import { Lacking, StepEnded } from '../speak/step-ended.ts'
import { LeftOut, messageOf } from './endings.ts'

/**
 * `late`: documented to take time, and took more than its window. `error`: the runner's own fault or a target that cannot be reached,
 * never counted as the target's.
 */
export type StepResult = 'pass' | 'late' | 'fail' | 'skip' | 'error'

export interface StepRun {
  readonly title: string
  readonly requirements: readonly string[]
  /** Nothing builds on it. */
  readonly isApart: boolean
  result: StepResult
  reason: string | null
  readonly findings: readonly Finding[]
  readonly exchanges: readonly number[]
  readonly delayMs: number | null
  /** How many requests more it may take while it waits for something, and how long that may be. */
  readonly mayWait: { readonly requests: number; readonly ms: number }
  /** How often an exchange may take place again meanwhile, by its number. */
  readonly mayRepeat: ReadonlyMap<number, number>
}

export interface ScenarioRun {
  readonly scenario: Scenario
  readonly steps: readonly StepRun[]
  /** What ended it before its end; null when nothing did. */
  readonly ended: string | null
}

/** What a step is called among those of all scenarios. */
export function keyOfStep({ id }: { readonly id: string }, { title }: { readonly title: string }): string {
  return `${id}: ${title}`
}

export function stepRunOf(title: string, requirements: readonly string[], attempt: Attempt, isApart: boolean): StepRun {
  const { ended, findings, lateBy } = attempt
  const skipped = skipReasonOf(ended)
  const isOurs = ended !== undefined && !(ended instanceof StepEnded) && skipped === null
  return {
    title,
    requirements: [...new Set([...requirements, ...attempt.cited])],
    isApart,
    result: isOurs ? 'error' : resultOf(attempt, skipped),
    reason: isOurs ? messageOf(ended) : (skipped ?? lateBy),
    findings,
    exchanges: attempt.exchanges.map(({ number }) => number),
    delayMs: attempt.delayMs,
    mayWait: attempt.mayWait,
    mayRepeat: attempt.mayRepeat,
  }
}

function resultOf({ findings, lateBy }: Attempt, skipped: string | null): StepResult {
  if (findings.length > 0) return 'fail'
  if (skipped !== null) return 'skip'
  return lateBy !== null ? 'late' : 'pass'
}

function skipReasonOf(ended: unknown): string | null {
  if (ended instanceof Lacking) return `needs ${ended.capability}`
  const known = [LeftOut, NotExercised, Stopped, Endless]
  return known.some((kind) => ended instanceof kind) && ended instanceof Error ? ended.message : null
}

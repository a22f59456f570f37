/** What is noted while a step runs once, and how it waits for what takes time. */

import type { Exchange } from '../exchange/exchange.ts'
import type { Waiting } from '../exchange/waiting.ts'
import type { Finding } from '../judge/finding.ts'
import { StepEnded } from '../speak/step-ended.ts'
import type { UntilOptions } from './scenario.ts'

const pollPauseMs = 400
const pollGrowth = 1.5

export interface Attempt {
  readonly findings: Finding[]
  readonly exchanges: Exchange[]
  /** Ids that an expectation named, beside those of the step. */
  readonly cited: Set<string>
  /** The longest that something took that takes time. */
  delayMs: number | null
  lateBy: string | null
  ended: unknown
  mayWait: { requests: number; ms: number }
  /** How often an exchange may take place again meanwhile, by its number. */
  readonly mayRepeat: Map<number, number>
}

export function newAttempt(ended?: unknown): Attempt {
  const mayWait = { requests: 0, ms: 0 }
  return {
    findings: [],
    exchanges: [],
    cited: new Set(),
    delayMs: null,
    lateBy: null,
    ended,
    mayWait,
    mayRepeat: new Map(),
  }
}

/** Reads until something is so; late past its window, given up past twice of it. */
export async function pollUntil<T>(
  what: string,
  { windowMs, read, isDone, isLost }: UntilOptions<T>,
  attempt: Attempt,
  { waiting, isRehearsal }: { readonly waiting: Waiting; readonly isRehearsal: boolean },
): Promise<T> {
  const startMs = waiting.nowMs()
  const before = attempt.exchanges.length
  for (let pauseMs = pollPauseMs; ; pauseMs *= pollGrowth) {
    const seen = await read()
    const spentMs = waiting.nowMs() - startMs
    if (isRehearsal) {
      attempt.mayWait.ms += windowMs * 2
      const asked = attempt.exchanges.slice(before)
      attempt.mayWait.requests += pollsWithin(windowMs * 2) * asked.length
      for (const { number } of asked) attempt.mayRepeat.set(number, pollsWithin(windowMs * 2))
      return seen
    }
    if (isDone(seen)) {
      attempt.delayMs = Math.max(attempt.delayMs ?? 0, spentMs)
      if (spentMs > windowMs) attempt.lateBy = `${what} took ${spentMs} ms, of ${windowMs} ms`
      return seen
    }
    if (isLost?.(seen) || spentMs >= windowMs * 2) {
      throw new StepEnded({
        message: `${what} was not seen within ${Math.round(windowMs / 1000)} s.`,
        expected: `${what} within ${windowMs} ms`,
        seen: `not after ${spentMs} ms`,
        requirements: [],
      })
    }
    await waiting.sleep(Math.ceil(Math.min(pauseMs, windowMs * 2 - spentMs)))
  }
}

/** How often something is asked again before the time is up. */
function pollsWithin(ms: number): number {
  let polls = 0
  for (let [spentMs, pauseMs] = [0, pollPauseMs]; spentMs < ms; pauseMs *= pollGrowth) {
    spentMs += pauseMs
    polls++
  }
  return polls
}

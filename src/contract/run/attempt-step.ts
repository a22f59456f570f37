/**
 * Runs a step until it holds or it is known that it does not: one that only reads is read again for a while before anything is said.
 */
import { isHeldTo, type Level } from '../../spec/facts.ts'
import { type Exchange, exchangeShowing, isSafe } from '../exchange/exchange.ts'
import { createExpect, type Disappointment } from '../judge/expect.ts'
import type { Finding } from '../judge/finding.ts'
import { type Attempt, newAttempt, pollUntil } from '../scenarios/attempt.ts'
import type { StepTools } from '../scenarios/scenario.ts'
import { StepEnded } from '../speak/step-ended.ts'
import { misled } from './endings.ts'
import { type RunOptions, refusalCheck } from './run-options.ts'

/** The step that is running. */
export interface Stage {
  readonly options: RunOptions
  current: Attempt | undefined
  /** What is asked between the steps, from which nothing is expected. */
  readonly between: Attempt
  /** Everything that the scenario asked. */
  readonly asked: Exchange[]
  /** No refusal of the step is firmer than this. */
  ceiling: Level
}

export interface Stated {
  readonly requirements: readonly string[]
  /** In place of the first requirement's. */
  readonly level: Level | undefined
}

export interface Attempted<T> {
  readonly value: T | undefined
  readonly attempt: Attempt
}

const firstPauseMs = 100

export async function attemptStep<T>(
  stage: Stage,
  stated: Stated,
  body: (tools: StepTools) => Promise<T>,
): Promise<Attempted<T>> {
  const { options } = stage
  const { waiting } = options
  const startMs = waiting.nowMs()
  const windowMs = options.visibleWithinMs()
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const attempt = newAttempt()
    stage.current = attempt
    stage.ceiling = levelOf(options, stated.requirements[0], stated.level)
    const value = await body(toolsOf(options, attempt, stated)).catch((error: unknown) => {
      attempt.ended = isMisled(stage, error) ? misled(error) : error
      return undefined
    })
    stage.current = undefined
    const spentMs = waiting.nowMs() - startMs
    if (attempt.ended instanceof StepEnded)
      attempt.findings.push(findingOf(options, attempt.ended.disappointment, stated, attempt))
    if (mayReadAgain(options, attempt) && spentMs < windowMs) {
      await waiting.sleep(Math.min(pauseMs, windowMs - spentMs))
      continue
    }
    if (pauseMs > firstPauseMs && attempt.findings.length === 0) attempt.delayMs ??= spentMs
    return { value, attempt }
  }
}

/** What was written a moment ago may not be visible yet. */
function mayReadAgain(options: RunOptions, attempt: Attempt): boolean {
  return (
    attempt.findings.length > 0 &&
    (attempt.ended === undefined || attempt.ended instanceof StepEnded) &&
    attempt.exchanges.length > 0 &&
    attempt.exchanges.every((exchange) => isSafe(exchange.call) && !options.isOnce(exchange)) &&
    !isForGood(options, attempt) &&
    !options.isRehearsal
  )
}

/** What a step that writes reads afterwards, until nothing is to be said of it or it has had its time. */
async function readAgain<T>(options: RunOptions, attempt: Attempt, look: () => Promise<T>): Promise<T> {
  const { waiting } = options
  const untilMs = waiting.nowMs() + options.visibleWithinMs()
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const before = attempt.findings.length
    const value = await look()
    const restMs = untilMs - waiting.nowMs()
    if (attempt.findings.length === before || restMs <= 0 || options.isRehearsal) return value
    attempt.findings.length = before
    await waiting.sleep(Math.min(pauseMs, restMs))
  }
}

/** What is refused in other words, and an operation that is not there and no document states, will not be otherwise in a moment. */
function isForGood(options: RunOptions, { findings, exchanges }: Attempt): boolean {
  const last = exchanges.at(-1)
  if (last === undefined) return false
  const isWeak = findings.every(({ level }) => !isHeldTo(level, 'SHOULD'))
  return findings.every(({ check }) => check === refusalCheck) || (isWeak && options.isUnknown(last))
}

/** The scenario read what the document says is there, and it was not: in this step or in one before it. */
export function isMisled({ options, asked }: Stage, error: unknown): boolean {
  return error instanceof TypeError && asked.some(({ number }) => options.isMisshapen(number))
}

function toolsOf(options: RunOptions, attempt: Attempt, stated: Stated): StepTools {
  return {
    expect: createExpect({
      cite: (id) => attempt.cited.add(id),
      note(disappointment, actual) {
        if (options.isRehearsal) return
        const shown = exchangeShowing(actual, attempt.exchanges)
        attempt.findings.push(findingOf(options, disappointment, stated, attempt, shown))
      },
    }),
    reading: (look) => readAgain(options, attempt, look),
    until: (what, untilOptions) => pollUntil(what, untilOptions, attempt, options),
  }
}

function levelOf(options: RunOptions, id: string | undefined, level: Level | undefined): Level {
  return level ?? (id === undefined ? 'ASSUMED' : options.levelOf(id))
}

export function findingOf(
  options: RunOptions,
  disappointment: Disappointment,
  { requirements, level }: Stated,
  attempt: Attempt,
  shown: Exchange | undefined = attempt.exchanges.at(-1),
): Finding {
  const isNarrower = disappointment.requirements.length > 0
  const ids = isNarrower ? disappointment.requirements : requirements
  return {
    check: 'what the step expects',
    message: disappointment.message,
    level: disappointment.level ?? levelOf(options, ids[0], isNarrower ? undefined : level),
    requirements: ids,
    operationId: shown?.call.operation?.id ?? null,
    expected: disappointment.expected,
    seen: disappointment.seen,
    exchange: shown?.number ?? null,
  }
}

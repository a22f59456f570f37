/**
 * Runs a step until it holds or it is known that it does not: one that only reads is read again for a while before anything is said.
 */
import { isHeldTo, type Level } from '../../spec/facts.ts'
import { type Exchange, exchangeSaying, exchangeShowing, isSafe } from '../exchange/exchange.ts'
import { createExpect, type Disappointment } from '../judge/expect.ts'
import type { Finding } from '../judge/finding.ts'
import { type Attempt, newAttempt, pollUntil } from '../scenarios/attempt.ts'
import type { StepTools } from '../scenarios/scenario.ts'
import { StepEnded } from '../speak/step-ended.ts'
import { misled } from './endings.ts'
import { headlineOf } from './headline.ts'
import { type RunOptions, refusalCheck } from './run-options.ts'

/** The step that is running. */
export interface Stage {
  /** Of the scenario. */
  readonly title: string
  readonly options: RunOptions
  current: Attempt | undefined
  /** What is asked between the steps, from which nothing is expected. */
  readonly between: Attempt
  /** No refusal of the step is firmer than this. */
  ceiling: Level
  /** Every exchange of the scenario so far. */
  readonly past: Exchange[]
}

export interface Stated {
  /** What is true when the step passes. */
  readonly title: string
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
  const windowMs = options.visibility.windowMs()
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const attempt = newAttempt()
    stage.current = attempt
    stage.ceiling = levelOf(options, stated.requirements[0], stated.level)
    const value = await body(toolsOf(stage, attempt, stated)).catch((error: unknown) => {
      attempt.ended = isMisled(stage, error) ? misled(error) : error
      return undefined
    })
    stage.current = undefined
    const spentMs = waiting.nowMs() - startMs
    if (attempt.ended instanceof StepEnded)
      attempt.findings.push(findingOf(stage, attempt.ended.disappointment, stated, attempt, undefined))
    if (mayReadAgain(options, attempt) && spentMs < windowMs) {
      await waiting.sleep(Math.min(pauseMs, windowMs - spentMs))
      continue
    }
    if (pauseMs > firstPauseMs) options.visibility.lookedAgain(spentMs, attempt.findings.length === 0)
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
  const { waiting, visibility } = options
  const startMs = waiting.nowMs()
  const untilMs = startMs + visibility.windowMs()
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const before = attempt.findings.length
    const value = await look()
    const restMs = untilMs - waiting.nowMs()
    if (attempt.findings.length === before || restMs <= 0 || options.isRehearsal) {
      if (pauseMs > firstPauseMs) visibility.lookedAgain(waiting.nowMs() - startMs, attempt.findings.length === before)
      return value
    }
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
export function isMisled({ options, past }: Stage, error: unknown): boolean {
  return error instanceof TypeError && past.some(({ number }) => options.isMisshapen(number))
}

function toolsOf(stage: Stage, attempt: Attempt, stated: Stated): StepTools {
  const { options } = stage
  return {
    expect: createExpect({
      cite: (id) => attempt.cited.add(id),
      note(disappointment, actual) {
        if (options.isRehearsal) return
        attempt.findings.push(findingOf(stage, disappointment, stated, attempt, actual))
      },
    }),
    reading: (look) => readAgain(options, attempt, look),
    until: (what, untilOptions) => pollUntil(what, untilOptions, attempt, options),
  }
}

function levelOf(options: RunOptions, id: string | undefined, level: Level | undefined): Level {
  return level ?? (id === undefined ? 'ASSUMED' : options.levelOf(id))
}

/** @param actual What was looked at; undefined where the step ended early. */
export function findingOf(
  stage: Stage,
  disappointment: Disappointment,
  { title, requirements, level }: Stated,
  { exchanges }: Attempt,
  actual: unknown,
): Finding {
  const { options, past } = stage
  const { by } = disappointment
  const shown =
    (by && [...exchanges, ...past].find(({ number }) => number === by.at(-1))) ??
    exchangeShowing(actual, exchanges) ??
    exchangeSaying(actual, exchanges) ??
    // What an earlier step was answered is looked at again; of what this one asked that shows nothing.
    exchangeShowing(actual, past) ??
    (exchanges.length === 0 ? exchangeSaying(actual, past) : undefined) ??
    // What ended a step says what was answered, and something may have been asked since.
    exchanges.findLast(({ answer, text }) => `${answer.status} ${text}`.trim() === disappointment.seen) ??
    exchanges.at(-1)
  const isNarrower = disappointment.requirements.length > 0
  const ids = isNarrower ? disappointment.requirements : requirements
  const { message, property } = headlineOf(disappointment, { title, scenario: stage.title, shown, past, actual })
  return {
    check: 'what the step expects',
    message,
    level: disappointment.level ?? levelOf(options, ids[0], isNarrower ? undefined : level),
    requirements: isNarrower ? ids : options.brokenOf(ids, shown?.call.operation, property),
    operationId: shown?.call.operation?.id ?? null,
    expected: disappointment.expected,
    seen: disappointment.seen,
    exchange: shown?.number ?? null,
    ...(by === undefined ? {} : { by }),
  }
}

/**
 * Runs one scenario step by step. Expectations are noted and the step goes on; a call that fails ends the step and what builds on it; a
 * step that only reads is read again for a while before anything is said; what takes time is polled within its window.
 */
import { capped, type Level } from '../../spec/facts.ts'
import { type Exchange, exchangeShowing, isSafe } from '../exchange/exchange.ts'
import type { Waiting } from '../exchange/waiting.ts'
import { createExpect, type Disappointment } from '../judge/expect.ts'
import { type Finding, isHeldTo } from '../judge/finding.ts'
import type { Result } from '../report/report.ts'
import { type Attempt, newAttempt, pollUntil } from '../scenarios/attempt.ts'
import { NotExercised } from '../scenarios/not-exercised.ts'
import type { ApartOptions, Context, Scenario, StepFunction, StepTools } from '../scenarios/scenario.ts'
import { Lacking, StepEnded } from '../speak/actor.ts'
import { RunnerError, Stopped } from '../speak/conversation.ts'

export interface StepRun {
  readonly title: string
  readonly requirements: readonly string[]
  /** Nothing builds on it. */
  readonly isApart: boolean
  result: Exclude<Result, 'known'>
  reason: string | null
  readonly findings: readonly Finding[]
  readonly exchanges: readonly number[]
  readonly delayMs: number | null
  /** How many requests more it may take while it waits for something, and how long that may be. */
  readonly mayWait: { readonly requests: number; readonly ms: number }
}

export interface ScenarioRun {
  readonly scenario: Scenario
  readonly steps: readonly StepRun[]
  /** What ended it before its end; null when nothing did. */
  readonly ended: string | null
}

/** What the actors of a scenario tell the step that is running. */
export interface StepSink {
  exchange(exchange: Exchange): void
  /** A refusal with another status or code than the catalogue has for it; it is no firmer than the step. */
  wrongRefusal(finding: Finding): void
}

export interface RunOptions {
  readonly waiting: Waiting
  /** The level of a requirement. */
  readonly levelOf: (requirement: string) => Level
  readonly can: (capability: string) => boolean
  /** Why a step is left out, by its key; see `keyOfStep`. */
  readonly leftOut: Readonly<Record<string, string>>
  readonly isRehearsal: boolean
  /** Whether an answer does not have the shape that the document gives it, so that a step may stumble over it. */
  readonly isMisshapen: (exchange: number) => boolean
  /** Whether an answer says that the target has no such operation, and not that something the run made is missing. */
  readonly isUnknown: (exchange: Exchange) => boolean
  readonly makeContext: (step: StepFunction, sink: StepSink) => Context
}

/** What says that something was refused, and with another status or code than the documented one. */
export const refusalCheck = 'the refusal is the documented one'

/** How long what was written may take to be visible. */
export const visibilityMs = 2_000
const firstPauseMs = 100

export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioRun> {
  const { waiting } = options
  const steps: StepRun[] = []
  let current: Attempt | undefined
  let ceiling: Level = 'ASSUMED'
  const sink: StepSink = {
    exchange: (exchange) => current?.exchanges.push(exchange),
    wrongRefusal: (finding) => current?.findings.push(capped(finding, ceiling)),
  }
  const run = async <T>(
    requirements: readonly string[],
    body: (tools: StepTools) => Promise<T>,
    level?: Level,
  ): Promise<{ readonly value: T | undefined; readonly attempt: Attempt }> => {
    const startMs = waiting.nowMs()
    for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
      const attempt = newAttempt()
      current = attempt
      ceiling = levelOf(requirements[0], level)
      const value = await body(toolsOf(attempt, requirements, level)).catch((error: unknown) => {
        attempt.ended = isMisled(error, attempt) ? misled(error) : error
        return undefined
      })
      current = undefined
      const spentMs = waiting.nowMs() - startMs
      if (attempt.ended instanceof StepEnded)
        attempt.findings.push(findingOf(attempt.ended.disappointment, requirements, attempt, level))
      const mayReadAgain =
        attempt.findings.length > 0 &&
        (attempt.ended === undefined || attempt.ended instanceof StepEnded) &&
        attempt.exchanges.length > 0 &&
        attempt.exchanges.every(({ call }) => isSafe(call)) &&
        !isForGood(attempt) &&
        spentMs < visibilityMs &&
        !options.isRehearsal
      if (mayReadAgain) {
        await waiting.sleep(Math.min(pauseMs, visibilityMs - spentMs))
        continue
      }
      if (pauseMs > firstPauseMs && attempt.findings.length === 0) attempt.delayMs ??= spentMs
      return { value, attempt }
    }
  }

  const finish = (title: string, requirements: readonly string[], attempt: Attempt, isApart: boolean): StepRun => {
    const { ended, findings, lateBy } = attempt
    const skipped =
      ended instanceof Lacking
        ? `needs ${ended.capability}`
        : ended instanceof LeftOut || ended instanceof NotExercised || ended instanceof Stopped
          ? ended.message
          : null
    const isOurs = ended !== undefined && !(ended instanceof StepEnded) && skipped === null
    const step: StepRun = {
      title,
      requirements: [...new Set([...requirements, ...attempt.cited])],
      isApart,
      result: isOurs
        ? 'error'
        : findings.length > 0
          ? 'fail'
          : skipped !== null
            ? 'skip'
            : lateBy !== null
              ? 'late'
              : 'pass',
      reason: isOurs ? messageOf(ended) : (skipped ?? lateBy),
      findings,
      exchanges: attempt.exchanges.map(({ number }) => number),
      delayMs: attempt.delayMs,
      mayWait: attempt.mayWait,
    }
    steps.push(step)
    return step
  }

  const step: StepFunction = Object.assign(
    async <T>(title: string, requirements: readonly string[], body: (tools: StepTools) => Promise<T>): Promise<T> => {
      const { value, attempt } = await run(requirements, body)
      finish(title, requirements, attempt, false)
      if (attempt.ended !== undefined) throw new EndOfScenario(title, attempt.ended)
      // Nothing ended it, so it returned.
      return value as T
    },
    {
      apart: async <T>(
        title: string,
        requirements: readonly string[],
        body: (tools: StepTools) => Promise<T>,
        { needs = [], level }: ApartOptions = {},
      ): Promise<T | undefined> => {
        const lacked = needs.find((capability) => !options.can(capability))
        const reason = options.leftOut[keyOfStep(scenario, { title })]
        if (lacked !== undefined || reason !== undefined) {
          const ended = lacked === undefined ? new LeftOut(reason) : new Lacking(lacked)
          finish(title, requirements, newAttempt(ended), true)
          return undefined
        }
        const { value, attempt } = await run(requirements, body, level)
        const { result } = finish(title, requirements, attempt, true)
        if (result === 'error' || attempt.ended instanceof Stopped) throw new EndOfScenario(title, attempt.ended)
        return value
      },
    },
  )

  const ended = await scenario.run(options.makeContext(step, sink)).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Stopped) return error.message
      if (error instanceof EndOfScenario) {
        return error.cause instanceof Stopped ? error.cause.message : `needs "${error.step}"`
      }
      if (error instanceof Lacking) return `needs ${error.capability}`
      // Thrown between two steps: a mistake of the scenario's own.
      steps.push({
        title: 'between the steps',
        requirements: [],
        isApart: false,
        result: 'error',
        reason: messageOf(error),
        findings: [],
        exchanges: [],
        delayMs: null,
        mayWait: { requests: 0, ms: 0 },
      })
      return messageOf(error)
    },
  )
  return { scenario, steps, ended }

  /** What is refused in other words, and an operation that is not there and no document states, will not be otherwise in a moment. */
  function isForGood({ findings, exchanges }: Attempt): boolean {
    const last = exchanges.at(-1)
    if (last === undefined) return false
    const isWeak = findings.every(({ level }) => !isHeldTo(level, 'SHOULD'))
    return findings.every(({ check }) => check === refusalCheck) || (isWeak && options.isUnknown(last))
  }

  /** The step read what the document says is there, and it was not. */
  function isMisled(error: unknown, { exchanges }: Attempt): boolean {
    return error instanceof TypeError && exchanges.some(({ number }) => options.isMisshapen(number))
  }

  function toolsOf(attempt: Attempt, requirements: readonly string[], level: Level | undefined): StepTools {
    return {
      expect: createExpect({
        cite: (id) => attempt.cited.add(id),
        note(disappointment, actual) {
          if (options.isRehearsal) return
          const shown = exchangeShowing(actual, attempt.exchanges)
          attempt.findings.push(findingOf(disappointment, requirements, attempt, level, shown))
        },
      }),
      until: (what, untilOptions) => pollUntil(what, untilOptions, attempt, options),
    }
  }

  function levelOf(id: string | undefined, level: Level | undefined): Level {
    return level ?? (id === undefined ? 'ASSUMED' : options.levelOf(id))
  }

  function findingOf(
    disappointment: Disappointment,
    requirements: readonly string[],
    attempt: Attempt,
    level: Level | undefined,
    shown = attempt.exchanges.at(-1),
  ): Finding {
    const ids = disappointment.requirements.length > 0 ? disappointment.requirements : requirements
    return {
      check: 'what the step expects',
      message: disappointment.message,
      level: levelOf(ids[0], disappointment.requirements.length > 0 ? undefined : level),
      requirements: ids,
      operationId: shown?.call.operation?.id ?? null,
      expected: disappointment.expected,
      seen: disappointment.seen,
      exchange: shown?.number ?? null,
    }
  }
}

/** Somebody chose to leave the step out. */
class LeftOut extends Error {
  override readonly name = 'LeftOut'
}

/** What a step is called among those of all scenarios. */
export function keyOfStep({ id }: { readonly id: string }, { title }: { readonly title: string }): string {
  return `${id}: ${title}`
}

function misled(error: unknown): StepEnded {
  return new StepEnded({
    message: 'An answer does not have the documented shape, so the step could not go on.',
    expected: 'the documented shape',
    seen: error instanceof Error ? error.message : String(error),
    requirements: [],
  })
}

class EndOfScenario extends Error {
  override readonly name = 'EndOfScenario'
  readonly step: string

  constructor(step: string, cause: unknown) {
    super(step, { cause })
    this.step = step
  }
}

function messageOf(error: unknown): string {
  if (error instanceof RunnerError || error instanceof Stopped) return error.message
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

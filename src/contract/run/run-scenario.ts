/**
 * Runs one scenario step by step. Expectations are noted and the step goes on; a call that fails ends the step and what builds on it; a
 * step that only reads is read again for a while before anything is said; what takes time is polled within its window.
 */
import { capped, type Fact } from '../../spec/facts.ts'
import { nothing } from '../judge/checks/check.ts'
import { type Attempt, newAttempt } from '../scenarios/attempt.ts'
import type { ApartOptions, Scenario, StepFunction, StepTools } from '../scenarios/scenario.ts'
import { Stopped } from '../speak/conversation.ts'
import { Lacking, StepEnded } from '../speak/step-ended.ts'
import { attemptStep, findingOf, isMisled, type Stage } from './attempt-step.ts'
import { EndOfScenario, endingOf, LeftOut, messageOf, misled } from './endings.ts'
import type { RunOptions, StepSink } from './run-options.ts'
import { keyOfStep, type ScenarioRun, type StepRun, stepRunOf } from './step-run.ts'

export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioRun> {
  const steps: StepRun[] = []
  const stage: Stage = {
    title: scenario.title,
    options,
    current: undefined,
    between: newAttempt(),
    ceiling: 'ASSUMED',
    past: [],
  }
  const sink: StepSink = {
    exchange(exchange) {
      stage.past.push(exchange)
      ;(stage.current ?? stage.between).exchanges.push(exchange)
    },
    wrongRefusal: (finding) => stage.current?.findings.push(capped(finding, stage.ceiling)),
  }
  const ended = await scenario.run(options.makeContext(stepFunctionOf(scenario, stage, steps), sink)).then(
    () => null,
    (error: unknown) => {
      // That an answer has not the documented shape, over which the scenario stumbled, is said by a check of every exchange.
      const ending = isMisled(stage, error) ? misled(error).message : endingOf(error)
      if (ending === undefined) steps.push(betweenSteps(stage, error))
      return ending ?? messageOf(error)
    },
  )
  return { scenario, steps, ended }
}

/** What is made of what was thrown between two steps: a call that did not succeed is the target's, all else is a mistake of ours. */
function betweenSteps(stage: Stage, error: unknown): StepRun {
  const { options, between: attempt } = stage
  attempt.ended = error
  if (error instanceof StepEnded) {
    const operation = attempt.exchanges.at(-1)?.call.operation
    const fact: Fact = operation === undefined ? nothing : options.factOf(operation)
    const stated = { ...fact, title: 'between the steps' }
    attempt.findings.push(findingOf(stage, error.disappointment, stated, attempt, undefined))
  }
  return stepRunOf('between the steps', [], attempt, false)
}

function stepFunctionOf(scenario: Scenario, stage: Stage, steps: StepRun[]): StepFunction {
  const finish = (title: string, requirements: readonly string[], attempt: Attempt, isApart: boolean): StepRun => {
    const step = stepRunOf(title, requirements, attempt, isApart)
    steps.push(step)
    return step
  }

  async function apart<T>(
    title: string,
    requirements: readonly string[],
    body: (tools: StepTools) => Promise<T>,
    { needs = [], level }: ApartOptions = {},
  ): Promise<T | undefined> {
    const ended = reasonAgainst(scenario, title, needs, stage.options)
    if (ended !== undefined) {
      finish(title, requirements, newAttempt(ended), true)
      return undefined
    }
    const { value, attempt } = await attemptStep(stage, { title, requirements, level }, body)
    const { result } = finish(title, requirements, attempt, true)
    if (result === 'error' || attempt.ended instanceof Stopped) throw new EndOfScenario(title, attempt.ended)
    return value
  }

  async function step<T>(
    title: string,
    requirements: readonly string[],
    body: (tools: StepTools) => Promise<T>,
  ): Promise<T> {
    const { value, attempt } = await attemptStep(stage, { title, requirements, level: undefined }, body)
    finish(title, requirements, attempt, false)
    if (attempt.ended !== undefined) throw new EndOfScenario(title, attempt.ended)
    // Nothing ended it, so it returned.
    return value as T
  }

  return Object.assign(step, { apart })
}

/** Why a step on which nothing builds does not begin. */
function reasonAgainst(
  scenario: Scenario,
  title: string,
  needs: readonly string[],
  { can, leftOut }: RunOptions,
): Error | undefined {
  const lacked = needs.find((capability) => !can(capability))
  if (lacked !== undefined) return new Lacking(lacked)
  const reason = leftOut[keyOfStep(scenario, { title })]
  return reason === undefined ? undefined : new LeftOut(reason)
}

/**
 * Runs one scenario step by step. Expectations are noted and the step goes on; a call that fails ends the step and what builds on it; a
 * step that only reads is read again for a while before anything is said; what takes time is polled within its window.
 */
import { capped } from '../../spec/facts.ts'
import { type Attempt, newAttempt } from '../scenarios/attempt.ts'
import type { ApartOptions, Scenario, StepFunction, StepTools } from '../scenarios/scenario.ts'
import { Stopped } from '../speak/conversation.ts'
import { Lacking } from '../speak/step-ended.ts'
import { attemptStep, type Stage } from './attempt-step.ts'
import { EndOfScenario, endingOf, LeftOut, messageOf } from './endings.ts'
import type { RunOptions, StepSink } from './run-options.ts'
import { betweenSteps, keyOfStep, type ScenarioRun, type StepRun, stepRunOf } from './step-run.ts'

export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioRun> {
  const steps: StepRun[] = []
  const stage: Stage = { options, current: undefined, ceiling: 'ASSUMED', past: [] }
  const sink: StepSink = {
    exchange(exchange) {
      stage.past.push(exchange)
      stage.current?.exchanges.push(exchange)
    },
    wrongRefusal: (finding) => stage.current?.findings.push(capped(finding, stage.ceiling)),
  }
  const ended = await scenario.run(options.makeContext(stepFunctionOf(scenario, stage, steps), sink)).then(
    () => null,
    (error: unknown) => {
      const ending = endingOf(error)
      if (ending === undefined) steps.push(betweenSteps(error))
      return ending ?? messageOf(error)
    },
  )
  return { scenario, steps, ended }
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

/** Why a step or a scenario ended before its end, where that is the run's own doing. */

import { NotExercised } from '../scenarios/not-exercised.ts'
import { Endless, RunnerError, Stopped } from '../speak/conversation.ts'
import { Lacking, StepEnded } from '../speak/step-ended.ts'

/** Somebody chose to leave the step out. */
export class LeftOut extends Error {
  override readonly name = 'LeftOut'
}

export class EndOfScenario extends Error {
  override readonly name = 'EndOfScenario'
  readonly step: string

  constructor(step: string, cause: unknown) {
    super(step, { cause })
    this.step = step
  }
}

/** What ended a scenario, in its report; undefined for a mistake of its own. */
export function endingOf(error: unknown): string | undefined {
  if (error instanceof Stopped) return error.message
  if (error instanceof EndOfScenario)
    return error.cause instanceof Stopped ? error.cause.message : `needs "${error.step}"`
  if (error instanceof NotExercised || error instanceof Endless) return error.message
  return error instanceof Lacking ? `needs ${error.capability}` : undefined
}

export function misled(error: unknown): StepEnded {
  return new StepEnded({
    message: 'An answer does not have the documented shape, so the step could not go on.',
    expected: 'the documented shape',
    seen: error instanceof Error ? error.message : String(error),
    requirements: [],
  })
}

export function messageOf(error: unknown): string {
  if (error instanceof RunnerError || error instanceof Stopped || error instanceof StepEnded) return error.message
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

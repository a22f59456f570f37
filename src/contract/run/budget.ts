/**
 * What a number of requests has room for: the steps that prove most requirements for each request. A step on which nothing builds is
 * chosen on its own; the others of a scenario only together, for each builds on those before it.
 */
import { gainOf } from './order.ts'
import type { Plan, PlannedScenario, PlannedStep } from './plan.ts'
import { keyOfStep } from './step-run.ts'

/** Something that can be chosen. */
interface Choice {
  readonly scenario: PlannedScenario
  /** Steps on which nothing builds. */
  readonly apart: readonly PlannedStep[]
  readonly requests: number
  readonly requirements: readonly string[]
}

/**
 * @param budget Requests, those included that may be sent again while something takes its time.
 * @returns Ids of scenarios and keys of steps that have to be left out.
 */
export function beyondBudget(plan: Plan, budget: number): ReadonlySet<string> {
  const able = plan.scenarios.filter(({ skipped, requests }) => skipped === null && requests > 0)
  const begun = new Set<PlannedScenario>()
  const chosen = new Set<PlannedStep>()
  const proven = new Set<string>()
  let left = budget
  for (;;) {
    const affordable = able.flatMap((each) => choicesOf(each, begun, chosen)).filter(({ requests }) => requests <= left)
    if (affordable.length === 0) break
    const best = affordable.reduce((a, b) => (gainOf(b, proven) > gainOf(a, proven) ? b : a))
    // All that can be proven is: what is left of the budget proves it a second time.
    if (gainOf(best, proven) === 0) proven.clear()
    begun.add(best.scenario)
    for (const step of best.apart) chosen.add(step)
    for (const id of best.requirements) proven.add(id)
    left -= best.requests
  }
  return new Set(
    able.flatMap((scenario) =>
      begun.has(scenario)
        ? apartOf(scenario).flatMap((step) => (chosen.has(step) ? [] : [keyOfStep(scenario, step)]))
        : [scenario.id],
    ),
  )
}

function choicesOf(
  scenario: PlannedScenario,
  begun: ReadonlySet<PlannedScenario>,
  chosen: ReadonlySet<PlannedStep>,
): Choice[] {
  const apart = apartOf(scenario)
  if (begun.has(scenario)) {
    return apart.filter((step) => !chosen.has(step)).map((step) => choiceOf(scenario, [step], false))
  }
  return [choiceOf(scenario, [], true), ...apart.map((step) => choiceOf(scenario, [step], true))]
}

function choiceOf(scenario: PlannedScenario, apart: readonly PlannedStep[], hasCore: boolean): Choice {
  const steps = [...(hasCore ? scenario.steps.filter(({ isApart }) => !isApart) : []), ...apart]
  const proving = steps.filter(({ skipped }) => skipped === null)
  return {
    scenario,
    apart,
    requests: proving.reduce((total, step) => total + requestsOf(step), hasCore ? scenario.between.length : 0),
    requirements: [...new Set(proving.flatMap(({ requirements }) => requirements))],
  }
}

function apartOf({ steps }: PlannedScenario): PlannedStep[] {
  return steps.filter(({ isApart, skipped }) => isApart && skipped === null)
}

function requestsOf({ requests, mayWait }: PlannedStep): number {
  return requests.length + mayWait.requests
}

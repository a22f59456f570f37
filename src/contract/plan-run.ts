/** The plan of a run before there is one: what `verify` with the same options would send, and what of it a budget has room for. */
import { anySpecification } from './any-spec/any-spec.ts'
import { makePlan, type Plan, type PlannedScenario, withinBudget } from './plan.ts'
import type { Scenario } from './scenario.ts'
import { scenariosOf } from './scenarios/all.ts'
import { specificationOf } from './specification.ts'
import { readTarget, type TargetOptions } from './target.ts'
import { chooseSystems, type VerifyOptions } from './verify.ts'
import { realNowMs } from './waiting.ts'

export interface PlanRunOptions
  extends Pick<VerifyOptions, 'profile' | 'specification' | 'spec' | 'systems' | 'seed' | 'scenarios' | 'leftOut'> {
  /** Requests a minute that the target is known to admit, in place of what the document says. */
  readonly rateLimit?: number
}

export interface RunPlan extends Plan {
  /** Systems that are left out, with the reason. */
  readonly skippedSystems: readonly { readonly name: string; readonly reason: string }[]
}

/** Sends nothing. */
export async function plan(targetOptions: TargetOptions, options: PlanRunOptions = {}): Promise<RunPlan> {
  const target = readTarget(targetOptions)
  const foreign = options.spec === undefined ? undefined : anySpecification(options.spec)
  const specification =
    foreign?.specification ?? options.specification ?? specificationOf(options.profile ?? 'documented')
  const systems = chooseSystems(specification, target, options.systems)
  const { leftOut = {} } = options
  const startMs = realNowMs()
  const all = (options.scenarios ?? foreign?.scenarios ?? scenariosOf(specification)).filter(
    ({ system }) => systems.get(system) === null,
  )
  const made = await makePlan({
    specification,
    target,
    scenarios: all.filter(({ id }) => leftOut[id] === undefined),
    seed: String(options.seed ?? startMs),
    startMs,
    ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
  })
  await target.connection.close()
  return {
    ...made,
    scenarios: [...made.scenarios, ...all.flatMap((scenario) => leftOutScenario(scenario, leftOut[scenario.id]))],
    skippedSystems: [...systems].flatMap(([name, reason]) => (reason === null ? [] : [{ name, reason }])),
  }
}

/**
 * Which scenarios to leave out, so that the run and its clean-up stay within a number of requests: those stay that prove most
 * requirements for each request.
 *
 * @returns For `leftOut` of the same run.
 */
export async function leftOutBy(
  budget: number,
  targetOptions: TargetOptions,
  options: PlanRunOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const whole = await plan(targetOptions, options)
  for (let room = budget; ; ) {
    const chosen = withinBudget(whole, room)
    const leftOut = Object.fromEntries(
      whole.scenarios
        .filter(({ id, skipped }) => skipped === null && !chosen.has(id))
        .map(({ id }) => [id, `the budget of ${budget} requests had no room for it`]),
    )
    const excess = (await plan(targetOptions, { ...options, leftOut })).requests - budget
    if (excess <= 0 || chosen.size === 0) return leftOut
    // What the scenarios leave to the clean-up is not known before they are chosen.
    room -= excess
  }
}

function leftOutScenario({ id, title, system }: Scenario, skipped: string | undefined): PlannedScenario[] {
  return skipped === undefined ? [] : [{ id, title, system, skipped, steps: [], requests: 0, requirements: [] }]
}

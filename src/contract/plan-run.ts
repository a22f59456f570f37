/** The plan of a run before there is one: what `verify` with the same options would send, and what of it a budget has room for. */
import { anySpecification } from './any-spec/any-spec.ts'
import { beyondBudget } from './budget.ts'
import { chooseSystems } from './choose-systems.ts'
import { makePlan, type Plan } from './plan.ts'
import { scenariosOf } from './scenarios/all.ts'
import { specificationOf } from './specification.ts'
import { readTarget, type TargetOptions } from './target.ts'
import type { VerifyOptions } from './verify.ts'
import { realNowMs } from './waiting.ts'

export interface PlanRunOptions
  extends Pick<VerifyOptions, 'profile' | 'specification' | 'spec' | 'systems' | 'seed' | 'scenarios' | 'leftOut'> {
  /** Requests a minute that the target is known to admit, in place of what the document says. */
  readonly rateLimit?: number
}

export interface RunPlan extends Plan {
  /** Systems that are left out, with the reason. */
  readonly skippedSystems: readonly { readonly name: string; readonly reason: string }[]
  /** Of a document that somebody brings: what was taken from it though it does not say it, and what is not exercised, each a sentence. */
  readonly inferred: readonly string[]
  readonly leftOut: readonly string[]
}

/** Sends nothing. */
export async function plan(targetOptions: TargetOptions, options: PlanRunOptions = {}): Promise<RunPlan> {
  const target = readTarget(targetOptions)
  const foreign = options.spec === undefined ? undefined : anySpecification(options.spec)
  const specification =
    foreign?.specification ?? options.specification ?? specificationOf(options.profile ?? 'documented')
  const systems = chooseSystems(specification, target, options.systems)
  const startMs = realNowMs()
  const all = (options.scenarios ?? foreign?.scenarios ?? scenariosOf(specification)).filter(
    ({ system }) => systems.get(system) === null,
  )
  const made = await makePlan({
    specification,
    target,
    scenarios: all,
    seed: String(options.seed ?? startMs),
    startMs,
    ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
    ...(options.leftOut === undefined ? {} : { leftOut: options.leftOut }),
  })
  await target.connection.close()
  return {
    ...made,
    inferred: foreign?.inferred ?? [],
    leftOut: foreign?.leftOut ?? [],
    skippedSystems: [...systems].flatMap(([name, reason]) => (reason === null ? [] : [{ name, reason }])),
  }
}

/**
 * What to leave out, so that the run and its clean-up stay within a number of requests: the steps stay that prove most requirements for
 * each request.
 *
 * @returns For `leftOut` of the same run.
 */
export async function leftOutBy(
  budget: number,
  targetOptions: TargetOptions,
  options: PlanRunOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const whole = await plan(targetOptions, options)
  const reason = `the budget of ${budget} requests had no room for it`
  for (let room = budget; ; ) {
    const beyond = beyondBudget(whole, room)
    const leftOut = { ...options.leftOut, ...Object.fromEntries([...beyond].map((key) => [key, reason])) }
    const excess = (await plan(targetOptions, { ...options, leftOut })).requestsAtMost - budget
    if (excess <= 0 || room <= 0) return leftOut
    // What the scenarios leave to the clean-up is not known before they are chosen.
    room -= excess
  }
}

/** The plan of a run before there is one: what `verify` with the same options would send, and what of it a budget has room for. */

import { withoutSwagger } from '../../document/swagger.ts'
import { realNowMs } from '../exchange/waiting.ts'
import { scenariosOf } from '../scenarios/all.ts'
import { anySpecification } from '../scenarios/any-spec/any-spec.ts'
import { wantingText, withLeave } from '../scenarios/any-spec/wanting.ts'
import { specificationOf } from '../specification/create-specification.ts'
import { chooseSystems } from '../target/choose-systems.ts'
import { readTarget, type TargetOptions } from '../target/target.ts'
import { beyondBudget } from './budget.ts'
import { limitOf, noRoom } from './guard/limit.ts'
import { makePlan, type Plan } from './plan.ts'
import type { VerifyOptions } from './verify-options.ts'

export interface PlanRunOptions
  extends Pick<
    VerifyOptions,
    | 'profile'
    | 'specification'
    | 'spec'
    | 'systems'
    | 'seed'
    | 'scenarios'
    | 'leftOut'
    | 'only'
    | 'maxRequests'
    | 'signal'
  > {
  /** All that there is to ask, however much: for whoever chooses of it. */
  readonly isWhole?: boolean
  /** Requests a minute that the target is known to admit, in place of what the document says. */
  readonly rateLimit?: number
}

export interface RunPlan extends Plan {
  /** Systems that are left out, with the reason. */
  readonly skippedSystems: readonly { readonly name: string; readonly reason: string }[]
  /** Of a document that somebody brings: what was taken from it though it does not say it, and what is not exercised, each a sentence. */
  readonly inferred: readonly string[]
  readonly leftOut: readonly string[]
  /** What in such a document would make more operations asked, the most useful first. */
  readonly wanting: readonly string[]
  /** As many requests as the run sends at most, but for what removes what it made; null where there is no limit. */
  readonly most: number | null
  /** How many operations of the document are asked for. */
  readonly share: { readonly asked: number; readonly all: number }
}

/** Sends nothing. */
export async function plan(targetOptions: TargetOptions, options: PlanRunOptions = {}): Promise<RunPlan> {
  const target = readTarget(targetOptions)
  const foreign = options.spec === undefined ? undefined : anySpecification(await withoutSwagger(options.spec))
  const specification =
    foreign?.specification ?? options.specification ?? specificationOf(options.profile ?? 'documented')
  const systems = chooseSystems(specification, target, options.systems)
  const startMs = realNowMs()
  const all = (options.scenarios ?? foreign?.scenarios ?? scenariosOf(specification)).filter(
    ({ system }) => systems.get(system) === null,
  )
  const limit = limitOf(options)
  const made = await makePlan({
    specification,
    target,
    scenarios: all,
    seed: String(options.seed ?? startMs),
    startMs,
    looksFirst: foreign !== undefined,
    ...(limit === undefined || options.isWhole === true ? {} : { limit }),
    ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
    ...(options.leftOut === undefined ? {} : { leftOut: options.leftOut }),
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  await target.connection.close()
  return {
    ...made,
    most: limit?.most ?? null,
    inferred: foreign?.inferred ?? [],
    leftOut: foreign?.leftOut ?? [],
    wanting: withLeave(
      foreign?.wanting ?? [],
      (foreign?.asked ?? []).filter(({ id }) => !Object.hasOwn(made.operations, id)),
    ).map(wantingText),
    share: {
      asked: Object.keys(made.operations).filter((id) => Object.hasOwn(specification.contract.operations, id)).length,
      all: Object.values(specification.contract.operations).filter(({ system }) => systems.get(system) === null).length,
    },
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
  const whole = await plan(targetOptions, { ...options, isWhole: true })
  const reason = noRoom({ most: budget, flag: '--budget' })
  const leaving = (room: number): Record<string, string> => ({
    ...options.leftOut,
    ...Object.fromEntries([...beyondBudget(whole, room)].map((key) => [key, reason])),
  })
  const hasRoom = (room: number): boolean =>
    whole.scenarios.some(({ id, skipped }) => skipped === null && !beyondBudget(whole, room).has(id))
  // What is chosen leaves some work to the clean-up, which is not known before it is chosen; the most that stays within is looked for.
  let [least, most] = [0, budget]
  while (least < most && options.signal?.aborted !== true) {
    const room = Math.ceil((least + most) / 2)
    const { requestsWaiting } = await plan(targetOptions, { ...options, isWhole: true, leftOut: leaving(room) })
    if (requestsWaiting <= budget) least = room
    else most = room - 1
  }
  // Where nothing stays within for sure, the run begins with what proves most and ends when the budget does.
  return leaving(hasRoom(least) ? least : Number.POSITIVE_INFINITY)
}

/** Moves the clock to when something holds: from one transition of a deployment to the next, rather than bit by bit. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Contract } from '../../spec/contract.ts'
import { parseDuration } from '../../spec/duration.ts'
import { lifeAt, nextChangeAt } from '../../world/life-cycle.ts'
import type { World } from '../../world/world.ts'
import { lifeOfDeployment } from './deployment-lives.ts'

/** A state of a deployment, by its id; or what has to be true, which must change nothing. */
export type Awaited = { readonly deployment: string; readonly state: string } | (() => boolean)

export interface AdvanceUntilOptions {
  /** Milliseconds, or a duration such as `'10m'` or `'PT10M'`; an hour by default. */
  readonly atMost?: number | string
}

/** What is no transition, such as the end of a window, is looked for at each second, or at so many times in all. */
const looksMax = 10_000

/**
 * How far to move; the clock is where it was afterwards.
 * @throws UsageError INVALID_DURATION, UNKNOWN_RECORD, INVALID_OPTION, NOT_REACHED
 */
export function untilHolds(
  awaited: Awaited,
  { atMost = '1h' }: AdvanceUntilOptions,
  world: World,
  contract: Contract,
): number {
  const mostMs = Math.round(typeof atMost === 'number' ? atMost : (parseDuration(atMost) ?? Number.NaN))
  const isPredicate = typeof awaited === 'function'
  const holds = isPredicate ? awaited : reaches(awaited, world, contract)
  const { clock } = world
  const [before, fromMs] = [clock.snapshot(), clock.now()]
  const stepMs = isPredicate ? Math.max(1_000, Math.ceil(mostMs / looksMax)) : Number.POSITIVE_INFINITY
  try {
    // Refuses what is no duration, or leads too far.
    clock.advance(mostMs)
    for (let atMs = fromMs; ; ) {
      clock.restore({ mode: 'stopped', ms: atMs })
      if (holds()) return atMs - fromMs
      if (atMs === fromMs + mostMs) throw notReached(awaited, atMost)
      atMs = Math.min(nextChange(world, contract), atMs + stepMs, fromMs + mostMs)
    }
  } finally {
    clock.restore(before)
  }
}

function reaches(
  { deployment, state }: Exclude<Awaited, () => boolean>,
  world: World,
  contract: Contract,
): () => boolean {
  const { cycle } = lifeOfDeployment('wait for', deployment, world, contract)
  const spelled = (name: string): string => cycle.spelling[name] ?? name
  const states = [...new Set(cycle.transitions.flatMap(({ from, to }) => [...from, to]))].map(spelled)
  if (!states.includes(state)) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to wait for the state ${JSON.stringify(state)} of a deployment: there is no such state. There is ${states.join(', ')}.`,
    )
  }
  return () => {
    const { life } = lifeOfDeployment('wait for', deployment, world, contract)
    return spelled(lifeAt(life, cycle, world.clock.now()).state) === state
  }
}

/** When the next deployment changes by itself, after now. */
function nextChange({ deployments, clock }: World, { lifeCycles }: Contract): number {
  let next = Number.POSITIVE_INFINITY
  for (const { life } of deployments.all()) {
    const cycle = lifeCycles[life.cycle]
    const atMs = cycle && nextChangeAt(life, cycle, clock.now())
    if (atMs !== undefined && atMs < next) next = atMs
  }
  return next
}

function notReached(awaited: Awaited, atMost: number | string): UsageError {
  const what =
    typeof awaited === 'function' ? 'what was asked for is true' : `${awaited.deployment} is ${awaited.state}`
  return new UsageError(
    'NOT_REACHED',
    `Failed to advance the clock until ${what}: it is not within ${typeof atMost === 'number' ? `${atMost} ms` : atMost}. The clock is where it was; give a longer atMost, or look whether the deployment is held.`,
  )
}

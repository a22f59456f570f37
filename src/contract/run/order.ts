/**
 * In which order scenarios run: those first that prove most requirements for each request, so that a broken target is found out early and
 * a run that is ended early has asked what counts. What is known of a scenario before it runs comes from its rehearsal.
 */
import { createRandom, shuffled } from '../exchange/chance.ts'
import { createBreath } from '../exchange/waiting.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { endedEarly } from '../speak/conversation.ts'
import type { Session } from './session.ts'
import type { ScenarioRun } from './step-run.ts'

export interface Rehearsed {
  readonly scenario: Scenario
  readonly planned: ScenarioRun
  /** Requests that it sends, with all that it may ask again while something takes its time. */
  readonly requests: number
  /** What it can prove with the capabilities that the target has. */
  readonly requirements: readonly string[]
}

/**
 * @param rehearsal A session that sends nothing.
 * @param seed Decides between scenarios that are worth the same.
 * @param signal Once it is aborted, nothing more is found out of any of them.
 */
export async function inOrder(
  scenarios: readonly Scenario[],
  rehearsal: Session,
  seed: string,
  signal?: AbortSignal,
): Promise<readonly Rehearsed[]> {
  const rehearsed: Rehearsed[] = []
  const breath = createBreath()
  for (const scenario of shuffled(scenarios, createRandom(seed, 'order'))) {
    await breath()
    if (signal?.aborted === true) {
      rehearsed.push({ scenario, planned: { scenario, steps: [], ended: endedEarly }, requests: 0, requirements: [] })
      continue
    }
    const before = rehearsal.conversation.exchanges.length
    const planned = await rehearsal.run(scenario)
    const waits = planned.steps.reduce((total, { mayWait }) => total + mayWait.requests, 0)
    const requests = rehearsal.conversation.exchanges.length - before + waits
    const isAble = scenario.needs.every((capability) => rehearsal.target.can(capability, scenario.system))
    const proving = isAble ? planned.steps.filter(({ result }) => result !== 'skip') : []
    const requirements = [...new Set(proving.flatMap((step) => step.requirements))]
    rehearsed.push({ scenario, planned, requests, requirements })
  }
  const isLast = ({ scenario }: Rehearsed): boolean => scenario.isLast === true
  return [...byGain(rehearsed.filter((each) => !isLast(each))), ...byGain(rehearsed.filter(isLast))]
}

/** Sorted by what each proves that the ones before it do not, for each request. */
export function byGain<T extends Pick<Rehearsed, 'requests' | 'requirements'>>(items: readonly T[]): T[] {
  const left = new Set(items)
  const proven = new Set<string>()
  const sorted: T[] = []
  while (left.size > 0) {
    let best: T | undefined
    for (const item of left) if (best === undefined || gainOf(item, proven) > gainOf(best, proven)) best = item
    if (best === undefined) break
    left.delete(best)
    sorted.push(best)
    for (const id of best.requirements) proven.add(id)
  }
  return sorted
}

/** How many requirements something proves beside those that are proven already, for each request. */
export function gainOf(
  { requests, requirements }: Pick<Rehearsed, 'requests' | 'requirements'>,
  proven: ReadonlySet<string>,
): number {
  return requirements.filter((id) => !proven.has(id)).length / Math.max(1, requests)
}

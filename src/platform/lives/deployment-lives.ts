/** Acts on the lives of deployments, and of things of a document that have states. None of them leads out of the state graph of the document. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Contract, LifeCycle } from '../../spec/contract.ts'
import { holdLife, type Life, lifeAt, lifeOn, releaseLife, stepLife } from '../../world/life-cycle.ts'
import type { World } from '../../world/world.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'

/** @returns The state that it is in then. */
type Move = (id: string, world: World, rules: LifeRules) => string

/** By which lives move. */
export type LifeRules = Pick<Blueprint, 'contract' | 'collections'>

/** To the state that comes next, whatever the time. */
export const stepDeployment: Move = (id, world, rules) => move('step', id, world, rules, stepLife)

/** Nothing passes by itself any more; steps, requests and what goes wrong still do. */
export const holdDeployment: Move = (id, world, rules) => move('hold', id, world, rules, holdLife)

/** It goes on, its state counted from now. */
export const releaseDeployment: Move = (id, world, rules) => move('release', id, world, rules, releaseLife)

/** By the document's own transition. */
export const crashDeployment: Move = (id, world, rules) =>
  move('crash', id, world, rules, (life, cycle, nowMs) => {
    const now = lifeAt(life, cycle, nowMs)
    const states = cycle.transitions.filter(({ on }) => on === 'crash').flatMap(({ from }) => from)
    if (states.includes(now.state)) return lifeOn(now, cycle, 'crash', nowMs)
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to crash the deployment ${JSON.stringify(id)}: it is ${now.state}, in which nothing crashes. It does in ${states.join(', ')}.`,
    )
  })

/** What is due by now has happened for good: no clock that is set back takes it back. */
export function settleLives({ deployments, clock }: World, contract: Contract): void {
  for (const { id, life } of deployments.all()) {
    const cycle = contract.lifeCycles[life.cycle]
    const settled = cycle === undefined ? life : lifeAt(life, cycle, clock.now())
    if (settled !== life) deployments.update(id, { life: settled })
  }
}

export function lifeOfDeployment(
  verb: string,
  deploymentId: string,
  { deployments }: Pick<World, 'deployments'>,
  { lifeCycles }: Contract,
): { readonly life: Life; readonly cycle: LifeCycle } {
  const life = deployments.get(deploymentId)?.life
  const cycle = life && lifeCycles[life.cycle]
  if (life !== undefined && cycle !== undefined) return { life, cycle }
  throw new UsageError(
    'UNKNOWN_RECORD',
    `Failed to ${verb} the deployment ${JSON.stringify(deploymentId)}: there is none with that id. Take the uid that creating it answered.`,
  )
}

function move(
  verb: string,
  id: string,
  world: World,
  { contract, collections }: LifeRules,
  moved: (life: Life, cycle: LifeCycle, nowMs: number) => Life,
): string {
  const thing = world.things.get(id)
  const ofThing = thing && collections.find(({ name }) => name === thing.collection)?.cycle
  if (thing?.life && ofThing) {
    const { life } = world.things.update(id, { life: moved(thing.life, ofThing, world.clock.now()) })
    return life?.state ?? ''
  }
  const { life, cycle } = lifeOfDeployment(verb, id, world, contract)
  return world.deployments.update(id, { life: moved(life, cycle, world.clock.now()) }).life.state
}

/** The life of a deployment: how it begins, which test card it was dealt, and how its state is told. States: openapi.yaml, NowDeploymentState. */
import type { Contract, LifeCycle } from '../../../spec/contract.ts'
import type { BodyOf, ResultOf } from '../../../spec/operations.ts'
import { beginLife, type Life, type Progression } from '../../../world/life-cycle.ts'
import type { World } from '../../../world/world.ts'

/** What `package.nowhere` may ask for. */
export type TestCard = NonNullable<BodyOf<'createNowDeployment'>['package']['nowhere']>

type State = ResultOf<'getNowDeployment'>['state']

/** A life that begins now; in DEPLOYING when the card holds it there, or while files are missing. */
export function beginDeploymentLife(world: World, card: TestCard, isComplete: boolean): Life {
  const { outcome, deployingMs, bootingMs } = card
  return beginLife({
    cycle: 'NowDeploymentState',
    state: isComplete && deployingMs === undefined ? 'BOOTING' : 'DEPLOYING',
    atMs: world.clock.now(),
    // The schema of the card admits nothing else.
    progression: (card.progression as Progression | undefined) ?? world.lives.progression,
    durationsMs: {
      ...world.lives.durationsMs,
      ...(deployingMs === undefined ? {} : { DEPLOYING: deployingMs }),
      ...(bootingMs === undefined ? {} : { BOOTING: bootingMs }),
    },
    fate: outcome === 'DEPLOYMENT_ERROR' ? { state: 'BOOTING', event: 'crash' } : null,
  })
}

export function cycleOf({ cycle }: Life, contract: Contract): LifeCycle {
  const found = contract.lifeCycles[cycle]
  if (found === undefined) throw new Error(`no schema ${cycle} with x-life-cycle`)
  return found
}

/** The state as the profile spells it. */
export function spellState(life: Life, contract: Contract): State {
  // The life cycle and the enumeration are of one schema, and the profile's spelling is one of its words.
  return (cycleOf(life, contract).spelling[life.state] ?? life.state) as State
}

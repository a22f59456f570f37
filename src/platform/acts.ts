/** Acts of control: all that changes a world and is no request. Each is told by its name and plain data, so that a history can tell it again. */
import { UsageError } from '../errors/usage-error.ts'
import type { CountedFault, Faults, OrderedFault } from '../world/faults.ts'
import { removeOutsideDns, setOutsideDns } from '../world/outside-dns.ts'
import type { OutsideDnsSeed } from '../world/seed/seed.ts'
import type { World, WorldSnapshot } from '../world/world.ts'
import type { Blueprint } from './blueprint/blueprint.ts'
import {
  crashDeployment,
  holdDeployment,
  releaseDeployment,
  settleLives,
  stepDeployment,
} from './lives/deployment-lives.ts'
import type { Records } from './population/population.ts'
import { restoreWorld } from './snapshot.ts'

/** What each act takes. */
export interface ActArguments {
  'clock.advance': { readonly duration: number | string }
  'clock.set': { readonly time: number | string }
  'clock.freeze': Record<never, never>
  'clock.restore': { readonly clock: WorldSnapshot['clock'] }
  'faults.add': { readonly fault: OrderedFault | CountedFault }
  'faults.remove': { readonly id: string }
  'faults.clear': Record<never, never>
  step: { readonly deployment: string }
  hold: { readonly deployment: string }
  release: { readonly deployment: string }
  crash: { readonly deployment: string }
  settle: Record<never, never>
  'outsideDns.set': { readonly record: OutsideDnsSeed }
  'outsideDns.remove': { readonly record: { readonly name: string; readonly type?: string } }
  populate: { readonly records: Records }
  restore: { readonly snapshot: WorldSnapshot }
  reset: Record<never, never>
}

export type ActName = keyof ActArguments

/** Throws before it has changed anything where it cannot be done. */
type Run<Name extends ActName> = (given: ActArguments[Name], world: World, rules: Rules) => unknown

/** By what an act is done, beside what it is given. */
export type Rules = Pick<Blueprint, 'contract' | 'population' | 'collections'>

export const acts: { readonly [Name in ActName]: Run<Name> } = {
  'clock.advance': ({ duration }, { clock }) => clock.advance(duration),
  'clock.set': ({ time }, { clock }) => clock.set(time),
  'clock.freeze': (_, { clock }) => clock.freeze(),
  'clock.restore': ({ clock: snapshot }, { clock }) => clock.restore(snapshot),
  'faults.add': ({ fault }, { faults }) => faults.add(fault),
  'faults.remove': ({ id }, { faults }) => removeFault(id, faults),
  'faults.clear': (_, { faults }) => faults.clear(),
  step: ({ deployment }, world, rules) => stepDeployment(deployment, world, rules),
  hold: ({ deployment }, world, rules) => holdDeployment(deployment, world, rules),
  release: ({ deployment }, world, rules) => releaseDeployment(deployment, world, rules),
  crash: ({ deployment }, world, rules) => crashDeployment(deployment, world, rules),
  settle: (_, world, { contract }) => settleLives(world, contract),
  'outsideDns.set': ({ record }, world) => setOutsideDns(world, record),
  'outsideDns.remove': ({ record }, world) => removeOutsideDns(world, record),
  populate: ({ records }, world, { population }) => population.put(records, world),
  restore: ({ snapshot }, world) => restoreWorld(world, snapshot),
  reset: (_, world) => world.reset(),
}

export function isActName(name: string): name is ActName {
  return Object.hasOwn(acts, name)
}

/** Acts that move the clock itself: what they do cannot happen at one time of it. */
export function movesClock(name: ActName): boolean {
  return name.startsWith('clock.') || name === 'restore' || name === 'reset'
}

function removeFault(id: string, faults: Faults): void {
  if (faults.remove(id)) return
  throw new UsageError(
    'UNKNOWN_RECORD',
    `Failed to remove the fault ${JSON.stringify(id)}: there is none with that id. Those that there are, platform.faults.list() tells.`,
  )
}

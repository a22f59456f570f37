/** The state of a thing: it is computed from the clock when somebody looks, as the cycle of the document has it. */
import type { CollectionModel } from '../../document/model/model.ts'
import type { Json, JsonObject } from '../../spec/pointer.ts'
import { beginLife, type Life, lifeAt, lifeOn } from '../../world/life-cycle.ts'
import type { Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'

type Timed = Pick<World, 'clock' | 'lives'>

/** A life that begins in the state that a value has; null where nothing follows by itself. */
export function lifeOf({ states }: CollectionModel, value: JsonObject, { clock, lives }: Timed): Life | null {
  if (states?.cycle == null) return null
  const state = value[states.property]
  return beginLife({
    cycle: states.property,
    state: typeof state === 'string' ? state : states.initial,
    atMs: clock.now(),
    progression: lives.progression,
  })
}

/** All that is known of a thing now. */
export function valueNow(
  { value, life }: Thing,
  { states }: CollectionModel,
  { clock }: Pick<World, 'clock'>,
): JsonObject {
  // What behaviours put into the world is JSON.
  const known = value as JsonObject
  if (life === null || states?.cycle == null) return known
  const { state } = lifeAt(life, states.cycle, clock.now())
  return { ...known, [states.property]: states.cycle.spelling[state] ?? state }
}

/** The life of a thing whose value was changed: another state begins now. */
export function lifeAfter(thing: Thing, collection: CollectionModel, value: JsonObject, world: Timed): Life | null {
  const property = collection.states?.property ?? ''
  const before: Json | undefined = valueNow(thing, collection, world)[property]
  return value[property] === before ? thing.life : lifeOf(collection, value, world)
}

/** What an action leads to: its state, and whether it leads there from where the thing is; undefined where it leads to none. */
export function stateAfter(
  thing: Thing,
  collection: CollectionModel,
  action: string,
  world: Pick<World, 'clock'>,
): { readonly state: string; readonly isAllowed: boolean } | undefined {
  const { states } = collection
  const { clock } = world
  if (states === null) return undefined
  const { cycle, property } = states
  if (cycle !== null && thing.life !== null && cycle.transitions.some(({ on }) => on === action)) {
    const now = lifeAt(thing.life, cycle, clock.now())
    const after = lifeOn(now, cycle, action, clock.now())
    return { state: after.state, isAllowed: after.state !== now.state }
  }
  const state = states.actions[action]
  return state === undefined ? undefined : { state, isAllowed: valueNow(thing, collection, world)[property] !== state }
}

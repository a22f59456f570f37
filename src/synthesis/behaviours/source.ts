/** What becomes of the thing that another one is made of: a cart that is checked out is no open one. */
import type { JsonObject } from '../../spec/pointer.ts'
import { refuseBy } from '../refusing.ts'
import { isMadeOfAnother } from '../things/making/taken-over.ts'
import { changeThing } from '../things/shelf.ts'
import { lifeAfter, stateAfter, valueNow } from '../things/states.ts'
import { type Asked, parentIdOf, singular } from './behaviour.ts'

/** @throws Refusal where it has been so already, and the operation declares that this is a conflict. */
export function moveSource(asked: Asked): void {
  const { setting, model, call } = asked
  const source = isMadeOfAnother(model) ? call.world.things.get(parentIdOf(asked)) : undefined
  const collection = source && setting.model.collections[source.collection]
  if (source === undefined || collection?.states == null) return
  const next = stateAfter(source, collection, model.action ?? '', call.world)
  if (next === undefined) return
  const { property } = collection.states
  const what = singular(source.collection)
  if (!next.isAllowed && model.declared.includes(model.refusals.conflict))
    refuseBy(call, model.refusals, 'conflict', `The ${what} is ${JSON.stringify(next.state)} already.`, property)
  const value: JsonObject = { ...valueNow(source, collection, call.world), [property]: next.state }
  const life = lifeAfter(source, collection, value, call.world)
  changeThing(call.world, collection, source, { value, updatedAt: call.world.clock.now(), life })
}

/** Finds the thing that a path names. */
import type { Thing } from '../../world/records/records.ts'
import { idOf, placeOfOperation } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import { beginPlace } from './begin.ts'
import { type Asked, isVisible, singular } from './behaviour.ts'

/** The thing that the path names. */
export function findThing(asked: Asked): Thing | undefined {
  const { model, collection, call } = asked
  beginPlace(asked)
  const key = String(call.path[model.parameter ?? ''])
  const thing = call.world.things.get(idOf(placeOfOperation(model, call.path), key))
  return thing !== undefined && isVisible(thing, collection, call) ? thing : undefined
}

/** @throws Refusal */
export function requireThing(asked: Asked): Thing {
  return findThing(asked) ?? refuseAbsent(asked)
}

export function refuseAbsent({ model, call }: Asked): never {
  const key = String(call.path[model.parameter ?? ''])
  refuseBy(
    call,
    model.refusals,
    'absent',
    `There is no ${singular(model.collection ?? 'thing')} ${JSON.stringify(key)}.`,
  )
}

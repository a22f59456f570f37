/** Finds the thing that a path names. */
import type { Thing } from '../../world/records/records.ts'
import { idOf, placeOfOperation } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import { isBegun } from '../things/begin-place.ts'
import { beginPlace } from './begin.ts'
import { type Asked, isVisible, saysAbsence, singular } from './behaviour.ts'
import { add } from './create.ts'

/** The thing that the path names. */
export function findThing(asked: Asked): Thing | undefined {
  const { model, collection, call } = asked
  beginPlace(asked)
  const key = String(call.path[model.parameter ?? ''])
  const id = idOf(placeOfOperation(model, call.path), key)
  const thing = call.world.things.get(id)
  if (thing !== undefined) return isVisible(thing, collection, call) ? thing : undefined
  return isThereAnyway(asked) && !isBegun(call.world, id) ? add(asked, {}, key) : undefined
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

/** Of what nobody can make, and whose absence nobody declares, there is whatever somebody asks for. */
function isThereAnyway({ model, collection }: Asked): boolean {
  return !collection.isMade && (!collection.isListed || !saysAbsence(model))
}

/** Brings back what was removed, where the document has a way back, or does away with it for good. */
import { isRestoring } from '../../document/model/states/removal.ts'
import type { JsonObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { refuseBy } from '../refusing.ts'
import { countBelow } from '../things/counted.ts'
import { isRemoved, keepRemoval, markOfRemoval } from '../things/removing/removed.ts'
import { type Asked, singular } from './behaviour.ts'
import { changed } from './members.ts'

export function isRestoration({ model, collection }: Pick<Asked, 'model' | 'collection'>): boolean {
  return collection.removal !== null && isRestoring(model.action)
}

/** @returns The thing as it is there again. */
export function restored(asked: Asked, thing: Thing): Thing {
  const { setting, model, collection, call } = asked
  if (!isRemoved(call.world, collection, thing)) {
    const what = singular(model.collection ?? 'thing')
    // Only who declares that it can fail says that there is nothing to restore.
    if (model.declared.includes(model.refusals.conflict))
      refuseBy(call, model.refusals, 'conflict', `The ${what} ${JSON.stringify(thing.key)} was not removed.`)
    return thing
  }
  keepRemoval(call.world, collection, thing, false)
  const after = changed(asked, thing, {
    ...(thing.value as JsonObject),
    ...markOfRemoval(setting.document, collection, null),
  })
  countBelow({ document: setting.document, model: setting.model, shelves: call.world }, after, 1)
  return after
}

/** What is common to all behaviours that are made from a document. */
import type { CollectionModel, OperationModel } from '../../document/model/model.ts'
import { shapeOf } from '../../document/shape.ts'
import type { AnyCall } from '../../pipeline/behaviour.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { isObject, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { sideBySide } from '../apart/standing-apart.ts'
import { idOfParent } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import type { Setting } from '../setting.ts'
import { isRemoved, seesRemoved } from '../things/removing/removed.ts'

/** A call of one operation, with all that is known of it. */
export interface Asked {
  readonly setting: Setting
  readonly model: OperationModel
  readonly collection: CollectionModel
  readonly call: AnyCall
}

export type Behave = (asked: Asked) => Result

/** Of an operation that is about no collection: there is nothing of it. */
export const noCollection: CollectionModel = {
  schema: null,
  key: 'id',
  keyFormat: null,
  isKeySent: false,
  unique: [],
  owners: 'none',
  order: 'oldest-first',
  isMade: true,
  isListed: false,
  removal: null,
  states: null,
}

/** Refuses where something that has to stand above is not there. */
export function requireParents({ setting, model, call }: Asked): void {
  for (const parent of model.parents) {
    const collection = setting.model.collections[parent.collection]
    // What nobody can make or list is taken to be there.
    if (collection === undefined || (!collection.isMade && !(collection.isListed && saysAbsence(model)))) continue
    const thing = call.world.things.get(idOfParent(parent, call.path))
    if (thing !== undefined && isVisible(thing, collection, call)) continue
    const key = String(call.path[parent.parameters.at(-1) ?? ''])
    refuseBy(call, model.refusals, 'absent', `There is no ${singular(parent.collection)} ${JSON.stringify(key)}.`)
  }
}

/** Whether the operation has a word for what is not there. */
export function saysAbsence({ declared }: OperationModel): boolean {
  return declared.includes(404) || declared.includes(410)
}

export function isVisible(thing: Thing, collection: CollectionModel, call: Seeing): boolean {
  return isOwn(thing, collection, call) && !isRemoved(call.world, collection, thing)
}

/** Whether the request finds it, which may be about what was removed. */
export function isFound(asked: Pick<Asked, 'model' | 'collection' | 'call'>, thing: Thing): boolean {
  const { model, collection, call } = asked
  if (isVisible(thing, collection, call)) return true
  return isOwn(thing, collection, call) && seesRemoved(collection, model.action, call.query)
}

type Seeing = Pick<AnyCall, 'principal' | 'world'>

/** Whether it is there for who asks, removed or not. */
export function isOwn(thing: Thing, { owners }: CollectionModel, { principal }: Seeing): boolean {
  return owners === 'none' || thing.ownerId === principal.account.id
}

/** The id of the nearest thing above that is there. */
export function parentIdOf({ model, call }: Pick<Asked, 'model' | 'call'>): string {
  const parent = model.parents.at(-1)
  const id = parent === undefined ? '' : idOfParent(parent, call.path)
  return id !== '' && call.world.things.has(id) ? id : ''
}

/** `user` of `admin/users`. */
export function singular(collection: string): string {
  const name = collection.split('/').findLast((segment) => !segment.includes('{')) ?? collection
  return name.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
}

/** The things that a body holds: one, or as many as its list has; what is no object has no members. */
export function sentThings({ setting, model, collection, call }: Asked): JsonObject[] {
  let sent = call.body
  for (const name of model.bodyWithin) sent = isObject(sent) ? sent[name] : undefined
  const things = Array.isArray(sent) ? sent.filter(isObject) : [isObject(sent) ? sent : {}]
  const schema = collection.schema === null ? undefined : locate(setting.document, collection.schema)
  return things.map((each) => sideBySide(schema, each))
}

/** The only thing, or the first, that a body holds. */
export function sentThing(asked: Asked): JsonObject {
  return sentThings(asked)[0] ?? {}
}

/** The schema of a body of the operation; undefined where it takes none. */
export function bodySchemaOf({ setting: { document }, model }: Pick<Asked, 'setting' | 'model'>): Located | undefined {
  return model.body === null ? undefined : locate(document, model.body)
}

/** Names that a body of the operation may have. */
export function sendableOf(asked: Pick<Asked, 'setting' | 'model'>): ReadonlySet<string> {
  const schema = bodySchemaOf(asked)
  return schema === undefined ? new Set() : new Set(shapeOf(asked.setting.document, schema).properties.keys())
}

/** What is sent of a thing, or of a part of one, and what may be looked up for it. */
import { type Shape, shapeOf } from '../../../document/shape.ts'
import type { JsonObject, Located } from '../../../spec/pointer.ts'
import type { Asked } from '../../behaviours/behaviour.ts'
import { newKey } from '../keys.ts'
import type { Looking } from './named-things.ts'

export interface Part {
  readonly schema: Located
  /** What may be sent of it; undefined where nothing says. */
  readonly body: Located | undefined
  readonly sent: JsonObject
  /** Keys of what it stands below, by the names that they may have. */
  readonly above: JsonObject
  readonly depth: number
}

export function isOnly({ types, properties }: Shape, type: string): boolean {
  const own = types.filter((each) => each !== 'null')
  return own.length === 1 && own[0] === type && (type !== 'object' || properties.size > 0)
}

/** By the path of the call, and by what is sent beside a key. */
export function lookingFrom({ setting: { model }, call }: Asked, sent: JsonObject): Looking {
  return { model, world: call.world, beside: [call.path as JsonObject, sent] }
}

/** An id that nobody may send. */
export function ownIdOf(
  { setting: { document }, model, call }: Asked,
  list: string,
  { schema, body, sent }: Part,
): JsonObject {
  const id = shapeOf(document, schema).properties.get('id')
  const isSendable = body === undefined || shapeOf(document, body).properties.has('id')
  if (id === undefined || isSendable || Object.hasOwn(sent, 'id')) return {}
  const collection = `${list} of ${model.collection}`
  const ordinal = call.world.ids.count(collection)
  return { id: newKey(document, call.world, { collection, schema: id, name: 'id', ordinal }) }
}

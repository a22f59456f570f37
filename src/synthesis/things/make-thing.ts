/** All that is known of a thing: what was sent of it, and what a server chooses itself. It is chosen once, so that every read shows the same. */
import type { CollectionModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import type { World } from '../../world/world.ts'
import { makeUp } from './make-up.ts'
import { type Stamped, stampOf } from './stamps.ts'

export interface Making {
  readonly document: JsonObject
  readonly collection: CollectionModel
  readonly world: Pick<World, 'ids' | 'clock'>
  /** What was sent. */
  readonly sent: JsonObject
  /** Properties that may be sent. */
  readonly sendable: ReadonlySet<string>
  /** Values of the path by the names of its parameters, such as the key of what it stands below. */
  readonly above: JsonObject
  readonly key: string | number
  readonly id: string
  readonly stamped: Stamped
}

export function makeThing(making: Making): JsonObject {
  const { document, collection, sent, key } = making
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  const made: Record<string, Json> = { ...sent }
  if (schema !== undefined) {
    const shape = shapeOf(document, schema)
    for (const [name, property] of shape.properties) {
      if (Object.hasOwn(sent, name) && name !== collection.key) continue
      const value = chosen(making, name, property, shape.required.has(name))
      if (value !== undefined) made[name] = value
    }
  }
  made[collection.key] = key
  return made
}

/** What a property has that nobody sent; undefined where it is left out. */
function chosen(making: Making, name: string, property: Located, isRequired: boolean): Json | undefined {
  const { document, collection, world, sendable, above, id, stamped } = making
  const { keywords, types } = shapeOf(document, property)
  if (name === collection.states?.property) return collection.states.initial
  const outer = Object.entries(above).find(([parameter]) => flat(parameter) === flat(name))
  if (outer !== undefined) return typedAs(outer[1], types)
  if (keywords.default !== undefined) return keywords.default
  if (!sendable.has(name)) {
    const stamp = stampOf(name, property, document, stamped)
    if (stamp !== undefined) return stamp
  }
  if (sendable.has(name)) {
    if (!isRequired) return undefined
    if (types.includes('null')) return null
    if (types.includes('array') && !(Number(keywords.minItems) > 0)) return []
  }
  const isDeep = types.includes('object') || types.includes('array')
  if (!isRequired && isDeep) return undefined
  return makeUp(document, property, world, { name, purpose: `${id} ${name}` })
}

function typedAs(value: Json, types: readonly string[]): Json {
  const isNumber = types.includes('integer') || types.includes('number')
  return isNumber && typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
}

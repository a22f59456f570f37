/** Parts in which a person is shown: what was said at once stands in `profile`, where the person has that for it. */
import { shapeOf } from '../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { isOfType } from '../answers/show.ts'
import { isOwnId } from '../things/account.ts'
import { type Stamped, stampOf } from '../things/making/stamps.ts'

/** @returns What was said, each member in the part that has a place for it. */
export function inParts(document: JsonObject, person: Located, said: JsonObject): JsonObject {
  const { properties } = shapeOf(document, person)
  const placed: Record<string, Json> = {}
  for (const [name, value] of Object.entries(said)) {
    const part = properties.has(name) ? undefined : partWith(document, person, name, value)
    if (part === undefined) placed[name] = value
    else placed[part] = { ...(isObject(placed[part]) ? placed[part] : {}), [name]: value }
  }
  return placed
}

function partWith(document: JsonObject, person: Located, name: string, value: Json): string | undefined {
  const [part] =
    [...shapeOf(document, person).properties].find(([, property]) => {
      const { types, properties } = shapeOf(document, property)
      const inner = properties.get(name)
      return types.includes('object') && inner !== undefined && isOfType(value, shapeOf(document, inner).types)
    }) ?? []
  return part
}

interface Beginning {
  readonly said: JsonObject
  readonly key: string | number
  readonly stamped: Stamped
}

/** The parts of somebody new: what was said, whose they are and since when. */
export function partsOf(document: JsonObject, person: Located, { said, key, stamped }: Beginning): JsonObject {
  const { properties } = shapeOf(document, person)
  const parts = Object.entries(inParts(document, person, said)).flatMap(([name, part]): [string, Json][] => {
    const property = Object.hasOwn(said, name) ? undefined : properties.get(name)
    if (property === undefined || !isObject(part)) return []
    const known = [...shapeOf(document, property).properties].flatMap(([each, schema]): [string, Json][] => {
      if (isOwnId(each) && isOfType(key, shapeOf(document, schema).types)) return [[each, key]]
      const stamp = stampOf(each, schema, document, stamped)
      return stamp === undefined ? [] : [[each, stamp]]
    })
    return [[name, { ...Object.fromEntries(known), ...part }]]
  })
  return Object.fromEntries(parts)
}

/** What stands in parts, as if it stood at the top. */
export function ofParts(person: JsonObject): JsonObject {
  return Object.assign({}, ...Object.values(person).filter(isObject)) as JsonObject
}

/** A thing with the properties alone that the query lists, where it lists some that it has. */
import type { JsonObject } from '../../../spec/pointer.ts'
import type { Asked } from '../behaviour.ts'

export function withFields({ model, collection, call }: Asked, value: JsonObject): JsonObject {
  const parameter = model.list?.fields
  const asked = parameter == null ? undefined : call.query[parameter]
  if (asked === undefined) return value
  const names = (Array.isArray(asked) ? asked.map(String) : String(asked).split(',')).map((name) => name.trim())
  const wanted = names.filter((name) => Object.hasOwn(value, name))
  if (wanted.length === 0) return value
  return Object.fromEntries(
    [collection.key, ...wanted].flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])),
  )
}

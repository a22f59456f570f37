/** The thing that who asks is, where a thing shows whose it is: the `user` of a booking, by all that is known of that user. */
import { shapeOf } from '../../../document/shape.ts'
import { type Json, type JsonObject, locate } from '../../../spec/pointer.ts'
import { type Asked, sendableOf } from '../../behaviours/behaviour.ts'
import { isPerson } from '../account.ts'
import { collectionsCalled, thingNamed } from './named-things.ts'
import { isOnly, lookingFrom } from './parts.ts'

export function whoAsks(asked: Asked): JsonObject {
  const { setting, collection, call } = asked
  const { document, model } = setting
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (schema === undefined) return {}
  const sendable = sendableOf(asked)
  return Object.fromEntries(
    [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
      if (!isPerson(name) || sendable.has(name) || !isOnly(shapeOf(document, property), 'object')) return []
      const people = collectionsCalled(model, name, property.pointer)
      const thing = thingNamed(lookingFrom(asked, {}), people, call.principal.account.id)
      return thing === undefined ? [] : [[name, thing.value as JsonObject]]
    }),
  )
}

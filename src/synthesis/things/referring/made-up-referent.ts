/** What is shown of a thing that a key names and that is not there: one that is called so. */

import { flat } from '../../../document/path-names.ts'
import { type Shape, shapeOf } from '../../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import type { World } from '../../../world/world.ts'
import { makeUp } from '../making/make-up.ts'

export function madeUpReferent(
  document: JsonObject,
  world: Pick<World, 'ids' | 'clock'>,
  { name, schema, key }: { readonly name: string; readonly schema: Located; readonly key: string | number },
): Json {
  const shape = shapeOf(document, schema)
  const made = makeUp(document, schema, world, { name, purpose: `${name} ${key}` })
  const member = callingOf(shape, document, key)
  return isObject(made) && member !== undefined
    ? { ...made, [member]: key, ...pairedWith(document, shape, member, key) }
    : made
}

/** Of values that are shown with labels, in lists of one length, the label of the value. */
function pairedWith(document: JsonObject, { properties }: Shape, member: string, key: string | number): JsonObject {
  const valuesOf = (schema: Located | undefined): readonly Json[] => {
    const values = schema === undefined ? undefined : shapeOf(document, schema).keywords.enum
    return Array.isArray(values) ? values : []
  }
  const values = valuesOf(properties.get(member))
  const at = values.indexOf(key)
  return Object.fromEntries(
    [...properties].flatMap(([name, schema]): [string, Json][] => {
      const labels = valuesOf(schema)
      const label = labels[at]
      return at === -1 || name === member || labels.length !== values.length || label === undefined
        ? []
        : [[name, label]]
    }),
  )
}

const calling = ['id', 'uuid', 'gid', 'key', 'login', 'username', 'slug', 'value', 'name', 'code', 'email']

/** By which of its members such a key names it: a number is an id, and what looks made up is too. */
function callingOf({ properties }: Shape, document: JsonObject, key: string | number): string | undefined {
  return calling
    .map((each) => [...properties.keys()].find((name) => flat(name) === each))
    .find((name) => {
      const schema = name === undefined ? undefined : properties.get(name)
      if (schema === undefined) return false
      const { types } = shapeOf(document, schema)
      return typeof key === 'number' ? types.includes('integer') || types.includes('number') : types.includes('string')
    })
}

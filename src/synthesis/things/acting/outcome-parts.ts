/** What an action leaves in a part of a thing that is called after it: the `approval` of what was approved, with its time and who did it. */
import { flat } from '../../../document/path-names.ts'
import { shapeOf } from '../../../document/shape.ts'
import { nounsOf, participlesOf } from '../../../document/words.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import type { World } from '../../../world/world.ts'
import { makeUp } from '../making/make-up.ts'
import { timeAs } from '../making/stamps.ts'
import { isTimeOf } from './marks.ts'

interface Leaving {
  readonly document: JsonObject
  readonly world: Pick<World, 'ids' | 'clock'>
  /** The schema of the thing. */
  readonly thing: Located
  /** As it is before. */
  readonly value: JsonObject
  readonly id: string
  readonly username: string
}

export function outcomeParts(leaving: Leaving, action: string): JsonObject {
  const { document, thing, value } = leaving
  const word = flat(action)
  const nouns = nounsOf(word)
  return Object.fromEntries(
    [...shapeOf(document, thing).properties].flatMap(([name, property]): [string, Json][] => {
      if (!nouns.includes(flat(name)) || isObject(value[name])) return []
      const part = partOf(leaving, name, property, participlesOf(word))
      return part === undefined ? [] : [[name, part]]
    }),
  )
}

/** Undefined where it has no time of the action, so that nobody knows whether it tells of that. */
function partOf(
  { document, world, id, username }: Leaving,
  name: string,
  property: Located,
  words: readonly string[],
): Json | undefined {
  const { properties, required } = shapeOf(document, property)
  if (![...properties.keys()].some((each) => isTimeOf(each, words))) return undefined
  const nowMs = world.clock.now()
  return Object.fromEntries(
    [...properties].flatMap(([each, schema]): [string, Json][] => {
      const time = isTimeOf(each, words) ? timeAs(nowMs, schema, document) : undefined
      if (time !== undefined) return [[each, time]]
      const { types } = shapeOf(document, schema)
      if (words.some((word) => flat(each) === `${word}by`) && types.includes('string')) return [[each, username]]
      if (types.includes('null')) return [[each, null]]
      return required.has(each)
        ? [[each, makeUp(document, schema, world, { name: each, purpose: `${id} ${name} ${each}` })]]
        : []
    }),
  )
}

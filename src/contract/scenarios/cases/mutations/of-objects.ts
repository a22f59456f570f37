/** Objects without what they need, with what they may not have, and what their members may be instead. */
import { child, isObject, type Json, type JsonObject } from '../../../../spec/pointer.ts'
import { elementsMax } from './elements-max.ts'
import type { Mutation } from './mutation.ts'
import { wrongFor } from './of-types.ts'

const tooFew: Mutation<JsonObject> = function* ({ schema: { minProperties }, here, what, path, isThorough }) {
  if (!isThorough || typeof minProperties !== 'number' || minProperties <= 0) return
  const to = Object.fromEntries(Object.entries(here).slice(0, minProperties - 1))
  yield { title: `${what} with too few members`, path, to }
}

/** The first member of what has members of any name. */
const freeMember: Mutation<JsonObject> = function* ({ document, part, schema, here, path, isThorough, below }) {
  const [first] = Object.entries(here)
  if (!isThorough || !isObject(schema.additionalProperties) || first === undefined) return
  const values = child(document, part, 'additionalProperties')
  if (values !== undefined && !isObject(schema.properties)) yield* below(values, first[1], [...path, first[0]])
}

const tooMany: Mutation<JsonObject> = function* ({ schema, here, what, path, isThorough }) {
  const { maxProperties, additionalProperties } = schema
  const entries = Object.entries(here)
  const [first = ['a', exampleOfMember(additionalProperties)] as const] = entries
  if (!isThorough || typeof maxProperties !== 'number' || maxProperties > elementsMax) return
  const more = Array.from({ length: maxProperties + 1 - entries.length }, (_, index): [string, Json] => [
    first[0] + 'abcdefghijklmnopqrstuvwxyz'.charAt(index % 26).repeat(1 + Math.floor(index / 26)),
    first[1],
  ])
  yield { title: `${what} with too many members`, path, to: { ...here, ...Object.fromEntries(more) } }
}

/** What an object of which nothing is shown may have as a member. */
function exampleOfMember(values: Json | undefined): Json {
  const type = isObject(values) ? values.type : undefined
  const byType: Readonly<Record<string, Json>> = { number: 1, integer: 1, boolean: true, object: {}, array: [] }
  return byType[String(type)] ?? 'a'
}

/** What is left out may be null to many; what has to be there may not. */
const withoutRequired: Mutation<JsonObject> = function* ({ document, part, schema: { required }, path, isThorough }) {
  for (const name of Array.isArray(required) ? required.map(String) : []) {
    const place = [...path, name]
    yield { title: `without ${place.join('.')}`, path: place, to: undefined }
    // Whether null is one of a few values that do not have it is understood in two ways where it may be null.
    const choices = child(document, part, 'properties', name)?.value.enum
    const isOpen = Array.isArray(choices) && choices.includes(null)
    if (isThorough && !isOpen) yield { title: `${place.join('.')} as null`, path: place, to: null }
  }
}

const members: Mutation<JsonObject> = function* ({ document, part, schema: { properties }, here, path, below }) {
  for (const name of Object.keys(isObject(properties) ? properties : {})) {
    const property = child(document, part, 'properties', name)
    const member = here[name]
    const place = [...path, name]
    if (property === undefined) continue
    if (member !== undefined) yield* below(property, member, place)
    else if (property.value.type !== undefined)
      yield { title: `${place.join('.')} of another type`, path: place, to: wrongFor(property.value.type) }
  }
}

const unknownMember: Mutation<JsonObject> = function* ({ schema, what, path }) {
  const { additionalProperties, unevaluatedProperties } = schema
  if (additionalProperties === false || unevaluatedProperties === false)
    yield { title: `${what} with an unknown member`, path: [...path, 'nobodyKnowsThis'], to: true }
  if (isObject(additionalProperties) && additionalProperties.type !== undefined) {
    const to = wrongFor(additionalProperties.type)
    yield { title: `${what} with a member of another type`, path: [...path, 'another.txt'], to }
  }
}

const memberNames: Mutation<JsonObject> = function* ({ schema: { propertyNames }, what, path }) {
  if (propertyNames === undefined) return
  for (const name of ['../outside', '/rooted', 'a//b', 'package.json'])
    yield { title: `${what} with a member called ${name}`, path: [...path, name], to: 'text' }
}

export const mutationsOfObjects: readonly Mutation<JsonObject>[] = [
  tooFew,
  freeMember,
  tooMany,
  withoutRequired,
  members,
  unknownMember,
  memberNames,
]

/** What is wrong with a thing that somebody says is there: a member of another type, or one that a closed schema has no place for. */

import { flat } from '../../document/path-names.ts'
import { type Shape, shapeOf } from '../../document/shape.ts'
import { nearestNames } from '../../spec/nearest-names.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { hasAlternatives, isOfType } from '../answers/show.ts'
import type { Setting } from '../setting.ts'

export interface ThingProblem {
  /** JSON pointer into the thing. */
  readonly pointer: string
  readonly sentence: string
}

/** @param name Of its collection. */
export function problemOfThing(setting: Setting, name: string, thing: JsonObject): ThingProblem | undefined {
  const { document, model } = setting
  const collection = model.collections[name]
  const schema = collection?.schema == null ? undefined : locate(document, collection.schema)
  if (collection === undefined || schema === undefined) return undefined
  const bodies = Object.values(model.operations).flatMap((operation) => {
    const body = operation.collection === name && operation.body !== null ? locate(document, operation.body) : undefined
    return body === undefined ? [] : [body]
  })
  const above = Object.values(model.operations).flatMap((operation) =>
    operation.collection === name ? operation.scope.map(flat) : [],
  )
  const sendable = new Map(bodies.toReversed().flatMap((body) => [...shapeOf(document, body).properties]))
  const { [collection.key]: key, ...members } = thing
  if (key !== undefined && typeof key !== 'string' && typeof key !== 'number')
    return {
      pointer: `/${collection.key}`,
      sentence: `It is ${shown(key)}, and a thing is named by a text or a number.`,
    }
  // What is sent and never shown may be said of a thing, and what it stands below.
  return problemIn(document, schema, members, '', {
    isKnown: (member) => above.includes(flat(member)),
    others: sendable,
  })
}

interface Beside {
  readonly isKnown: (member: string) => boolean
  readonly others: ReadonlyMap<string, Located>
}

const nothingBeside: Beside = { isKnown: () => false, others: new Map() }

function problemIn(
  document: JsonObject,
  schema: Located,
  value: Json,
  pointer: string,
  beside: Beside = nothingBeside,
): ThingProblem | undefined {
  const shape = shapeOf(document, schema)
  // Which of several forms it has nobody said.
  if (hasAlternatives(document, schema)) return undefined
  if (!isOfType(value, shape.types))
    return { pointer, sentence: `It is ${shown(value)}, and must be ${typesInWords(shape.types)}.` }
  const { enum: values } = shape.keywords
  if (Array.isArray(values) && typeof value === 'string' && !values.includes(value))
    return { pointer, sentence: notAmong(value, values.map(String)) }
  if (Array.isArray(value))
    return first(value, (each: Json, index) =>
      shape.items === undefined ? undefined : problemIn(document, shape.items, each, `${pointer}/${index}`),
    )
  if (!isObject(value) || shape.properties.size === 0) return undefined
  return first(Object.entries(value), ([name, each]) => {
    const property = shape.properties.get(name) ?? beside.others.get(name)
    const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (property !== undefined) return problemIn(document, property, each, place)
    if (!isClosed(shape) || beside.isKnown(name)) return undefined
    const names = [...shape.properties.keys(), ...beside.others.keys()]
    return { pointer: place, sentence: `There is no such member. ${nearest(name, names)}` }
  })
}

function isClosed({ keywords }: Shape): boolean {
  return keywords.additionalProperties === false || keywords.unevaluatedProperties === false
}

function first<T>(
  list: readonly T[],
  problemOf: (each: T, index: number) => ThingProblem | undefined,
): ThingProblem | undefined {
  for (const [index, each] of list.entries()) {
    const problem = problemOf(each, index)
    if (problem !== undefined) return problem
  }
  return undefined
}

function notAmong(value: string, values: readonly string[]): string {
  return `It is ${JSON.stringify(value)}, and must be one of ${values.map((each) => JSON.stringify(each)).join(', ')}.`
}

export function nearest(name: string, names: readonly string[]): string {
  const [one] = nearestNames(name, names, 1)
  return one === undefined ? '' : `The nearest is ${JSON.stringify(one)}.`
}

function typesInWords(types: readonly string[]): string {
  return types.map((type) => (type === 'null' ? 'null' : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`)).join(' or ')
}

function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}

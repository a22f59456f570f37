/** What an answer tells of many things that something was done to: how many, which, and how each is. */
import type { AnswerModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { type Shape, shapeOf } from '../../document/shape.ts'
import { type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'

interface Done {
  readonly key: string
  readonly value: JsonObject
}

export function toldOf(document: JsonObject, { schema }: AnswerModel, done: readonly Done[]): Json {
  const whole = schema === null ? undefined : locate(document, schema)
  const shape = whole && shapeOf(document, whole)
  if (shape === undefined) return {}
  if (shape.types.includes('array')) return listOf(document, shape, done)
  return Object.fromEntries(
    [...shape.properties].flatMap(([name, property]): [string, Json][] => {
      const told = memberOf(document, name, property, done)
      return told === undefined ? [] : [[name, told]]
    }),
  )
}

function memberOf(document: JsonObject, name: string, property: Located, done: readonly Done[]): Json | undefined {
  const shape = shapeOf(document, property)
  const isFailure = /fail|error|invalid|missing|skipped|rejected/.test(flat(name))
  if (shape.types.includes('array')) return isFailure ? [] : listOf(document, shape, done)
  if (shape.types.includes('integer') || shape.types.includes('number')) return isFailure ? 0 : done.length
  return shape.types.includes('boolean') && isWell(name) ? true : undefined
}

function isWell(name: string): boolean {
  return /^(is)?(success|successful|succeeded|ok|deleted|updated|done|acknowledged)$|accepted$/.test(flat(name))
}

/** Keys, or as each is. */
function listOf(document: JsonObject, { items }: Shape, done: readonly Done[]): Json[] {
  if (items === undefined) return []
  const { types, properties } = shapeOf(document, items)
  if (types.includes('integer') || types.includes('number')) return done.map(({ key }) => Number(key))
  if (properties.size === 0) return done.map(({ key }) => key)
  const flags = [...properties].filter(
    ([name, property]) => isWell(name) && shapeOf(document, property).types.includes('boolean'),
  )
  return done.map(({ value }) => ({ ...value, ...Object.fromEntries(flags.map(([name]) => [name, true])) }))
}

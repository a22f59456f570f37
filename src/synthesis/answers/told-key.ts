/**
 * What tells no more of a thing than its key, under a name of its own, or where it is, and that all went well: `{ "restaurantId": 7 }`,
 * `{ "success": true, "data": { "user_id": 7 } }`.
 */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { singular } from '../behaviours/behaviour.ts'
import { memberBeside } from './beside.ts'
import { isOfType } from './show.ts'

interface Told {
  readonly key: Json
  /** From the root of the server. */
  readonly address: string
}

const depthMax = 2

/** @returns What is known of a thing, with the members by which the answer tells its key or its address. */
export function withToldKey(asked: Asked, value: JsonObject, addressOf: () => string): JsonObject {
  const { setting, model, collection } = asked
  const { kind, schema } = model.answer
  const whole = kind !== 'other' || schema === null ? undefined : locate(setting.document, schema)
  const key = value[collection.key]
  if (whole === undefined || key === undefined) return { ...kindIn(asked), ...value }
  return { ...wentWell(asked, whole), ...value, ...toldIn(asked, whole, { key, address: addressOf() }, 0) }
}

/** What an answer says that it is of, where the thing has no such member: `{ "object": "broadcast", "id": ... }`. */
function kindIn({ setting: { document }, model: { answer } }: Asked): JsonObject {
  const whole = answer.schema === null || answer.within.length > 0 ? undefined : locate(document, answer.schema)
  const [name, property] =
    [...(whole === undefined ? [] : shapeOf(document, whole).properties)].find(([each]) => each === 'object') ?? []
  const { example, enum: values } = property === undefined ? {} : shapeOf(document, property).keywords
  const [only, ...others] = Array.isArray(values) ? (values as readonly Json[]) : []
  const kind = only !== undefined && others.length === 0 ? only : example
  return name === undefined || typeof kind !== 'string' ? {} : { [name]: kind }
}

/** `success`, `code` and a message that the document has as an example. */
function wentWell({ setting: { document }, model, call }: Asked, whole: Located): JsonObject {
  const showing = { document, world: call.world, purpose: model.path }
  const around = { showing, facts: undefined, purposes: undefined, each: [], nextValue: null, status: model.status }
  return Object.fromEntries(
    [...shapeOf(document, whole).properties].flatMap(([name, property]): [string, Json][] => {
      const { example } = shapeOf(document, property).keywords
      const told =
        name === 'message' && typeof example === 'string'
          ? example
          : memberBeside(around, { name, property, isRequired: false, nextWay: undefined })
      return told === undefined || typeof told === 'object' ? [] : [[name, told]]
    }),
  )
}

function toldIn(asked: Asked, part: Located, told: Told, depth: number): JsonObject {
  const { document } = asked.setting
  const { properties } = shapeOf(document, part)
  const ids = [...properties.keys()].filter((name) => /(id|uuid|key)$/.test(flat(name)))
  return Object.fromEntries(
    [...properties].flatMap(([name, property]): [string, Json][] => {
      const { types } = shapeOf(document, property)
      if (types.includes('object')) {
        const within = depth < depthMax ? toldIn(asked, property, told, depth + 1) : {}
        return Object.keys(within).length === 0 ? [] : [[name, within]]
      }
      if (isCalledKey(asked, name) || (ids.length === 1 && ids[0] === name)) return fitting(name, told.key, types)
      return addresses.test(flat(name)) ? fitting(name, told.address, types) : []
    }),
  )
}

const addresses = /^(self|href|location|link|url|uri|resource(url|uri)|selflink)$/

/** `restaurantId` of restaurants, `task_id` of tasks, and as the parameter of their paths is called. */
function isCalledKey({ setting, model, collection }: Asked, name: string): boolean {
  const one = flat(singular(model.collection ?? ''))
  const own = [collection.key, 'id', `${one}${flat(collection.key)}`, `${one}id`, `${one}uuid`, `new${one}id`]
  const parameters = Object.values(setting.model.operations).flatMap((each) =>
    each.collection === model.collection && each.parameter !== null ? [each.parameter] : [],
  )
  return [...own, ...parameters].some((each) => flat(each) === flat(name))
}

/** A number as a text where one stands there, and a text of digits as a number. */
function fitting(name: string, value: Json, types: readonly string[]): [string, Json][] {
  const others = [value, String(value), Number(value)].filter((each) => !Number.isNaN(each))
  const fit = others.find((each) => isOfType(each, types))
  return fit === undefined ? [] : [[name, fit]]
}

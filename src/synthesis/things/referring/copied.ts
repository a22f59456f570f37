/** Members of a thing that say what another one was when it was named: the `product_name` and the `unit_price` of an element that has a `product_id`. */
import { flat } from '../../../document/path-names.ts'
import { shapeOf } from '../../../document/shape.ts'
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import { isOfType } from '../../answers/show.ts'
import type { Asked } from '../../behaviours/behaviour.ts'
import { fullNameOf } from '../making/full-name.ts'
import { collectionsCalled, isKey, thingNamed } from './named-things.ts'
import { lookingFrom, type Part } from './parts.ts'

/** What something costs, of one of which there may be several. */
const prices = ['price', 'unitprice', 'priceperunit', 'itemprice', 'priceeach']

export function copiedFrom(asked: Asked, part: Part): Record<string, Json> {
  const { document } = asked.setting
  const { schema, sent } = part
  const named = namedBy(asked, part)
  if (named.length === 0) return {}
  const copied: Record<string, Json> = {}
  for (const [name, property] of shapeOf(document, schema).properties) {
    const { types } = shapeOf(document, property)
    if (Object.hasOwn(sent, name) || types.includes('object') || types.includes('array')) continue
    const value = valueFor(flat(name), named, part.depth > 0)
    if (value !== undefined && isOfType(value, types)) copied[name] = value
  }
  return copied
}

interface Named {
  readonly stem: string
  readonly value: JsonObject
}

function valueFor(name: string, named: readonly Named[], isElement: boolean): Json | undefined {
  for (const { stem, value } of named) {
    const own = Object.entries(value)
    const wanted = name.startsWith(stem) ? name.slice(stem.length) : ''
    const whole = wanted === 'name' ? fullNameOf('fullName', value) : undefined
    const found =
      own.find(([member]) => wanted !== '' && wanted !== 'id' && flat(member) === wanted) ??
      (whole === undefined ? undefined : ([wanted, whole] as const))
    const price = isElement && prices.includes(name) ? own.find(([member]) => prices.includes(flat(member))) : undefined
    const copied = (found ?? price)?.[1]
    if (copied !== undefined && !isObject(copied)) return copied
  }
  return undefined
}

/** The things that keys among what is sent name, by what these are called without `id`. */
function namedBy(asked: Asked, { sent }: Part): Named[] {
  return Object.entries(sent).flatMap(([name, key]): Named[] => {
    const [, stem] = /^(.+?)(id|uuid|key)$/.exec(flat(name)) ?? []
    if (stem === undefined || !isKey(key)) return []
    const collections = collectionsCalled(asked.setting.model, stem)
    const thing = collections.length === 0 ? undefined : thingNamed(lookingFrom(asked, sent), collections, key)
    return thing === undefined ? [] : [{ stem, value: thing.value as JsonObject }]
  })
}

/** What is at a path of another kind than that of its things, by the schema that its answer shows: made below something else, or picked out. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { flat, parametersIn, plain, trim } from '../path-names.ts'
import { shapeOf } from '../shape.ts'
import { bodyOf } from './bodies.ts'
import { listIn } from './locate-things.ts'
import type { Seen } from './seen.ts'

/** Where the things of a collection have paths of their own. */
export interface Home {
  readonly collection: string
  /** Of the list of them, whether anything lists them or not. */
  readonly path: string
}

/** By the pointer of the schema of a thing. */
export type Homes = ReadonlyMap<string, Home>

/** What is made below another thing and has a path of its own: `POST /organizations/{id}/products` answers what is at `/products/{id}`. */
export function madeElsewhere(document: JsonObject, seen: Seen, homes: Homes): Home | undefined {
  const { path, successes } = seen
  const schema = successes[0]?.schema
  const thing = schema && thingOf(document, schema)
  const home = thing && homes.get(thing.pointer)
  const isCalledSo = home !== undefined && trim(path).split('/').at(-1) === home.path.split('/').at(-1)
  return isCalledSo && bodyOf(document, seen) !== undefined ? home : undefined
}

/** What answers a thing, and puts an element into one of its lists, changes one or takes one out: `POST /carts/{id}/items`, `DELETE /carts/{id}/items/{key}`. */
export function partOf(
  document: JsonObject,
  seen: Seen,
  homes: Homes,
): { readonly home: Home; readonly list: string } | undefined {
  const { path, method, successes } = seen
  const [, above = '', word = '', key] = /^(.*\/\{[^{}/]+\})\/([^{}/]+)(\/\{[^{}/]+\})?$/.exec(trim(path)) ?? []
  if (word === '' || method === 'get' || (method === 'post') === (key !== undefined)) return undefined
  const schema = successes[0]?.schema
  const thing = schema && thingOf(document, schema)
  const home = thing && homes.get(thing.pointer)
  if (thing === undefined || home === undefined || plain(above) !== `${plain(home.path)}/{}`) return undefined
  const [list, property] = [...shapeOf(document, thing).properties].find(([name]) => flat(name) === flat(word)) ?? []
  const elements = property && shapeOf(document, property).items
  const known = elements === undefined ? new Map() : shapeOf(document, elements).properties
  if (list === undefined || known.size === 0) return undefined
  const body = bodyOf(document, seen)
  const sent = body === undefined ? [] : [...shapeOf(document, body).properties.keys()]
  return method === 'delete' || sent.some((name) => known.has(name)) ? { home, list } : undefined
}

/** Of `/orders/status/{status}` the orders whose `status` is so, and of `/users/by/email/{email}` the one whose `email` is. */
export function pickedOut(
  document: JsonObject,
  { path, successes, resource }: Seen,
  homes: Homes,
): { readonly home: Home; readonly action: 'list' | 'read' } | undefined {
  const schema = successes[0]?.schema
  if (resource?.action !== 'read' || schema === undefined || !/\/[^{}/]+\/\{[^{}]+\}$/.test(trim(path)))
    return undefined
  const list = listIn(document, schema)?.schema
  const isList = list !== undefined && homes.has(list.pointer)
  const shown = isList ? list : thingOf(document, schema)
  const home = shown && homes.get(shown.pointer)
  if (shown === undefined || home === undefined || home.collection === resource.collection) return undefined
  const parameter = flat(parametersIn(path).at(-1) ?? '')
  const isProperty = [...shapeOf(document, shown).properties.keys()].some((name) => flat(name) === parameter)
  return isProperty && parameter !== 'id' ? { home, action: isList ? 'list' : 'read' } : undefined
}

/** A schema with a name of its own, at the top or in what wraps nothing but it. */
export function thingOf(document: JsonObject, schema: Located): Located | undefined {
  const { properties } = shapeOf(document, schema)
  const [only] = properties.values()
  if (properties.size === 1 && only !== undefined && isNamed(only) && shapeOf(document, only).types.includes('object'))
    return only
  return isNamed(schema) && properties.size > 0 ? schema : undefined
}

function isNamed({ pointer }: Located): boolean {
  return pointer.startsWith('#/components/schemas/')
}

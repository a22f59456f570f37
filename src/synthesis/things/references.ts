/** Things that what is sent names by their keys, and that answers show as objects: `customerId` becomes `customer`, and `assignees: ['ada']` a list of people. */
import { flat } from '../../document/path-names.ts'
import { type Shape, shapeOf } from '../../document/shape.ts'
import { isSingularOf } from '../../document/words.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { isOfType } from '../answers/show.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { idOf, placeOf } from '../places.ts'
import { makeUp } from './make-up.ts'

/** What was sent, with objects where the thing shows objects and keys were sent. */
export function withReferences(asked: Asked, sent: JsonObject): JsonObject {
  return { ...sent, ...referencesIn(asked, sent) }
}

/** @returns Those objects alone. */
export function referencesIn(asked: Asked, sent: JsonObject): JsonObject {
  const { setting, collection } = asked
  const { document } = setting
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (schema === undefined) return {}
  const referred: Record<string, Json> = calledAsShown(document, schema, sent, collection.key)
  for (const [name, property] of shapeOf(document, schema).properties) {
    const shape = shapeOf(document, property)
    const isOne = isOnly(shape, 'object')
    const { items } = shape
    const isMany = isOnly(shape, 'array') && items !== undefined && isOnly(shapeOf(document, items), 'object')
    if (!isOne && !isMany) continue
    const said = Object.hasOwn(sent, name) ? sent[name] : keysFor(name, sent, isMany)
    if (isOne && isKey(said)) referred[name] = referredTo(asked, name, property, said)
    else if (isMany && items !== undefined && Array.isArray(said) && said.length > 0 && said.every(isKey))
      referred[name] = said.map((key: string | number) => referredTo(asked, name, items, key))
    else if (isOne && said === null && !Object.hasOwn(sent, name) && shape.types.includes('null')) referred[name] = null
  }
  return referred
}

/** `FriendlyName` is `friendly_name` where the thing is shown so. */
function calledAsShown(document: JsonObject, schema: Located, sent: JsonObject, key: string): Record<string, Json> {
  const { properties } = shapeOf(document, schema)
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]): [string, Json][] => {
      const shown = properties.has(name)
        ? undefined
        : [...properties].find(([each]) => each !== key && flat(each) === flat(name))
      return shown !== undefined && isOfType(value, shapeOf(document, shown[1]).types) ? [[shown[0], value]] : []
    }),
  )
}

function isOnly({ types, properties }: Shape, type: string): boolean {
  const own = types.filter((each) => each !== 'null')
  return own.length === 1 && own[0] === type && (type !== 'object' || properties.size > 0)
}

function isKey(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

/** `customer_id` for `customer`, and `label_ids` for `labels`. */
function keysFor(name: string, sent: JsonObject, isMany: boolean): Json | undefined {
  const own = flat(name)
  const found = Object.keys(sent).find((member) => {
    const [, stem = ''] = (isMany ? /^(.+?)(ids|keys|names)$/ : /^(.+?)(id|uuid|key)$/).exec(flat(member)) ?? []
    return stem !== '' && (stem === own || (isMany && isSingularOf(stem, own)))
  })
  return found === undefined ? undefined : sent[found]
}

/** The thing that has the key, where one is there, else one that is called so. */
function referredTo(asked: Asked, name: string, schema: Located, key: string | number): Json {
  const { setting, call } = asked
  const { document, model } = setting
  const named = Object.entries(model.collections).filter(([collection, { schema: own }]) => {
    const called = flat(collection.split('/').findLast((segment) => !segment.includes('{')) ?? collection)
    return own === schema.pointer || called === flat(name) || isSingularOf(flat(name), called)
  })
  for (const [collection] of named) {
    const id = idNear(asked, collection, key)
    const thing = id === undefined ? undefined : call.world.things.get(id)
    if (thing !== undefined) return thing.value as JsonObject
  }
  const shape = shapeOf(document, schema)
  const made = makeUp(document, schema, call.world, { name, purpose: `${name} ${key}` })
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

/** Undefined where the path of the call does not say where things of the collection stand. */
function idNear({ setting: { model }, call }: Asked, collection: string, key: string | number): string | undefined {
  const home = Object.values(model.operations).find(
    (each) => each.collection === collection && each.parameter !== null && each.does !== 'act',
  )
  const scope = home?.scope ?? []
  const isNear = scope.every((parameter) => call.path[parameter] !== undefined)
  return isNear ? idOf(placeOf(collection, scope, call.path), String(key)) : undefined
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

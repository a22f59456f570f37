/** What the document shows people as: its collection of users, or what `/me` and the answers of signing in show of one. */
import { operationsIn } from '../../document/adapt-document.ts'
import { isOwnPath, isPathOfPeople, type Signing, signingOf } from '../../document/adapting/signing.ts'
import { successesOf } from '../../document/model/locate-things.ts'
import type { CollectionModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { noCollection } from '../behaviours/behaviour.ts'
import type { Setting } from '../setting.ts'

export interface People {
  /** Of the document, or what no collection of a document is called. */
  readonly name: string
  readonly collection: CollectionModel
}

/** Of each document, read once. */
const known = new WeakMap<Setting, { readonly people: People | undefined }>()

/** Undefined where nothing shows a person who has an id. */
export function peopleOf(setting: Setting): People | undefined {
  const read = known.get(setting) ?? { people: collectionOf(setting) ?? shownOf(setting) }
  known.set(setting, read)
  return read.people
}

/** By operationId, those by which somebody comes to have an account or a token. */
export function signingsOf({ document }: Pick<Setting, 'document'>): ReadonlyMap<string, Signing> {
  return new Map(
    [...operationsIn(document)].flatMap(([path, method, operation]): [string, Signing][] => {
      const kind = signingOf(document, path, method, operation)
      return kind === undefined ? [] : [[String(operation.value.operationId), kind]]
    }),
  )
}

/** Where somebody signs up by making one, else one that is called so. */
function collectionOf(setting: Setting): People | undefined {
  const { document, model } = setting
  const ups = new Set([...signingsOf(setting)].flatMap(([id, kind]) => (kind === 'up' ? [id] : [])))
  if (ups.size === 0) return undefined
  const own = Object.entries(model.operations).filter(([, { scope, collection }]) => {
    return scope.length === 0 && collection !== null
  })
  const made = own.filter(([id, { does }]) => does === 'create' && ups.has(id))
  const called = own.filter(([, { does, collection }]) => {
    return (does === 'list' || does === 'read') && isPathOfPeople(collection ?? '')
  })
  for (const [, { collection: name }] of [...made, ...called]) {
    const collection = model.collections[name ?? '']
    const schema = collection?.schema == null ? undefined : locate(document, collection.schema)
    if (name === null || collection === undefined || schema === undefined) continue
    if (personWithin(document, schema)?.within.length === 0) return { name, collection }
  }
  return undefined
}

function shownOf(setting: Setting): People | undefined {
  const { document } = setting
  const signings = signingsOf(setting)
  const all = [...operationsIn(document)]
  const own = all.filter(([path, method]) => method === 'get' && isOwnPath(path))
  const signing = all.filter(([, , { value }]) => signings.has(String(value.operationId)))
  // Beside a token there is often a name that is no person.
  const shown = [
    ...own.map(([, , operation]) => ({ operation, known: ownNames })),
    ...signing.map(([, , operation]) => ({ operation, known: keys })),
  ]
  for (const { operation, known: names } of shown) {
    const schema = successesOf(document, operation)[0]?.schema
    const found = schema && personWithin(document, schema, names)
    if (found === undefined) continue
    const key = callings.includes(flat(found.key)) ? 'id' : found.key
    return { name: 'people who signed up', collection: { ...noCollection, schema: found.schema.pointer, key } }
  }
  return undefined
}

/** Names of the id of a person, the likelier first, and what people alone are called by. */
const keys = ['id', 'uuid', 'uid', 'userid']
const callings = ['username', 'login', 'handle', 'email']
/** At a path of somebody's own a person need not show an id. */
export const ownNames: readonly string[] = [...keys, ...callings]
const depthMax = 2

interface ShownPerson {
  readonly within: readonly string[]
  readonly schema: Located
  readonly key: string
}

/** The person that an answer shows, at the top or in what wraps one: with an id, and what people alone are called by. */
export function personWithin(
  document: JsonObject,
  schema: Located,
  known: readonly string[] = keys,
  depth = 0,
): ShownPerson | undefined {
  const { properties } = shapeOf(document, schema)
  const names = [...properties.keys()]
  const key = known.map((each) => names.find((name) => flat(name) === each)).find((name) => name !== undefined)
  if (key !== undefined && names.some((name) => callings.includes(flat(name)))) return { within: [], schema, key }
  if (depth === depthMax) return undefined
  for (const [name, property] of properties) {
    const inner = shapeOf(document, property).properties.size > 0 && personWithin(document, property, known, depth + 1)
    if (inner) return { ...inner, within: [name, ...inner.within] }
  }
  return undefined
}

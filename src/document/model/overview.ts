/** The operations of an adapted document with what each was claimed to do, by path. */
import { child, isObject, type JsonObject } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { operationsIn } from '../adapt-document.ts'
import { inferPaging } from '../infer-paging.ts'
import { isIdOf, lastWord, parametersIn, plain, trim, withoutVersion } from '../path-names.ts'
import { above } from '../resources/found.ts'
import { shapeOf } from '../shape.ts'
import { wordsOf } from '../words.ts'
import { bodyOf } from './bodies.ts'
import { isAbout, listIn, successesOf, thingIn, totalIn } from './locate-things.ts'
import { regrouped } from './regroup.ts'
import type { Seen } from './seen.ts'

export type { Seen } from './seen.ts'

export interface Overview {
  readonly document: JsonObject
  readonly all: readonly Seen[]
  /** Collections in the order of the document, each with the operations that are about it. */
  readonly byCollection: ReadonlyMap<string, readonly Seen[]>
  at(path: string, method: string): Seen | undefined
  /** Those right below a path whose last segment is a word, and that do more than read. */
  below(path: string): readonly Seen[]
}

export function overviewOf(document: JsonObject): Overview {
  const read = [...operationsIn(document)].map(([path, method, operation, item]): Seen => {
    const resource = operation.value['x-resource']
    return {
      id: String(operation.value.operationId),
      path,
      method,
      operation,
      item,
      successes: successesOf(document, operation),
      resource: isObject(resource) ? resource : undefined,
    }
  })
  const grouped = regrouped(document, read)
  const places = collectionPlaces(grouped)
  const alone = grouped.map((seen) => (places.has(plain(seen.path)) ? seen : listedAlone(document, seen)))
  const listed = collectionPlaces(alone)
  // Of a POST at the path of a list, or above the paths of things, which nothing was claimed of.
  const all = alone.map((seen): Seen => {
    const place = plain(seen.path)
    if (seen.resource === undefined && /\}$/.test(trim(seen.path)))
      return ofOne(document, seen, listed.get(plain(above(trim(seen.path)))))
    const counted = seen.resource === undefined ? countedAt(document, seen, listed) : undefined
    if (counted !== undefined) return { ...seen, resource: { action: 'count', collection: counted } }
    const collection = seen.method === 'post' && seen.resource === undefined ? listed.get(place) : undefined
    if (collection === undefined && seen.method === 'post' && seen.resource === undefined)
      return madeForBelow(document, read, seen)
    return collection === undefined || (!places.has(place) && !isMaking(document, seen))
      ? seen
      : { ...seen, resource: { action: 'create', collection } }
  })
  const byCollection = byCollectionOf(all)
  const byPlace = new Map(all.map((seen) => [`${seen.method} ${plain(seen.path)}`, seen]))
  const words = new Map<string, Seen[]>()
  for (const seen of all) {
    if (seen.method === 'get' || lastWord(seen.path) === undefined) continue
    const place = plain(aboveAction(seen.path))
    const others = words.get(place)
    if (others === undefined) words.set(place, [seen])
    else others.push(seen)
  }
  return {
    document,
    all,
    byCollection,
    at: (path, method) => byPlace.get(`${method} ${plain(path)}`),
    below: (path) => words.get(plain(path)) ?? [],
  }
}

/** A list of objects that is at no other path, and of which nothing shows how they are made: there are some. */
function listedAlone(document: JsonObject, seen: Seen): Seen {
  const { path, method, successes, resource, item, operation } = seen
  const [success] = successes
  const schema = success?.schema
  const word = lastWord(path)
  if (resource !== undefined || method !== 'get' || word === undefined || schema === undefined) return seen
  const list = listIn(document, schema)
  if (list === undefined || !isAbout(list, word) || shapeOf(document, list.schema).properties.size === 0) return seen
  const parameters = locateParameters(document, item, operation).flatMap((parameter) =>
    parameter.value.in === 'query'
      ? [{ name: String(parameter.value.name), schema: child(document, parameter, 'schema')?.value ?? {} }]
      : [],
  )
  const { headers } = success?.response.value ?? {}
  const names = Object.keys(isObject(headers) ? headers : {}).map((name) => name.toLowerCase())
  const paging = inferPaging(document, parameters, schema, names)
  return {
    ...seen,
    resource: {
      action: 'list',
      collection: withoutVersion(trim(path)).slice(1),
      ...(paging && { paging: paging.paging }),
    },
  }
}

/** The collection of which `/products/count` says how many there are. */
function countedAt(
  document: JsonObject,
  { path, method, successes }: Seen,
  listed: ReadonlyMap<string, string>,
): string | undefined {
  const schema = successes[0]?.schema
  if (method !== 'get' || schema === undefined || !/^(count|total)$/i.test(lastWord(path) ?? '')) return undefined
  return totalIn(document, schema) === undefined ? undefined : listed.get(plain(above(trim(path))))
}

/** What is at the path of one of a list and answers such a thing, or nothing, does to it what its method says. */
function ofOne(document: JsonObject, seen: Seen, collection: string | undefined): Seen {
  const action = { get: 'read', put: 'replace', patch: 'update', delete: 'delete', post: 'update' }[seen.method]
  const schema = seen.successes[0]?.schema
  const isThing = schema !== undefined && thingIn(document, schema, 'id') !== undefined
  // A POST that answers the thing changes it.
  const isShown = seen.method === 'get' || seen.method === 'post'
  if (collection === undefined || (isShown && !isThing)) return seen
  return { ...seen, resource: { action, collection } }
}

/** What is neither read nor listed, and has something below the key that its making tells: the code of a ticket at `/tickets/{ticketId}/qr`. */
function madeForBelow(document: JsonObject, all: readonly Seen[], seen: Seen): Seen {
  const { path, successes } = seen
  const below = all.find((each) => plain(each.path).startsWith(`${plain(path)}/{}/`))
  const schema = successes[0]?.schema
  const parameter = below && parametersIn(below.path)[parametersIn(path).length]
  if (parameter === undefined || schema === undefined || lastWord(path) === undefined) return seen
  const isTold = [...shapeOf(document, schema).properties.keys()].some((name) => isIdOf(name, parameter))
  if (!isTold || !isMaking(document, seen)) return seen
  return { ...seen, resource: { action: 'create', collection: withoutVersion(trim(path)).slice(1) } }
}

/** Where nothing is read or removed by itself, what is sent makes something if it says so, or if it answers 201. */
function isMaking(document: JsonObject, seen: Seen): boolean {
  const { operationId, summary } = seen.operation.value
  const words = [operationId, summary].flatMap((text) => (typeof text === 'string' ? wordsOf(text) : []))
  if (words.some((word) => /^(search|query|find|filter|validate|check|preview|export|count)$/.test(word))) return false
  return (
    bodyOf(document, seen) !== undefined &&
    (seen.successes.some(({ status }) => status === 201) ||
      words.some((word) => /^(create|creates|add|adds|new|make|insert|post|submit|register|save|store)$/.test(word)))
  )
}

function byCollectionOf(all: readonly Seen[]): Overview['byCollection'] {
  const byCollection = new Map<string, Seen[]>()
  for (const seen of all) {
    const name = seen.resource?.collection
    if (typeof name === 'string') byCollection.set(name, [...(byCollection.get(name) ?? []), seen])
  }
  return byCollection
}

function collectionPlaces(all: readonly Seen[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const [name, seen] of byCollectionOf(all)) {
    for (const { path, resource } of seen) {
      const own = [
        ...(resource?.action === 'list' ? [plain(path)] : []),
        ...(/\}$/.test(trim(path)) ? [plain(above(trim(path)))] : []),
      ]
      for (const place of own) if (!places.has(place)) places.set(place, name)
    }
  }
  return places
}

/** Path of what an action is done to: `/servers/{id}` of `/servers/{id}/reboot`, of `/servers/{id}:reboot` and of `/servers/{id}/actions/reboot`. */
export function aboveAction(path: string): string {
  const [, ofOne] = /^(.*\}):\w+$/.exec(trim(path)) ?? []
  if (ofOne !== undefined) return ofOne
  return above(trim(path)).replace(/(?<=\})\/(actions?|commands?)$/, '')
}

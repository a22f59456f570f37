/** What each operation does: what was claimed of it, and of the others what their paths, methods and answers show. */

import { isObject, type JsonObject, locate } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { lastWord, parametersIn, plain, trim } from '../path-names.ts'
import { shapeOf } from '../shape.ts'
import { amongOf } from './among.ts'
import { flatSchemaOf } from './apart/flat-schemas.ts'
import { sentList, sentThing } from './bodies.ts'
import { keyedOf } from './keyed.ts'
import { listModelOf } from './lists/lists.ts'
import { queryParameters, spreadPaging } from './lists/queried.ts'
import { answerOf, listIn, type SuccessSchema, thingIn } from './locate-things.ts'
import { type ListPaths, listPathsOf, manyOf } from './many.ts'
import type { CollectionModel, Does, OperationModel, ParentModel } from './model.ts'
import { aboveAction, type Overview, type Seen } from './overview.ts'
import { calledSingly, type ItemPaths, standingElsewhere } from './paths-above.ts'
import { declaredStatuses, refusalsOf } from './refusals.ts'
import { signingIn } from './signing-in.ts'
import { statesRefusing } from './states/states-refusing.ts'

type Collections = Readonly<Record<string, CollectionModel>>

/** What an operation is taken for. */
interface Taken {
  readonly does: Does
  readonly collection: string | null
  readonly why: string
  /** Of many things, or of what is made out of another. */
  readonly action?: string | null
  /** The list within the thing that it puts something into, or takes it out of. */
  readonly part?: string
  /** Of several that are made, the way to the list of them in the body. */
  readonly within?: readonly string[]
}

interface Places {
  readonly items: ItemPaths
  /** Those too that other paths begin with. */
  readonly above: ItemPaths
  readonly lists: ListPaths
}

export function operationModels(overview: Overview, collections: Collections): Record<string, OperationModel> {
  const items = itemPathsOf(overview)
  const above = new Map([...standingElsewhere(overview, items), ...items])
  const paths: Places = { items, above, lists: listPathsOf(overview) }
  return Object.fromEntries(overview.all.map((seen) => [seen.id, operationModel(overview, collections, paths, seen)]))
}

function itemPathsOf(overview: Overview): ItemPaths {
  const { byCollection } = overview
  const items = new Map<string, string>()
  for (const [collection, seen] of byCollection) {
    for (const { path, resource } of seen) {
      const isOfOne = ['read', 'replace', 'update', 'delete', 'upsert'].includes(String(resource?.action))
      if (isOfOne && /\}$/.test(trim(path))) items.set(plain(path), collection)
    }
  }
  for (const [path, collection] of calledSingly(overview, items)) items.set(path, collection)
  return items
}

function operationModel(overview: Overview, collections: Collections, paths: Places, seen: Seen): OperationModel {
  const { document } = overview
  const { path, method, successes, resource } = seen
  const taken = markOf(overview, seen) ?? claimed(seen) ?? recognised(overview, collections, paths, seen)
  const collection = taken.collection === null ? undefined : collections[taken.collection]
  const names = parametersIn(path)
  const elsewhere =
    taken.collection === null || collection === undefined || ['act', 'many'].includes(taken.does)
      ? null
      : amongOf(overview, seen, taken.collection, collection)
  const isOfOne = isOfOneThing(taken, path)
  const own = taken.does === 'act' ? parametersIn(aboveAction(path)) : names
  // What makes something says that it did, where another success stands beside that.
  const created = taken.does === 'create' ? successes.find(({ status }) => status === 201) : undefined
  const success = created ?? successes[0]
  const sent =
    taken.within === undefined
      ? sentThing(document, seen, taken.part === undefined ? collection : undefined)
      : sentList(document, seen, taken.within)
  const answer = answerOf(document, success, {
    key: collection?.key ?? 'id',
    isList: taken.does === 'list',
    isCount: resource?.action === 'count',
    collection: taken.collection ?? '',
    known: shownBy(document, taken, collection),
  })
  return {
    method: method.toUpperCase(),
    path,
    does: taken.does,
    collection: taken.collection,
    why: taken.why,
    scope: elsewhere?.scope ?? (isOfOne ? own.slice(0, -1) : own),
    among: elsewhere?.among ?? null,
    parameter: isOfOne ? (own.at(-1) ?? null) : null,
    parents: parentsOf(path, paths.above, taken.does === 'act' ? aboveAction(path) : isOfOne ? trim(path) : undefined),
    status: success?.status ?? (taken.does === 'delete' ? 204 : 200),
    answer,
    headers: headersOf(success),
    body: sent === undefined ? null : (flatSchemaOf(document, sent.schema) ?? sent.schema).pointer,
    bodyWithin: sent?.within ?? [],
    list: taken.does === 'list' ? listOf(document, seen, collection, resource) : null,
    part: taken.part ?? null,
    refusals: refusalsOf(document, seen),
    refusedIn:
      taken.does === 'act' && collection?.states != null ? statesRefusing(document, seen, collection.states) : [],
    isAbsenceFine: resource?.absence === 'success',
    declared: declaredStatuses(document, seen),
    action:
      taken.action !== undefined
        ? taken.action
        : taken.does === 'act' || isOfAnother(seen, taken)
          ? (lastWord(path) ?? null)
          : null,
  }
}

/** What may be shown again of a thing that is made or changed. */
function shownBy(
  document: JsonObject,
  { does }: Taken,
  collection: CollectionModel | undefined,
): ReadonlySet<string> | undefined {
  const schema = collection?.schema == null ? undefined : locate(document, collection.schema)
  const isOne = ['create', 'replace', 'update', 'upsert'].includes(does)
  return isOne && schema !== undefined ? new Set(shapeOf(document, schema).properties.keys()) : undefined
}

/** Whether it makes something out of a thing of another kind: it was claimed for nothing. */
function isOfAnother({ resource }: Seen, { does }: Taken): boolean {
  return does === 'create' && resource === undefined
}

/** Whether the last parameter of its path names the thing. */
function isOfOneThing({ does }: Taken, path: string): boolean {
  if (does === 'act') return true
  const isOfOne = ['read', 'replace', 'update', 'upsert', 'delete', 'link', 'unlink'].includes(does)
  return isOfOne && /\}$/.test(trim(path))
}

function headersOf(success: SuccessSchema | undefined): string[] {
  const headers = success?.response.value.headers
  return Object.keys(isObject(headers) ? headers : {}).map((name) => name.toLowerCase())
}

/** What is put somewhere and taken away again under keys of other things, and shows nothing: `/user/starred/{owner}/{repo}`. */
function markOf({ byCollection }: Overview, { resource, path, method }: Seen): Taken | undefined {
  const own = byCollection.get(String(resource?.collection)) ?? []
  const isOne = ({ resource: each, successes }: Seen): boolean =>
    ['read', 'replace', 'update', 'upsert', 'delete'].includes(String(each?.action)) &&
    successes.every(({ schema }) => schema === undefined)
  const methods = own.map((each) => each.method)
  if (resource === undefined || !own.every(isOne) || !methods.includes('put') || !methods.includes('delete'))
    return undefined
  return {
    does: method === 'get' ? 'read-only-one' : method === 'delete' ? 'delete-only-one' : 'write-only-one',
    collection: plain(path),
    why: 'it is put there and taken away, and shows nothing',
  }
}

/** What the document says itself, or what was inferred of it. */
function claimed({ resource, successes, path }: Seen): Taken | undefined {
  if (resource === undefined) return undefined
  const { action, collection, list } = resource
  if (action === 'part' && typeof collection === 'string' && typeof list === 'string')
    return {
      does: 'act',
      collection,
      action: null,
      part: list,
      why: `it is about one of the ${list} of one of ${collection}`,
    }
  if (action === 'count' && typeof collection === 'string')
    return { does: 'list', collection, why: `it says how many there are of ${collection}` }
  const known: readonly Does[] = ['create', 'read', 'list', 'replace', 'update', 'upsert', 'delete', 'link', 'unlink']
  const does = known.find((each) => each === action)
  if (does === undefined || typeof collection !== 'string') return undefined
  // Who sends everything to an address that it chose makes what is not there.
  const isUpsert = does === 'replace' && successes.some(({ status }) => status === 201)
  return {
    does: isUpsert ? 'upsert' : does,
    collection,
    why: `${isUpsert ? 'upsert' : does} of ${collection}, by ${path}`,
  }
}

function recognised(overview: Overview, collections: Collections, { above, lists }: Places, seen: Seen): Taken {
  const { path, method } = seen
  const word = lastWord(path)
  const thing = above.get(plain(aboveAction(path)))
  if (word !== undefined && thing !== undefined && method !== 'get' && isAction(overview, path)) {
    const made = madeOfAnother(overview, collections, seen, thing)
    return made === undefined
      ? { does: 'act', collection: thing, why: `"${word}" is done to one of ${thing}` }
      : { does: 'create', collection: made, why: `"${word}" of one of ${thing} makes one of ${made}` }
  }
  const many = manyOf(overview.document, seen, lists, collections)
  if (many !== undefined) {
    const { collection, action, within } = many
    return action === 'create'
      ? { does: 'create', collection, action: null, within, why: `it makes several of ${collection}` }
      : { does: 'many', collection, action, why: `"${action}" of several of ${collection}` }
  }
  const keyed = keyedOf(overview, collections, lists, seen)
  if (keyed !== undefined) return keyed
  if (isOnlyOne(overview, seen))
    return {
      does: method === 'get' ? 'read-only-one' : method === 'delete' ? 'delete-only-one' : 'write-only-one',
      collection: plain(path),
      why: 'there is one of it, read and written at one path',
    }
  const signs = signingIn(overview.document, seen)
  if (signs !== undefined) return { does: 'sign', collection: null, why: signs }
  return { does: 'example', collection: null, why: reasonOf(seen, collections) }
}

/** What an action makes, such as the order of `POST /carts/{id}/checkout`: what it says it created is what nothing else creates. */
function madeOfAnother(
  { document, byCollection }: Overview,
  collections: Collections,
  { method, successes }: Seen,
  thing: string,
): string | undefined {
  const created = successes.find(({ status }) => status === 201)?.schema
  if (method !== 'post' || created === undefined) return undefined
  return [...byCollection.keys()].find((name) => {
    const collection = collections[name]
    if (name === thing || collection === undefined || collection.isMade || collection.schema === null) return false
    return thingIn(document, created, collection.key, name)?.schema.pointer === collection.schema
  })
}

/** Nothing is read at the path of an action. */
function isAction(overview: Overview, path: string): boolean {
  return overview.at(path, 'get') === undefined
}

function isOnlyOne(overview: Overview, { path, method }: Seen): boolean {
  const at = (each: string): Seen | undefined => overview.at(path, each)
  const read = at('get')
  const isSent = at('put') !== undefined || at('patch') !== undefined
  // What is put somewhere and taken away again, such as a star.
  const isMark = at('delete') !== undefined && (isSent || at('post')?.successes[0]?.schema === undefined)
  if (isMark && (isSent || at('post') !== undefined) && lastWord(path) !== undefined)
    return ['get', 'put', 'patch', 'post', 'delete'].includes(method)
  if (read === undefined || !isSent || !['get', 'put', 'patch'].includes(method)) return false
  const schema = read.successes[0]?.schema
  return schema !== undefined && shapeOf(overview.document, schema).properties.size > 0
}

function reasonOf({ method, successes }: Seen, collections: Collections): string {
  if (successes.length === 0) return 'it declares no success'
  if (Object.keys(collections).length === 0) return 'nothing of the document shows what there is'
  return method === 'get' ? 'nothing shows what makes or changes what it reads' : 'nothing shows what it changes'
}

/** Things that stand above, by the paths that lead there. */
function parentsOf(path: string, items: ItemPaths, own: string | undefined): ParentModel[] {
  const segments = trim(path).split('/')
  return segments.flatMap((segment, index): ParentModel[] => {
    const prefix = segments.slice(0, index + 1).join('/')
    const collection = segment.includes('{') && prefix !== own ? items.get(plain(prefix)) : undefined
    return collection === undefined ? [] : [{ collection, parameters: parametersIn(prefix) }]
  })
}

function listOf(
  document: JsonObject,
  { item, operation, successes, path }: Seen,
  collection: CollectionModel | undefined,
  resource: JsonObject | undefined,
): OperationModel['list'] {
  const parameters = locateParameters(document, item, operation).flatMap((parameter) =>
    parameter.value.in === 'query' ? queryParameters(document, parameter) : [],
  )
  const schema = successes[0]?.schema
  const shown = schema && (listIn(document, schema, collection?.key) ?? listIn(document, schema))?.schema
  const element = shown && (flatSchemaOf(document, shown) ?? shown)
  return listModelOf(document, parameters, {
    element,
    paging: resource?.paging ?? (schema && spreadPaging(document, parameters, schema)),
    word: lastWord(path),
    states: collection?.states ?? null,
    removal: collection?.removal ?? null,
  })
}

/** What is about one thing whose key no path has: `GET /customers/GetById?id=`, and `PUT /customers` with a body that says which. */
import { child, locate } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { flat, plain, trim } from '../path-names.ts'
import { above } from '../resources/found.ts'
import { shapeOf } from '../shape.ts'
import { isSingularOf } from '../words.ts'
import { bodyOf } from './bodies.ts'
import { thingIn } from './locate-things.ts'
import type { ListPaths } from './many.ts'
import type { CollectionModel } from './model.ts'
import type { Overview, Seen } from './overview.ts'

interface Keyed {
  readonly does: 'read' | 'replace' | 'update'
  readonly collection: string
  readonly why: string
}

export function keyedOf(
  overview: Overview,
  collections: Readonly<Record<string, CollectionModel>>,
  lists: ListPaths,
  seen: Seen,
): Keyed | undefined {
  const { document } = overview
  const { path, method, successes } = seen
  const home = [trim(path), above(trim(path))].find((each) => lists.has(plain(each)))
  const name = home === undefined ? undefined : lists.get(plain(home))
  const collection = name === undefined ? undefined : collections[name]
  const answer = successes[0]?.schema
  if (home === undefined || name === undefined || collection?.schema == null || home.includes('{')) return undefined
  if (method === 'get') {
    const isOne =
      answer !== undefined && thingIn(document, answer, collection.key, name)?.schema.pointer === collection.schema
    return isOne && keyInQuery(document, seen, collection, name)
      ? { does: 'read', collection: name, why: `it reads one of ${name}, whose key the query has` }
      : undefined
  }
  // Where things have paths of their own they are changed there.
  const isThere = overview.at(`${home}/{}`, method) !== undefined
  if ((method !== 'put' && method !== 'patch') || home !== trim(path) || isThere) return undefined
  const body = bodyOf(document, seen)
  const thing = locate(document, collection.schema)
  const sent = body && shapeOf(document, body).properties
  const known = thing && shapeOf(document, thing).properties
  // Of what somebody has one of, who asks says which.
  const isMine = /^(?:user|owner|account)(?:uu)?id$/.test(flat(collection.key))
  const isOne =
    !isMine && sent?.has(collection.key) === true && [...sent.keys()].filter((each) => known?.has(each)).length > 1
  return isOne
    ? {
        does: method === 'put' ? 'replace' : 'update',
        collection: name,
        why: `it changes one of ${name}, whose key the body has`,
      }
    : undefined
}

/** The only parameter of the query that has to be there is the key. */
function keyInQuery(
  document: Overview['document'],
  { item, operation }: Seen,
  { key }: CollectionModel,
  name: string,
): boolean {
  const queried = locateParameters(document, item, operation).filter(({ value }) => value.in === 'query')
  const [only, ...others] = queried.filter(({ value }) => value.required === true)
  const called = flat(String(only?.value.name))
  const schema = only && child(document, only, 'schema')
  if (schema === undefined || others.length > 0 || shapeOf(document, schema).types.includes('array')) return false
  const stem = /^(.+?)(?:uu)?(?:id|key|slug)$/.exec(called)?.[1] ?? ''
  return called === flat(key) || isSingularOf(stem, flat(name.split('/').at(-1) ?? ''))
}

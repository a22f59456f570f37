/**
 * What a document that has no `x-resource` says all the same: that POST to a collection creates, and that what it answers is found again
 * below the collection's path. Only what paths, methods, schemas and links show together is taken, and all of it is said. The rules stand
 * in `resources/`.
 */
import { child, isObject, type JsonObject } from '../spec/pointer.ts'
import { locateParameters } from '../spec/read-contract.ts'
import { methods } from './adapt-document.ts'
import { namesOf, parametersIn, plain, trim } from './path-names.ts'
import { type Additions, withAdditions } from './resources/additions.ts'
import { creation } from './resources/creation.ts'
import { above, type Found, type Paths, readPaths } from './resources/found.ts'
import type { Telling } from './resources/id-in.ts'
import { listing, listsThings } from './resources/listing.ts'
import { madeAbove } from './resources/made-above.ts'
import { isCalledUpdate, members } from './resources/members.ts'
import type { Place, Rule } from './resources/place.ts'
import { upsertAmong } from './resources/upserts.ts'

export interface Inference {
  readonly document: JsonObject
  readonly inferred: readonly string[]
}

/** In the order in which they are asked. */
const rules: readonly Rule[] = [members, listing, creation]

/** What is known of a collection before the rules are asked. */
type Seen = Pick<Place, 'parameter' | 'read' | 'create' | 'lists' | 'members'> & {
  readonly path: string
  /** Where its elements are made. */
  readonly madeAt: string
}

/** @param document Adapted. */
export function inferResources(document: JsonObject): Inference {
  const inferred: string[] = []
  const additions: Additions = new Map()
  const paths = readPaths(document)
  const items = new Set(paths.items)
  const nested = paths.all.filter((path) => paths.at(path, 'post') !== undefined && items.has(above(path)))
  const names = namesOf([...new Set([...paths.items.map((path) => placeOf(path, paths)), ...nested])])
  const elsewhere = madeAbove(document, paths)
  for (const seen of [...withItems(paths, elsewhere), ...belowItems(paths, elsewhere)]) {
    // What is only listed is a part of what it stands below, unless it is made there too.
    if (seen.members.length === 0 && !seen.lists.some((list) => listsThings(document, list))) continue
    const collection = names.get(plain(seen.path)) ?? seen.path
    const parent = parentOf(seen.madeAt, paths, names)
    const clauses: string[] = []
    const upsert = seen.create === undefined ? upsertAmong(document, seen.members, collection) : undefined
    const add = ({ operation: { pointer } }: Found, added: Parameters<Additions['set']>[1]): void => {
      additions.set(pointer, { ...additions.get(pointer), ...added })
    }
    const place: Place = {
      document,
      ...seen,
      upsert,
      telling: tellingOf(document, seen, collection),
      claim(found, resource, said) {
        const written = found.operation.value['x-resource']
        const understood = { collection, ...(parent === undefined ? {} : { parent }), ...resource }
        if (!isObject(written)) {
          add(found, { resource: understood })
          clauses.push(said)
        } else if (saysTheSame(written, understood)) {
          // What somebody wrote stands above what was inferred, and need not say all of it.
          add(found, { resource: { ...understood, ...written } })
        }
      },
      link: (found, links, status) => add(found, { links, status }),
      note: (clause) => clauses.push(clause),
      say: (sentence) => inferred.push(sentence),
    }
    for (const rule of rules) rule(place)
    if (clauses.length > 0) inferred.push(`${collection}: ${clauses.join(', ')} (by their paths and methods)`)
  }
  return { document: withAdditions(document, additions), inferred }
}

/** Whether what somebody wrote of an operation is about the same thing, however little of it. */
function saysTheSame(written: JsonObject, understood: JsonObject): boolean {
  return ['collection', 'action'].every((name) => written[name] === undefined || written[name] === understood[name])
}

/** What the document says of the parameter that tells the elements of a collection apart. */
function tellingOf(document: JsonObject, { parameter, members: [member] }: Seen, collection: string): Telling {
  const declared =
    member && locateParameters(document, member.item, member.operation).find(({ value }) => value.name === parameter)
  const schema = (declared && child(document, declared, 'schema')?.value) ?? {}
  return { parameter, declared, schema, collection: collection.split('/').at(-1) ?? '' }
}

/** Collections whose elements have paths of their own, at which they can be read or deleted. */
function withItems(paths: Paths, elsewhere: ReadonlyMap<string, string>): Seen[] {
  const { items, at } = paths
  return items.flatMap((itemPath) => {
    const path = placeOf(itemPath, paths)
    const madeAt = elsewhere.get(plain(path)) ?? path
    const read = at(itemPath, 'get')
    if (read === undefined && at(itemPath, 'delete') === undefined) return []
    return {
      path,
      madeAt,
      parameter: parametersIn(itemPath).at(-1) ?? '',
      read,
      create:
        at(madeAt, 'post') ?? making.map((word) => at(`${path}/${word}`, 'post')).find((each) => each !== undefined),
      lists: [...new Set([madeAt, path])].flatMap((each) => at(each, 'get') ?? []),
      members: membersAt(itemPath, at),
    }
  })
}

/** Segments of a path at which something is made: `/volumes/create`. */
const making = ['create', 'new', 'add']

/** Where the thing at a path is made, and others like it listed: for `/silence/{id}`, where nothing else is, that is `/silences`. */
function placeOf(itemPath: string, { at, belongingTo }: Paths): string {
  const path = above(itemPath)
  if (at(path, 'post') !== undefined || at(path, 'get') !== undefined) return path
  const owned = belongingTo(itemPath)
  if (owned !== undefined) return owned
  if (/[s}/]$/.test(path)) return path
  const plurals = [`${path}s`, `${path}es`, path.replace(/y$/, 'ies')]
  return plurals.find((each) => each !== path && (at(each, 'post') ?? at(each, 'get')) !== undefined) ?? path
}

/** A POST at the path of an element changes it where it is called so, and nothing else does. */
function membersAt(itemPath: string, at: Paths['at']): Found[] {
  const members = methods.flatMap((method) => (method === 'post' ? [] : (at(itemPath, method) ?? [])))
  const post = at(itemPath, 'post')
  const isChanged = members.some((each) => each.as === 'patch')
  return post !== undefined && !isChanged && isCalledUpdate(post) ? [...members, post] : members
}

/** What can only be made and listed below a thing goes with it. */
function belowItems(paths: Paths, elsewhere: ReadonlyMap<string, string>): Seen[] {
  const { all, items, at, isItem } = paths
  const ofItems = items.flatMap((each) => [above(each), placeOf(each, paths)])
  const places = new Set([...ofItems, ...elsewhere.values()].map(plain))
  return all.flatMap((path) => {
    const [create, list] = [at(path, 'post'), at(path, 'get')]
    if (places.has(plain(path)) || !isItem(above(path)) || create === undefined || list === undefined) return []
    return { path, madeAt: path, parameter: 'id', read: undefined, create, lists: [list], members: [] }
  })
}

function parentOf(path: string, { isItem }: Paths, names: ReadonlyMap<string, string>): string | undefined {
  const parentPath = /^(.*\/\{[^{}/]+\})\/[^{}/]+$/.exec(trim(path))?.[1]
  return parentPath !== undefined && isItem(parentPath) ? names.get(plain(above(parentPath))) : undefined
}

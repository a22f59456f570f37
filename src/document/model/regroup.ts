/**
 * Operations that were taken to be about a collection of their own, or about none, and whose answers show that they are about things of
 * another one: `/users/{id}/orders` lists orders, `/pets/findByStatus` pets, and `/teams/{id}/members/{user}` lets a user into a team.
 */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { flat, lastWord, parametersIn, plain, trim } from '../path-names.ts'
import { above } from '../resources/found.ts'
import { shapeOf } from '../shape.ts'
import { isSingularOf } from '../words.ts'
import { bodyOf, isBodyList } from './bodies.ts'
import { type Home, madeElsewhere, partOf, pickedOut, thingOf } from './homes.ts'
import { isAbout, listIn } from './locate-things.ts'
import type { Seen } from './seen.ts'

export function regrouped(document: JsonObject, all: readonly Seen[]): readonly Seen[] {
  const homes = homesOf(document, all)
  if (homes.size === 0) return all
  const homeOf = (schema: Located | undefined): Home | undefined => schema && homes.get(schema.pointer)
  const places = new Map([...homes.values()].map(({ collection, path }) => [collection, plain(path)]))
  const byPlace = new Map([...homes.values()].map((home) => [plain(home.path), home]))
  const made = collectionsOf(all, 'create')
  const removed = collectionsOf(all, 'delete')
  const others = ofAnotherKind(document, all, homes)
  const linked = new Map(
    all.flatMap((seen): [string, Home][] => {
      const home = others.get(collectionOf(seen) ?? '')
      return home === undefined || actionOf(seen) !== 'list' ? [] : [[plain(seen.path), home]]
    }),
  )
  const claim = (seen: Seen, { collection }: Home, action: string): Seen => ({
    ...seen,
    resource: { ...seen.resource, collection, action },
  })
  const sizes = sizesOf(all)
  return all.map((seen): Seen => {
    const part = partOf(document, seen, homes)
    if (part !== undefined)
      return { ...seen, resource: { collection: part.home.collection, action: 'part', list: part.list } }
    const own = collectionOf(seen)
    if (own === undefined) return unclaimed(seen)
    const picked = sizes.get(own) === 1 ? pickedOut(document, seen, homes) : undefined
    if (picked !== undefined) return claim(seen, picked.home, picked.action)
    const home = others.get(own)
    if (home === undefined) return seen
    const action = actionOf(seen) ?? ''
    if (['replace', 'update', 'upsert'].includes(action)) return claim(seen, home, 'link')
    // What is made there and removed nowhere else is gone, and not only taken out.
    const isGone = made.has(own) && !removed.has(home.collection)
    if (action === 'create' && namesOne(document, seen, home)) return claim(seen, home, 'link')
    return claim(seen, home, action === 'delete' && !isGone ? 'unlink' : action)
  })

  function unclaimed(seen: Seen): Seen {
    const { path, method, successes } = seen
    const schema = successes[0]?.schema
    if (method === 'get') {
      const list = schema && listIn(document, schema)
      const home = homeOf(list?.schema) ?? (list && byPlace.get(plain(path)))
      return home !== undefined && !/\}$/.test(trim(path)) ? claim(seen, home, 'list') : seen
    }
    const at = byPlace.get(plain(path))
    if (method === 'post' && at !== undefined) return claim(seen, at, 'create')
    const among = linked.get(plain(path)) ?? (/\}$/.test(trim(path)) ? linked.get(plain(above(trim(path)))) : undefined)
    if ((method === 'post' || method === 'put') && among !== undefined) return claim(seen, among, 'link')
    const made = method === 'post' ? madeElsewhere(document, seen, homes) : undefined
    if (made !== undefined) return claim(seen, made, 'create')
    // Whom it is about, what is sent says.
    const body = bodyOf(document, seen)
    const home = homeOf(body && withoutDirection(body))
    if (home === undefined) return seen
    if (at?.collection === home.collection && (method === 'put' || method === 'patch'))
      return claim(seen, home, method === 'put' ? 'replace' : 'update')
    const isBelow = plain(above(trim(path))) === places.get(home.collection)
    return method === 'post' && isBelow && isBodyList(document, seen) ? claim(seen, home, 'create') : seen
  }
}

/** Whether what is sent is the key of one of them, and hardly anything else: `{ label_id }`. */
function namesOne(document: JsonObject, seen: Seen, { path }: Home): boolean {
  const body = bodyOf(document, seen)
  const names = body === undefined ? [] : [...shapeOf(document, body).properties.keys()]
  const many = path.split('/').at(-1) ?? ''
  const isKey = (name: string): boolean => isSingularOf(/^(.+?)(?:uu)?id$/.exec(flat(name))?.[1] ?? '', flat(many))
  return names.some(isKey) && names.filter((name) => !isKey(name) && !isOwn(name)).length <= 1
}

/** What a server says of a link by itself. */
function isOwn(name: string): boolean {
  return /^(?:id|created|updated|createdat|updatedat)$/.test(flat(name))
}

/** Collection that is none -> that of its things. */
function ofAnotherKind(
  document: JsonObject,
  all: readonly Seen[],
  homes: ReadonlyMap<string, Home>,
): ReadonlyMap<string, Home> {
  const read = collectionsOf(all, 'read')
  const others = new Map<string, Home>()
  for (const seen of all) {
    const own = collectionOf(seen)
    const [success] = seen.successes
    if (own === undefined || read.has(own) || success?.schema === undefined) continue
    const isList = actionOf(seen) === 'list'
    if (!isList && actionOf(seen) !== 'create') continue
    const shown = isList ? listIn(document, success.schema)?.schema : thingOf(document, success.schema)
    const home = shown && homes.get(shown.pointer)
    const known = home ?? (isList ? putAmong(all, seen, homes) : undefined)
    if (known !== undefined && known.collection !== own && !others.has(own)) others.set(own, known)
  }
  return others
}

/** Of `/contacts/{id}/segments` the segments, where `POST /contacts/{id}/segments/{id}` puts one there by its key alone. */
function putAmong(all: readonly Seen[], { path }: Seen, homes: ReadonlyMap<string, Home>): Home | undefined {
  const word = lastWord(path)
  if (word === undefined || parametersIn(path).length === 0) return undefined
  const isPut = all.some(
    (each) =>
      plain(each.path) === `${plain(path)}/{}` &&
      (each.method === 'post' || each.method === 'put') &&
      each.operation.value.requestBody === undefined,
  )
  return isPut
    ? [...homes.values()].find((home) => lastWord(home.path) === word && parametersIn(home.path).length === 0)
    : undefined
}

function collectionsOf(all: readonly Seen[], action: string): ReadonlySet<string | undefined> {
  return new Set(all.filter((seen) => actionOf(seen) === action).map(collectionOf))
}

/** How many operations are about each collection. */
function sizesOf(all: readonly Seen[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const seen of all) {
    const own = collectionOf(seen)
    if (own !== undefined) sizes.set(own, (sizes.get(own) ?? 0) + 1)
  }
  return sizes
}

/** Schemas of things that are read at paths of their own, those that can be changed there and the shorter path first; of what several share the first. */
function homesOf(document: JsonObject, all: readonly Seen[]): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>()
  const changed = new Set(
    all.flatMap(({ method, path }) => (['put', 'patch', 'delete'].includes(method) ? [plain(path)] : [])),
  )
  const isFixed = ({ path }: Seen): number => (changed.has(plain(path)) ? 0 : 1)
  const reads = all
    .filter((seen) => actionOf(seen) === 'read' && /\}$/.test(trim(seen.path)))
    .toSorted(
      (one, other) => isFixed(one) - isFixed(other) || parametersIn(one.path).length - parametersIn(other.path).length,
    )
  for (const seen of reads) {
    const schema = seen.successes[0]?.schema
    const thing = schema && thingOf(document, schema)
    const collection = collectionOf(seen)
    if (thing === undefined || collection === undefined || homes.has(thing.pointer)) continue
    homes.set(thing.pointer, { collection, path: above(trim(seen.path)) })
  }
  // What is listed and made there may show less than what is read by itself.
  for (const home of [...homes.values()]) {
    for (const seen of all) {
      if (collectionOf(seen) !== home.collection || plain(seen.path) !== plain(home.path)) continue
      const shown = shownAt(document, seen)
      if (shown?.pointer.startsWith('#/components/schemas/') && !homes.has(shown.pointer))
        homes.set(shown.pointer, home)
    }
  }
  return homes
}

/** The schema of a thing that is made, or of those that are listed. */
function shownAt(document: JsonObject, seen: Seen): Located | undefined {
  const schema = seen.successes[0]?.schema
  if (schema === undefined) return undefined
  if (actionOf(seen) === 'create') return thingOf(document, schema)
  const list = actionOf(seen) === 'list' ? listIn(document, schema) : undefined
  return list !== undefined && isAbout(list, lastWord(seen.path) ?? '') ? list.schema : undefined
}

/** What is sent is of a copy of the schema that is answered. */
function withoutDirection({ pointer, value }: Located): Located {
  return { pointer: pointer.replace(/__request$/, ''), value }
}

function actionOf({ resource }: Seen): string | undefined {
  return typeof resource?.action === 'string' ? resource.action : undefined
}

function collectionOf({ resource }: Seen): string | undefined {
  return typeof resource?.collection === 'string' ? resource.collection : undefined
}

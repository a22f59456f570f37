/** What belongs to something that its own path does not say: the orders of `/users/{id}/orders`, whose own paths are `/orders/{id}`. */
import type { JsonObject } from '../../spec/pointer.ts'
import { locate } from '../../spec/pointer.ts'
import { isPathOfPeople } from '../adapting/signing.ts'
import { flat, parametersIn, plain, trim } from '../path-names.ts'
import { above } from '../resources/found.ts'
import { shapeOf } from '../shape.ts'
import { isSingularOf } from '../words.ts'
import type { AmongModel, CollectionModel } from './model.ts'
import type { Overview, Seen } from './overview.ts'

/** Path of the list of a collection, by which its things are told apart; undefined where none has a path. */
export function homePath({ byCollection }: Overview, collection: string): string | undefined {
  const own = (byCollection.get(collection) ?? []).filter(
    ({ path, resource }) =>
      /\}$/.test(trim(path)) && ['read', 'replace', 'update', 'delete', 'upsert'].includes(String(resource?.action)),
  )
  const [first] = own.toSorted((one, other) => depthOf(one.path) - depthOf(other.path))
  return first && above(trim(first.path))
}

/** @returns null where the path is below that of the collection itself. */
export function amongOf(
  overview: Overview,
  seen: Seen,
  name: string,
  collection: CollectionModel,
): { readonly among: AmongModel; readonly scope: readonly string[] } | null {
  const home = homePath(overview, name)
  if (home === undefined) return null
  const path = seen.resource?.action === 'link' || seen.resource?.action === 'unlink' ? listPath(seen) : trim(seen.path)
  const own = depthOf(home)
  const isBelow = plain(path).startsWith(`${plain(home)}/`)
  // `/orders/status/{status}` is not below an order.
  const isPicking = isBelow && !plain(path).startsWith(`${plain(home)}/{`) && depthOf(path) > own
  if (plain(path) === plain(home) || (isBelow && !isPicking)) return null
  const parameters = parametersIn(path)
  // What the path does not say of where they stand, who asks does: `/user/repos` are those of `/repos/{owner}`.
  const unsaid = parametersIn(home).slice(parameters.length)
  const property = propertyOf(overview.document, path, collection)
  const isKept = (overview.byCollection.get(name) ?? []).some(
    (each) =>
      ['create', 'link'].includes(String(each.resource?.action)) &&
      plain(each.resource?.action === 'link' ? listPath(each) : trim(each.path)) === plain(path),
  )
  return {
    scope: [...parameters.slice(0, own), ...unsaid],
    among: { path: plain(path), parameters: parameters.slice(own), property, isKept },
  }
}

/** Of `/teams/{id}/members/{user}` what lists the members. */
function listPath({ path }: Seen): string {
  return /\}$/.test(trim(path)) ? above(trim(path)) : trim(path)
}

function depthOf(path: string): number {
  return parametersIn(path).length
}

/** Who made a thing, as it mostly names them. */
const makers = [
  'ownerid',
  'authorid',
  'creatorid',
  'createdbyid',
  'createdby',
  'owner',
  'author',
  'creator',
  'postedby',
]

/** `userId`, `user_id`, `user` or `users` of what stands below `/users/{id}`. */
function propertyOf(document: JsonObject, path: string, { schema, key }: CollectionModel): string | null {
  const parameter = parametersIn(path).at(-1)
  const thing = schema === null ? undefined : locate(document, schema)
  if (parameter === undefined || thing === undefined) return null
  const segments = path.split('/')
  const word = segments[segments.findLastIndex((segment) => segment.includes('{')) - 1] ?? ''
  const names = [...shapeOf(document, thing).properties.keys()].filter((name) => name !== key)
  const bare = flat(parameter)
  const many = flat(word)
  const singulars = [many.replace(/ies$/, 'y'), many.replace(/es$/, ''), many.replace(/s$/, '')]
  const one = singulars.filter((each) => each !== many && isSingularOf(each, many))
  const wanted = [
    ...(bare === 'id' ? [] : [bare]),
    ...one.flatMap((each) => [`${each}id`, `${each}gid`, `${each}uuid`, each]),
    ...one.flatMap((each) => [`${each}ids`, `${each}s`]),
    many,
    // `/users/{id}/recipes` are those of which somebody is the owner.
    ...(isPathOfPeople(above(path)) ? makers : []),
  ]
  return wanted.map((each) => names.find((name) => flat(name) === each)).find((name) => name !== undefined) ?? null
}

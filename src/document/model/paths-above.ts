/** Paths that lead to things whose own paths are called otherwise: by the word for one, or behind the name of a part of the API. */
import { parametersIn, plain, trim } from '../path-names.ts'
import { isSingularOf } from '../words.ts'
import type { Overview } from './overview.ts'

/** Path of a thing, whatever its parameters are called -> its collection. */
export type ItemPaths = ReadonlyMap<string, string>

/** Paths of things that have the word for one where the list has that for many: `/cafe/{id}` of `/cafe/{id}/tables`, beside `/cafes`. */
export function calledSingly({ all }: Overview, items: ItemPaths): Map<string, string> {
  const manyAt = new Map<string, { readonly word: string; readonly collection: string }[]>()
  for (const [path, collection] of items) {
    const segments = path.split('/')
    const place = segments.slice(0, -2).join('/')
    manyAt.set(place, [...(manyAt.get(place) ?? []), { word: segments.at(-2) ?? '', collection }])
  }
  const found = new Map<string, string>()
  for (const path of new Set(all.map((each) => plain(each.path)))) {
    const segments = path.split('/')
    for (const [index, segment] of segments.entries()) {
      const own = segments.slice(0, index + 1).join('/')
      if (segment !== '{}' || items.has(own)) continue
      const word = segments[index - 1] ?? ''
      const one = manyAt.get(segments.slice(0, index - 1).join('/'))?.find((each) => isSingularOf(word, each.word))
      if (one !== undefined) found.set(own, one.collection)
    }
  }
  return found
}

/** `/vcs/recipes/{recipeId}` of what stands below it, where recipes are at `/recipes/{recipeId}` and nowhere else. */
export function standingElsewhere({ all }: Overview, items: ItemPaths): Map<string, string> {
  const alone = new Map<string, string | null>()
  for (const { path } of all) {
    const collection = parametersIn(path).length === 1 ? items.get(plain(path)) : undefined
    const end = endOf(trim(path).split('/'))
    if (collection === undefined || !end.endsWith('}')) continue
    const known = alone.get(end)
    alone.set(end, known === undefined || known === collection ? collection : null)
  }
  const found = new Map<string, string>()
  for (const { path } of all) {
    const segments = trim(path).split('/')
    const first = segments.findIndex((segment) => segment.startsWith('{'))
    const above = segments.slice(0, first + 1)
    const collection = first === -1 || first === segments.length - 1 ? undefined : alone.get(endOf(above))
    const place = plain(above.join('/'))
    if (collection != null && !items.has(place)) found.set(place, collection)
  }
  // What is made at `/tickets` is what `/tickets/{ticketId}/qr` stands below, though nothing reads it.
  for (const { path, resource } of all) {
    const place = `${plain(path)}/{}`
    const { action, collection } = resource ?? {}
    const isMadeThere = action === 'create' && typeof collection === 'string' && !items.has(place)
    if (isMadeThere && all.some((each) => plain(each.path).startsWith(`${place}/`)))
      found.set(place, String(collection))
  }
  return found
}

/** The word and the parameter that a path ends with. */
function endOf(segments: readonly string[]): string {
  return segments.slice(-2).join('/')
}

/** The operations of a document by their paths, and which paths look like those of things. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { actionOf } from '../acts.ts'
import { type methods, operationsIn } from '../adapt-document.ts'
import { plain, trim } from '../path-names.ts'

export interface Found {
  readonly path: string
  readonly method: (typeof methods)[number]
  readonly operation: Located
  readonly item: Located
}

export interface Paths {
  readonly all: readonly string[]
  /** Those that end with a parameter. */
  readonly items: readonly string[]
  at(path: string, method: string): Found | undefined
  /** Whether a path ends with a parameter, whatever it is called. */
  isItem(path: string): boolean
}

export function readPaths(document: JsonObject): Paths {
  // A GET that does more than read neither reads nor lists things.
  const found = [...operationsIn(document)].flatMap(([path, method, operation, item]): Found[] =>
    method === 'get' && actionOf(document, { path, operation }) !== undefined
      ? []
      : [{ path, method, operation, item }],
  )
  const byPlace = new Map(found.toReversed().map((each) => [`${each.method} ${plain(each.path)}`, each]))
  const all = [...new Map(found.map(({ path }) => [plain(path), trim(path)])).values()]
  const items = all.filter((path) => /\/\{[^{}/]+\}$/.test(path))
  const itemPlaces = new Set(items.map(plain))
  return {
    all,
    items,
    at: (path, method) => byPlace.get(`${method} ${plain(path)}`),
    isItem: (path) => itemPlaces.has(plain(path)),
  }
}

/** What a path stands below. */
export function above(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

export function title({ method, path }: Found): string {
  return `${method.toUpperCase()} ${path}`
}

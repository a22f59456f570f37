/** The operations of a document by their paths, and which paths look like those of things. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { actionOf } from '../acts.ts'
import { type methods, operationsIn } from '../adapt-document.ts'
import { flat, isIdOf, plain, trim } from '../path-names.ts'
import { elementsSchema, shapeOf } from '../shape.ts'
import { standingOf } from './standing.ts'
import { successSchema } from './success-schema.ts'

export interface Found {
  readonly path: string
  readonly method: (typeof methods)[number]
  /** The method by which it stands among the paths of things. */
  readonly as: (typeof methods)[number]
  readonly operation: Located
  readonly item: Located
}

export interface Paths {
  readonly all: readonly string[]
  /** Those that end with a parameter by which one thing is told apart. */
  readonly items: readonly string[]
  at(path: string, method: string): Found | undefined
  /** Whether it is such a path, whatever its parameter is called. */
  isItem(path: string): boolean
  /** Where the things at an item's path are made and listed, if that is at the key of what they belong to: `/tasks/{projectId}` of `/tasks/{projectId}/t/{taskId}`. */
  belongingTo(itemPath: string): string | undefined
}

export function readPaths(document: JsonObject): Paths {
  // A GET that does more than read neither reads nor lists things.
  const operations = [...operationsIn(document)].flatMap(([path, method, operation, item]) =>
    method === 'get' && actionOf(document, { path, operation }) !== undefined
      ? []
      : [{ path, method, operation, item }],
  )
  const standing = standingOf(operations)
  const found = operations.map((each, index) => ({
    ...each,
    ...(standing[index] ?? { place: each.path, as: each.method }),
  }))
  const byPlace = new Map(found.toReversed().map((each) => [`${each.as} ${plain(each.place)}`, each]))
  const all = [...new Map(found.map(({ place }) => [plain(place), trim(place)])).values()]
  const at: Paths['at'] = (path, method) => byPlace.get(`${method} ${plain(path)}`)
  const endings = all.filter((path) => /\/\{[^{}/]+\}$/.test(path))
  const lists = new Map(endings.flatMap((path) => (isListOfSome(document, path, at) ? [[plain(path), path]] : [])))
  const items = endings.filter((path) => !lists.has(plain(path)))
  const itemPlaces = new Set(items.map(plain))
  return {
    all,
    items,
    at,
    isItem: (path) => itemPlaces.has(plain(path)),
    belongingTo(itemPath) {
      // What is at one key below the list is of it; what is a word further on has to be of its kind.
      const near = lists.get(plain(above(itemPath)))
      if (near !== undefined) return near
      const far = lists.get(plain(above(above(itemPath))))
      const [listed, read] = [far, itemPath].map((path) => path && shownAt(document, at(path, 'get')))
      return listed !== undefined && listed === read ? far : undefined
    },
  }
}

/** Whether a path ends with the key of what things belong to, and not with their own: a list is there, and more can be made for it. */
function isListOfSome(document: JsonObject, path: string, at: Paths['at']): boolean {
  const [parameter = '', word = ''] = path.split('/').toReversed()
  if (word === '' || word.includes('{')) return false
  const [name, kind] = [flat(parameter), flat(word)]
  const ownNames = [kind, kind.replace(/ies$/, 'y'), kind.replace(/es$/, ''), kind.replace(/s$/, '')]
  if (/^(?:uu|gu)?id$|^(?:key|slug|name|code|number)$/.test(name) || ownNames.some((own) => name.startsWith(own)))
    return false
  const list = at(path, 'get')
  const others = ['put', 'patch', 'delete'].filter((method) => at(path, method) !== undefined)
  const schema = list && successSchema(document, list.operation)?.schema
  const isList = schema !== undefined && isListItself(document, schema)
  return isList && others.length === 0 && at(path, 'post')?.operation.value.requestBody !== undefined
}

/** A list, or what holds nothing else that could be a thing. */
function isListItself(document: JsonObject, schema: Located): boolean {
  const elements = elementsSchema(document, schema)
  if (elements === undefined || !shapeOf(document, elements).types.includes('object')) return false
  const { types, properties } = shapeOf(document, schema)
  return types.includes('array') || ![...properties.keys()].some((name) => isIdOf(name, 'id'))
}

/** The schema of the things that a GET shows, one or a list of them. */
function shownAt(document: JsonObject, read: Found | undefined): string | undefined {
  const schema = read && successSchema(document, read.operation)?.schema
  if (schema === undefined) return undefined
  return (elementsSchema(document, schema) ?? schema).pointer
}

/** What a path stands below. */
export function above(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

export function title({ method, path }: Found): string {
  return `${method.toUpperCase()} ${path}`
}

/** Operations on many things at once: `DELETE /tasks` with their keys, `POST /tasks/bulk-delete`, `PATCH /tasks` with parts of several, `PUT /incidents/ack`. */
import { isObject, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { flat, plain, trim } from '../path-names.ts'
import { above } from '../resources/found.ts'
import { shapeOf } from '../shape.ts'
import { isSingularOf, wordsOf } from '../words.ts'
import { homePath } from './among.ts'
import { wholeBodyOf } from './bodies.ts'
import type { CollectionModel } from './model.ts'
import type { Overview, Seen } from './overview.ts'
import { removedWords } from './states/removal.ts'

export interface Many {
  readonly collection: string
  /** `create`, `delete`, `update`, or the word of an action. */
  readonly action: string
  /** Names of the members of the body that lead to the list of things. */
  readonly within: readonly string[]
}

/** Path of the list of a collection, whatever its parameters are called -> the collection. */
export type ListPaths = ReadonlyMap<string, string>

/** What is put among the things of something else is listed there, and is nothing that such a list can do away with. */
export function listPathsOf(overview: Overview): ListPaths {
  const paths = new Map<string, string>()
  for (const [name, seen] of overview.byCollection) {
    const lists = seen.filter(({ resource }) => resource?.action === 'list')
    const home = homePath(overview, name) ?? lists[0]?.path
    if (home !== undefined && !paths.has(plain(home))) paths.set(plain(home), name)
  }
  return paths
}

/** Words that say that there are many, and nothing of what is done. */
const fillers = /^(bulk|batch|mass|multi|multiple|many|several|all|group|by|ids)$/
const deleting = /^(delete|remove|destroy|trash|purge|clear|deletes|deletion)$/
const updating = /^(update|updates|edit|modify|patch|change|put|set)$/
const creating = /^(create|creates|add|insert|import|new|upsert|save)$/
const reading =
  /^(search|query|find|filter|list|get|read|fetch|lookup|export|count|validate|check|preview|report|download|suggest|stats)$/

export function manyOf(
  document: JsonObject,
  seen: Seen,
  lists: ListPaths,
  collections: Readonly<Record<string, CollectionModel>>,
): Many | undefined {
  if (seen.method === 'get') return undefined
  let path = trim(seen.path)
  const words: string[] = []
  while (!lists.has(plain(path)) && words.length < 2 && !path.endsWith('}') && path.length > 1) {
    words.unshift(path.slice(path.lastIndexOf('/') + 1))
    path = above(path)
  }
  const name = lists.get(plain(path))
  const collection = collections[name ?? '']
  if (name === undefined || collection === undefined || path.endsWith('}')) return undefined
  if (isEmptying(seen, words) && collection.removal !== null) return { collection: name, action: 'purge', within: [] }
  const verbs = words.flatMap((word) => wordsOf(word)).filter((word) => !fillers.test(word))
  const body = wholeBodyOf(document, seen)
  const sent = body && listIn(document, body, name, collection)
  const action = actionOf(seen, words, verbs, sent?.of)
  return action === undefined ? undefined : { collection: name, action, within: sent?.within ?? [] }
}

/** `DELETE /notes/trash`, `POST /notes/trash/empty`. */
function isEmptying({ method }: Seen, [word = '', ...others]: readonly string[]): boolean {
  if (!removedWords.test(flat(word))) return others.length === 0 && /^(?:empty|clear|purge)-?trash$/i.test(word)
  return others.length === 0 ? method === 'delete' : /^(?:empty|clear|purge)$/i.test(others[0] ?? '')
}

function actionOf(
  { method, item, operation }: Seen,
  words: readonly string[],
  [verb, ...others]: readonly string[],
  sent: Sent['of'] | undefined,
): string | undefined {
  if (words.length === 0) {
    if (method === 'delete') return 'delete'
    return sent === 'things' && (method === 'put' || method === 'patch') ? 'update' : undefined
  }
  if (verb === undefined) {
    const usual = { post: 'create', put: 'update', patch: 'update', delete: 'delete', get: undefined }[method]
    return sent === undefined || (usual === 'create' && sent === 'keys') ? undefined : usual
  }
  const isNamed = sent !== undefined || namesKeys([item, operation])
  if (!isNamed || reading.test(verb) || others.length > 1) return undefined
  if (deleting.test(verb) || (method === 'delete' && sent === 'keys')) return 'delete'
  if (updating.test(verb)) return 'update'
  if (creating.test(verb)) return sent === 'things' ? 'create' : undefined
  return sent === 'keys' ? [verb, ...others].join('_') : undefined
}

/** Whether a parameter of the query has keys. */
function namesKeys(owners: readonly Located[]): boolean {
  return owners.some(({ value: { parameters } }) =>
    (Array.isArray(parameters) ? parameters : []).some(
      (each) => isObject(each) && each.in === 'query' && /^(ids|keys|uuids)$/.test(flat(String(each.name))),
    ),
  )
}

interface Sent {
  readonly of: 'keys' | 'things'
  readonly within: readonly string[]
}

/** What the list is of that a body is or has: keys of things, or things. */
function listIn(document: JsonObject, body: Located, name: string, collection: CollectionModel): Sent | undefined {
  const { types, items, properties } = shapeOf(document, body)
  const whole = types.includes('array') && items !== undefined ? kindOf(document, items, collection) : undefined
  if (whole !== undefined) return { of: whole, within: [] }
  for (const [member, property] of properties) {
    const shape = shapeOf(document, property)
    if (!shape.types.includes('array') || shape.items === undefined) continue
    const kind = kindOf(document, shape.items, collection)
    if (kind === 'things' || (kind === 'keys' && isCalledKeys(member, name, collection.key)))
      return { of: kind, within: [member] }
  }
  return undefined
}

function kindOf(document: JsonObject, items: Located, { schema, key }: CollectionModel): Sent['of'] | undefined {
  const { types, properties } = shapeOf(document, items)
  if (types.some((type) => type === 'string' || type === 'integer' || type === 'number')) return 'keys'
  if (schema === null || properties.size === 0) return undefined
  const thing = locate(document, schema)
  const shown = thing && shapeOf(document, thing).properties
  const known = [...properties.keys()].filter((name) => name === key || shown?.has(name))
  return known.length > 0 ? 'things' : undefined
}

/** `ids`, `taskIds`, `incidentNames`, `shortCodes` of what is known by a `shortCode`, and `documents` of documents. */
export function isCalledKeys(member: string, collection: string, key: string): boolean {
  const word = flat(collection.split('/').findLast((segment) => !segment.includes('{')) ?? collection)
  const bare = flat(member)
  if (bare === word || bare === `${flat(key)}s` || /^(ids|uuids|keys|guids)$/.test(bare)) return true
  const [, stem = ''] = /^(.+?)(ids|uuids|keys|names|numbers|slugs)$/.exec(bare) ?? []
  return stem !== '' && isSingularOf(stem, word)
}

/** The operations of an adapted document with what each was claimed to do, by path. */
import { isObject, type JsonObject, type Located } from '../../spec/pointer.ts'
import { type methods, operationsIn } from '../adapt-document.ts'
import { plain, trim } from '../path-names.ts'
import { type SuccessSchema, successesOf } from './locate-things.ts'

export interface Seen {
  readonly id: string
  readonly path: string
  readonly method: (typeof methods)[number]
  readonly operation: Located
  readonly item: Located
  readonly successes: readonly SuccessSchema[]
  /** Its `x-resource`, written or inferred. */
  readonly resource: JsonObject | undefined
}

export interface Overview {
  readonly document: JsonObject
  readonly all: readonly Seen[]
  /** Collections in the order of the document, each with the operations that are about it. */
  readonly byCollection: ReadonlyMap<string, readonly Seen[]>
  at(path: string, method: string): Seen | undefined
}

export function overviewOf(document: JsonObject): Overview {
  const all = [...operationsIn(document)].map(([path, method, operation, item]): Seen => {
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
  const byCollection = new Map<string, Seen[]>()
  for (const seen of all) {
    const name = seen.resource?.collection
    if (typeof name === 'string') byCollection.set(name, [...(byCollection.get(name) ?? []), seen])
  }
  const byPlace = new Map(all.map((seen) => [`${seen.method} ${plain(seen.path)}`, seen]))
  return { document, all, byCollection, at: (path, method) => byPlace.get(`${method} ${plain(path)}`) }
}

/** The last segment of a path, where that is a word. */
export function lastWord(path: string): string | undefined {
  const last = trim(path).split('/').at(-1) ?? ''
  return last === '' || last.includes('{') ? undefined : last
}

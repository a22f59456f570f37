/** The published documents as these tests read them: every operation of each, references followed. */
import { readDocuments } from '../../../../scripts/generate/documents.ts'
import { publish } from '../../../../scripts/publish/publish.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../../../../src/spec/pointer.ts'

const sources = readDocuments(process.cwd())
const documented = publish(sources.documented)

/** Name -> document. */
export const published: Readonly<Record<string, JsonObject>> = {
  whole: documented.whole,
  observed: publish(sources.observed).whole,
  ...documented.systems,
}

export interface PublishedOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly item: Located
  readonly operation: Located
}

export function operationsIn(document: JsonObject): PublishedOperation[] {
  const root = { pointer: '#', value: document }
  return Object.keys(document.paths as JsonObject).flatMap((path) => {
    const item = child(document, root, 'paths', path)
    return ['get', 'put', 'post', 'delete', 'patch'].flatMap((method) => {
      const operation = item && child(document, item, method)
      if (item === undefined || operation === undefined) return []
      return [{ id: String(operation.value.operationId), method: method.toUpperCase(), path, item, operation }]
    })
  })
}

/** Every object of a document and where it stands; examples and the vocabulary's own fields are data. */
export function partsOf(
  value: Json,
  place = '#',
): { readonly place: string; readonly name: string; readonly part: Json }[] {
  const members = Array.isArray(value) ? value.map((each, index) => [String(index), each] as const) : []
  const entries = isObject(value) ? Object.entries(value) : members
  return entries.flatMap(([name, part]) =>
    ['example', 'examples', 'default', 'const', 'enum'].includes(name) || name.startsWith('x-')
      ? []
      : [{ place: `${place}/${name}`, name, part }, ...partsOf(part, `${place}/${name}`)],
  )
}

/** The request that the examples of an operation make up. */
export function exampleRequest(document: JsonObject, { method, path, item, operation }: PublishedOperation) {
  const url = new URL(path, originOf(document, item))
  const headers = new Headers()
  for (const owner of [item, operation]) {
    const list = owner.value.parameters
    for (const index of Array.isArray(list) ? list.keys() : []) {
      const parameter = child(document, owner, 'parameters', String(index))?.value ?? {}
      const [name, example] = [String(parameter.name), String(parameter.example)]
      if (parameter.in === 'path')
        url.pathname = decodeURI(url.pathname).replace(`{${name}}`, encodeURIComponent(example))
      else if (parameter.in === 'header') headers.set(name, example)
      else if (parameter.required === true) url.searchParams.set(name, example)
    }
  }
  const content = child(document, operation, 'requestBody', 'content')
  const [mediaType] = Object.keys(content?.value ?? {})
  const media = content && mediaType !== undefined ? child(document, content, mediaType)?.value : undefined
  if (mediaType !== undefined) headers.set('Content-Type', mediaType)
  return { url: url.href, method, headers, body: media === undefined ? undefined : bodyOf(media) }
}

function bodyOf(media: JsonObject): string {
  const [first] = Object.values(isObject(media.examples) ? media.examples : {})
  const value = media.example ?? (isObject(first) ? first.value : undefined)
  return value === undefined ? '' : JSON.stringify(value)
}

function originOf(document: JsonObject, item: Located): string {
  const servers = item.value.servers ?? document.servers
  const [server] = Array.isArray(servers) ? servers : []
  return String(isObject(server) ? server.url : '')
}

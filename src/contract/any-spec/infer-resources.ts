/**
 * What a document that has no `x-resource` says all the same: that POST to a collection creates, and that what it answers is found again
 * below the collection's path. Only what paths, methods, schemas and links show together is taken, and all of it is said.
 */

import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { methods, operationsIn } from './adapt-document.ts'
import { inferPaging, isCut } from './infer-paging.ts'
import { elementsSchema, isFlagged, pathToProperty, shapeOf } from './shape.ts'

export interface Inference {
  readonly document: JsonObject
  readonly inferred: readonly string[]
}

interface Found {
  readonly path: string
  readonly method: (typeof methods)[number]
  readonly operation: Located
  readonly item: Located
}

type Additions = Map<string, { resource?: JsonObject; links?: Record<string, Json>; status?: string }>

const actions = { get: 'read', put: 'replace', patch: 'update', delete: 'delete' } as const

/** @param document Adapted. */
export function inferResources(document: JsonObject): Inference {
  const inferred: string[] = []
  const all: Found[] = [...operationsIn(document)].map(([path, method, operation, item]) => ({
    path,
    method,
    operation,
    item,
  }))
  const additions: Additions = new Map()
  const at = (path: string, method: string): Found | undefined =>
    all.find((each) => plain(each.path) === plain(path) && each.method === method)
  const paths = new Map(all.map(({ path }) => [plain(path), trim(path)]))
  const itemPaths = [...paths.values()].filter((path) => /\/\{[^{}/]+\}$/.test(path))

  const names = namesOf(itemPaths.map((path) => path.slice(0, path.lastIndexOf('/'))))

  for (const itemPath of itemPaths) {
    const path = itemPath.slice(0, itemPath.lastIndexOf('/'))
    const parameter = itemPath.slice(path.length + 2, -1)
    const read = at(itemPath, 'get')
    const create = at(path, 'post')
    const list = at(path, 'get')
    if (read === undefined && at(itemPath, 'delete') === undefined) continue
    const members = methods.flatMap((method) => (method === 'post' ? [] : (at(itemPath, method) ?? [])))
    inferCollection({ path, parameter, read, create, list, members })
  }
  return { document: withAdditions(document, additions), inferred }

  function inferCollection(found: {
    readonly path: string
    readonly parameter: string
    readonly read: Found | undefined
    readonly create: Found | undefined
    readonly list: Found | undefined
    readonly members: readonly Found[]
  }): void {
    const { path, parameter, read, create, list, members } = found
    const collection = names.get(plain(path)) ?? path
    const parentPath = /^(.*\/\{[^{}/]+\})\/[^{}/]+$/.exec(path)?.[1]
    const parent =
      parentPath !== undefined && itemPaths.some((each) => plain(each) === plain(parentPath))
        ? names.get(plain(parentPath.slice(0, parentPath.lastIndexOf('/'))))
        : undefined
    const common = { collection, ...(parent === undefined ? {} : { parent }) }
    const seen: string[] = []
    const claim = (operation: Found, resource: JsonObject, said: string): void => {
      if (isObject(operation.operation.value['x-resource'])) return
      additions.set(operation.operation.pointer, {
        ...additions.get(operation.operation.pointer),
        resource: { ...common, ...resource },
      })
      seen.push(said)
    }
    const readSchema = read && successSchema(document, read.operation)?.schema
    const id = readSchema && pathToProperty(document, readSchema, (name) => isIdOf(name, parameter))
    for (const member of members) {
      if (member.method === 'post') continue
      const action = actions[member.method]
      claim(member, { action, by: id === undefined ? [] : [id.name] }, `${title(member)} ${verbs[action]}`)
    }
    if (list !== undefined) inferList(list, claim)
    if (create !== undefined) inferCreate(create, { parameter, members, seen, claim })
    if (seen.length > 0) inferred.push(`${collection}: ${seen.join(', ')} (by their paths and methods)`)
  }

  function inferList(list: Found, claim: (operation: Found, resource: JsonObject, said: string) => void): void {
    const schema = successSchema(document, list.operation)?.schema
    const elements = schema && elementsSchema(document, schema)
    if (schema === undefined || elements === undefined || !shapeOf(document, elements).types.includes('object')) return
    const parameters = locateParameters(document, list.item, list.operation).flatMap((parameter) =>
      parameter.value.in === 'query'
        ? [{ name: String(parameter.value.name), schema: child(document, parameter, 'schema')?.value ?? {} }]
        : [],
    )
    const { headers } = successSchema(document, list.operation)?.response.value ?? {}
    const names = Object.keys(isObject(headers) ? headers : {}).map((name) => name.toLowerCase())
    const paging = inferPaging(document, parameters, schema, names)
    const pages = paging === undefined ? (isCut(parameters) ? { 'x-cut': true } : {}) : { paging: paging.paging }
    claim(list, { action: 'list', ...pages }, `${title(list)} lists`)
    if (paging !== undefined && !isObject(list.operation.value['x-resource'])) {
      inferred.push(`${title(list)} is paged (by ${paging.reason})`)
    }
  }

  function inferCreate(
    create: Found,
    {
      parameter,
      members,
      seen,
      claim,
    }: {
      readonly parameter: string
      readonly members: readonly Found[]
      readonly seen: string[]
      readonly claim: (operation: Found, resource: JsonObject, said: string) => void
    },
  ): void {
    const answer = successSchema(document, create.operation)
    const hasLinks = isObject(answer?.response.value.links)
    const id = answer?.schema && pathToProperty(document, answer.schema, (name) => isIdOf(name, parameter))
    const location = Object.keys(isObject(answer?.response.value.headers) ? answer.response.value.headers : {}).find(
      (name) => name.toLowerCase() === 'location',
    )
    if (answer === undefined || (id === undefined && location === undefined && !hasLinks)) {
      seen.push(`${title(create)} answers nothing by which what it makes could be found, so it is not called`)
      return
    }
    claim(create, { action: 'create', unique: uniqueIn(create.operation) }, `${title(create)} creates`)
    if (hasLinks) return
    const expression =
      id === undefined ? '$response.header.Location' : `$response.body#/${[...id.within, id.name].join('/')}`
    // The same place may be called otherwise in another path.
    const outer = parametersIn(create.path)
    const links = members.map((member): [string, Json] => [
      String(member.operation.value.operationId),
      {
        operationId: String(member.operation.value.operationId),
        parameters: Object.fromEntries(
          parametersIn(member.path).map((name, index) => {
            const given = outer[index]
            return [name, given === undefined ? expression : `$request.path.${given}`]
          }),
        ),
        ...(id === undefined ? { 'x-last-segment': true } : {}),
      },
    ])
    additions.set(create.operation.pointer, {
      ...additions.get(create.operation.pointer),
      links: Object.fromEntries(links),
      status: answer.status,
    })
    inferred.push(
      `{${parameter}} is ${id === undefined ? 'the last segment of the Location header' : `"${[...id.within, id.name].join('.')}"`} of ${title(create)}'s answer`,
    )
  }

  /** Properties of the body that are declared to be unique. */
  function uniqueIn(operation: Located): string[] {
    const body = child(document, operation, 'requestBody')
    const type = jsonTypeIn(Object.keys(isObject(body?.value.content) ? body.value.content : {}))
    const schema = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
    if (schema === undefined) return []
    const shape = shapeOf(document, schema)
    return [...shape.properties.keys()].filter((name) => isFlagged(schema, name, 'x-unique', shape))
  }
}

const verbs = { read: 'reads', replace: 'replaces', update: 'updates', delete: 'deletes' } as const

/** The first success of an operation that has one. */
export function successSchema(
  document: JsonObject,
  operation: Located,
): { readonly status: string; readonly response: Located; readonly schema: Located | undefined } | undefined {
  const { responses } = operation.value
  for (const status of Object.keys(isObject(responses) ? responses : {})) {
    if (!status.startsWith('2')) continue
    const response = child(document, operation, 'responses', status)
    if (response === undefined) continue
    const type = jsonTypeIn(Object.keys(isObject(response.value.content) ? response.value.content : {}))
    return {
      status,
      response,
      schema: type === undefined ? undefined : child(document, response, 'content', type, 'schema'),
    }
  }
  return undefined
}

/** `id` and its spellings answer to a parameter whose name ends like it; any other property to a parameter of its own name. */
function isIdOf(property: string, parameter: string): boolean {
  const [a, b] = [flat(property), flat(parameter)]
  return a === b || (['id', 'uid', 'uuid', 'guid'].includes(a) && b.endsWith(a)) || (a === 'id' && b.endsWith('uuid'))
}

function flat(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function trim(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** Path of a collection -> its static segments, or the whole path where another one has the same. */
function namesOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const short = (path: string): string =>
    path
      .split('/')
      .filter((segment) => segment !== '' && !segment.includes('{'))
      .join('/')
  const isTaken = (path: string): boolean =>
    paths.some((other) => plain(other) !== plain(path) && short(other) === short(path))
  return new Map(paths.map((path) => [plain(path), isTaken(path) ? path.slice(1) : short(path)]))
}

/** A path whatever its parameters are called. */
function plain(path: string): string {
  return trim(path).replaceAll(/\{[^{}]+\}/g, '{}')
}

function parametersIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
}

function title({ method, path }: Found): string {
  return `${method.toUpperCase()} ${path}`
}

function withAdditions(document: JsonObject, additions: Additions): JsonObject {
  const paths = isObject(document.paths) ? document.paths : {}
  const changed = new Map<string, Record<string, Json>>()
  for (const [path, method, operation] of operationsIn(document)) {
    const added = additions.get(operation.pointer)
    if (added === undefined) continue
    // Adapted responses are objects by their status.
    const responses = { ...(operation.value.responses as Readonly<Record<string, JsonObject>>) }
    const status = added.status
    if (status !== undefined && added.links !== undefined)
      responses[status] = { ...responses[status], links: added.links }
    const members = changed.get(path) ?? {}
    members[method] = {
      ...operation.value,
      ...(added.resource === undefined ? {} : { 'x-resource': added.resource }),
      responses,
    }
    changed.set(path, members)
  }
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, { ...(isObject(item) ? item : {}), ...changed.get(path) }]),
    ),
  }
}

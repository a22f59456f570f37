/**
 * What a document that has no `x-resource` says all the same: that POST to a collection creates, and that what it answers is found again
 * below the collection's path. Only what paths, methods, schemas and links show together is taken, and all of it is said.
 */

import { jsonTypeIn } from '../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../spec/pointer.ts'
import { locateParameters } from '../spec/read-contract.ts'
import { methods, operationsIn } from './adapt-document.ts'
import { isGenericId } from './id-names.ts'
import { inferPaging, isCut } from './infer-paging.ts'
import { isIdOf, namesOf, parametersIn, plain, trim } from './path-names.ts'
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

  const nestedPaths = [...paths.values()].filter(
    (path) => at(path, 'post') !== undefined && itemPaths.includes(path.slice(0, path.lastIndexOf('/'))),
  )

  const names = namesOf([
    ...new Set([...itemPaths.map((path) => path.slice(0, path.lastIndexOf('/'))), ...nestedPaths]),
  ])

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
  for (const path of paths.values()) {
    // What can only be made and listed below a thing goes with it.
    const above = path.slice(0, path.lastIndexOf('/'))
    const [create, list] = [at(path, 'post'), at(path, 'get')]
    const hasItems = itemPaths.some((each) => plain(each.slice(0, each.lastIndexOf('/'))) === plain(path))
    if (
      hasItems ||
      !itemPaths.some((each) => plain(each) === plain(above)) ||
      create === undefined ||
      list === undefined
    )
      continue
    inferCollection({ path, parameter: 'id', read: undefined, create, list, members: [] })
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
    // What is only listed is a part of what it stands below, unless it is made there too.
    if (members.length === 0 && (list === undefined || !listsThings(list))) return
    if (list !== undefined) inferList(list, claim)
    if (create !== undefined) inferCreate(create, { parameter, members, seen, claim })
    if (seen.length > 0) inferred.push(`${collection}: ${seen.join(', ')} (by their paths and methods)`)
  }

  function listsThings(list: Found): boolean {
    const schema = successSchema(document, list.operation)?.schema
    const elements = schema && elementsSchema(document, schema)
    return elements !== undefined && pathToProperty(document, elements, (name) => isIdOf(name, 'id')) !== undefined
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
    const by = members.length === 0 && id !== undefined ? { by: [id.name] } : {}
    claim(create, { action: 'create', ...by, unique: uniqueIn(create, parameter) }, `${title(create)} creates`)
    if (hasLinks || members.length === 0) return
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

  /** Properties of the body that are declared to be unique, or are described so where a conflict is declared. */
  function uniqueIn(create: Found, parameter: string): string[] {
    const body = child(document, create.operation, 'requestBody')
    const type = jsonTypeIn(Object.keys(isObject(body?.value.content) ? body.value.content : {}))
    const schema = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
    if (schema === undefined) return []
    const shape = shapeOf(document, schema)
    const { responses } = create.operation.value
    // What stands for a whole range of statuses says nothing of this one.
    const hasConflict = isObject(responses) && responses[409] !== undefined && responses[409] !== responses[402]
    return [...shape.properties].flatMap(([name, { value }]) => {
      if (isFlagged(schema, name, 'x-unique', shape)) return [name]
      if (!hasConflict) return []
      // Two things of one address cannot be, so an id that the sender has to choose is taken once.
      const isOwnId = shape.required.has(name) && isIdOf(name, parameter) && !isGenericId(name)
      const isDescribed = typeof value.description === 'string' && described.test(value.description)
      if (!isOwnId && !isDescribed) return []
      inferred.push(
        `"${name}" of ${title(create)} is unique (by its ${isOwnId ? 'place in the path' : 'description'}, and 409)`,
      )
      return [name]
    })
  }
}

/** Words of a description that leave no doubt. */
const described = /(?<!not )(?<!not be )\bunique\b(?! (id|identifier|visitors|views|users)\b)/i

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

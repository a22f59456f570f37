/**
 * Puts an OpenAPI document into the words that the contract kit reads (docs/vocabulary.md): one system, errors that are known by their
 * status, no rate limit but the one that the target tells, and a requirement for every operation. Nothing that the document says is lost.
 */

import { jsonTypeIn, withoutParameters } from '../spec/media-types.ts'
import { at, child, isObject, type Json, type JsonObject, type Located, locate } from '../spec/pointer.ts'
import { adaptResponses } from './adapt-responses.ts'
import { withFreeConditions } from './adapting/conditional.ts'
import { otherLimit, rateLimitsOf, withoutForeignSchemas, withoutForeignWords } from './adapting/own-words.ts'
import { keepParameters, namedParameters, undeclaredParameters } from './adapting/parameters.ts'
import { repeatable } from './adapting/repeatable.ts'
import { openForSigning } from './adapting/signing.ts'
import { withTokenHeaders } from './adapting/token-headers.ts'
import { otherMethods, unaskable } from './adapting/unaskable.ts'
import { errorStatuses } from './error-statuses.ts'

export interface Adapted {
  readonly document: JsonObject
  readonly system: string
  /** What could not be taken over, and why. */
  readonly leftOut: readonly string[]
}

export const methods = ['get', 'put', 'post', 'delete', 'patch'] as const
const statusesId = 'document/statuses'
const secretsId = 'document/secrets'
const formatsId = 'document/formats'
const closedId = 'document/closed'

/**
 * @param given OpenAPI 3.1, from `readDocument`.
 * @param purpose Who serves a document answers every operation; who asks leaves out those that a run cannot ask rightly.
 */
export function adaptDocument(given: JsonObject, purpose: 'asking' | 'serving' = 'asking'): Adapted {
  const document = withTokenHeaders(given)
  const leftOut: string[] = []
  const info = isObject(document.info) ? document.info : {}
  const title = typeof info.title === 'string' && info.title.trim() !== '' ? info.title.trim() : 'API'
  const system = systemNameOf(title)
  const isSecretive = hasSecrets(document)
  const requirements: Record<string, JsonObject> = commonRequirements(document, isSecretive)
  const renamed = operationIds(document)
  const limits = rateLimitsOf(document)
  const paths: Record<string, JsonObject> = {}
  const keep = (owner: Located, place: string): Json[] =>
    purpose === 'serving' ? namedParameters(document, owner) : keepParameters(document, owner, place, leftOut)
  const parametersOf = (path: string, method: string, operation: Located, item: Located): JsonObject => {
    const given = operation.value.parameters === undefined ? [] : keep(operation, `${method.toUpperCase()} ${path}`)
    const own = purpose === 'serving' ? withFreeConditions(document, operation, item, given) : given
    const unnamed = purpose === 'serving' ? undeclaredParameters(document, path, [item, operation]) : []
    return own.length + unnamed.length === 0 ? {} : { parameters: [...own, ...unnamed] }
  }
  for (const [path, method, operation, item] of operationsIn(document)) {
    const id = renamed.get(operation.pointer) ?? path
    const problem = purpose === 'asking' ? unaskable(document, operation, item) : undefined
    if (problem !== undefined) {
      leftOut.push(`${id} (${method.toUpperCase()} ${path}) is not called, because ${problem}`)
      continue
    }
    const summary = [operation.value.summary, operation.value.description].find((text) => typeof text === 'string')
    requirements[id] = requirement(
      `${method.toUpperCase()} ${path}${typeof summary === 'string' ? `: ${summary.split('\n')[0]}` : ''}`,
      `${method.toUpperCase()} ${path}`,
    )
    const { servers: _, 'x-also-at': _also, ...shared } = item.value
    paths[path] ??= Object.fromEntries(
      Object.entries(shared).filter(([name]) => !methods.some((each) => each === name)),
    )
    paths[path] = {
      ...paths[path],
      parameters: keep(item, path),
      [method]: {
        ...adaptOperation(document, operation, renamed, limits),
        ...repeatable(document, method, operation, item),
        ...openForSigning(document, path, method, operation),
        ...parametersOf(path, method, operation, item),
        operationId: id,
        tags: [system],
        'x-requirements': [id],
      },
    }
  }
  if (purpose === 'asking') leftOut.push(...otherwiseCalled(document))
  const { components, webhooks: _, ...others } = document
  return {
    system,
    leftOut,
    document: {
      ...others,
      paths,
      tags: [systemTag(document, { system, title, isSecretive })],
      components: {
        ...(isObject(components) ? withoutForeignSchemas(components) : {}),
        'x-documents': { spec: { title, date: String(info.version ?? '') } },
        'x-requirements': requirements,
        'x-rate-limits': limits,
        'x-errors': { statuses: errorStatuses(paths) },
      },
    },
  }
}

function systemNameOf(title: string): string {
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return name.replaceAll(/^-|-$/g, '') || 'api'
}

/** What holds for every answer, as far as the document speaks of it. */
function commonRequirements(document: JsonObject, isSecretive: boolean): Record<string, JsonObject> {
  return {
    [statusesId]: requirement('Every answer has a status that the document declares for its operation.', 'responses'),
    ...(isClosed(document)
      ? {
          [closedId]: requirement('An answer has no member that its schema forbids.', 'additionalProperties'),
        }
      : {}),
    ...(hasInAnswers(document, (part) => isObject(part) && typeof part.format === 'string')
      ? {
          [formatsId]: {
            ...requirement('A value of an answer is of the format that its schema names.', 'format'),
            // JSON Schema lets a format be no more than a note, and who writes one means it.
            level: 'SHOULD',
          },
        }
      : {}),
    ...(isSecretive
      ? { [secretsId]: requirement('A value that is written to a writeOnly property never comes back.', 'writeOnly') }
      : {}),
  }
}

/** Operations of methods that are not called. */
function otherwiseCalled(document: JsonObject): string[] {
  return Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
    otherMethods.flatMap((method) =>
      isObject(item) && item[method] !== undefined
        ? [`${method.toUpperCase()} ${path} is not called, because a run asks by GET, PUT, POST, PATCH and DELETE`]
        : [],
    ),
  )
}

/** The one system that the document is taken to be of. */
function systemTag(
  document: JsonObject,
  { system, title, isSecretive }: { readonly system: string; readonly title: string; readonly isSecretive: boolean },
): JsonObject {
  return {
    name: system,
    description: title,
    'x-system': {
      origin: originOf(document),
      errors: 'statuses',
      rateLimit: otherLimit,
      requirements: {
        'status is declared': [statusesId],
        'format of an answer': [formatsId],
        ...(isSecretive ? { 'no secret comes back': [secretsId] } : {}),
        ...(isClosed(document) ? { 'nothing undeclared is said': [closedId] } : {}),
      },
    },
  }
}

/** Whether an answer's schema forbids other members. */
function isClosed(document: JsonObject): boolean {
  return hasInAnswers(
    document,
    (part) => isObject(part) && (part.additionalProperties === false || part.unevaluatedProperties === false),
  )
}

/** Whether something in an answer, or in what it refers to, is so. */
function hasInAnswers(document: JsonObject, isSo: (part: Json) => boolean): boolean {
  const seen = new Set<Json | undefined>()
  // A document may have more schemas in a row than calls can stand in one another.
  const open: (Json | undefined)[] = [...operationsIn(document)].map(([, , { value }]) => value.responses)
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part !== 'object' || part === null || seen.has(part)) continue
    if (isSo(part)) return true
    seen.add(part)
    for (const each of Object.values(part)) open.push(each)
    if (isObject(part) && typeof part.$ref === 'string') open.push(locate(document, part.$ref)?.value)
  }
  return false
}

function requirement(text: string, section: string): JsonObject {
  return { level: 'MUST', text, source: { document: 'spec', section } }
}

/** Every operation with its path, method and path item. */
export function* operationsIn(
  document: JsonObject,
): Generator<readonly [path: string, method: (typeof methods)[number], operation: Located, item: Located]> {
  const paths = isObject(document.paths) ? document.paths : {}
  for (const path of Object.keys(paths)) {
    if (!path.startsWith('/')) continue
    const item = child(document, { pointer: '#', value: document }, 'paths', path)
    for (const method of methods) {
      const operation = item && child(document, item, method)
      if (item !== undefined && operation !== undefined) yield [path, method, operation, item]
    }
  }
}

/** Pointer of an operation -> an id without dots that no other has. */
export function operationIds(document: JsonObject): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const [path, method, { pointer, value }] of operationsIn(document)) {
    const given = typeof value.operationId === 'string' ? value.operationId : `${method}${path}`
    const base = wordOf(given) || method
    let id = base
    for (let count = 2; taken.has(id); count++) id = `${base}_${count}`
    taken.add(id)
    ids.set(pointer, id)
  }
  return ids
}

function adaptOperation(
  document: JsonObject,
  operation: Located,
  ids: ReadonlyMap<string, string>,
  limits: JsonObject,
): JsonObject {
  const { responses, errors } = adaptResponses(document, operation, {
    id: ids.get(operation.pointer) ?? '',
    targetOf: (link) => linkTarget(document, link, ids),
  })
  const body = child(document, operation, 'requestBody')
  return {
    ...withoutForeignWords(operation.value, limits),
    responses,
    'x-errors': errors,
    ...(body === undefined ? {} : { requestBody: { ...body.value, content: jsonFirst(body.value.content) } }),
  }
}

/** A body is sent in the first of its media types. */
function jsonFirst(content: Json | undefined): JsonObject {
  const rank = (type: string): number =>
    type === 'application/json' ? 0 : /^application\/.*json$/.test(type) ? 1 : jsonTypeIn([type]) !== undefined ? 2 : 3
  const named = Object.entries(isObject(content) ? content : {}).map(([type, media]): [string, Json] => [
    withoutParameters(type),
    media,
  ])
  return Object.fromEntries(named.toSorted(([a], [b]) => rank(a) - rank(b)))
}

/** The id of the operation that a link leads to, whichever way it names it. */
function linkTarget(document: JsonObject, link: JsonObject, ids: ReadonlyMap<string, string>): string | undefined {
  const { operationRef, operationId } = link
  if (typeof operationRef === 'string') {
    return [...ids].find(([pointer]) => decodeURIComponent(pointer) === decodeURIComponent(operationRef))?.[1]
  }
  for (const [, , { pointer, value }] of operationsIn(document)) {
    if (value.operationId === operationId) return ids.get(pointer)
  }
  return undefined
}

function originOf(document: JsonObject): string {
  const server = at(document, '#/servers/0')
  const url = isObject(server) && typeof server.url === 'string' ? server.url : '/'
  const variables = isObject(server) && isObject(server.variables) ? server.variables : {}
  const filled = url.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = variables[name]
    return isObject(variable) ? String(variable.default ?? '') : ''
  })
  const absolute = URL.canParse(filled, 'http://localhost')
    ? new URL(filled, 'http://localhost').href
    : 'http://localhost'
  return absolute.replace(/(?<!\/)\/+$/, '')
}

/** An id of letters, digits, dashes and underscores; at its ends there are no underscores. */
function wordOf(text: string): string {
  const word = text.replaceAll(/[^A-Za-z0-9_-]+/g, '_')
  const isPart = (sign: string): boolean => sign !== '_'
  const signs = [...word]
  return signs.slice(signs.findIndex(isPart), signs.findLastIndex(isPart) + 1).join('')
}

/** Whether anything is written that must not come back. */
function hasSecrets(part: Json): boolean {
  if (Array.isArray(part)) return part.some(hasSecrets)
  return isObject(part) && (part.writeOnly === true || Object.values(part).some(hasSecrets))
}

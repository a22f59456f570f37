/** Responses of an operation with every status by its number, and the links of its successes where the contract kit looks for them. */

import { withoutParameters } from '../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../spec/pointer.ts'
import { clientErrors, codeOf, protocolErrors, serverErrors } from './error-statuses.ts'

const ranges: Readonly<Record<string, readonly number[]>> = {
  '2XX': [200, 201, 202, 204],
  '3XX': [301, 302, 303, 304, 307, 308],
  '4XX': clientErrors,
  '5XX': serverErrors,
}

export interface AdaptedResponses {
  readonly responses: JsonObject
  /** Codes of errors that are taken though the operation does not declare them. */
  readonly errors: readonly string[]
}

export interface Adapting {
  /** The id of the operation, which its successes give evidence for. */
  readonly id: string
  /** The operationId that a link leads to. */
  readonly targetOf: (link: JsonObject) => string | undefined
}

export function adaptResponses(document: JsonObject, operation: Located, { id, targetOf }: Adapting): AdaptedResponses {
  const declared = isObject(operation.value.responses) ? Object.keys(operation.value.responses) : []
  const exact: Record<string, JsonObject> = {}
  const read = (name: string): JsonObject | undefined => {
    const response = child(document, operation, 'responses', name)
    return response && { ...withPlainTypes(response.value), ...linksOf(document, response, targetOf) }
  }
  for (const name of declared.filter((each) => /^\d{3}$/.test(each))) {
    const response = read(name)
    if (response !== undefined) exact[name] = response
  }
  const whole: Record<string, JsonObject> = {}
  for (const [range, statuses] of Object.entries(ranges)) {
    const name = declared.find((each) => each.toUpperCase() === range)
    const response = name === undefined ? undefined : read(name)
    if (response === undefined) continue
    whole[range] = asOneOf(response)
    for (const status of statuses) exact[status] ??= whole[range]
  }
  const fallback = declared.includes('default') ? read('default') : undefined
  const hasSuccess = Object.keys(exact).some((status) => status.startsWith('2') || status.startsWith('3'))
  const saysErrors = Object.keys(exact).some((status) => status.startsWith('4'))
  if (fallback !== undefined) {
    if (!hasSuccess) exact[200] = fallback
    for (const status of clientErrors) exact[status] ??= asOneOf(fallback)
  }
  // An operation that declares no error at all says nothing of which there are; one that does is taken at its word.
  const taken = saysErrors || fallback !== undefined ? protocolErrors : clientErrors
  return {
    // The others of a range are those that nobody counts with, and are held to it when they come.
    responses: {
      ...hoistLinks(withEvidence(exact, id)),
      ...withEvidence(whole, id),
      ...(fallback === undefined ? {} : { default: asOneOf(fallback) }),
    },
    errors: taken.filter((status) => exact[status] === undefined).map(codeOf),
  }
}

/** With the word that it is declared as one of many statuses, and not by its own number. */
function asOneOf(response: JsonObject): JsonObject {
  return { ...response, 'x-one-of-many': true }
}

/** A success is evidence for its operation; errors are what every operation has. */
function withEvidence(responses: Readonly<Record<string, JsonObject>>, id: string): Record<string, JsonObject> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      status.startsWith('2') ? { ...response, 'x-requirements': [id] } : response,
    ]),
  )
}

/** The links of every success stand at the first one. */
function hoistLinks(responses: Readonly<Record<string, JsonObject>>): Record<string, JsonObject> {
  const successes = Object.keys(responses).filter((status) => status.startsWith('2'))
  const [first] = successes
  const links = Object.assign({}, ...successes.map((status) => responses[status]?.links ?? {}))
  const response = first === undefined ? undefined : responses[first]
  if (first === undefined || response === undefined || Object.keys(links).length === 0) return { ...responses }
  return { ...responses, [first]: { ...response, links } }
}

function linksOf(
  document: JsonObject,
  response: Located,
  targetOf: (link: JsonObject) => string | undefined,
): { links?: JsonObject } {
  const links: Record<string, Json> = {}
  for (const name of Object.keys(isObject(response.value.links) ? response.value.links : {})) {
    const link = child(document, response, 'links', name)?.value
    const operationId = link && targetOf(link)
    if (link === undefined || operationId === undefined) continue
    const { operationRef: _, ...others } = link
    links[name] = { ...others, operationId }
  }
  return Object.keys(links).length === 0 ? {} : { links }
}

function withPlainTypes(response: JsonObject): JsonObject {
  if (!isObject(response.content)) return response
  const content = Object.entries(response.content).map(([type, media]): [string, Json] => {
    return [withoutParameters(type), media]
  })
  return { ...response, content: Object.fromEntries(content) }
}

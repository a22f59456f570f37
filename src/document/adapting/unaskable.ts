/** Operations that a run cannot ask rightly, with the reason: what they need cannot be given, or they are somewhere else. */
import { at, child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { exampleOf } from '../make-options.ts'

/** Methods of operations that are not called. */
export const otherMethods = ['head', 'options', 'trace', 'query'] as const

/** @returns Why the operation is not called, after "because"; undefined where it can be. */
export function unaskable(document: JsonObject, operation: Located, item: Located): string | undefined {
  return (
    elsewhere(document, operation.value.servers ?? item.value.servers) ??
    uncredited(document, operation.value.security ?? document.security) ??
    withoutCookie(document, operation, item)
  )
}

/** What has servers of its own is not where everything else is. */
function elsewhere(document: JsonObject, servers: Json | undefined): string | undefined {
  const own = urlsOf(servers)
  const [first] = own
  if (first === undefined) return undefined
  const common = urlsOf(document.servers)
  // By which of both protocols a server is spoken to says nothing of which it is.
  const places = common.map(withoutProtocol)
  const isCommon = own.some((url) => (common.length === 0 ? url === '/' : places.includes(withoutProtocol(url))))
  return isCommon ? undefined : `it is at another server, ${first}`
}

function urlsOf(servers: Json | undefined): string[] {
  return (Array.isArray(servers) ? servers : []).flatMap((server) =>
    isObject(server) && typeof server.url === 'string' ? [server.url.replace(/(?<=.)\/$/, '')] : [],
  )
}

function withoutProtocol(url: string): string {
  return url.replace(/^https?:(?=\/\/)/i, '')
}

/** A run is given one token, and says it in one place. */
function uncredited(document: JsonObject, security: Json | undefined): string | undefined {
  const ways = (Array.isArray(security) ? security : []).filter(isObject)
  const problems = ways.map((way) => problemOfWay(document, Object.keys(way)))
  return problems.includes(undefined) ? undefined : problems[0]
}

function problemOfWay(document: JsonObject, names: readonly string[]): string | undefined {
  const schemes = names.map((name) => [name, schemeOf(document, name)] as const)
  for (const [name, scheme] of schemes) {
    const kind = String(scheme?.type === 'http' ? scheme.scheme : scheme?.type).toLowerCase()
    if (kind === 'digest' || kind === 'mutualtls')
      return `it asks for ${name}, which is ${kind === 'digest' ? 'HTTP digest' : 'a certificate of the client'}, and a run has none to give`
  }
  const places = new Set(schemes.map(([, scheme]) => placeOf(scheme)))
  return places.size > 1
    ? `it asks for ${names.join(' and ')} together, and a run is given one credential for both`
    : undefined
}

function schemeOf(document: JsonObject, name: string): JsonObject | undefined {
  const components = at(document, '#/components')
  return isObject(components)
    ? child(document, { pointer: '#/components', value: components }, 'securitySchemes', name)?.value
    : undefined
}

/** Schemes whose token stands in the same place are served by the same one. */
function placeOf(scheme: JsonObject | undefined): string {
  if (scheme?.type === 'apiKey') return `${String(scheme.in)} ${String(scheme.name).toLowerCase()}`
  return scheme?.type === 'http' && String(scheme.scheme).toLowerCase() === 'basic' ? 'basic' : 'bearer'
}

function withoutCookie(document: JsonObject, operation: Located, item: Located): string | undefined {
  for (const owner of [operation, item]) {
    const { parameters } = owner.value
    for (const index of Array.isArray(parameters) ? parameters.keys() : []) {
      const parameter = child(document, owner, 'parameters', String(index))
      if (parameter?.value.in !== 'cookie' || parameter.value.required !== true) continue
      if (isTokens(document, String(parameter.value.name)) || cookieValue(document, parameter) !== undefined) continue
      return `nothing shows a value for the cookie ${String(parameter.value.name)}, which it needs`
    }
  }
  return undefined
}

/** Whether a cookie is the place of a token. */
export function isTokens(document: JsonObject, name: string): boolean {
  const schemes = at(document, '#/components/securitySchemes')
  return Object.keys(isObject(schemes) ? schemes : {}).some((each) => {
    const scheme = schemeOf(document, each)
    return scheme?.type === 'apiKey' && scheme.in === 'cookie' && scheme.name === name
  })
}

/** What the document shows for a cookie: an example, a default, or the only value that it may have. */
export function cookieValue(document: JsonObject, parameter: Located): Json | undefined {
  const schema = child(document, parameter, 'schema')?.value ?? {}
  const [only, ...others] = Array.isArray(schema.enum) ? schema.enum : []
  return exampleOf(parameter.value) ?? exampleOf(schema) ?? schema.const ?? (others.length === 0 ? only : undefined)
}

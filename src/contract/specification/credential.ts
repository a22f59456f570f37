/** Where a token goes in a request: what the standard `securitySchemes` of the document say, `Authorization: Bearer` where they say nothing. */
import { at, child, isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

export type Placement =
  | { readonly in: 'bearer' }
  /** The token is `name:password`. */
  | { readonly in: 'basic' }
  | { readonly in: 'header' | 'query' | 'cookie'; readonly name: string }

export const bearer: Placement = { in: 'bearer' }

/**
 * Where the token of an operation goes; of several ways the first that needs only one token.
 * @param operation Its object in the document.
 */
export function placementOf(document: JsonObject, operation: JsonObject): Placement {
  const ways = [operation.security, document.security].find(
    (each): each is readonly Json[] => Array.isArray(each) && each.length > 0,
  )
  const schemes = (ways ?? []).flatMap((way) =>
    isObject(way) && Object.keys(way).length === 1 ? Object.keys(way) : [],
  )
  for (const name of schemes) {
    const placement = placementOfScheme(document, name)
    if (placement !== undefined) return placement
  }
  return bearer
}

function placementOfScheme(document: JsonObject, name: string): Placement | undefined {
  const components = at(document, '#/components')
  if (!isObject(components)) return undefined
  const scheme = child(document, { pointer: '#/components', value: components }, 'securitySchemes', name)?.value
  if (scheme?.type === 'http') return String(scheme.scheme).toLowerCase() === 'basic' ? { in: 'basic' } : bearer
  if (scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect') return bearer
  if (scheme?.type !== 'apiKey' || typeof scheme.name !== 'string') return undefined
  const place = scheme.in
  // What is no name of a header cannot be sent as one.
  if (place !== 'query' && !/^[\w!#$%&'*+.^`|~-]+$/.test(scheme.name)) return undefined
  return place === 'header' || place === 'query' || place === 'cookie' ? { in: place, name: scheme.name } : undefined
}

export interface Placed {
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

export function placeToken(token: string | undefined, placement: Placement): Placed {
  if (token === undefined) return { headers: {}, query: {} }
  switch (placement.in) {
    case 'bearer':
      return { headers: { authorization: `Bearer ${token}` }, query: {} }
    case 'basic':
      return { headers: { authorization: `Basic ${base64(token)}` }, query: {} }
    case 'header':
      return { headers: { [placement.name.toLowerCase()]: token }, query: {} }
    case 'query':
      return { headers: {}, query: { [placement.name]: token } }
    case 'cookie':
      return { headers: { cookie: `${placement.name}=${encodeURIComponent(token)}` }, query: {} }
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

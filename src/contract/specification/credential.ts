/** Where the contract kit puts a token in a request: what the standard `securitySchemes` of the document say, bearer where they say nothing. */
import { toBase64 } from '../../spec/base64.ts'
import type { CredentialPlace } from '../../spec/contract.ts'
import { bearer, placeOfScheme } from '../../spec/credentials.ts'
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

/**
 * Where the token of an operation goes; of several ways the first that needs only one token.
 * @param operation Its object in the document.
 */
export function placementOf(document: JsonObject, operation: JsonObject): CredentialPlace {
  const ways = [operation.security, document.security].find(
    (each): each is readonly Json[] => Array.isArray(each) && each.length > 0,
  )
  const schemes = (ways ?? []).flatMap((way) =>
    isObject(way) && Object.keys(way).length === 1 ? Object.keys(way) : [],
  )
  for (const name of schemes) {
    const placement = placeOfScheme(document, name)
    if (placement !== undefined) return placement
  }
  return bearer
}

export interface Placed {
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

export function placeToken(token: string | undefined, placement: CredentialPlace): Placed {
  if (token === undefined) return { headers: {}, query: {} }
  switch (placement.in) {
    case 'bearer':
      return { headers: { authorization: `Bearer ${token}` }, query: {} }
    case 'basic':
      return { headers: { authorization: `Basic ${toBase64(token)}` }, query: {} }
    case 'header':
      return { headers: { [placement.name.toLowerCase()]: token }, query: {} }
    case 'query':
      return { headers: {}, query: { [placement.name]: token } }
    case 'cookie':
      return { headers: { cookie: `${placement.name}=${encodeURIComponent(token)}` }, query: {} }
  }
}

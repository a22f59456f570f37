/** Who may ask, and where a request says so: `security` and the standard `securitySchemes` of a document. */
import type { CredentialPlace, Operation, SecurityWay } from './contract.ts'
import { list, text } from './json-values.ts'
import { at, child, isObject, type JsonObject } from './pointer.ts'

export const bearer: CredentialPlace = { in: 'bearer' }

/** @param operation Its object in the document. */
export function readSecurity(document: JsonObject, operation: JsonObject): Pick<Operation, 'secured' | 'security'> {
  const ways = list(operation.security ?? document.security).map((way) => (isObject(way) ? Object.entries(way) : []))
  return {
    // A way that asks for nothing is open to everybody.
    secured: ways.length > 0 && ways.every((way) => way.length > 0),
    security: ways
      .filter((way) => way.length > 0)
      .map((way) => ({
        credentials: way.map(([name, scopes]) => ({
          // What is not declared, or of a kind that nobody knows, can still be told by a token.
          place: placeOfScheme(document, name) ?? bearer,
          scopes: list(scopes).map(text),
        })),
      })),
  }
}

/** Undefined where the scheme is not declared, or says of no place where a token could stand. */
export function placeOfScheme(document: JsonObject, name: string): CredentialPlace | undefined {
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

/** Each place of all operations once; bearer where none says anything. */
export function placesOf(operations: readonly { readonly security: readonly SecurityWay[] }[]): CredentialPlace[] {
  const places = operations.flatMap(({ security }) =>
    security.flatMap(({ credentials }) => credentials.map(({ place }) => place)),
  )
  const distinct = new Map(places.map((place) => [JSON.stringify(place), place]))
  return distinct.size === 0 ? [bearer] : [...distinct.values()]
}

/** What stands at a place of a request where a token can be, as it is to be looked up. */
import { fromBase64 } from '../../spec/base64.ts'
import type { CredentialPlace } from '../../spec/contract.ts'
import type { Received } from '../exchange.ts'

/** A request as far as credentials stand in it. */
export type Carrying = Pick<Received, 'headers'> & Partial<Pick<Received, 'query'>>

/** The texts that may be the token; empty where nothing stands there. */
export function readCredential({ headers, query }: Carrying, place: CredentialPlace): readonly string[] {
  switch (place.in) {
    case 'bearer':
      return afterScheme(bearer, headers.authorization)
    case 'basic':
      return afterScheme(basic, headers.authorization).flatMap(fromBasic)
    case 'header':
      return fromHeader(place.name.toLowerCase(), headers)
    case 'query':
      return (query ?? '').split('&').flatMap((pair) => valueIn(pair.replaceAll('+', ' '), place.name))
    case 'cookie':
      return (headers.cookie ?? '').split(';').flatMap((pair) => valueIn(pair.trim(), place.name))
  }
}

const bearer = /^bearer +(\S+) *$/i
const basic = /^basic +(\S+) *$/i

function afterScheme(scheme: RegExp, header: string | undefined): readonly string[] {
  const credential = header === undefined ? undefined : scheme.exec(header)?.[1]
  return credential === undefined ? [] : [credential]
}

/** A key that goes where schemes go may be sent with the name of one. */
function fromHeader(name: string, headers: Received['headers']): string[] {
  const value = headers[name]?.trim() ?? ''
  if (value === '') return []
  const space = name === 'authorization' ? value.indexOf(' ') : -1
  return space === -1 ? [value] : [value, value.slice(space + 1).trim()]
}

/** People send a token as the password, as the name, or write it with its colon. */
function fromBasic(encoded: string): string[] {
  const pair = fromBase64(encoded)
  if (pair === undefined) return []
  const colon = pair.indexOf(':')
  const parts = colon === -1 ? [pair] : [pair.slice(colon + 1), pair.slice(0, colon), pair]
  return parts.filter((part) => part !== '')
}

function valueIn(pair: string, name: string): string[] {
  const equals = pair.indexOf('=')
  if (equals === -1 || decoded(pair.slice(0, equals)) !== name) return []
  const value = decoded(pair.slice(equals + 1).replace(/^"(.*)"$/, '$1'))
  return value === undefined || value === '' ? [] : [value]
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The credentials of a request with others in their place, wherever a document has them. */
import type { LoggedRequest } from '../../log/entry.ts'
import { splitOnce } from '../../pipeline/parameters/delimited.ts'
import { fromBase64, toBase64 } from '../../spec/base64.ts'
import type { CredentialPlace, Operation } from '../../spec/contract.ts'
import { placesOf } from '../../spec/credentials.ts'
import type { StandIns } from './stand-ins.ts'

export type Operations = Readonly<Record<string, Operation>>
type Told = Pick<LoggedRequest, 'headers' | 'query'>

/** Operations never change. */
const places = new WeakMap<Operations, readonly CredentialPlace[]>()

export function maskCredentials({ headers, query }: Told, operations: Operations, standIns: StandIns): Told {
  const known = places.get(operations) ?? placesOf(Object.values(operations))
  places.set(operations, known)
  const masked: Record<string, string> = {}
  const replace = (name: string, other: (value: string) => string): void => {
    const value = masked[name] ?? headers[name]
    if (value !== undefined) masked[name] = other(value)
  }
  // A bearer's is one in every document: whoever sends it means it so.
  replace('authorization', (value) => value.replace(/(?<=^bearer +)\S+/i, standIns.for))
  let told = query
  for (const place of known) {
    if (place.in === 'basic') replace('authorization', (value) => maskedBasic(value, standIns))
    if (place.in === 'header') replace(place.name.toLowerCase(), (value) => maskedHeader(value, place.name, standIns))
    if (place.in === 'cookie') replace('cookie', (value) => maskedPairs(value, '; ', place.name, standIns))
    if (place.in === 'query') told = maskedPairs(told, '&', place.name, standIns)
  }
  return { headers: { ...headers, ...masked }, query: told }
}

function maskedHeader(value: string, name: string, standIns: StandIns): string {
  const [, scheme = '', token = value.trim()] =
    (name.toLowerCase() === 'authorization' && /^(\S+ +)(\S.*)$/.exec(value)) || []
  // A scheme that has a place of its own was seen to by that.
  return /^(bearer|basic) +$/i.test(scheme) ? value : scheme + standIns.for(token)
}

function maskedBasic(value: string, standIns: StandIns): string {
  const [, scheme, encoded] = /^(basic +)(\S+) *$/i.exec(value) ?? []
  const pair = encoded === undefined ? undefined : fromBase64(encoded)
  return pair === undefined ? value : `${scheme}${toBase64(maskedLogin(pair, standIns))}`
}

/** The token is what is known to be one, else the password, else the name. */
function maskedLogin(pair: string, standIns: StandIns): string {
  const known = standIns.within(pair)
  if (known !== pair) return known
  const colon = pair.indexOf(':')
  const [name, password] = colon === -1 ? [pair, ''] : [pair.slice(0, colon), pair.slice(colon + 1)]
  const other = password === '' ? [standIns.for(name), ''] : [name, standIns.for(password)]
  return colon === -1 ? (other[0] ?? '') : other.join(':')
}

function maskedPairs(text: string, joint: string, name: string, standIns: StandIns): string {
  if (text === '') return text
  return text
    .split(joint.trim())
    .map((pair) => {
      const [key, value] = splitOnce(pair.trim())
      return value === '' || decoded(key) !== name
        ? pair.trim()
        : `${key}=${encodeURIComponent(standIns.for(decoded(value)))}`
    })
    .join(joint)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Parameters that the operation declares, decoded and given their types, by the table of styles of OpenAPI. */
import type { Parameter } from '../../spec/contract.ts'
import type { Read } from '../exchange.ts'
import { decodeName, parseJson } from './decode.ts'
import { readDelimited, splitOnce } from './delimited.ts'
import { type Pair, readPairs } from './pairs.ts'
import { readSegment } from './segment.ts'
import { typed } from './typed.ts'

export function pathParameters({ operation, segments }: Read): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path') values[parameter.name] = readSegment(segments[parameter.name] ?? '', parameter)
  }
  return values
}

/** Others than those that the operation declares are ignored. */
export function queryParameters({ operation, received }: Read): Record<string, unknown> {
  const { query } = received
  return query === '' ? {} : readPairs(query.split('&').map(pairOf), operation.parameters, 'query')
}

function pairOf(text: string): Pair {
  const [name, value] = splitOnce(text)
  return [decodeName(name), value.replaceAll('+', ' ')]
}

/** Under the names that the operation gives them. */
export function headerParameters({ operation, received }: Read): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const parameter of operation.parameters) {
    const value = parameter.in === 'header' ? received.headers[parameter.name.toLowerCase()] : undefined
    if (value !== undefined) values[parameter.name] = readHeader(value, parameter)
  }
  return values
}

function readHeader(value: string, parameter: Parameter): unknown {
  if (parameter.isJson) return parseJson(value, parameter)
  if (parameter.type !== 'array' && parameter.type !== 'object') return typed(value, parameter)
  return readDelimited(value, parameter, { joint: ',', isNamed: parameter.explode, decode: (part) => part.trim() })
}

export function cookieParameters({ operation, received }: Read): Record<string, unknown> {
  const parameters = operation.parameters.filter((each) => each.in === 'cookie')
  const lists = new Set(parameters.filter(({ type }) => type === 'array').map(({ name }) => name))
  const seen = new Set<string>()
  const pairs = (received.headers.cookie ?? '').split(';').flatMap((text): Pair[] => {
    const pair = splitOnce(text.trim())
    // Of two cookies of a name the first is that of the nearest path (RFC 6265, section 5.4); of a list each is a part.
    if (seen.has(pair[0]) && !lists.has(pair[0])) return []
    seen.add(pair[0])
    return [pair]
  })
  return readPairs(pairs, parameters, 'cookie')
}

/** Links of the document: what the next operation is to be called with, taken from an exchange by OpenAPI's runtime expressions. */
import { at, isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import { withDigits } from '../exchange/digits.ts'
import type { Input } from '../exchange/exchange.ts'
import type { Link } from './specification.ts'

/** What the expressions speak of. */
export interface Occurrence {
  readonly input: Input
  /** Of the answer, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Of the answer, parsed. */
  readonly body: unknown
}

/** Values by parameter name; undefined when one of them is not in the exchange. */
export function followLink(link: Link, occurrence: Occurrence): Record<string, string> | undefined {
  const values: Record<string, string> = {}
  for (const [name, expression] of Object.entries(link.parameters)) {
    const value = evaluate(expression, occurrence)
    if (typeof value !== 'string' && typeof value !== 'number') return undefined
    const isAddress = link.lastSegment && typeof expression === 'string' && expression.startsWith('$response.header')
    values[name] = isAddress ? lastSegmentOf(String(value)) : withDigits(String(value))
  }
  return values
}

function lastSegmentOf(address: string): string {
  const [path = ''] = address.split(/[?#]/)
  return decodeURIComponent(path.split('/').findLast((segment) => segment !== '') ?? '')
}

function evaluate(expression: unknown, { input, headers, body }: Occurrence): unknown {
  if (typeof expression !== 'string' || !expression.startsWith('$')) return expression
  const [, source, kind, rest = ''] = /^\$(request|response)\.(body|path|query|header)(.*)$/.exec(expression) ?? []
  if (kind === 'body') return pointInto(source === 'request' ? input.body : body, rest)
  const name = rest.slice(1)
  if (kind === 'header') return source === 'response' ? headers[name.toLowerCase()] : input.headers?.[name]
  return kind === 'path' ? input.path?.[name] : input.query?.[name]
}

function pointInto(body: unknown, fragment: string): Json | undefined {
  // A body is what JSON gave or what a scenario wrote as such.
  if (fragment === '') return body as Json
  return isObject(body) || Array.isArray(body) ? at(body as JsonObject, fragment) : undefined
}

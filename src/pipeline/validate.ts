/** Sixth stage: does the input fit the document? Parameters are decoded and given their types, then schemas decide. */
import { refuse } from '../errors/refusal.ts'
import { problemOf } from '../schema/validator.ts'
import type { Parameter } from '../spec/contract.ts'
import type { Engine } from './engine.ts'
import { grow, type Read, type Validated } from './exchange.ts'

export function validate(read: Read, engine: Engine): Validated {
  const { operation, received } = read
  const path = pathParameters(read)
  const query = queryParameters(received.query, operation.parameters)
  const { schemas } = operation
  check(schemas.path, path, 'path')
  check(schemas.query, query, 'query')
  if (schemas.header !== null) check(schemas.header, headerParameters(read), 'headers')
  refuseReadOnly(read)
  if (read.body !== undefined && !(read.body instanceof Uint8Array)) check(schemas.body, read.body, 'body')
  return grow(read, { path, query })

  function check(key: string | null, value: unknown, subject: string): void {
    const validator = key === null ? undefined : engine.validatorOf(key)
    const problem = validator && problemOf(validator, value, subject)
    if (problem !== undefined) refuse('invalid', { problem: problem.sentence, field: problem.field })
  }
}

function pathParameters({ operation, segments }: Read): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path')
      values[parameter.name] = typed(decode(segments[parameter.name] ?? '', parameter), parameter)
  }
  return values
}

/** Headers that the operation declares, under the names that it gives them. */
function headerParameters({ operation, received }: Read): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const parameter of operation.parameters) {
    const value = parameter.in === 'header' ? received.headers[parameter.name.toLowerCase()] : undefined
    if (value !== undefined) values[parameter.name] = typed(value, parameter)
  }
  return values
}

/** A property that only answers have is found before any other fault of the body. */
function refuseReadOnly({ operation, body }: Read): void {
  const readOnly = operation.body?.readOnly ?? []
  if (readOnly.length === 0 || typeof body !== 'object' || body === null) return
  const field = Object.keys(body).find((name) => readOnly.includes(name))
  if (field !== undefined) refuse('read-only', { field })
}

/** Query parameters that the operation declares; others are ignored. */
function queryParameters(query: string, parameters: readonly Parameter[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  if (query === '') return values
  for (const pair of query.split('&')) {
    const [name = '', value = ''] = splitOnce(pair)
    const parameter = parameters.find((declared) => declared.in === 'query' && declared.name === name)
    if (parameter === undefined) continue
    if (Object.hasOwn(values, name)) {
      refuse('invalid', { problem: `The query parameter "${name}" stands there more than once.`, field: name })
    }
    values[name] = typed(decode(value.replaceAll('+', ' '), parameter), parameter)
  }
  return values
}

function splitOnce(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
  return [name.includes('%') ? name.replaceAll(/(%[0-9a-f]{2})+/gi, (text) => tryDecode(text) ?? text) : name, value]
}

function decode(text: string, { name, in: place }: Parameter): string {
  return (
    tryDecode(text) ??
    refuse('invalid', { problem: `The ${place} parameter "${name}" is not percent-encoded as UTF-8.`, field: name })
  )
}

function tryDecode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** A text that is no number stays a text, for the schema to refuse. */
function typed(text: string, { type }: Parameter): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (type === 'string' || !/^-?\d+(\.\d+)?$/.test(text)) return text
  return Number(text)
}

/** Reads what a caller of the control API sends: one JSON object with known members of known types. */
import type { Received } from '../platform.ts'
import { isNestedOver } from '../spec/nesting.ts'
import { ControlError } from './control-error.ts'

const bodyBytesMax = 1_048_576
/** What a request may send to the platform, with the parts of a snapshot around it. */
export const nestingMax = 100
const utf8 = new TextDecoder('utf-8', { fatal: true })

export type Input = Readonly<Record<string, unknown>>

/** A whole world, and all that was found of a target, are longer than anything else that is sent. */
const worldBytesMax = 67_108_864

/** What a request for that path may send. */
export function bodyBytesMaxOf(path: string): number {
  return path === '/_nowhere/snapshot' || path === '/_nowhere/report' ? worldBytesMax : bodyBytesMax
}

/** Any JSON. */
export function readJson({ path, headers, body, tooLarge }: Received): unknown {
  const bytesMax = bodyBytesMaxOf(path)
  if (tooLarge || (body !== null && body.length > bytesMax)) {
    throw new ControlError(413, 'TOO_LARGE', `The body is over ${bytesMax} bytes.`)
  }
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase()
  // A web page can send any other media type to any origin without being asked whether it may.
  if (mediaType !== 'application/json') {
    throw new ControlError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The Content-Type must be application/json.')
  }
  if (body !== null && isNestedOver(nestingMax, body))
    throw new ControlError(400, 'UNREADABLE_BODY', `The body is nested over ${nestingMax} levels deep.`)
  return parse(body)
}

/** An object with no other members than the named ones. */
export function readInput(received: Received, members: readonly string[]): Input {
  const input = readJson(received)
  if (typeof input !== 'object' || input === null || Array.isArray(input)) invalid('The body must be a JSON object.')
  const unknown = Object.keys(input).find((name) => !members.includes(name))
  if (unknown !== undefined) invalid(`There is no member ${JSON.stringify(unknown)}; there is ${members.join(', ')}.`)
  // Neither null nor an array, so an object of JSON.
  return input as Input
}

/**
 * What stands behind the question mark, of these names alone.
 * @throws ControlError INVALID_QUERY
 */
export function readQuery({ query }: Received, names: readonly string[]): URLSearchParams {
  const parameters = new URLSearchParams(query)
  for (const name of parameters.keys()) {
    if (!names.includes(name))
      invalidQuery(`There is no parameter ${JSON.stringify(name)}; there is ${names.join(', ')}.`)
  }
  return parameters
}

export function readWhole(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^\d{1,15}$/.test(text)) invalidQuery(`The parameter ${name} must be a whole number.`)
  return Number(text)
}

/** `?name`, `?name=true`: whether it is there. */
export function readFlag(query: URLSearchParams, name: string): boolean {
  const text = query.get(name) ?? 'false'
  if (text === '' || text === 'true') return true
  return text === 'false' ? false : invalidQuery(`The parameter ${name} must be true or false.`)
}

export function invalidQuery(message: string): never {
  throw new ControlError(400, 'INVALID_QUERY', message)
}

export function readText(input: Input, name: string): string {
  return readOptionalText(input, name) ?? invalid(`The member "${name}" is missing.`)
}

export function readOptionalText(input: Input, name: string): string | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined
  if (value === undefined || (typeof value === 'string' && value !== '')) return value
  return invalid(`The member "${name}" must be a text that is not empty.`)
}

export function invalid(message: string): never {
  throw new ControlError(400, 'INVALID_BODY', message)
}

function parse(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(utf8.decode(body ?? new Uint8Array()))
  } catch {
    throw new ControlError(400, 'UNREADABLE_BODY', 'The body is not JSON.')
  }
}

/** Values of a document as what they have to be; a value that is something else throws. */
import { parseIsoDuration } from './duration.ts'
import { isObject, type Json } from './pointer.ts'

export function mapObject<T>(value: Json | undefined, map: (member: Json) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([name, member]) => [name, map(member)]))
}

export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as Json]
}

export function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`expected a text, found ${JSON.stringify(value)}`)
  return value
}

export function optionalText(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : text(value)
}

/** Its texts by name; what is said about them all, such as `x-requirements`, is none of them. */
export function texts(value: Json | undefined): Record<string, string> {
  const own = Object.entries(isObject(value) ? value : {}).filter(([name]) => !name.startsWith('x-'))
  return mapObject(Object.fromEntries(own), text)
}

export function number(value: Json | undefined): number {
  if (typeof value !== 'number') throw new Error(`expected a number, found ${JSON.stringify(value)}`)
  return value
}

export function durationMs(value: Json | undefined): number {
  const ms = parseIsoDuration(text(value))
  if (ms === undefined) throw new Error(`${JSON.stringify(value)} is no ISO 8601 duration`)
  return ms
}

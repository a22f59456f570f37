/** What a list of changes makes of a value (RFC 6902). */
import { isObject, type Json, type JsonObject, unescapePointer } from '../../spec/pointer.ts'

interface Change {
  readonly op: string
  readonly path: string
  readonly from?: string
  readonly value?: Json
}

/** Whether a body is such a list, and no list of things. */
export function isJsonPatch(body: unknown): body is readonly Change[] {
  return (
    Array.isArray(body) &&
    body.length > 0 &&
    body.every((each: unknown) => isRecord(each) && typeof each.op === 'string' && typeof each.path === 'string')
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @returns A sentence where a change cannot be made. */
export function patched(target: JsonObject, changes: readonly Change[]): JsonObject | string {
  let value: Json = structuredClone(target)
  for (const change of changes) {
    const next = afterChange(value, change)
    if (next === undefined) return `${JSON.stringify(change.op)} cannot be done at ${JSON.stringify(change.path)}.`
    value = next
  }
  return isObject(value) ? value : 'What it leads to is no object.'
}

function afterChange(value: Json, { op, path, from = '', value: given = null }: Change): Json | undefined {
  const way = wayOf(path)
  switch (op) {
    case 'add':
      return put(value, way, given)
    case 'replace':
      return at(value, way) === undefined ? undefined : put(without(value, way) ?? null, way, given)
    case 'remove':
      return without(value, way)
    case 'test':
      return JSON.stringify(at(value, way)) === JSON.stringify(given) ? value : undefined
    case 'copy': {
      const copied = at(value, wayOf(from))
      return copied === undefined ? undefined : put(value, way, structuredClone(copied))
    }
    case 'move': {
      const moved = at(value, wayOf(from))
      const rest = without(value, wayOf(from))
      return moved === undefined || rest === undefined ? undefined : put(rest, way, moved)
    }
    default:
      return undefined
  }
}

function wayOf(path: string): string[] {
  return path.split('/').slice(1).map(unescapePointer)
}

function at(value: Json, way: readonly string[]): Json | undefined {
  let found: Json | undefined = value
  for (const name of way) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as JsonObject)[name]
  }
  return found
}

/** Of a list the element comes between the others; `-` is its end. What is on the way is a clone. */
function put(value: Json, way: readonly string[], given: Json): Json | undefined {
  const name = way.at(-1)
  if (name === undefined) return given
  const owner = at(value, way.slice(0, -1))
  if (Array.isArray(owner)) {
    const index = name === '-' ? owner.length : Number(name)
    if (!Number.isInteger(index) || index < 0 || index > owner.length) return undefined
    ;(owner as Json[]).splice(index, 0, given)
    return value
  }
  if (!isObject(owner)) return undefined
  ;(owner as Record<string, Json>)[name] = given
  return value
}

function without(value: Json, way: readonly string[]): Json | undefined {
  const name = way.at(-1)
  if (name === undefined) return null
  const owner = at(value, way.slice(0, -1))
  if (typeof owner !== 'object' || owner === null || !Object.hasOwn(owner, name)) return undefined
  if (Array.isArray(owner)) (owner as Json[]).splice(Number(name), 1)
  else delete (owner as Record<string, Json>)[name]
  return value
}

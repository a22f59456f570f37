/** JSON pointers into a document, and what `$ref` stands for. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A part of a document together with where it stands, `$ref`s followed. */
export interface Located {
  readonly pointer: string
  readonly value: JsonObject
}

export function escapePointer(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment
}

export function unescapePointer(segment: string): string {
  return segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment
}

/** The value at a pointer such as `#/components/schemas/NowError`, or undefined. */
export function at(document: JsonObject, pointer: string): Json | undefined {
  let value: Json | undefined = document
  for (const segment of pointer.split('/').slice(1)) value = member(value, unescapePointer(decoded(segment)))
  return value
}

function member(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(name)]
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return segment
  }
}

/** What references of a document lead to, found once: a document never changes. */
const followed = new WeakMap<JsonObject, Map<string, Located | undefined>>()

/** Follows `$ref` until something stands there itself; undefined when nothing does. */
export function locate(document: JsonObject, pointer: string): Located | undefined {
  const known = followed.get(document) ?? new Map<string, Located | undefined>()
  if (known.size === 0) followed.set(document, known)
  if (!known.has(pointer)) known.set(pointer, follow(document, pointer))
  return known.get(pointer)
}

function follow(document: JsonObject, pointer: string): Located | undefined {
  const seen = new Set<string>()
  let current = pointer
  for (;;) {
    if (seen.has(current)) return undefined
    seen.add(current)
    const value = at(document, current)
    if (!isObject(value)) return undefined
    const reference = value.$ref
    if (typeof reference !== 'string') return { pointer: current, value }
    current = reference
  }
}

/** The member of a located part, followed. */
export function child(document: JsonObject, parent: Located, ...names: readonly string[]): Located | undefined {
  let value: Json | undefined = parent.value
  for (const name of names) value = member(value, name)
  if (!isObject(value)) return undefined
  if (typeof value.$ref === 'string') return locate(document, value.$ref)
  return { pointer: pointerTo(parent, names), value }
}

function pointerTo({ pointer }: Located, names: readonly string[]): string {
  // A pointer is read percent-decoded, so a percent sign of a name has to be encoded.
  return names.reduce((place, name) => `${place}/${escapePointer(name).replaceAll('%', '%25')}`, pointer)
}

/** A pointer as the fragment of a URI, such as a `$ref` of another document holds. */
export function fragmentOf(pointer: string): string {
  const segments = pointer.slice(1).split('/')
  return `#${segments.map((segment) => encodeURIComponent(decodeURIComponent(segment))).join('/')}`
}

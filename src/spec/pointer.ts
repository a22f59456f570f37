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
  return segment.replaceAll('~', '~0').replaceAll('/', '~1')
}

export function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** The value at a pointer such as `#/components/schemas/NowError`, or undefined. */
export function at(document: JsonObject, pointer: string): Json | undefined {
  let value: Json | undefined = document
  for (const segment of pointer.split('/').slice(1)) {
    const name = unescapePointer(decodeURIComponent(segment))
    if (Array.isArray(value)) value = value[Number(name)]
    else if (isObject(value)) value = Object.hasOwn(value, name) ? value[name] : undefined
    else return undefined
  }
  return value
}

/** Follows `$ref` until something stands there itself; undefined when nothing does. */
export function locate(document: JsonObject, pointer: string): Located | undefined {
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
  // A pointer is read percent-decoded, so a percent sign of a name has to be encoded.
  const segments = names.map((name) => escapePointer(name).replaceAll('%', '%25'))
  return locate(document, [parent.pointer, ...segments].join('/'))
}

/** A pointer as the fragment of a URI, such as a `$ref` of another document holds. */
export function fragmentOf(pointer: string): string {
  const segments = pointer.slice(1).split('/')
  return `#${segments.map((segment) => encodeURIComponent(decodeURIComponent(segment))).join('/')}`
}
